import Canvas
import Conversation
import Engine
import Patterns

/// How a member stands, in a word; and what it has said in this session.
struct Condition: Hashable {
    /// Two columns: `> ` who speaks, `* ` who was pinned with `/as`.
    var mark: String
    var text: String
    /// It has been asked, and speaks or will in a moment.
    var isActive: Bool
    /// Something is the user's or this member's to do: worth more of a narrow line than what it has said.
    var isPending: Bool
    /// "3 turns, 1.2k tokens"; empty before the first.
    var tally: String

    init(of slug: Slug, _ state: State, clock: Clock) {
        mark = slug == state.pinned ? "* " : "  "
        tally = Self.tally(of: slug, state)
        isActive = false
        isPending = true
        if let activity = state.activities.first(where: { $0.speaker == slug }) {
            isActive = activity.phase != .queued
            if isActive { mark = "> " }
            text = Self.text(activity, clock)
        } else if state.call?.purpose == .brief, state.handoffs.step?.persona == slug {
            text = "brief"
        } else if state.next.contains(slug) {
            text = "next"
        } else if Self.isWaitedFor(slug, state) {
            text = "waits for you"
        } else if state.expected?.speakers.contains(slug) == true {
            text = "would answer"
        } else if let step = Standing.upcoming(state), step.persona == slug || step.plan.personas == [slug] {
            text = "next"
        } else if let last = state.lastWords[slug] {
            let time = clock.label(for: last)
            // Of another day there is no room for when.
            text = time.contains(" ") ? "done" : "done \(time)"
            isPending = false
        } else {
            text = "idle"
            isPending = false
        }
    }

    /// For how long goes on by the second, while something moves on the screen anyway.
    private static func text(_ activity: State.Activity, _ clock: Clock) -> String {
        let elapsed = clock.elapsed(since: activity.since)
        return switch activity.phase {
        case .queued: "next"
        case .waiting: "asked \(elapsed)"
        case .loading: "loading \(elapsed)"
        case .reading(let done, let total):
            total > 0 ? "thinking \(min(100, done * 100 / total)) %" : "thinking \(elapsed)"
        case .speaking: "speaking \(elapsed)"
        }
    }

    /// A question is about this member, or it has the step and nothing is on its way.
    private static func isWaitedFor(_ slug: Slug, _ state: State) -> Bool {
        switch state.card {
        case .route(let choice): return choice.options.contains { $0.slug == slug }
        case .member(let step): return step.recommendation?.options.contains(slug) == true
        case .takes, .brief: return state.handoffs.step?.persona == slug
        case .patterns: return false
        case nil:
            return state.activity == nil && state.call == nil && state.handoffs.step?.persona == slug
                && state.handoffs.underway?.status == .running
        }
    }

    private static func tally(of slug: Slug, _ state: State) -> String {
        guard let count = state.turnCounts[slug], count > 0 else { return "" }
        let turns = count == 1 ? "1 turn" : "\(count) turns"
        guard let tokens = state.tokenCounts[slug], tokens > 0 else { return turns }
        return "\(turns), \(compact(tokens)) tokens"
    }
}
