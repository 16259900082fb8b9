/// What stands in one place of the screen: a grapheme that is safe to send to a terminal, and its style.
///
/// Cells with text are made in one place only, `Cells.of(_:_:)`, which neutralises; so a character that never
/// passed the predicate cannot reach a terminal.
package struct Cell: Hashable, Sendable {
    /// "" in the second half of a wide cell.
    package let text: String
    package var style: Style
    /// Columns: 1 or 2; 0 in the second half of a wide cell.
    package let width: Int8

    init(text: String, style: Style, width: Int8) {
        self.text = text
        self.style = style
        self.width = width
    }

    package static let blank = Cell(text: " ", style: .plain, width: 1)
}
