/// The one place where text becomes cells.
///
/// What is drawn for text that a terminal would not draw in known columns:
/// - Control, format, invisible, private and unknown characters: a mark in `Ink.mark`, such as `^M` or `<U+202E>`.
/// - A combining mark stays with the character before it, four at most (a `cchar_t` of ncurses holds five
///   scalars); more are left out. One that follows nothing is shown as a mark.
/// - A joined emoji sequence: its single emoji side by side, since terminals disagree on the width of the whole.
/// - Skin tones and U+FE0F after an emoji: left out, so that every terminal draws the width of the emoji alone.
/// - A flag: its letters, as `DE` or `GBENG`, in `Ink.mark`.
/// - U+200C and U+200D after a letter of a script that joins its letters: kept, once.
///
/// Only the display changes; whoever stores or copies text takes the original.
package enum Cells {
    /// Columns between tab stops.
    static let tabStop = 4

    /// Cells of `text`. TAB goes to the next multiple of four columns, counted from `column` places before the
    /// text. Lines are the caller's: a line feed becomes a mark.
    package static func of(_ text: String, _ style: Style = .plain, column: Int = 0) -> [Cell] {
        var writer = CellWriter(style: style, column: column)
        writer.cells.reserveCapacity(text.utf8.count)
        var text = text
        text.withUTF8 { writer.write($0) }
        return writer.cells
    }

    static func of(utf8: [UInt8], _ style: Style) -> [Cell] {
        var writer = CellWriter(style: style, column: 0)
        writer.cells.reserveCapacity(utf8.count)
        utf8.withUnsafeBufferPointer { writer.write($0) }
        return writer.cells
    }

    /// Cells of each line of `text`; CR LF and LF end a line, and an end of line at the end begins no further one.
    package static func lines(of text: String, _ style: Style = .plain) -> [[Cell]] {
        var lines: [[Cell]] = []
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            while start < bytes.count {
                let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
                let hasReturn = end < bytes.count && end > start && bytes[end - 1] == 0x0D
                var writer = CellWriter(style: style, column: 0)
                writer.write(UnsafeBufferPointer(rebasing: bytes[start..<(hasReturn ? end - 1 : end)]))
                lines.append(writer.cells)
                start = end + 1
            }
        }
        return lines
    }
}

extension Sequence<Cell> {
    /// The columns that the cells take.
    package var columns: Int { reduce(0) { $0 + Int($1.width) } }
}
