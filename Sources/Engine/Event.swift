import Conversation
import Personas

/// Everything that can happen to a session. The shell makes events; the engine alone decides what they mean.
package enum Event: Sendable {
    // The user
    case edit(Edit)
    /// The composer's text, edited elsewhere.
    case draft(String)
    /// Sends what stands in the composer.
    case submit
    /// Takes one of what a card offers, from 1.
    case choose(Int)
    /// Does something with the brief that is shown.
    case brief(BriefKey)
    /// Edits the brief that is shown: by a chord, which nobody types by chance.
    case editBrief
    /// Sends a text past the composer: the command line's `ask`, a line of the plain mode.
    case say(String)
    /// Completes the word before the caret, or takes what the pop-up offers.
    case complete
    /// Something with the pop-up over the composer.
    case popup(PopupKey)
    /// Something with the search in what was said before; the first begins it.
    case recall(RecallKey)
    /// Stops the reply that arrives.
    case stop
    /// Ctrl-C: stops a reply, else empties the composer, else asks to be pressed again to leave.
    case interrupt
    /// Ctrl-D on an empty line.
    case endOfInput
    /// The user has paused: time to look who the draft is for, and to evaluate ahead.
    case paused
    /// A moment asked for by `SessionEngine.wake`.
    case tick
    /// The shell is told to end (a signal, a hang-up).
    case terminate

    // Models
    case model(TurnID, ModelEvent)
    case modelStatus(ModelStatus)
    case modelTraits(ModelTraits)

    // The store
    /// The store is open; `last` is the newest kept session.
    case storeReady(last: SessionSummary?)
    /// What was looked up; `next` goes on behind it.
    case found(Lookup, [Found], next: Int?)
    case sessionsListed([SessionSummary])
    /// The turns of all sessions that hold these words, best first.
    case turnsFound(words: String, [SearchHit])
    case sessionOpened(Session)
    /// No session is called so; `nearest` are those whose id is like it.
    case sessionUnknown(String, nearest: [SessionSummary])
    /// The store has this record of the handoffs.
    case handoffKept(Int)
    /// It has not, and says why.
    case handoffNotKept(Int, reason: String)
    /// The store could not do what it was asked; the text says what and what to do.
    case storeFailed(String)
    /// The request for this reply was held back, since what it answers could not be kept.
    case notSent(TurnID)

    // What is read from files
    case personas(PersonaDocument.Reading, file: String)
    /// Something that the user should know and that belongs to no turn: plain text.
    case notice(Notice.Kind, String)
}

/// What the shell is to do, in this order. The engine does nothing itself.
package enum Effect: Sendable, Equatable {
    // The store. A `create` or `record` that fails keeps the asks after it from going out, and is tried again before
    // the next ones.
    case create(SessionSummary)
    case record(Turn)
    /// Keeps what has arrived of an open reply.
    case checkpoint(Turn)
    case saveDraft(SessionID, String)
    case savePinned(SessionID, Slug?)
    /// Answered by `.handoffKept` or `.handoffNotKept`; never tried again by itself.
    case keepHandoff(HandoffRecord)
    /// What the user knows better than the router, for the user's own evaluation set.
    case keepOverride(RouteOverride)
    case listSessions
    /// Answered by `.turnsFound`.
    case searchSessions(String)
    /// For completion and for the history; answered by `.found`, also when there is nothing.
    case lookUp(Lookup)
    case openSession(String)

    // Models
    case ask(TurnID, ModelRequest)
    case cancel(TurnID)
    /// Replaces an earlier warming.
    case warm(ModelRequest)
    case cancelWarming

    /// Writes a file, and says so; one that is there already only where `overwrites` is set.
    case save(Excerpt, file: String, overwrites: Bool)
    /// Puts a text on the clipboard and into a file, and says where it is.
    case copy(Excerpt)
    /// Shows the conversation on the plain screen.
    case showBare
    /// The transcript is to show the turn of this number.
    case showTurn(Int)
    /// The transcript is to be looked at otherwise.
    case look(Look)
    case quit
}
