import Canvas
import Conversation
import Engine
import Patterns

/// The bottom line: what can be done now. `{send}` in a wording stands for the key that is bound to it.
enum HintLine {
    static func draw(
        into frame: inout Frame, row: Int, _ state: State, isFollowing: Bool, selected: Slug? = nil
    ) {
        let (wordings, ink) =
            selected.map { (RosterMove.wordings($0, state), .accent) }
            ?? content(state, isFollowing: isFollowing)
        draw(wordings, ink, into: &frame, row: row, state)
    }

    /// The first wording that fits.
    static func draw(_ wordings: [String], _ ink: Ink, into frame: inout Frame, row: Int, _ state: State) {
        let mode = mode(state)
        let room = frame.size.columns - 1 - mode.columns
        let text = fitting(wordings.lazy.map { Wording.fill($0, state.keys) }, columns: room)
        frame.put(mode + Cells.of(" " + text, Style(ink)), column: 0, row: row)
    }

    /// In which of its two modes vi is, and what of a command was typed.
    private static func mode(_ state: State) -> [Cell] {
        guard let vi = state.composer.vi else { return [] }
        let name = vi.mode == .insert ? "INSERT" : "NORMAL"
        let keys = vi.keys.isEmpty ? "" : " " + String(vi.keys)
        return Cells.of(" \(name)\(keys) ", Style(vi.mode == .insert ? .faint : .accent, .bold))
    }

    /// Wordings from long to short, of which the first that fits is shown.
    private static func content(_ state: State, isFollowing: Bool) -> ([String], Ink) {
        if state.recall != nil {
            return (
                [
                    "{search-older} older  {search-newer} newer  {search-take} write on in it  {search-cancel} back",
                    "{search-older} older  {search-take} take  {search-cancel} back", "{search-cancel} back",
                ], .accent
            )
        }
        if let popup = state.popup, popup.isShown {
            let take = popup.takesEnter ? "{send} or {list-take}" : "{list-take}"
            return (
                [
                    "\(take) takes it  {list-up} {list-down} move  {list-close} closes",
                    "\(take)  {list-close} closes",
                    "{list-take}",
                ], .accent
            )
        }
        if let hint = state.hint { return ([hint], .accent) }
        if state.isEditingBrief { return (CardKeys.editing, .accent) }
        if let call = state.call {
            let progress = CardItem.progress(call)
            return (
                [
                    "drafting the brief: \(progress)  {stop} stops it  {send} queues what you type",
                    "drafting the brief: \(progress)  {stop} stops it",
                    "the brief: \(progress)  {stop} stops it",
                    "\(progress)  {stop}", "{stop} stops it",
                ], .faint
            )
        }
        if let card = state.card, state.composer.isEmpty {
            let wordings = CardKeys.wordings(card, state)
            // A card that is not seen whole goes on below.
            let more = isFollowing ? [] : wordings.dropLast(2).map { $0 + "  {page-down} more" }
            return (more + wordings, .accent)
        }
        if !isFollowing {
            return (
                [
                    "older lines are shown: {page-down} goes down, {bottom} to the newest",
                    "older lines: {page-down} down, {bottom} end",
                ], .accent
            )
        }
        if state.activity != nil {
            let waiting = state.queued.isEmpty ? "" : "  (\(state.queued.count) queued: {up} takes back)"
            let replies = state.activities.count > 1 ? "all of them" : "the reply"
            return (
                [
                    "{stop} stop \(replies)  {send} queues what you type\(waiting)",
                    "{stop} stop  {send} queues what you type", "{stop} stop  {send} queues",
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
            let short = [first, other].map { Voice.of($0, in: state.team).short }
            return (
                [
                    "for the \(either[0]) or the \(either[1]): {send} asks which",
                    "for \(short[0]) or \(short[1]): {send} asks which", "\(short[0]) or \(short[1])?",
                ], .accent
            )
        }
        let names = expected.speakers.map { state.team[$0]?.name ?? $0.text }.joined(separator: ", then ")
        return (["to the \(names): \(expected.brief)"], Standing.ink(of: first, state))
    }

    private static func idle(_ state: State) -> ([String], Ink) {
        if state.isGoalWanted {
            return (
                [
                    "{send} gives the goal  {new-line} new line  /stop leaves the pattern",
                    "{send} gives the goal  /stop leaves",
                ], .accent
            )
        }
        if state.composer.isEmpty, let asked = waiting(state) { return (asked, .accent) }
        return (
            [
                "{send} send  {new-line} new line  {complete} complete  {stop} stop  {help} help",
                "{send} send  {new-line} line  {help} help", "{send} send  {help} help",
            ], .faint
        )
    }

    /// What can go on with one key or word, on an empty line.
    private static func waiting(_ state: State) -> [String]? {
        if !state.queued.isEmpty {
            return [
                "{send} sends what is held (\(state.queued.count))  {up} takes it back  {help} help",
                "{send} sends it (\(state.queued.count))  {up} takes it back",
            ]
        }
        if state.handoffs.draft != nil, state.isBriefFolded {
            return ["a brief waits: /next shows it", "a brief waits: /next"]
        }
        if let step = state.handoffs.step, let slug = step.persona {
            if state.isStepUnopened {
                let who = Standing.name(slug, state)
                return [
                    "{send} has the \(who) open step \(step.number)",
                    "{send}: \(Standing.short(step, state)) opens step \(step.number)",
                ]
            }
            return [
                "/next hands on  /back  /skip  /redo  /pause  /status  {help} help",
                "/next hands on  /status  {help} help", "/next hands on",
            ]
        }
        if state.handoffs.underway?.status == .paused {
            return ["/resume goes on with the pattern  /stop ends it", "/resume  /stop"]
        }
        if state.offer != nil {
            return [
                "{send} goes on with the last session  /sessions lists all  {help} help",
                "{send} goes on with the last session",
            ]
        }
        return nil
    }
}
