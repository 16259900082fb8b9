/// What a key does to the composer. Which key does it is the keymap's business.
package enum Edit: Sendable, Hashable {
    case insert(String)
    case newLine
    /// Pasted as one piece: a large one becomes one block.
    case paste(String)
    /// The rest of a paste that was given out in parts.
    case pasteMore(String)
    /// The block at the caret, or before it, becomes text.
    case unfold
    case deleteBackward, deleteForward
    case left, right, wordLeft, wordRight, lineStart, lineEnd, textStart, textEnd
    /// A line up or down; from the first or last line into the history.
    case up, down
    case historyPrevious, historyNext
    /// Killed text can be yanked; kills one after another are one piece.
    case killToLineStart, killToLineEnd, killWordBackward, killWordForward, clear
    case yank
    /// After a yank: the kill before that one in its place, and so on round the ring.
    case yankPop
    /// The last word of what was said last; again, of what was said before it.
    case lastArgument
    case transpose, transposeWords
    case upperCaseWord, lowerCaseWord, capitalizeWord
    case undo, redo
    /// A key of vi's normal mode.
    case vi(Character)
    /// vi: from inserting to the normal mode.
    case viNormal
}
