import Canvas
import Engine

/// The line above the composer. On it stands, all the time, what is not seen of the transcript and why: a filter, a search,
/// and what has come below the view.
struct RuleLine {
    /// Wordings from long to short.
    private let left: [[String]]
    private let right: [String]

    init(_ pane: TranscriptPane, _ state: State) {
        var left: [[String]] = []
        if let filter = state.filter { left.append(Self.wordings(filter, pane.items, state)) }
        if let search = pane.search, let found = pane.searchLabel {
            let words = String(search.text.prefix(24)) + (search.text.count > 24 ? "..." : "")
            left.append(["find \"\(words)\": \(found)", "find: \(found)", found])
        }
        self.left = left
        right =
            pane.unread?.label.map { label in
                ["\(label) below, {bottom}", "\(label), {bottom}", label].map { Wording.fill($0, state.keys) }
            } ?? []
    }

    var isEmpty: Bool { left.isEmpty && right.isEmpty }

    private static func wordings(_ filter: TranscriptFilter, _ items: Items, _ state: State) -> [String] {
        let name = state.title(of: filter)
        let short: String
        if case .member(let slug) = filter.kind {
            short = Voice.of(slug, in: state.team).short
        } else {
            short = name
        }
        let count = "\(items.shownTurns) of \(state.transcript.turns.count)"
        let hidden = items.hiddenSince
        return [
            "only \(name): \(count) turns" + (hidden > 0 ? ", \(hidden) new not shown" : ""),
            "only \(short): \(count)" + (hidden > 0 ? ", \(hidden) hidden" : ""),
            "only \(short)" + (hidden > 0 ? " +\(hidden)" : ""),
        ]
    }

    func draw(into frame: inout Frame, row: Int, columns: Int) {
        for length in 0..<3 {
            let left = left.map { " \($0[length]) " }
            let right = right.isEmpty ? "" : " \(right[length]) "
            let isLast = length == 2
            let needed = (left + [right]).reduce(2) { $0 + width(of: Cells.of($1)) + 1 }
            if needed > columns, !isLast { continue }
            var column = 1
            for text in left {
                column =
                    1
                    + frame.put(Self.cells(text), column: column, row: row, columns: max(0, columns - column))
            }
            let cells = Self.cells(right)
            let place = columns - 1 - width(of: cells)
            if !right.isEmpty { frame.put(cells, column: max(column, place), row: row) }
            return
        }
    }

    /// All of it in one text, where there is no rule.
    var text: String { (left.map { $0[1] } + right.prefix(2).suffix(1)).joined(separator: "  ") }

    private static func cells(_ text: String) -> [Cell] { piece(text, .accent) }
}
