import Canvas

extension Key {
    func with(_ modifiers: Modifiers) -> Key {
        Key(code, self.modifiers.union(modifiers))
    }

    /// The key of a control byte: 0x00...0x1F or 0x7F.
    init(control byte: UInt8) {
        switch byte {
        case 0x00: self.init(.character(" "), .control)
        case 0x08, 0x7F: self.init(.backspace)
        case 0x09: self.init(.tab)
        case 0x0D: self.init(.enter)
        case 0x1B: self.init(.escape)
        case 0x01...0x1A: self.init(.character(Character(UnicodeScalar(byte | 0x60))), .control)
        default: self.init(.character(Character(UnicodeScalar(byte | 0x40))), .control)
        }
    }

    /// A key told by its code point: modifyOtherKeys, `CSI u`, and the kitty protocol's private code points.
    /// Nil for keys that mean nothing here (locks, media keys) and for what is no code point.
    init?(codePoint: Int, shifted: Int?, _ modifiers: Modifiers) {
        switch codePoint {
        case 0x08, 0x7F: self.init(.backspace, modifiers)
        case 0x09: self.init(.tab, modifiers)
        case 0x0D: self.init(.enter, modifiers)
        case 0x1B: self.init(.escape, modifiers)
        case 57_376...57_387: self.init(.function(codePoint - 57_376 + 13), modifiers)
        case 57_399...57_426:
            guard let code = Self.privateKeypad(codePoint) else { return nil }
            self.init(code, modifiers)
        case 0x01...0x1A: self = Key(control: UInt8(codePoint)).with(modifiers)
        case 0x20..<0xE000, 0xF900...0x10_FFFF:
            guard let scalar = UnicodeScalar(UInt32(codePoint)) else { return nil }
            let character = Character(scalar)
            if modifiers.contains(.control) {
                self.init(.character(Self.single(character.lowercased()) ?? character), modifiers)
            } else if modifiers.contains(.shift) {
                let given = shifted.flatMap { UnicodeScalar(UInt32($0)) }.map(Character.init)
                let character = given ?? Self.single(character.uppercased()) ?? character
                self.init(.character(character), modifiers.subtracting(.shift))
            } else {
                self.init(.character(character), modifiers)
            }
        default: return nil
        }
    }

    private static func single(_ text: String) -> Character? {
        text.count == 1 ? text.first : nil
    }

    private static func privateKeypad(_ codePoint: Int) -> Code? {
        let characters: [Character] = [
            "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "/", "*", "-", "+",
        ]
        let offset = codePoint - 57_399
        if offset < characters.count { return .character(characters[offset]) }
        let rest: [Code] = [
            .enter, .character("="), .character(","), .left, .right, .up, .down, .pageUp, .pageDown, .home,
            .end, .insert, .delete,
        ]
        return offset - characters.count < rest.count ? rest[offset - characters.count] : nil
    }
}

extension Key.Modifiers {
    /// xterm's parameter: 1 plus bits for Shift, Alt, Control and Meta, which counts as Alt; further bits
    /// (super, locks) do not matter.
    init(parameter: Int) {
        let bits = max(0, parameter - 1)
        var modifiers = Key.Modifiers(rawValue: UInt8(bits & 7))
        if bits & 8 != 0 { modifiers.insert(.alt) }
        self = modifiers
    }
}
