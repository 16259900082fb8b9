/// Which key does what unless the user says otherwise: the habits of readline. One row a binding; whoever adds an action adds
/// a row here, and `/keys`, `/help`, the configuration and the check for clashes know it.
extension KeyRow {
    package static let standard: [KeyRow] = [
        // Talking
        .init(
            "send", .talk, .always, ["Enter"], .submit, "send; on an empty line, what the bottom line offers"),
        .init(
            "new-line", .talk, .always, ["Alt-Enter", "Ctrl-J", "Shift-Enter", "Ctrl-Enter"],
            .edit(.newLine), "a new line in what you write"),
        .init("complete", .talk, .always, ["Tab"], .complete, "complete a command, a member, a name"),
        .init("stop", .talk, .emacs, ["Esc"], .stop, "stop the reply (what came stays); leave a card"),
        .init("stop", .talk, .viNormal, ["Esc"], .stop, "stop the reply (what came stays); leave a card"),
        .init(
            "vi-normal", .talk, .viInsert, ["Esc"], .edit(.viNormal), "vi: from inserting to the normal mode"),
        .init(
            "interrupt", .talk, .always, ["Ctrl-C"], .interrupt,
            "stop, else clear the line, else twice: leave"),
        .init(
            "end-of-input", .talk, .always, ["Ctrl-D"], .endOfInput,
            "leave on an empty line, else delete what is under the caret"),
        .init(
            "external-editor", .talk, .always, ["Ctrl-X Ctrl-E"], .editExternally,
            "go on writing in $EDITOR"),
        .init("help", .talk, .always, ["F1"], .say("/help"), "commands and keys"),

        // The caret
        .init("left", .caret, .always, ["Left"], .edit(.left), "a character to the left"),
        .init("left", .caret, .typing, ["Ctrl-B"], .edit(.left), "a character to the left"),
        .init("right", .caret, .always, ["Right"], .edit(.right), "a character to the right"),
        .init(
            "word-left", .caret, .always, ["Ctrl-Left", "Alt-Left"], .edit(.wordLeft), "a word to the left"),
        .init("word-left", .caret, .typing, ["Alt-B"], .edit(.wordLeft), "a word to the left"),
        .init(
            "word-right", .caret, .always, ["Ctrl-Right", "Alt-Right"], .edit(.wordRight),
            "a word to the right"),
        .init("word-right", .caret, .typing, ["Alt-F"], .edit(.wordRight), "a word to the right"),
        .init("line-start", .caret, .typing, ["Ctrl-A"], .edit(.lineStart), "to the start of the line"),
        .init("line-start", .caret, .writing, ["Home"], .edit(.lineStart), "to the start of the line"),
        .init("line-end", .caret, .typing, ["Ctrl-E"], .edit(.lineEnd), "to the end of the line"),
        .init("line-end", .caret, .writing, ["End"], .edit(.lineEnd), "to the end of the line"),
        .init("up", .caret, .always, ["Up"], .edit(.up), "a line up; from the first, what you said before"),
        .init(
            "up", .caret, .typing, ["Ctrl-P"], .edit(.up), "a line up; from the first, what you said before"),
        .init(
            "down", .caret, .always, ["Down"], .edit(.down), "a line down; from the last, what you said after"
        ),
        .init(
            "down", .caret, .typing, ["Ctrl-N"], .edit(.down),
            "a line down; from the last, what you said after"),
        .init(
            "history-search", .caret, .typing, ["Ctrl-R"], .recall(.older), "look for what you said before"),
        .init("history-search", .caret, .viNormal, ["/"], .recall(.older), "look for what you said before"),
        .init(
            "last-argument", .caret, .typing, ["Alt-."], .edit(.lastArgument),
            "the last word of what you said last; again: of the line before"),

        // Changes
        .init(
            "delete-backward", .edit, .always, ["Backspace", "Ctrl-H"], .edit(.deleteBackward),
            "delete the character before the caret"),
        .init(
            "delete-forward", .edit, .always, ["Del"], .edit(.deleteForward),
            "delete the character at the caret"),
        .init(
            "kill-word-backward", .edit, .always, ["Alt-Backspace", "Ctrl-Backspace"],
            .edit(.killWordBackward), "kill the word before the caret"),
        .init(
            "kill-word-backward", .edit, .typing, ["Ctrl-W"], .edit(.killWordBackward),
            "kill the word before the caret"),
        .init(
            "kill-word", .edit, .always, ["Ctrl-Del", "Alt-Del"], .edit(.killWordForward),
            "kill the word after the caret"),
        .init(
            "kill-word", .edit, .typing, ["Alt-D"], .edit(.killWordForward), "kill the word after the caret"),
        .init("kill-line", .edit, .typing, ["Ctrl-K"], .edit(.killToLineEnd), "kill to the end of the line"),
        .init(
            "kill-line-start", .edit, .typing, ["Ctrl-U"], .edit(.killToLineStart),
            "kill to the start of the line"),
        .init("yank", .edit, .typing, ["Ctrl-Y"], .edit(.yank), "put in what was killed last"),
        .init(
            "transpose", .edit, .typing, ["Ctrl-X Ctrl-T"], .edit(.transpose),
            "swap the two characters around the caret"),
        .init("transpose-words", .edit, .typing, ["Alt-T"], .edit(.transposeWords), "swap two words"),
        .init("upper-case", .edit, .typing, ["Alt-U"], .edit(.upperCaseWord), "the word in capitals"),
        .init("lower-case", .edit, .typing, ["Alt-L"], .edit(.lowerCaseWord), "the word in small letters"),
        .init("capitalize", .edit, .typing, ["Alt-C"], .edit(.capitalizeWord), "the word with a capital"),
        .init("undo", .edit, .always, ["Ctrl-_", "Ctrl-/"], .edit(.undo), "undo"),
        .init("redo", .edit, .always, ["Alt-_", "Alt-/"], .edit(.redo), "undo the undoing"),
        .init("redo", .edit, .viNormal, ["Ctrl-R"], .edit(.redo), "undo the undoing"),
        .init(
            "unfold-paste", .edit, .always, ["Ctrl-X Ctrl-P"], .edit(.unfold),
            "the paste at the caret as text"),

        // The transcript
        .init("page-up", .transcript, .always, ["PgUp"], .scroll(.pages(1)), "a page of older lines"),
        .init("page-down", .transcript, .always, ["PgDn"], .scroll(.pages(-1)), "a page of newer lines"),
        .init("top", .transcript, .always, ["Ctrl-Home", "Alt-<"], .scroll(.top), "the oldest line"),
        .init("top", .transcript, .empty, ["Home"], .scroll(.top), "the oldest line"),
        .init("bottom", .transcript, .always, ["Ctrl-End", "Alt->"], .scroll(.bottom), "the newest line"),
        .init("bottom", .transcript, .empty, ["End"], .scroll(.bottom), "the newest line"),
        .init(
            "earlier-turn", .transcript, .always, ["Alt-Up"], .look(.previous(.anyone)),
            "to the first line of the turn, or of the one before"),
        .init("later-turn", .transcript, .always, ["Alt-Down"], .look(.next(.anyone)), "to the next turn"),
        .init(
            "earlier-same", .transcript, .always, ["Alt-PgUp"], .look(.previous(.same)),
            "to the turn before of the same speaker"),
        .init(
            "later-same", .transcript, .always, ["Alt-PgDn"], .look(.next(.same)),
            "to the next turn of the same speaker"),
        .init(
            "fold", .transcript, .always, ["Alt-Z"], .look(.toggleFold),
            "fold the turn that was jumped to, or the one at the top"),
        .init("search", .transcript, .always, ["Ctrl-F"], .look(.find), "find words in the transcript"),
        .init("search-next", .transcript, .search, ["n"], .look(.nextFound), "to what is found next"),
        .init("search-before", .transcript, .search, ["N"], .look(.previousFound), "to what is found before"),
        .init("search-end", .transcript, .search, ["Esc"], .look(.endSearch), "end the search"),

        // The pop-up and the search
        .init("list-up", .offers, .list, ["Up", "Ctrl-P", "Shift-Tab"], .popup(.up), "the one above"),
        .init("list-down", .offers, .list, ["Down", "Ctrl-N"], .popup(.down), "the one below"),
        .init("list-take", .offers, .list, ["Tab"], .popup(.take), "take what is chosen"),
        .init("list-take", .offers, .wantedList, ["Enter"], .popup(.take), "take what is chosen"),
        .init(
            "list-close", .offers, .list, ["Esc", "Ctrl-G"], .popup(.close), "close it; what you typed stays"),
        .init("search-older", .offers, .recall, ["Ctrl-R", "Up"], .recall(.older), "the match before"),
        .init("search-newer", .offers, .recall, ["Ctrl-S", "Down"], .recall(.newer), "the match after"),
        .init("search-delete", .offers, .recall, ["Backspace"], .recall(.deleteBackward), "a letter less"),
        .init("search-take", .offers, .recall, ["Enter", "Tab"], .recall(.take), "write on in the match"),
        .init(
            "search-cancel", .offers, .recall, ["Esc", "Ctrl-G", "Ctrl-C"], .recall(.cancel),
            "what was there comes back"),

        // The team
        .init(
            "instead", .team, .always, ["F2"], .say("/instead"), "have the runner-up answer the last request"),

        .init("roster", .team, .always, ["Ctrl-T"], .roster(.enter), "select a member in the roster"),
        .init("roster-up", .team, .roster, ["Up", "k"], .roster(.up), "the member above"),
        .init("roster-down", .team, .roster, ["Down", "j"], .roster(.down), "the member below"),
        .init("roster-first", .team, .roster, ["Home"], .roster(.first), "the first member"),
        .init("roster-last", .team, .roster, ["End"], .roster(.last), "the last member"),
        .init(
            "roster-speak", .team, .roster, ["Enter"], .roster(.speakTo), "speak to the member, as /as does"),
        .init("roster-card", .team, .roster, ["i"], .roster(.card), "the member's card"),
        .init("roster-model", .team, .roster, ["m"], .roster(.model), "the member's model"),
        .init("roster-leave", .team, .roster, ["Esc", "Ctrl-T"], .roster(.leave), "back to the composer"),

        // The screen
        .init("repaint", .screen, .always, ["Ctrl-L"], .repaint, "paint the screen anew"),
        .init("suspend", .screen, .always, ["Ctrl-Z"], .suspend, "suspend; fg comes back"),
    ]
}
