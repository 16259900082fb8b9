import Canvas
import Conversation
import Engine
import Patterns

/// The bottom line: what can be done now.
enum HintLine {
    static func draw(into frame: inout Frame, row: Int, _ state: State, isFollowing: Bool) {
        let (wordings, ink) = content(state, isFollowing: isFollowing)
        let text = fitting(wordings, columns: frame.size.columns - 1)
        frame.put(Cells.of(" " + text, Style(ink)), column: 0, row: row)
    }

    /// Wordings from long to short, of which the first that fits is shown.
    private static func content(_ state: State, isFollowing: Bool) -> ([String], Ink) {
        if let hint = state.hint { return ([hint], .accent) }
        if state.isEditingBrief { return (CardKeys.editing, .accent) }
        if let call = state.call {
            let progress = CardItem.progress(call)
            return (
                [
                    "drafting the brief: \(progress)  Esc stops it  Enter queues what you type",
                    "drafting the brief: \(progress)  Esc stops it", "the brief: \(progress)  Esc stops it",
                    "\(progress)  Esc", "Esc stops it",
                ], .faint
            )
        }
        if let card = state.card, state.composer.isEmpty {
            let wordings = CardKeys.wordings(card, state)
            // A card that is not seen whole goes on below.
            let more = isFollowing ? [] : wordings.dropLast(2).map { $0 + "  PgDn more" }
            return (more + wordings, .accent)
        }
        if !isFollowing {
            return (
                [
                    "older lines are shown: PgDn goes down, Ctrl-End to the newest",
                    "older lines: PgDn down, Ctrl-End end",
                ], .accent
            )
        }
        if state.activity != nil {
            let waiting = state.queued.isEmpty ? "" : "  (\(state.queued.count) queued: Up takes back)"
            let replies = state.activities.count > 1 ? "all of them" : "the reply"
            return (
                [
                    "Esc stop \(replies)  Enter queues what you type\(waiting)",
                    "Esc stop  Enter queues what you type", "Esc stop  Enter queues",
                ], .faint
            )
        }
        return expected(state) ?? idle(state)
    }

    /// Whom the draft is for.
    private static func expected(_ state: State) -> ([String], Ink)? {
        guard let expected = state.expected, !state.isGoalWanted else { return nil }
        guard let first = expected.speakers.first else {
            let name = state.fallbackSpeaker.flatMap { state.team[$0]?.name } ?? ""
            return (["nobody's field: it goes to the \(name)"], .faint)
        }
        if expected.isUnsure, let other = expected.runnerUp {
            let either = [first, other].map { state.team[$0]?.name ?? $0.text }
            return (["for the \(either[0]) or the \(either[1]): Enter asks which"], .accent)
        }
        let names = expected.speakers.map { state.team[$0]?.name ?? $0.text }.joined(separator: ", then ")
        return (["to the \(names): \(expected.brief)"], Standing.ink(of: first, state))
    }

    private static func idle(_ state: State) -> ([String], Ink) {
        if state.isGoalWanted {
            return (
                [
                    "Enter gives the goal  Alt-Enter new line  /stop leaves the pattern",
                    "Enter gives the goal  /stop leaves",
                ], .accent
            )
        }
        if state.composer.isEmpty, let asked = waiting(state) { return (asked, .accent) }
        return (
            [
                "Enter send  Alt-Enter new line  Tab complete  Esc stop  F1 help",
                "Enter send  Alt-Enter line  F1 help", "Enter send  F1 help",
            ], .faint
        )
    }

    /// What can go on with one key or word, on an empty line.
    private static func waiting(_ state: State) -> [String]? {
        if !state.queued.isEmpty {
            return [
                "Enter sends what is held (\(state.queued.count))  Up takes it back  F1 help",
                "Enter sends it (\(state.queued.count))  Up takes it back",
            ]
        }
        if state.handoffs.draft != nil, state.isBriefFolded {
            return ["a brief waits: /next shows it", "a brief waits: /next"]
        }
        if let step = state.handoffs.step, let slug = step.persona {
            if state.isStepUnopened {
                let who = Standing.name(slug, state)
                return [
                    "Enter has the \(who) open step \(step.number)",
                    "Enter: \(Standing.short(step, state)) opens step \(step.number)",
                ]
            }
            return [
                "/next hands on  /back  /skip  /redo  /pause  /status  F1 help",
                "/next hands on  /status  F1 help", "/next hands on",
            ]
        }
        if state.handoffs.underway?.status == .paused {
            return ["/resume goes on with the pattern  /stop ends it", "/resume  /stop"]
        }
        if state.offer != nil {
            return [
                "Enter goes on with the last session  /sessions lists all  F1 help",
                "Enter goes on with the last session",
            ]
        }
        return nil
    }
}
