import Canvas
import Engine

/// What a person wants who did something at the terminal.
package enum Action: Hashable, Sendable {
    case edit(Edit)
    case submit, complete, stop, interrupt, endOfInput
    /// One of the members that are offered.
    case choose(Int)
    /// Says a command as if it had been typed.
    case say(String)
    case scroll(Scroll)
    case repaint, suspend
    /// The composer's text, in $EDITOR.
    case editExternally
}

/// A movement through the transcript.
package enum Scroll: Hashable, Sendable {
    /// Positive is towards older lines.
    case lines(Int)
    case pages(Int)
    case top, bottom
}

/// Which key does what: the habits of readline.
package struct Keymap: Sendable {
    /// The first key of a chord of two (Ctrl-X ...) was pressed.
    private var isChord = false

    package init() {}

    /// `isWriting`: something stands in the composer; then Home and End are its own, otherwise the transcript's.
    /// `isChoosing`: members are offered for a request; then a digit on an empty line takes one.
    package mutating func action(for key: Key, isWriting: Bool, isChoosing: Bool = false) -> Action? {
        if isChord {
            isChord = false
            return key == Key(.character("e"), .control) ? .editExternally : nil
        }
        switch key.code {
        case .character(let character):
            if isChoosing, !isWriting, key.modifiers.isEmpty, let number = character.wholeNumberValue,
                number > 0
            {
                return .choose(number)
            }
            if key.modifiers.contains(.control) { return control(character) }
            if key.modifiers.contains(.alt) { return alt(character) }
            return .edit(.insert(String(character)))
        case .enter:
            return key.modifiers.isEmpty ? .submit : .edit(.newLine)
        case .tab: return .complete
        case .escape: return .stop
        case .backspace:
            return .edit(key.modifiers.isEmpty ? .deleteBackward : .killWordBackward)
        case .delete: return .edit(key.modifiers.isEmpty ? .deleteForward : .killWordForward)
        case .insert: return nil
        case .up: return .edit(.up)
        case .down: return .edit(.down)
        case .left: return .edit(key.modifiers.isEmpty ? .left : .wordLeft)
        case .right: return .edit(key.modifiers.isEmpty ? .right : .wordRight)
        case .home:
            return isWriting && key.modifiers.isEmpty ? .edit(.lineStart) : .scroll(.top)
        case .end:
            return isWriting && key.modifiers.isEmpty ? .edit(.lineEnd) : .scroll(.bottom)
        case .pageUp: return .scroll(.pages(1))
        case .pageDown: return .scroll(.pages(-1))
        case .function(1): return .say("/help")
        case .function(2): return .say("/instead")
        case .function: return nil
        }
    }

    private mutating func control(_ character: Character) -> Action? {
        switch character {
        case "a": return .edit(.lineStart)
        case "b": return .edit(.left)
        case "c": return .interrupt
        case "d": return .endOfInput
        case "e": return .edit(.lineEnd)
        case "f": return .edit(.right)
        case "h": return .edit(.deleteBackward)
        case "j": return .edit(.newLine)
        case "k": return .edit(.killToLineEnd)
        case "l": return .repaint
        case "n": return .edit(.down)
        case "p": return .edit(.up)
        case "r": return .edit(.historySearch)
        case "t": return .edit(.transpose)
        case "u": return .edit(.killToLineStart)
        case "w": return .edit(.killWordBackward)
        case "x":
            isChord = true
            return nil
        case "y": return .edit(.yank)
        case "z": return .suspend
        case "_", "/": return .edit(.undo)
        default: return nil
        }
    }

    private func alt(_ character: Character) -> Action? {
        switch character {
        case "b": .edit(.wordLeft)
        case "d": .edit(.killWordForward)
        case "f": .edit(.wordRight)
        case "<": .scroll(.top)
        case ">": .scroll(.bottom)
        default: nil
        }
    }
}
