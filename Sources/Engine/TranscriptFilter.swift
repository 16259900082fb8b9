import Conversation
import Patterns
import Personas

/// Which turns the transcript shows while the user looks at some of them only (`/only`).
package struct TranscriptFilter: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case user
        case member(Slug)
        /// What was said in the step of this number, in all of its takes.
        case step(Int)
    }

    package let kind: Kind
    /// How many turns there were when it was set: what comes behind them and does not pass is counted.
    package let turnsBefore: Int
    /// The id of the first notice that came after it was set; earlier ones are not shown.
    package let firstNotice: Int
}

extension State {
    /// Whether a turn passes.
    package func passing(_ filter: TranscriptFilter) -> (Turn) -> Bool {
        switch filter.kind {
        case .user: return { $0.speaker == .user }
        case .member(let slug): return { $0.speaker == .member(slug) }
        case .step(let number):
            let takes = handoffs.walkthrough?.steps.first { $0.number == number }?.takes ?? []
            return { turn in takes.contains { $0.holds(turn.id.number) } }
        }
    }

    /// Whether the filter, if there is one, lets the turn be seen.
    package func isShown(_ turn: Turn) -> Bool {
        filter.map { passing($0)(turn) } ?? true
    }

    /// "Data Engineer", "step 3", "you".
    package func title(of filter: TranscriptFilter) -> String {
        switch filter.kind {
        case .user: "you"
        case .member(let slug): team[slug]?.name ?? slug.text
        case .step(let number): "step \(number)"
        }
    }
}
