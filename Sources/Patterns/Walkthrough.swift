import Conversation
import Personas

/// A pattern on its way: which steps there are, how each stands, and what was handed on.
///
/// Invariants: the steps are those of the pattern, in its order, none ever added or lost. At most one is active; exactly
/// one is while the walkthrough runs, is paused or was stopped at a step. All steps before the active one are done or
/// skipped, and none after it is done. What is done or stale has a brief. Only an active step has somebody to choose or a
/// draft that can be accepted, and never both.
package struct Walkthrough: Sendable, Equatable {
    package enum Status: String, Sendable, Codable, CaseIterable {
        /// Begun, and waiting for its goal.
        case goalWanted
        case running
        /// The step is kept, and the talk goes on outside it.
        case paused
        /// Ended before its last step.
        case stopped
        /// No step is pending or stale.
        case finished
    }

    /// As it stood in the document when the walkthrough began: an edit of the document does not change it.
    package let pattern: Pattern
    package internal(set) var goal: String
    package internal(set) var status: Status
    package internal(set) var steps: [WalkthroughStep]
    /// Index of the active step.
    package internal(set) var at: Int?

    init(pattern: Pattern, goal: String?) {
        self.pattern = pattern
        self.goal = goal ?? ""
        status = goal == nil ? .goalWanted : .running
        steps = pattern.steps.map { WalkthroughStep(plan: $0) }
    }

    package var active: WalkthroughStep? { at.map { steps[$0] } }

    /// What was accepted before a step, in the order of the steps: what whoever takes it is given. Stale briefs are not
    /// among them.
    package func handedOn(before index: Int) -> [(step: WalkthroughStep, brief: Brief)] {
        steps.prefix(index).compactMap { step in
            guard step.state == .done, let brief = step.brief else { return nil }
            return (step, brief)
        }
    }

    /// The step that comes when the active one ends; nil when that is the end.
    package var upcoming: WalkthroughStep? { nextOpen(after: at).map { steps[$0] } }

    /// The first after `index` that is neither done nor skipped.
    func nextOpen(after index: Int?) -> Int? {
        steps.indices.first { place in
            place > index ?? -1 && (steps[place].state == .pending || steps[place].state == .stale)
        }
    }

    /// The steps that were given what step `index` handed on: all later ones that have handed something on themselves.
    package func dependents(of index: Int) -> [Int] {
        steps.indices.filter { $0 > index && steps[$0].state == .done }
    }
}

/// One step of a walkthrough.
package struct WalkthroughStep: Sendable, Equatable {
    package enum State: String, Sendable, Codable, CaseIterable {
        case pending, active, done, skipped
        /// It was done, and something that it was given has changed since.
        case stale
    }

    /// The work of one member on the step. A step that was redone has several; the user keeps one.
    package struct Take: Sendable, Equatable {
        package let persona: Slug
        /// Turns of the transcript by number, both ends included; the last one is open while the take is worked on.
        package internal(set) var spans: [Span]
        /// What was accepted.
        package internal(set) var brief: Brief?

        package func holds(_ turn: Int) -> Bool { spans.contains { $0.holds(turn) } }
    }

    package struct Span: Sendable, Equatable {
        package let first: Int
        /// Nil while it goes on.
        package internal(set) var last: Int?

        func holds(_ turn: Int) -> Bool { turn >= first && turn <= last ?? .max }
    }

    package let plan: Pattern.Step
    package internal(set) var state = State.pending
    /// The user's words; nil when none were given, or it is not skipped.
    package internal(set) var skippedBecause: String?
    /// Whom the shell would choose, while nobody has been chosen.
    package internal(set) var recommendation: Recommendation?
    package internal(set) var takes: [Take] = []
    /// Index of the take that counts; nil while nobody has been chosen.
    package internal(set) var current: Int?
    /// Not accepted yet. It stays with the step when the user goes back or pauses.
    package internal(set) var draft: Draft?

    package var number: Int { plan.number }
    package var take: Take? { current.map { takes[$0] } }
    package var persona: Slug? { take?.persona }
    package var brief: Brief? { take?.brief }

    /// It is at hand, and waits for the user to say who takes it.
    package var isChoosing: Bool { state == .active && current == nil }
}

/// Whom the shell would have take a step.
package struct Recommendation: Sendable, Equatable, Codable {
    /// The alternatives, in the order written.
    package var options: [Slug]
    /// One of the options; nil where nothing speaks for any.
    package var best: Slug?
    /// What speaks for it: words of the goal and the transcript.
    package var words: [String]

    package init(options: [Slug], best: Slug? = nil, words: [String] = []) {
        self.options = options
        self.best = best
        self.words = words
    }
}

/// A brief that waits for the user.
package struct Draft: Sendable, Equatable, Codable {
    package enum Author: String, Sendable, Codable {
        case model
        /// Written, or changed, by the user.
        case user
        /// What the shell knows without a model: the model failed, or was not asked.
        case shell
        /// The step's own brief, accepted before something that it was given changed.
        case earlier
    }

    package var brief: Brief
    package var author: Author

    package init(_ brief: Brief, by author: Author) {
        self.brief = brief
        self.author = author
    }
}

/// Something given over outside any pattern.
package struct Handoff: Sendable, Equatable, Codable {
    /// Who had the talk; nil when nobody had spoken.
    package var from: Slug?
    package var to: Slug
    package var draft: Draft
    /// The number of the turn from which on it counts; nil until it is accepted.
    package var turn: Int?

    package init(from: Slug?, to: Slug, draft: Draft, turn: Int? = nil) {
        self.from = from
        self.to = to
        self.draft = draft
        self.turn = turn
    }
}
