import Canvas
import Conversation
import Engine

/// The top line: which session, which model, how fast, how much of its context is in use.
enum TopBar {
    static func draw(into frame: inout Frame, _ rect: Rect, _ state: State) {
        let bar = Style(.bar)
        let title = state.summary.title.isEmpty ? "new session" : state.summary.title
        let left =
            Cells.of(" dramatis  ", Style(.bar, .bold)) + Cells.of(title.replacingNewlines, bar)
        let columns = rect.size.columns
        // The session's name gives way first, but never all of it; then what is said of the model, part by part. At
        // which step a pattern is stays longest.
        let place = Standing.place(state)
        var parts = model(state) + [place].compactMap(\.self)
        while parts.count > 1, columns - parts.joined(separator: "  ").count - 2 < 24 { parts.removeFirst() }
        let least = place == nil ? 24 : 12
        let right = Cells.of(parts.joined(separator: "  ") + " ", bar)
        let room = max(0, columns - width(of: right) - 1)
        let cells =
            room >= least
            ? padded(Line(left).clipped(to: room).cells, to: room, with: bar) + Cells.of(" ", bar) + right
            : padded(left, to: columns, with: bar)
        frame.put(cells, column: rect.origin.column, row: rect.origin.row)
    }

    private static func model(_ state: State) -> [String] {
        var parts = ["\(state.model.provider) \(state.model.name)"]
        switch state.modelStatus {
        case .starting: parts.append("starting")
        case .loading: parts.append("loading")
        case .failed: parts.append("not available")
        case .ready: if let speed = state.tokensPerSecond { parts.append("\(Int(speed.rounded())) tok/s") }
        }
        if let context = state.context {
            var text = "context \(compact(context.tokens)) of \(compact(context.of))"
            if let first = context.firstTurn, first > 1 {
                text += ", turns \(first)-\(state.transcript.turns.count)"
            }
            parts.append(text)
        }
        return parts
    }
}

/// Cut or filled up with blanks of a style to exactly `columns`.
func padded(_ cells: [Cell], to columns: Int, with style: Style) -> [Cell] {
    var result = padded(cells, to: columns)
    let filled = width(of: cells)
    if filled < columns {
        let blanks = Cells.of(String(repeating: " ", count: columns - filled), style)
        result.replaceSubrange((result.count - blanks.count)..., with: blanks)
    }
    return result
}
