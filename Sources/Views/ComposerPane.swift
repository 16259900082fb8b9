import Canvas
import Conversation
import Engine

/// The line editor as it is seen: whom it speaks to, the text around the caret, and the caret.
///
/// Of a text of megabytes only the neighbourhood of the caret is laid out.
struct ComposerPane {
    let lines: [Line]
    /// The caret's place in `lines`, in columns.
    let caret: Point
    let label: [Cell]

    /// So many bytes on either side of the caret are laid out, at least; they fill any screen.
    private static let neighbourhood = 4_096

    init(_ state: State, columns: Int) {
        let gutter = Gutter(team: state.team, paneColumns: columns)
        label = Self.label(state, gutter: gutter)
        let width = max(1, columns - label.count - 1)
        let text = state.composer.text
        let caret = state.composer.caret
        let from = Self.lineStart(text, max(0, caret - Self.neighbourhood))
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: from)
        let end = utf8.index(start, offsetBy: caret - from + Self.neighbourhood, limitedBy: utf8.endIndex)
        let middle = utf8.index(utf8.startIndex, offsetBy: caret)
        let before = Self.wrap(String(text[start..<middle]), width: width)
        let whole = Self.wrap(
            String(text[start..<Self.rounded(end ?? text.endIndex, in: text)]), width: width)
        lines = whole
        // Text is broken at the width and never by words, so what stands before the caret breaks alike; but what
        // comes after it may not fit on its line any more: a wide character at the last column, or anything behind it.
        var at = Point(column: before.last?.width ?? 0, row: before.count - 1)
        let isAtLineEnd = middle == text.endIndex || text[middle] == "\n"
        let room =
            isAtLineEnd ? width - 1 : (whole.indices.contains(at.row) ? whole[at.row].width - 1 : width - 1)
        if at.column > room, !isAtLineEnd || at.column >= width { at = Point(column: 0, row: at.row + 1) }
        self.caret = at
    }

    /// Draws the rows around the caret, and puts the cursor there.
    func draw(into frame: inout Frame, _ rect: Rect) {
        guard rect.size.rows > 0 else { return }
        let first = max(
            0, min(caret.row - rect.size.rows + 1, lines.count - rect.size.rows),
            caret.row - rect.size.rows + 1)
        for row in 0..<rect.size.rows {
            let y = rect.origin.row + row
            let head = row == 0 ? label : Array(repeating: .blank, count: label.count)
            let x = frame.put(head, column: 0, row: y)
            let index = first + row
            if lines.indices.contains(index) { frame.put(lines[index].cells, column: x, row: y) }
            if index == caret.row {
                frame.cursor = Point(column: min(x + caret.column, max(0, frame.size.columns - 1)), row: y)
            }
        }
    }

    /// Who is spoken to, in the transcript's gutter: `MLOPS    > `.
    private static func label(_ state: State, gutter: Gutter) -> [Cell] {
        let isTalk = !state.isEditingBrief && !state.isGoalWanted
        let voice = isTalk ? state.addressee.map { Voice.of($0, in: state.team) } : nil
        let style = Style(voice?.ink ?? (isTalk ? .faint : .accent), .bold)
        let arrow = Cells.of("> ", Style(.accent, .bold))
        if gutter.label == 0 { return arrow }
        let name = voice?.short ?? (isTalk ? "auto" : (state.isEditingBrief ? "brief" : "goal"))
        return padded(Cells.of(name, style), to: gutter.label) + Cells.of(" ", .plain) + arrow
    }

    private static func wrap(_ text: String, width: Int) -> [Line] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
            let lines = Wrap.chopped(Cells.of(String($0)), width: width)
            return lines.isEmpty ? [Line()] : lines
        }
    }

    /// The offset of the line's start at or before `offset`, or, in a very long line, a grapheme's start near it.
    private static func lineStart(_ text: String, _ offset: Int) -> Int {
        if offset == 0 { return 0 }
        let utf8 = text.utf8
        var index = rounded(utf8.index(utf8.startIndex, offsetBy: offset), in: text)
        if let newline = text[index...].prefix(neighbourhood / 2).firstIndex(of: "\n") {
            index = text.index(after: newline)
        }
        let found = utf8.distance(from: utf8.startIndex, to: index)
        return found
    }

    /// The start of the grapheme in which an index lies.
    private static func rounded(_ index: String.Index, in text: String) -> String.Index {
        index == text.endIndex ? index : text.rangeOfComposedCharacter(at: index)
    }
}

extension String {
    fileprivate func rangeOfComposedCharacter(at index: Index) -> Index {
        let after = self.index(index, offsetBy: 1, limitedBy: endIndex) ?? endIndex
        return after > startIndex ? self.index(before: after) : index
    }
}
