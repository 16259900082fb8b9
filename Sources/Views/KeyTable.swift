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
        .init("stop", .talk, .always, ["Esc"], .stop, "stop the reply (what came stays); leave a card"),
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
            "history-search", .caret, .typing, ["Ctrl-R"], .edit(.historySearch),
            "look for what you said before"),

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
        .init("undo", .edit, .always, ["Ctrl-_", "Ctrl-/"], .edit(.undo), "undo"),

        // The transcript
        .init("page-up", .transcript, .always, ["PgUp"], .scroll(.pages(1)), "a page of older lines"),
        .init("page-down", .transcript, .always, ["PgDn"], .scroll(.pages(-1)), "a page of newer lines"),
        .init("top", .transcript, .always, ["Ctrl-Home", "Alt-<"], .scroll(.top), "the oldest line"),
        .init("top", .transcript, .empty, ["Home"], .scroll(.top), "the oldest line"),
        .init("bottom", .transcript, .always, ["Ctrl-End", "Alt->"], .scroll(.bottom), "the newest line"),
        .init("bottom", .transcript, .empty, ["End"], .scroll(.bottom), "the newest line"),

        // The team
        .init(
            "instead", .team, .always, ["F2"], .say("/instead"), "have the runner-up answer the last request"),

        // The screen
        .init("repaint", .screen, .always, ["Ctrl-L"], .repaint, "paint the screen anew"),
        .init("suspend", .screen, .always, ["Ctrl-Z"], .suspend, "suspend; fg comes back"),
    ]
}
