import Canvas
import Conversation
import Engine

/// The first line of a turn: who, why, when.
enum Header {
    static func line(_ voice: Voice, aside: String, time: String, columns: Int) -> Line {
        let right = Cells.of(time, Style(.faint))
        let room = columns - width(of: right) - 1
        var cells = Cells.of(voice.long, Style(voice.ink, .bold))
        if !aside.isEmpty { cells += Cells.of("  " + aside, Style(.faint)) }
        if room < 8 { return Line(padded(cells, to: columns)) }
        return Line(fitted(cells, to: room) + Cells.of(" ", .plain) + right)
    }
}

extension Header {
    /// Why this member speaks: "routed: drift, registry", "opens step 2".
    static func reason(of turn: Turn) -> String {
        guard let receipt = turn.receipt else { return "" }
        let isOpening = receipt.rung == .pattern && turn.provenance?.answers == nil
        return isOpening ? receipt.matched.first ?? receipt.brief : receipt.brief
    }
}

/// What stands below a reply: how it goes on while it is open, and how it ended unless it is complete.
enum Ending {
    static func lines(of turn: Turn, _ state: State, columns: Int) -> [Line] {
        switch turn.state {
        case .waiting:
            let text = state.activity(of: turn.id).map { Blocks.progress($0.phase) } ?? ""
            return text.isEmpty ? [] : wrapped(text, Style(.accent), columns)
        case .streaming:
            return []
        case .ended(.complete, let detail):
            if turn.text.isEmpty {
                return wrapped(
                    detail ?? "(the model said nothing; /retry asks again)", Style(.faint), columns)
            }
            return []
        case .ended(.cancelled, let detail):
            return wrapped("[\(detail ?? "cancelled")]", Style(.warning), columns)
        case .ended(.truncated, let detail):
            return wrapped(
                "[\(detail ?? "cut off at the token limit") - /retry says it again]", Style(.warning), columns
            )
        case .ended(.error, let detail):
            return wrapped(
                "[\(failure(detail))]", Style(.error), columns)
        }
    }

    /// What was wrong says itself what to do where it knows better.
    private static func failure(_ detail: String?) -> String {
        guard let detail else { return "failed - /retry asks again" }
        return detail.contains("/retry") ? detail : detail + " - /retry asks again"
    }

    private static func wrapped(_ text: String, _ style: Style, _ columns: Int) -> [Line] {
        Wrap.lines(Cells.of(text.replacingNewlines, style), width: columns)
    }
}

extension String {
    var replacingNewlines: String { String(map { $0.isNewline ? " " : $0 }) }
}
