/// Splits text into words and marks. A word is a run of letters, digits and combining marks; an ideograph is
/// a word by itself, so that scripts without spaces match by neighbouring pairs. Everything else is a mark or
/// white space.
struct Lexer {
    private var tokens: [Token] = []
    private var word: [UInt8] = []
    private var apostrophe: String?
    private var start = 0
    private var offset = 0
    private var spaced = true
    private var inWord = false

    /// - Parameters:
    ///   - text: what to split.
    ///   - base: the UTF-8 offset of `text` in the text that the tokens' offsets count from.
    ///   - limit: where to stop, in UTF-8 bytes of `text`; a word that the limit cuts is left out.
    static func tokens(in text: Substring, base: Int = 0, limit: Int = .max) -> [Token] {
        var lexer = Lexer()
        lexer.offset = base
        let end = limit == .max ? Int.max : base + limit
        for scalar in text.unicodeScalars {
            if lexer.offset >= end { return lexer.tokens }
            lexer.take(scalar)
        }
        lexer.closeWord()
        return lexer.tokens
    }

    private mutating func take(_ scalar: Unicode.Scalar) {
        let width = UTF8.width(scalar)
        defer { offset += width }
        switch Self.sort(of: scalar) {
        case .letter:
            if !inWord { openWord() }
            add(scalar)
        case .ideograph:
            closeWord()
            openWord()
            add(scalar)
            offset += width
            closeWord()
            offset -= width
        case .apostrophe where inWord && apostrophe == nil:
            apostrophe = ""
        case .space:
            closeWord()
            spaced = true
        case .lineEnd:
            closeWord()
            if tokens.last?.kind == .lineEnd {
                tokens[tokens.count - 1].end = offset + width
            } else {
                tokens.append(
                    Token(kind: .lineEnd, text: "", start: offset, end: offset + width, spaced: spaced))
            }
            spaced = true
        case .mark, .apostrophe:
            closeWord()
            tokens.append(
                Token(kind: .mark(scalar), text: "", start: offset, end: offset + width, spaced: spaced))
            spaced = false
        }
    }

    private mutating func openWord() {
        inWord = true
        start = offset
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
        if var suffix = apostrophe {
            Self.lower(scalar, into: &suffix)
            apostrophe = suffix
        } else {
            switch scalar.value {
            case 0x41...0x5A: word.append(UInt8(scalar.value) + 0x20)
            case 0..<0x80: word.append(UInt8(scalar.value))
            default: word += scalar.properties.lowercaseMapping.utf8
            }
        }
    }

    private mutating func closeWord() {
        guard inWord else { return }
        tokens.append(
            Token(
                kind: .word, text: String(decoding: word, as: UTF8.self), suffix: apostrophe, start: start,
                end: offset, spaced: spaced))
        word.removeAll(keepingCapacity: true)
        apostrophe = nil
        inWord = false
        spaced = false
    }

    private enum Sort { case letter, ideograph, apostrophe, space, lineEnd, mark }

    private static func sort(of scalar: Unicode.Scalar) -> Sort {
        switch scalar.value {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39: return .letter
        case 0x20, 0x09: return .space
        case 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: return .lineEnd
        case 0x27, 0x2019: return .apostrophe
        case 0..<0x80: return .mark
        default: break
        }
        let properties = scalar.properties
        if properties.isIdeographic { return .ideograph }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .nonspacingMark, .spacingMark:
            return .letter
        case .spaceSeparator, .control, .format: return .space
        default: return .mark
        }
    }

    private static func lower(_ scalar: Unicode.Scalar, into text: inout String) {
        switch scalar.value {
        case 0x41...0x5A: text.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 0x20))
        case 0..<0x80: text.unicodeScalars.append(scalar)
        default: text += scalar.properties.lowercaseMapping
        }
    }
}
