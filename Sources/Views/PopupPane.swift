import Canvas
import Engine

/// What the word before the caret could become, above the composer: a third of the screen at most.
enum PopupPane {
    /// Draws upwards from the row before `bottom`, over what stands there.
    static func draw(into frame: inout Frame, bottom: Int, columns: Int, _ state: State, clock: Clock) {
        guard let popup = state.popup, popup.isShown else { return }
        let most = min(bottom, max(1, frame.size.rows / 3))
        guard most > 0, columns > 0 else { return }
        let hasHead = most >= 3
        let count = min(popup.items.count, most - (hasHead ? 1 : 0))
        // The chosen one is seen, and as many before it as after it.
        let first = max(0, min(popup.chosen - count / 2, popup.items.count - count))
        let shown = first..<(first + count)
        let top = bottom - count
        if hasHead { drawHead(into: &frame, row: top - 1, columns, popup) }
        let widest = popup.items[shown].map { width($0) }.max() ?? 0
        let names = min(widest, max(8, columns / 2))
        for (offset, place) in shown.enumerated() {
            let item = popup.items[place]
            let isChosen = place == popup.chosen
            var cells = Cells.of(isChosen ? "> " : "  ", style(.accent, isChosen, .bold))
            cells += padded(name(item, isChosen), to: names, with: style(.text, isChosen))
            cells += Cells.of("  ", style(.text, isChosen)) + summary(item, isChosen, state, clock)
            let line = padded(
                Line(cells).clipped(to: columns).cells, to: columns, with: style(.text, isChosen))
            frame.put(line, column: 0, row: top + offset, columns: columns)
        }
    }

    /// A line with how many there are.
    private static func drawHead(into frame: inout Frame, row: Int, _ columns: Int, _ popup: State.Popup) {
        let line = Cells.of(String(repeating: "\u{2500}", count: columns), Style(.border))
        frame.put(line, column: 0, row: row, columns: columns)
        let words = " \(popup.chosen + 1) of \(popup.items.count) "
        frame.put(Cells.of(words, Style(.faint)), column: 2, row: row, columns: max(0, columns - 2))
    }

    private static func width(_ item: State.Popup.Item) -> Int {
        Cells.of(item.name).columns + (item.aside.isEmpty ? 0 : 1 + Cells.of(item.aside).columns)
    }

    private static func name(_ item: State.Popup.Item, _ isChosen: Bool) -> [Cell] {
        let met = Set(item.places)
        var cells: [Cell] = []
        for (place, character) in item.name.enumerated() {
            let isMet = met.contains(place)
            cells += Cells.of(String(character), style(isMet ? .accent : .text, isChosen, isMet ? .bold : []))
        }
        return item.aside.isEmpty ? cells : cells + Cells.of(" " + item.aside, style(.faint, isChosen))
    }

    /// Of a member also what it does now.
    private static func summary(
        _ item: State.Popup.Item, _ isChosen: Bool, _ state: State, _ clock: Clock
    ) -> [Cell] {
        guard let slug = item.member else {
            // Summaries are Markdown.
            return Cells.of(item.summary.filter { $0 != "`" }, style(.faint, isChosen))
        }
        let condition = Condition(of: slug, state, clock: clock)
        let ink = Voice.of(slug, in: state.team).ink
        let now = condition.text.isEmpty ? "" : "  \(condition.text)"
        return Cells.of(item.summary, style(ink, isChosen)) + Cells.of(now, style(.faint, isChosen))
    }

    private static func style(_ ink: Ink, _ isChosen: Bool, _ attributes: Style.Attributes = []) -> Style {
        Style(isChosen ? .bar : ink, attributes)
    }
}
