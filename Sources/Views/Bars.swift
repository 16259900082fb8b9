import Canvas
import Conversation
import Engine
import Routing

/// The top line: which session, which model, how fast, how much of its context is in use.
enum TopBar {
    static func draw(into frame: inout Frame, _ rect: Rect, _ state: State) {
        let bar = Style(.bar)
        let title = state.summary.title.isEmpty ? "new session" : state.summary.title
        let left =
            Cells.of(" dramatis  ", Style(.bar, .bold)) + Cells.of(title.replacingNewlines, bar)
        let columns = rect.size.columns
        // The session's name gives way first, but never all of it; then what is said of the model, part by part.
        var parts = model(state)
        while parts.count > 1, columns - parts.joined(separator: "  ").count - 2 < 24 { parts.removeFirst() }
        let right = Cells.of(parts.joined(separator: "  ") + " ", bar)
        let room = max(0, columns - width(of: right) - 1)
        let cells =
            room >= 24
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

/// The bottom line: what can be done now.
enum HintLine {
    static func draw(into frame: inout Frame, row: Int, _ state: State, isFollowing: Bool) {
        let (text, ink) = content(state, isFollowing: isFollowing)
        frame.put(Cells.of(" " + text, Style(ink)), column: 0, row: row)
    }

    private static func content(_ state: State, isFollowing: Bool) -> (String, Ink) {
        if let hint = state.hint { return (hint, .accent) }
        if let choice = state.choice, state.composer.isEmpty {
            return (ChoiceCard.hint(choice, state), .accent)
        }
        if !isFollowing { return ("older lines are shown: PgDn goes down, Ctrl-End to the newest", .accent) }
        if state.activity != nil {
            let waiting = state.queued.isEmpty ? "" : "  (\(state.queued.count) queued: Up takes back)"
            let replies = state.activities.count > 1 ? "all of them" : "the reply"
            return ("Esc stop \(replies)  Enter queues what you type\(waiting)", .faint)
        }
        if let expected = state.expected {
            guard let first = expected.speakers.first else {
                let name = state.fallbackSpeaker.flatMap { state.team[$0]?.name } ?? ""
                return ("nobody's field: it goes to the \(name)", .faint)
            }
            if expected.isUnsure, let other = expected.runnerUp {
                let either = [first, other].map { state.team[$0]?.name ?? $0.text }
                return ("for the \(either[0]) or the \(either[1]): Enter asks which", .accent)
            }
            let names = expected.speakers.map { state.team[$0]?.name ?? $0.text }.joined(separator: ", then ")
            return ("to the \(names): \(expected.brief)", .member(index(of: first, state)))
        }
        if !state.queued.isEmpty, state.composer.isEmpty {
            return ("Enter sends what is held (\(state.queued.count))  Up takes it back  F1 help", .accent)
        }
        if state.offer != nil, state.composer.isEmpty {
            return ("Enter goes on with the last session  /sessions lists all  F1 help", .accent)
        }
        return ("Enter send  Alt-Enter new line  Tab complete  Esc stop  F1 help", .faint)
    }

    private static func index(of slug: Slug, _ state: State) -> Int {
        state.team.personas.firstIndex { $0.slug == slug } ?? 0
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
