import Canvas
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
    case scroll(Scroll)
    case repaint, suspend
    /// The composer's text, in $EDITOR.
    case editExternally
    /// The brief that is shown, in $EDITOR.
    case editBriefExternally
}

/// A movement through the transcript.
package enum Scroll: Hashable, Sendable {
    /// Positive is towards older lines.
    case lines(Int)
    case pages(Int)
    case top, bottom
    /// To the first line of the turn of this number.
    case turn(Int)
}

/// Which key does what: the habits of readline.
package struct Keymap: Sendable {
    /// The first key of a chord of two (Ctrl-X ...) was pressed.
    private var isChord = false

    package init() {}

    /// `isWriting`: something stands in the composer; then Home and End are its own, otherwise the transcript's.
    /// `card`: what waits for a key; its own keys count on an empty line only.
    package mutating func action(for key: Key, isWriting: Bool, card: State.Card? = nil) -> Action? {
        let card = isWriting ? nil : card
        if isChord {
            isChord = false
            guard key == Key(.character("e"), .control) else { return nil }
            if case .brief? = card { return .editBriefExternally }
            return .editExternally
        }
        switch key.code {
        case .character(let character):
            if key.modifiers.isEmpty, let card, let action = action(for: character, card) { return action }
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

    /// Nil for a character that is text also while the card is shown.
    private func action(for character: Character, _ card: State.Card) -> Action? {
        switch card {
        case .route, .patterns, .member, .takes:
            guard let number = character.wholeNumberValue, (1...9).contains(number) else { return nil }
            return .choose(number)
        case .brief: return BriefKey(rawValue: String(character)).map(Action.brief)
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
