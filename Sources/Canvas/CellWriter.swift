/// Turns UTF-8 into cells, one scalar after the other; `Cells` says by which rules.
struct CellWriter {
    var cells: [Cell]
    let style: Style
    private var column: Int
    /// Whether the last cell is a character of the text.
    private var takesMarks = false
    /// Whether that character stands without marks.
    private var isBare = false
    private var previous = Previous.other

    /// What the last scalar allows the next one to be.
    private enum Previous {
        case emoji(tone: Bool)
        /// An emoji sequence that U+FE0F or a skin tone has closed, save for a joiner.
        case closedEmoji
        case joiningScript
        case other
    }

    /// `cells` stand before the text, which takes no part of them.
    init(style: Style, column: Int, after cells: consuming [Cell] = []) {
        self.style = style
        self.column = column
        self.cells = cells
    }

    /// `bytes` is the UTF-8 of whole characters; malformed bytes become U+FFFD.
    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte >= 0x20, byte < 0x7F {
                cells.append(Cell(Unicode.Scalar(byte), style: style, width: 1))
                column += 1
                takesMarks = true
                isBare = true
                previous = .other
                at += 1
            } else if byte == 0x09 {
                tab()
                at += 1
            } else {
                let (scalar, length) = UTF8Scalar.decode(bytes, at)
                at += length
                at += write(scalar, before: bytes, at)
            }
        }
    }

    /// Writes a scalar that is no printable ASCII (a keycap's digit is, so `previous` does not know it; see
    /// `variation`). Returns how many bytes after it were used up too.
    private mutating func write(
        _ scalar: Unicode.Scalar, before bytes: UnsafeBufferPointer<UInt8>, _ next: Int
    ) -> Int {
        switch ScalarClass(scalar) {
        case .narrow:
            base(scalar, width: 1)
        case .wide:
            if scalar.value == 0x1F3F4, let (letters, length) = TagSequence.read(bytes, next) {
                note(letters)
                return length
            }
            base(scalar, width: 2)
        case .combining:
            combine(scalar)
        case .joiner:
            join(scalar, beforeEmoji: nextIsEmoji(bytes, next))
        case .nonJoiner:
            join(scalar, beforeEmoji: false)
        case .emojiVariation:
            variation(scalar)
        case .skinTone:
            if case .emoji(tone: true) = previous { previous = .closedEmoji } else { mark(scalar) }
        case .regionalIndicator:
            guard next < bytes.count else { return mark(scalar) }
            let (second, length) = UTF8Scalar.decode(bytes, next)
            guard ScalarClass(second) == .regionalIndicator else { return mark(scalar) }
            note(RegionalIndicator.letter(scalar) + RegionalIndicator.letter(second))
            return length
        case .hidden:
            mark(scalar)
        }
        return 0
    }

    private mutating func base(_ scalar: Unicode.Scalar, width: Int8) {
        cells.append(Cell(scalar, style: style, width: width))
        column += Int(width)
        takesMarks = true
        isBare = true
        if scalar.value >= 0x600, JoiningScript.contains(scalar) {
            previous = .joiningScript
        } else if scalar.value >= 0xA9, scalar.properties.isEmoji {
            previous = .emoji(tone: scalar.properties.isEmojiModifierBase)
        } else {
            previous = .other
        }
    }

    private mutating func combine(_ scalar: Unicode.Scalar) {
        guard takesMarks, let last = cells.indices.last else {
            mark(scalar)
            return
        }
        // What does not fit is left out.
        _ = cells[last].combine(scalar)
        isBare = false
        previous = JoiningScript.contains(scalar) ? .joiningScript : .other
    }

    private mutating func join(_ scalar: Unicode.Scalar, beforeEmoji: Bool) {
        switch previous {
        case .joiningScript:
            combine(scalar)
            previous = .other
        case .emoji where beforeEmoji, .closedEmoji where beforeEmoji:
            previous = .other
        default:
            mark(scalar)
        }
    }

    private mutating func variation(_ scalar: Unicode.Scalar) {
        if case .emoji = previous {
            previous = .closedEmoji
        } else if takesMarks, isBare, let base = cells.last?.glyph.base, KeycapBase.contains(base) {
            previous = .other
        } else {
            mark(scalar)
        }
    }

    private func nextIsEmoji(_ bytes: UnsafeBufferPointer<UInt8>, _ next: Int) -> Bool {
        guard next < bytes.count, bytes[next] >= 0x80 else { return false }
        return UTF8Scalar.decode(bytes, next).scalar.properties.isEmoji
    }

    private mutating func tab() {
        let blanks = Cells.tabStop - column % Cells.tabStop
        for _ in 0..<blanks { cells.append(Cell(" ", style: style, width: 1)) }
        column += blanks
        takesMarks = false
        previous = .other
    }

    @discardableResult
    private mutating func mark(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x20: note("^" + String(Unicode.Scalar(UInt8(scalar.value) + 0x40)))
        case 0x7F: note("^?")
        default:
            let hex = String(scalar.value, radix: 16, uppercase: true)
            note("<U+" + String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex + ">")
        }
        return 0
    }

    /// Text of ours that stands for something that cannot be sent; printable ASCII.
    private mutating func note(_ text: String) {
        for byte in text.utf8 {
            cells.append(Cell(Unicode.Scalar(byte), style: Style(.mark), width: 1))
        }
        column += text.utf8.count
        takesMarks = false
        previous = .other
    }
}
