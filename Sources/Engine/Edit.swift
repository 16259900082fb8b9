/// What a key does to the composer. Which key does it is the keymap's business.
package enum Edit: Sendable, Hashable {
    case insert(String)
    case newLine
    case deleteBackward, deleteForward
    case left, right, wordLeft, wordRight, lineStart, lineEnd, textStart, textEnd
    /// A line up or down; from the first or last line into the history.
    case up, down
    case historyPrevious, historyNext
    /// The newest earlier line that holds what was typed; again, the one before it.
    case historySearch
    /// Killed text can be yanked; kills one after another are one piece.
    case killToLineStart, killToLineEnd, killWordBackward, killWordForward, clear
    case yank
    case transpose
    case undo
}
