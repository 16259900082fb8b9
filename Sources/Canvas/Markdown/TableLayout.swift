enum TableAlignment: Hashable, Sendable { case left, centre, right }

/// Collects a table and lays it out: in columns where they fit, as a card for each row where they do not.
struct TableLayout {
    /// Columns are as wide as the header and this many rows ask for; cells of later rows wrap. A table that grows
    /// does then not have to be laid out again from its top.
    static let measuredRows = 64

    /// What the rows that are laid out say of those that follow.
    struct Shape: Hashable, Sendable {
        /// Of the columns; nil for cards.
        let widths: [Int]?
        /// Whether a card stands above.
        var hasCards = false
    }

    /// A row, and the line of the source where it is.
    private struct Row {
        let sourceLine: Int
        var cells: [[Cell]] = []
    }

    let alignments: [TableAlignment]
    /// Set when the table goes on: the header is not shown again.
    private let inherited: Shape?
    private var rows: [Row] = []

    init(alignments: [TableAlignment], after inherited: Shape?) {
        self.alignments = alignments
        self.inherited = inherited
    }

    /// Whether the row that was begun last is the header.
    var isHeader: Bool { rows.count == 1 }

    mutating func beginRow(sourceLine: Int) { rows.append(Row(sourceLine: sourceLine)) }

    mutating func add(_ cell: [Cell]) {
        guard !rows.isEmpty else { return }
        rows[rows.count - 1].cells.append(cell)
    }

    /// A row that needs nothing from those above but their shape.
    struct Seam {
        let sourceLine: Int
        /// Lines of the table before it.
        let lines: Int
        let shape: Shape
    }

    func layout(width: Int) -> (lines: [Line], seams: [Seam]) {
        guard let header = rows.first?.cells, !header.isEmpty else { return ([], []) }
        var shape = inherited ?? Shape(widths: columnWidths(width))
        var lines: [Line] = []
        var seams: [Seam] = []
        if inherited == nil, let widths = shape.widths {
            lines = self.lines(of: header, widths) + [rule(widths)]
        } else if inherited == nil, rows.count == 1 {
            lines = header.filter { !$0.isEmpty }.flatMap { Wrap.lines($0, width: width, hanging: 2) }
        }
        for (index, row) in rows.enumerated().dropFirst() {
            if inherited != nil || index > Self.measuredRows {
                seams.append(Seam(sourceLine: row.sourceLine, lines: lines.count, shape: shape))
            }
            if let widths = shape.widths {
                lines += self.lines(of: row.cells, widths)
            } else {
                let card = self.card(row.cells, header, width)
                if shape.hasCards, !card.isEmpty { lines.append(.empty) }
                if !card.isEmpty { shape.hasCards = true }
                lines += card
            }
        }
        return (lines, seams)
    }

    /// Nil when the columns do not fit with a readable width each.
    private func columnWidths(_ width: Int) -> [Int]? {
        let count = rows[0].cells.count
        let available = width - 3 * (count - 1)
        guard available >= count else { return nil }
        var natural = Array(repeating: 1, count: count)
        for row in rows.prefix(1 + Self.measuredRows) {
            for (column, cell) in row.cells.prefix(count).enumerated() {
                natural[column] = max(natural[column], cell.columns)
            }
        }
        guard natural.reduce(0, { $0 + min($1, 6) }) <= available else { return nil }
        // The narrow columns get what they ask for; the wide ones share the rest evenly.
        var widths = natural
        var left = available
        var waiting = count
        for column in natural.indices.sorted(by: { (natural[$0], $0) < (natural[$1], $1) }) {
            widths[column] = min(natural[column], left / waiting)
            left -= widths[column]
            waiting -= 1
        }
        return widths
    }

    private func lines(of row: [[Cell]], _ widths: [Int]) -> [Line] {
        let wrapped = widths.indices.map { column in
            Wrap.lines(column < row.count ? row[column] : [], width: widths[column])
        }
        let height = wrapped.reduce(1) { max($0, $1.count) }
        return (0..<height).map { index in
            var cells: [Cell] = []
            for column in widths.indices {
                if column > 0 { cells += CellText.ascii(" | ", Style(.border)) }
                let line = index < wrapped[column].count ? wrapped[column][index] : .empty
                let alignment = column < alignments.count ? alignments[column] : .left
                cells += padded(line, widths[column], alignment)
            }
            while cells.last?.isSpace == true { cells.removeLast() }
            return Line(cells)
        }
    }

    private func padded(_ line: Line, _ width: Int, _ alignment: TableAlignment) -> [Cell] {
        let space = max(0, width - line.width)
        let before =
            switch alignment {
            case .left: 0
            case .centre: space / 2
            case .right: space
            }
        return Array(repeating: .blank, count: before) + line.cells
            + Array(repeating: .blank, count: space - before)
    }

    private func rule(_ widths: [Int]) -> Line {
        let dashes = widths.map { String(repeating: "-", count: $0) }
        return Line(CellText.ascii(dashes.joined(separator: "-+-"), Style(.border)))
    }

    /// A line for each cell that is not empty, behind the name of its column.
    private func card(_ row: [[Cell]], _ header: [[Cell]], _ width: Int) -> [Line] {
        var lines: [Line] = []
        for (column, cell) in row.enumerated() where !cell.isEmpty {
            let title = column < header.count ? header[column] : []
            let separator = title.isEmpty ? [] : CellText.ascii(": ", .plain)
            lines += Wrap.lines(title + separator + cell, width: width, hanging: 2)
        }
        return lines
    }
}
