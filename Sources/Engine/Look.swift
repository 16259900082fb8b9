import Conversation

/// How the transcript is looked at: for whoever shows it. The conversation stays as it is.
package enum Look: Sendable, Hashable {
    /// To the turn of this number.
    case turn(Int)
    case previous(Whose)
    case next(Whose)
    case fold(Turns)
    case unfold(Turns)
    /// Folds the turn that is looked at, or unfolds it.
    case toggleFold
    /// Begins to search: a line for the words opens.
    case find
    case search(String)
    case nextFound, previousFound
    case endSearch

    package enum Whose: Sendable, Hashable {
        case anyone
        /// Of whom the turn is that is looked at.
        case same
        case speaker(Speaker)
    }

    package enum Turns: Sendable, Hashable {
        /// What was jumped to, else what stands at the top of the view.
        case here
        case number(Int)
        case all
    }
}
