/// Cells of the interface's own words.
enum CellText {
    /// `text` is printable ASCII.
    static func ascii(_ text: String, _ style: Style) -> [Cell] {
        text.utf8.map { Cell(Unicode.Scalar($0 & 0x7F), style: style, width: 1) }
    }
}
