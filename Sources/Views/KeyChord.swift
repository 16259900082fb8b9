import Canvas

/// One key, or two one after the other.
package struct KeyChord: Hashable, Sendable {
    package let first: Key
    package let second: Key?

    package init(_ first: Key, _ second: Key? = nil) {
        self.first = first
        self.second = second
    }

    package var keys: [Key] { [first] + (second.map { [$0] } ?? []) }
}

/// Why a key can't be bound; the text says what to do.
package struct KeyProblem: Error, CustomStringConvertible, Equatable {
    package let description: String
}

/// As keys are written: `Ctrl-A`, `Alt-Enter`, `Ctrl-X Ctrl-E`, `PgUp`, `F2`, `x`.
extension KeyChord {
    package init(_ notation: String) throws(KeyProblem) {
        let words = notation.split(separator: " ")
        guard let first = words.first, words.count <= 2 else {
            throw KeyProblem(
                description:
                    "\"\(notation)\" is no key: write one such as \"Ctrl-A\", or two: \"Ctrl-X Ctrl-E\"")
        }
        self.init(try Self.key(first), words.count == 2 ? try Self.key(words[1]) : nil)
    }

    package var notation: String { keys.map(Self.notation).joined(separator: " ") }

    /// The keys for which a terminal sends the same byte, and has been doing so since before there were screens.
    package static func twin(of key: Key) -> String? {
        guard key.modifiers.contains(.control), case .character(let character) = key.code else { return nil }
        return switch character {
        case "i": "Tab"
        case "m": "Enter"
        case "[": "Esc"
        case "h", "?": "Backspace"
        default: nil
        }
    }

    private static func key(_ word: Substring) throws(KeyProblem) -> Key {
        var rest = word
        var modifiers: Key.Modifiers = []
        while let dash = rest.dropFirst().firstIndex(of: "-"), rest.index(after: dash) < rest.endIndex,
            let modifier = modifier(rest[..<dash].lowercased())
        {
            modifiers.insert(modifier)
            rest = rest[rest.index(after: dash)...]
        }
        if let code = named[rest.lowercased()] { return Key(code, modifiers) }
        if rest.first == "F" || rest.first == "f", let number = Int(rest.dropFirst()),
            (1...24).contains(number)
        {
            return Key(.function(number), modifiers)
        }
        guard rest.count == 1, let character = rest.first else {
            throw KeyProblem(
                description: "\"\(word)\" is no key: known are letters and signs, "
                    + "Enter Tab Esc Space Backspace Del Ins Up Down Left Right Home End PgUp PgDn F1 to F24, "
                    + "and Ctrl- Alt- Shift- before them")
        }
        return typed(character, modifiers)
    }

    /// As the decoder gives it: with Ctrl the letter is a small one, and a shifted letter is a capital.
    private static func typed(_ character: Character, _ modifiers: Key.Modifiers) -> Key {
        if modifiers.contains(.control) {
            if character == "@" { return Key(.character(" "), modifiers) }
            return Key(.character(single(character.lowercased()) ?? character), modifiers)
        }
        if modifiers.contains(.shift) {
            let capital = single(character.uppercased()) ?? character
            return Key(.character(capital), modifiers.subtracting(.shift))
        }
        if modifiers.contains(.alt) {
            return Key(.character(single(character.lowercased()) ?? character), modifiers)
        }
        return Key(.character(character))
    }

    private static func single(_ text: String) -> Character? { text.count == 1 ? text.first : nil }

    private static func modifier(_ name: String) -> Key.Modifiers? {
        switch name {
        case "ctrl", "control", "c": .control
        case "alt", "meta", "m": .alt
        case "shift", "s": .shift
        default: nil
        }
    }

    private static let named: [String: Key.Code] = [
        "enter": .enter, "return": .enter, "tab": .tab, "esc": .escape, "escape": .escape,
        "backspace": .backspace, "del": .delete, "delete": .delete, "ins": .insert, "insert": .insert,
        "up": .up, "down": .down, "left": .left, "right": .right, "home": .home, "end": .end,
        "pgup": .pageUp, "pageup": .pageUp, "pgdn": .pageDown, "pagedown": .pageDown,
        "space": .character(" "),
    ]

    private static func notation(_ key: Key) -> String {
        var text = key.modifiers.contains(.control) ? "Ctrl-" : ""
        if key.modifiers.contains(.alt) { text += "Alt-" }
        if key.modifiers.contains(.shift) { text += "Shift-" }
        switch key.code {
        case .character(" "): return text + "Space"
        case .character(let character):
            let isPlain = key.modifiers.isDisjoint(with: [.control, .alt])
            if isPlain { return text + String(character) }
            if character.isUppercase { return text + "Shift-" + String(character) }
            return text + character.uppercased()
        case .enter: return text + "Enter"
        case .tab: return text + "Tab"
        case .escape: return text + "Esc"
        case .backspace: return text + "Backspace"
        case .delete: return text + "Del"
        case .insert: return text + "Ins"
        case .up: return text + "Up"
        case .down: return text + "Down"
        case .left: return text + "Left"
        case .right: return text + "Right"
        case .home: return text + "Home"
        case .end: return text + "End"
        case .pageUp: return text + "PgUp"
        case .pageDown: return text + "PgDn"
        case .function(let number): return text + "F\(number)"
        }
    }
}
