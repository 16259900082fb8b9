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

    /// A blank line where there is room for such.
    mutating func gap() { if isRoomy { blank() } }

    /// Wide enough for names in full, and most likely for more than a few lines.
    var isRoomy: Bool { columns >= 60 }

    /// `── Step 2 of 5: Data Engineer: Set up ... ─────`. A `detail` that does not fit goes below.
    mutating func rule(_ title: [Cell], _ detail: [Cell] = []) {
        let begin = piece("\u{2500}\u{2500} ", .border)
        let colon = piece(": ", .faint)
        let room = columns - width(of: begin)
        let isBeside = !detail.isEmpty && width(of: title + colon + detail) <= room
        let head = Line(isBeside ? title + colon + detail : title).clipped(to: max(1, room))
        let rest = room - head.width - 1
        let fill = rest > 0 ? piece(" " + String(repeating: "\u{2500}", count: rest), .border) : []
        lines.append(Line(begin + head.cells + fill))
        if !detail.isEmpty, !isBeside {
            add(Array(repeating: .blank, count: min(3, columns - 1)) + detail, hanging: 3)
        }
    }
}

/// A piece of one line; ends of line in it become blanks.
func piece(_ text: String, _ ink: Ink = .text, _ attributes: Style.Attributes = []) -> [Cell] {
    Cells.of(text.replacingNewlines, Style(ink, attributes))
}

/// The first of several wordings, long ones first, that fits; the last where none does.
func fitting(_ wordings: some BidirectionalCollection<String>, columns: Int) -> String {
    wordings.first { width(of: Cells.of($0)) <= columns } ?? wordings.last ?? ""
}
