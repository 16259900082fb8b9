import Conversation
import Personas

/// The step machine of collaboration patterns, for one session: what is handed on from member to member.
///
/// A value without I/O. `decide` says what an action comes to, as transitions, and changes nothing; `apply` makes them so.
/// Between the two they are stored. All of `decide`'s transitions are applied together or not at all.
package struct HandoffManager: Sendable, Equatable {
    /// The one that is on its way, or the last one.
    package internal(set) var walkthrough: Walkthrough?
    /// The user's choices among the alternatives of steps, oldest first: they hold for later steps of the session.
    package internal(set) var choices: [Choice] = []
    package internal(set) var artifacts: [Artifact] = []
    /// The last thing that was given over outside a pattern, or that is going to be. A draft is never there while a step
    /// is worked on or a goal is wanted.
    package internal(set) var handoff: Handoff?
    /// What happened and when, for the transcript.
    package internal(set) var milestones: [Milestone] = []

    package struct Choice: Sendable, Equatable {
        package let among: [Slug]
        package let chosen: Slug
    }

    package init() {}

    /// The walkthrough as long as it has not ended.
    package var underway: Walkthrough? {
        walkthrough.flatMap { $0.status == .finished || $0.status == .stopped ? nil : $0 }
    }

    /// The step whose talk goes on; nil outside a pattern, while it is paused, and before there is a goal.
    package var step: WalkthroughStep? {
        walkthrough.flatMap { $0.status == .running ? $0.active : nil }
    }

    /// The step that waits for the user to say who takes it.
    package var choosing: WalkthroughStep? { step.flatMap { $0.isChoosing ? $0 : nil } }

    /// The brief that waits for the user: of the step, or of a handoff outside any pattern.
    package var draft: Draft? {
        if let handoff, handoff.turn == nil { return handoff.draft }
        return step?.draft
    }

    package var isHandoffDraft: Bool { handoff.map { $0.turn == nil } ?? false }

    /// Whom an earlier choice of the session makes the one for these alternatives.
    func remembered(among options: [Slug]) -> Slug? {
        choices.last { choice in
            options.contains(choice.chosen) && choice.among.count(where: options.contains) > 1
        }?.chosen
    }
}

/// Where in the transcript something happened.
package struct Milestone: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case started(title: String)
        case goal(String)
        /// The step of this number is at hand.
        case step(Int)
        case chosen(Slug)
        case accepted(Int)
        case skipped(Int, reason: String?)
        /// Steps by number that are stale from here on.
        case staled([Int])
        case redone(Int, Slug)
        case tookKept(Int, Slug)
        case paused, resumed, stopped, finished
        case handedOff(Handoff)
        case kept(name: String, turn: Int)
    }

    package let kind: Kind
    /// It stands after the turn of this number; 0 is before all. Never less than that of the one before it.
    package internal(set) var after: Int
    /// What was handed on, where it is the brief's acceptance.
    package var brief: Brief?

    init(_ kind: Kind, after: Int, brief: Brief? = nil) {
        self.kind = kind
        self.after = after
        self.brief = brief
    }

    /// Of a walkthrough, before its first step.
    var isBeginning: Bool {
        switch kind {
        case .started, .goal: true
        default: false
        }
    }
}
