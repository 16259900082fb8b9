import Canvas

extension ControlSequence {
    var meaning: Meaning {
        if isForeign { return .nothing }
        if prefix == UInt8(ascii: "<") { return mouse }
        if prefix != nil { return .nothing }
        switch final {
        case UInt8(ascii: "~") where value(0) == 200: return .paste
        case UInt8(ascii: "I") where parameters.isEmpty: return .input(.focus(true))
        case UInt8(ascii: "O") where parameters.isEmpty: return .input(.focus(false))
        // The mouse report of X10, which other programs leave switched on: three raw bytes follow.
        case UInt8(ascii: "M"): return parameters.isEmpty ? .skip(3) : .nothing
        default: return key.map { .input(.key($0)) } ?? .nothing
        }
    }

    /// SGR mouse report: button; column; row, from 1; `M` is a press, `m` a release.
    private var mouse: Meaning {
        guard parameters.count == 3, final == UInt8(ascii: "M"), let button = part(0, 0) else {
            return .nothing
        }
        let point = Point(column: max(0, value(1) - 1), row: max(0, value(2) - 1))
        let modifiers = 4 | 8 | 16
        switch button & ~modifiers {
        case 0: return .input(.press(at: point))
        case 64: return .input(.wheel(1, at: point))
        case 65: return .input(.wheel(-1, at: point))
        default: return .nothing
        }
    }

    /// The key of a sequence after SS3 (`ESC O`).
    var singleShiftKey: Key? {
        // Old terminals put the modifier alone: ESC O 5 A.
        let modifiers = Key.Modifiers(parameter: parameters.count == 1 ? value(0) : value(1))
        if let code = Self.cursorKeys[final] ?? Self.keypad[final] { return Key(code, modifiers) }
        return Self.rxvtArrows[final].map { Key($0, .control) }
    }

    private var key: Key? {
        // Event types of the kitty protocol: 3 is a release.
        if part(1, 1) == 3 { return nil }
        let modifiers = Key.Modifiers(parameter: value(1))
        switch final {
        case UInt8(ascii: "~"):
            if value(0) == 27 { return Key(codePoint: value(2), shifted: nil, modifiers) }
            return Self.numbered[value(0)].map { Key($0, modifiers) }
        case UInt8(ascii: "u"):
            guard let point = part(0, 0) else { return nil }
            return Key(codePoint: point, shifted: part(0, 1), modifiers)
        case UInt8(ascii: "$"): return Self.numbered[value(0)].map { Key($0, .shift) }
        case UInt8(ascii: "^"): return Self.numbered[value(0)].map { Key($0, .control) }
        case UInt8(ascii: "@"): return Self.numbered[value(0)].map { Key($0, [.control, .shift]) }
        case UInt8(ascii: "Z"): return Key(.tab, modifiers.union(.shift))
        // F3 with modifiers looks like the report of a cursor's place, which has a row.
        case UInt8(ascii: "R") where value(0) != 1: return nil
        default:
            if let code = Self.cursorKeys[final] { return Key(code, modifiers) }
            return Self.rxvtArrows[final].map { Key($0, .shift) }
        }
    }

    private static let cursorKeys: [UInt8: Key.Code] = [
        UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
        UInt8(ascii: "F"): .end, UInt8(ascii: "H"): .home, UInt8(ascii: "P"): .function(1),
        UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
    ]

    private static let rxvtArrows: [UInt8: Key.Code] = [
        UInt8(ascii: "a"): .up, UInt8(ascii: "b"): .down, UInt8(ascii: "c"): .right, UInt8(ascii: "d"): .left,
    ]

    /// The keypad in application mode.
    private static let keypad: [UInt8: Key.Code] = {
        var codes: [UInt8: Key.Code] = [
            UInt8(ascii: "M"): .enter, UInt8(ascii: "I"): .tab, UInt8(ascii: " "): .character(" "),
            UInt8(ascii: "X"): .character("="),
        ]
        // From j (0x6A) on in the order of ASCII from * (0x2A) on: * + , - . / 0 ... 9
        for byte: UInt8 in 0x6A...0x79 { codes[byte] = .character(Character(UnicodeScalar(byte - 0x40))) }
        return codes
    }()

    /// The number before `~` (VT220, xterm, rxvt and the Linux console agree where they overlap).
    private static let numbered: [Int: Key.Code] = {
        var codes: [Int: Key.Code] = [
            1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        ]
        let functions = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34]
        for (index, number) in functions.enumerated() { codes[number] = .function(index + 1) }
        return codes
    }()
}
