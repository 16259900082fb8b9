import Engine

/// What a person wants who did something at the terminal.
package enum Action: Hashable, Sendable {
    case edit(Edit)
    case submit, complete, stop, interrupt, endOfInput
    /// One of what a card offers.
    case choose(Int)
    /// Something with the brief that is shown.
    case brief(BriefKey)
    /// Says a command as if it had been typed.
    case say(String)
    /// Something with the pop-up over the composer.
    case popup(PopupKey)
    /// Something with the search in what was said before.
    case recall(RecallKey)
    case scroll(Scroll)
    /// Something with the transcript that is no movement by lines.
    case look(Look)
    case repaint, suspend
    /// The roster is entered, or something is done in it.
    case roster(RosterMove)
    /// The composer's text, in $EDITOR.
    case editExternally
    /// The brief that is shown, in $EDITOR.
    case editBriefExternally

    package var isOfRoster: Bool { if case .roster = self { true } else { false } }
}

/// A movement through the transcript.
package enum Scroll: Hashable, Sendable {
    /// Positive is towards older lines.
    case lines(Int)
    case pages(Int)
    case top, bottom
}
