import Canvas
import Conversation
import Engine
import Patterns
import Personas

/// The brief that waits: for whom, by whom, and what it says.
enum BriefCard {
    static func lines(_ draft: Draft, _ state: State, columns: Int) -> [Line] {
        var passage = Passage(columns: columns)
        let question = title(state, isShort: !passage.isRoomy)
        passage.add(piece(question, .accent, .bold) + piece("  " + author(draft.author), .faint))
        passage.gap()
        passage.add(BriefLines.of(draft.brief, isWhole: true, columns: columns))
        return passage.lines
    }

    static func version(_ draft: Draft, _ state: State) -> Int {
        var hasher = Hasher()
        hasher.combine(draft.author)
        hasher.combine(title(state, isShort: false))
        hasher.combine(draft.brief.goal)
        hasher.combine(draft.brief.next)
        for claims in [draft.brief.decisions, draft.brief.artifacts, draft.brief.openQuestions] {
            hasher.combine(claims.count)
            for claim in claims {
                hasher.combine(claim.text)
                hasher.combine(claim.turns)
            }
        }
        return hasher.finalize()
    }

    static func title(_ state: State, isShort: Bool) -> String {
        if state.handoffs.isHandoffDraft, let handoff = state.handoffs.handoff {
            let voice = Voice.of(handoff.to, in: state.team)
            return isShort ? "Handed over to \(voice.short)?" : "Handed over to the \(voice.long)?"
        }
        guard let walkthrough = state.handoffs.walkthrough, let step = walkthrough.active else { return "" }
        guard let next = walkthrough.upcoming else { return "Step \(step.number) done, for the report?" }
        if isShort {
            return "Step \(step.number) done, on to \(next.number), \(Standing.short(next, state))?"
        }
        return "Step \(step.number) done, on to step \(next.number), \(Standing.who(next, state))?"
    }

    private static func author(_ author: Draft.Author) -> String {
        switch author {
        case .model: "drafted by the model"
        case .user: "written by you"
        case .shell: "put together without a model"
        case .earlier: "as it was accepted before"
        }
    }
}
