import Canvas

/// Where everything stands at a size. Below 100 columns the roster is one strip line; below 40x8 only the
/// transcript's tail and the composer are left, and the keys of a question.
package struct ScreenLayout: Hashable, Sendable {
    package let size: Size
    package let bar: Rect?
    package let strip: Rect?
    package let transcript: Rect
    package let roster: Rect?
    /// The line above the composer.
    package let rule: Int?
    package let composer: Rect
    package let hint: Int?

    package static let foldBelowColumns = 100

    /// `composerRows`: how many the composer would like, at least 1. `isAsking`: without its keys the user would be lost.
    package init(size: Size, composerRows: Int, isAsking: Bool = false) {
        self.size = size
        let columns = size.columns
        let isTiny = columns < 40 || size.rows < 8
        let isWide = !isTiny && columns >= Self.foldBelowColumns
        let most = isTiny ? max(1, size.rows / 2) : max(1, min(8, size.rows / 3))
        let composerHeight = min(max(1, composerRows), most, max(0, size.rows))
        let hasHint = !isTiny || (isAsking && size.rows >= 4)
        let bottom = size.rows - (hasHint ? 1 : 0)
        let composerTop = max(0, bottom - composerHeight)
        composer = Rect(column: 0, row: composerTop, columns: columns, rows: composerHeight)
        hint = hasHint ? bottom : nil
        rule = isTiny ? nil : composerTop - 1
        bar = isTiny ? nil : Rect(column: 0, row: 0, columns: columns, rows: 1)
        strip = isTiny || isWide ? nil : Rect(column: 0, row: 1, columns: columns, rows: 1)
        let top = isTiny ? 0 : (isWide ? 1 : 2)
        let height = max(0, (rule ?? composerTop) - top)
        let rosterColumns = isWide ? min(50, max(40, columns * 3 / 8)) : 0
        transcript = Rect(
            column: 0, row: top, columns: isWide ? columns - rosterColumns - 1 : columns, rows: height)
        roster =
            isWide
            ? Rect(column: columns - rosterColumns, row: top, columns: rosterColumns, rows: height) : nil
    }
}
