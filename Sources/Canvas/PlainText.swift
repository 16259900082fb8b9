/// Text for a terminal that is no screen of ours: neutralised as cells are, and otherwise as it came.
package enum PlainText {
    /// LF and CR LF end a line; an end of line at the end stays.
    package static func of(_ text: String) -> String {
        if text.utf8.allSatisfy(Self.isHarmless) { return text }
        var lines = Cells.lines(of: text).map(Self.text)
        if text.utf8.last == 0x0A { lines.append("") }
        return lines.joined(separator: "\n")
    }

    /// One line of cells, without blanks at its end.
    package static func of(_ line: Line) -> String {
        var text = text(line.cells)
        while text.last == " " { text.removeLast() }
        return text
    }

    private static func text(_ cells: [Cell]) -> String { cells.reduce(into: "") { $0 += $1.text } }

    private static func isHarmless(_ byte: UInt8) -> Bool { byte == 0x0A || (0x20..<0x7F).contains(byte) }
}
