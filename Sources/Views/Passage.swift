import Canvas

/// Lines that the shell lays out itself: styled pieces, wrapped by words. No Markdown is read in them, so what others
/// wrote stands in them as it is.
struct Passage {
    let columns: Int
    private(set) var lines: [Line] = []

    init(columns: Int) { self.columns = max(1, columns) }

    /// `hanging`: blanks before every line but the first.
    mutating func add(_ cells: [Cell], hanging: Int = 0) {
        lines += Wrap.lines(cells, width: columns, hanging: hanging)
    }

    mutating func add(_ more: [Line]) { lines += more }

    mutating func blank() { lines.append(Line()) }

    /// `── Step 2 of 5: Data Engineer ─────`: a title in a rule; what does not fit goes on below.
    mutating func rule(_ title: [Cell]) {
        let ends = piece("\u{2500}\u{2500} ", .border)
        let wrapped = Wrap.lines(title, width: max(1, columns - width(of: ends)))
        for (index, line) in wrapped.enumerated() {
            if index > 0 {
                lines.append(Line(Array(repeating: .blank, count: min(3, columns - 1)) + line.cells))
                continue
            }
            let rest = columns - width(of: ends) - line.width - 1
            let fill = rest > 0 ? piece(" " + String(repeating: "\u{2500}", count: rest), .border) : []
            lines.append(Line(ends + line.cells + fill))
        }
    }
}

/// A piece of one line; ends of line in it become blanks.
func piece(_ text: String, _ ink: Ink = .text, _ attributes: Style.Attributes = []) -> [Cell] {
    Cells.of(text.replacingNewlines, Style(ink, attributes))
}

/// The first of several wordings, long ones first, that fits; the last where none does.
func fitting(_ wordings: [String], columns: Int) -> String {
    wordings.first { width(of: Cells.of($0)) <= columns } ?? wordings.last ?? ""
}
