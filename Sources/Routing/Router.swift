import Conversation
import Personas

/// Decides who answers: a cascade of rungs, walked from the most explicit down; the first that has an answer
/// ends it. Deterministic, and a value: build it anew when the team changes.
package struct Router: Sendable {
    /// What the conversation knows when a request comes in. A slug that the team does not have counts as nil.
    package struct Context: Sendable, Equatable {
        /// Chosen by `/as`.
        package var pinned: Slug?
        /// The speaker of the running pattern's active step.
        package var step: Slug?
        /// Who of the team spoke last.
        package var lastMember: Slug?

        package init(pinned: Slug? = nil, step: Slug? = nil, lastMember: Slug? = nil) {
            self.pinned = pinned
            self.step = step
            self.lastMember = lastMember
        }
    }

    private let slugs: Set<Slug>
    private let rungs: [any RoutingRung]
    private let scorer: ScoredRung

    /// - Parameter vocabulary: knowledge of the field beyond the personas' own words.
    package init(team: Team, vocabulary: FieldVocabulary = .empty) {
        slugs = Set(team.personas.map(\.slug))
        scorer = ScoredRung(team: team, vocabulary: vocabulary)
        rungs = [
            InvocationRung(team: team), PatternRung(), PinnedRung(), FollowUpRung(scorer: scorer),
        ]
    }

    /// Time is bounded by a constant for however long a text, but for copying it into the receipt.
    package func route(_ text: String, in context: Context = Context()) -> RouteReceipt {
        let context = Context(
            pinned: known(context.pinned), step: known(context.step), lastMember: known(context.lastMember))
        for rung in rungs {
            if let receipt = rung.receipt(for: text, in: context) { return receipt }
        }
        return scorer.receipt(for: text)
    }

    private func known(_ slug: Slug?) -> Slug? {
        slug.flatMap { slugs.contains($0) ? $0 : nil }
    }
}

/// One way to know who answers.
protocol RoutingRung: Sendable {
    /// Nil hands the request on to the next rung.
    func receipt(for text: String, in context: Router.Context) -> RouteReceipt?
}
