/// One picture of the whole screen. A value: made by Views, compared and painted by Terminal.
package struct Frame: Hashable, Sendable {
    package let size: Size
    /// `size.rows` rows of exactly `size.columns` cells.
    package private(set) var rows: [[Cell]]
    /// Where the real cursor stands; nil hides it.
    package var cursor: Point?

    package init(size: Size) {
        self.size = size
        rows = Array(
            repeating: Array(repeating: .blank, count: max(0, size.columns)), count: max(0, size.rows))
    }

    /// Puts cells from (column, row) to the right, clipped to `columns` and to the frame. A wide cell that does
    /// not fit whole is left out, and a wide cell of which one half is overwritten becomes blank, so that no half
    /// character is ever painted. Returns the column after the last cell put.
    @discardableResult
    package mutating func put(
        _ cells: some Sequence<Cell>, column: Int, row: Int, columns: Int = .max
    ) -> Int {
        guard rows.indices.contains(row) else { return column }
        let (sum, overflow) = column.addingReportingOverflow(columns)
        let end = overflow ? size.columns : min(size.columns, sum)
        var at = column
        for cell in cells where cell.width > 0 {
            let width = Int(cell.width)
            if at + width > end { break }
            if at >= 0 {
                free(column: at, row: row)
                if width == 2 { free(column: at + 1, row: row) }
                rows[row][at] = cell
                if width == 2 { rows[row][at + 1] = .secondHalf(cell.style) }
            }
            at += width
        }
        return at
    }

    /// Makes a place writable without leaving half a wide character beside it.
    private mutating func free(column: Int, row: Int) {
        let cell = rows[row][column]
        if cell.width == 0, column > 0 { rows[row][column - 1] = .blank }
        if cell.width == 2, column + 1 < size.columns { rows[row][column + 1] = .blank }
    }
}
