enum TableAlignment: Hashable, Sendable { case left, centre, right }

/// Collects a table and lays it out: in columns where they fit, as a card for each row where they do not.
struct TableLayout {
    /// Columns are as wide as the header and this many rows ask for; cells of later rows wrap. A table that grows
    /// does then not have to be laid out again from its top.
    static let measuredRows = 64

    let alignments: [TableAlignment]
    private var rows: [[[Cell]]] = []

    init(alignments: [TableAlignment]) {
        self.alignments = alignments
    }

    /// Whether the row that was begun last is the header.
    var isHeader: Bool { rows.count == 1 }

    mutating func beginRow() { rows.append([]) }

    mutating func add(_ cell: [Cell]) {
        guard !rows.isEmpty else { return }
        rows[rows.count - 1].append(cell)
    }

    func lines(width: Int) -> [Line] {
        guard let header = rows.first, !header.isEmpty else { return [] }
        guard let widths = columnWidths(width) else { return cards(header, width) }
        var lines: [Line] = []
        for (index, row) in rows.enumerated() {
            lines += self.lines(of: row, widths)
            if index == 0 { lines.append(rule(widths)) }
        }
        return lines
    }

    /// Nil when the columns do not fit with a readable width each.
    private func columnWidths(_ width: Int) -> [Int]? {
        let measured = rows.prefix(1 + Self.measuredRows)
        let count = rows[0].count
        let available = width - 3 * (count - 1)
        guard available >= count else { return nil }
        var natural = Array(repeating: 1, count: count)
        for row in measured {
            for (column, cell) in row.prefix(count).enumerated() {
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
                cells += padded(line, widths[column], alignments.indices.contains(column) ? alignments[column] : .left)
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

    private func cards(_ header: [[Cell]], _ width: Int) -> [Line] {
        if rows.count == 1 {
            return header.filter { !$0.isEmpty }.flatMap { Wrap.lines($0, width: width, hanging: 2) }
        }
        var lines: [Line] = []
        for row in rows.dropFirst() {
            var card: [Line] = []
            for (column, cell) in row.enumerated() where !cell.isEmpty {
                let title = column < header.count ? header[column] : []
                let separator = title.isEmpty ? [] : CellText.ascii(": ", .plain)
                card += Wrap.lines(title + separator + cell, width: width, hanging: 2)
            }
            if !card.isEmpty, !lines.isEmpty { lines.append(.empty) }
            lines += card
        }
        return lines
    }
}
