import Conversation
import Personas

/// What has happened to the handoffs of a session, as it is stored: replayed in their order, transitions give the state
/// again. `turn` is the number that the next turn of the transcript was going to get.
package enum Transition: Sendable, Equatable, Codable {
    case started(Pattern, goal: String?)
    case goalGiven(String)
    /// A step (by index) becomes the active one.
    case entered(step: Int, turn: Int)
    /// Nobody takes the active step by itself.
    case offered(Recommendation)
    /// Who takes the active step. `isRemembered`: as the user chose for an earlier one, or as the only one it names.
    case chosen(Slug, isRemembered: Bool, turn: Int)
    case drafted(Draft)
    case discarded
    /// The draft of the active step is its brief now, and the step is done.
    case accepted(turn: Int)
    case skipped(reason: String?, turn: Int)
    /// The active step is active no more, and not done: something before it is.
    case left(turn: Int)
    /// These steps, by index, were given something that is going to change.
    case staled([Int])
    /// Another take of the active step.
    case redone(Slug, turn: Int)
    /// That take, by index, counts from now on.
    case tookKept(take: Int, turn: Int)
    case paused(turn: Int)
    case resumed(turn: Int)
    case stopped(turn: Int)
    case finished

    case handoffDrafted(Handoff)
    case handoffChanged(Draft)
    case handoffDiscarded
    case handoffAccepted(turn: Int)

    case kept(Artifact)
}

/// What somebody wants to be done.
package enum HandoffAction: Sendable, Equatable {
    case start(Pattern, goal: String?)
    case giveGoal(String)
    case choose(Slug)
    /// A draft of the brief is there, of whoever's making; it takes the place of an earlier one.
    case draft(Draft)
    case accept
    case discard
    case skip(reason: String?)
    /// To the step of this number; nil for the one before.
    case back(to: Int?)
    /// By another member; nil for the same.
    case redo(by: Slug?)
    /// The take of this number, from 1, counts.
    case keepTake(Int)
    case pause, resume, stop
    case handOff(Handoff)
    case keep(Artifact)
}
