/// Counts tokens without a tokenizer, rather too many than too few.
///
/// Follows the byte-level BPE family (Qwen, GPT, Llama): a word with the space before it is a token until it is
/// long, a change of case starts another, digits count one each, punctuation too, a run of blanks or of line ends is
/// one. What is not ASCII counts by script, and by bytes where a script is rare in vocabularies.
package enum TokenEstimator {
    /// What a chat template puts around a message: role, marks, line ends.
    package static let perMessage = 8
    /// The beginning of the text and the reply's own header.
    package static let perPrompt = 8

    package static func tokens(in text: String) -> Int {
        var text = text
        return text.withUTF8 { bytes in
            var counter = Counter()
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                if byte < 0x80 {
                    counter.ascii(byte)
                    index += 1
                } else {
                    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
                    counter.wide(first: byte, second: second, length: length)
                    index += length
                }
            }
            counter.endRun()
            return (counter.quarters + 3) / 4
        }
    }
}

/// Counts in quarters of a token, so that no rule is rounded more than once.
private struct Counter {
    private enum Run {
        case none, lower, upper, blank, lineEnd
        case mark(UInt8)
    }

    var quarters = 0
    private var run = Run.none
    private var length = 0

    mutating func ascii(_ byte: UInt8) {
        switch (byte, run) {
        case (0x61...0x7A, .lower): length += 1
        case (0x61...0x7A, .upper) where length == 1:
            run = .lower
            length = 2
        case (0x61...0x7A, _): begin(.lower)
        case (0x41...0x5A, .upper): length += 1
        case (0x41...0x5A, _): begin(.upper)
        case (0x20, .blank), (0x09, .blank): length += 1
        case (0x20, _), (0x09, _): begin(.blank)
        case (0x0A, .lineEnd), (0x0D, .lineEnd): length += 1
        case (0x0A, _), (0x0D, _): begin(.lineEnd)
        case (0x30...0x39, _): single(4)
        case (0x21...0x7E, .mark(byte)): length += 1
        case (0x21...0x7E, _): begin(.mark(byte))
        default: single(4)
        }
    }

    mutating func wide(first: UInt8, second: UInt8, length: Int) {
        switch (length, first) {
        // Letters with accents, Greek, Cyrillic, Hebrew, Arabic.
        case (2, 0xC2...0xDB): single(5)
        case (2, _): single(8)
        // Typographic marks, arrows, box drawing.
        case (3, 0xE2): single(8)
        // Kana, CJK ideographs, Hangul.
        case (3, 0xE3...0xED): single(7)
        case (3, _): single(12)
        // Emoji.
        case (_, 0xF0) where second == 0x9F: single(12)
        default: single(16)
        }
    }

    private mutating func begin(_ next: Run) {
        endRun()
        run = next
        length = 1
    }

    private mutating func single(_ cost: Int) {
        endRun()
        quarters += cost
    }

    mutating func endRun() {
        switch run {
        case .none: break
        // Common words are one token up to ten letters or so; random letters take one for two.
        case .lower: quarters += length <= 5 ? 4 : length <= 8 ? 5 : length <= 12 ? 8 : length * 4 / 3
        case .upper: quarters += length <= 2 ? 4 : length * 2
        // One blank goes with what follows it.
        case .blank: quarters += length == 1 ? 1 : 4 + length / 8
        case .lineEnd: quarters += 4 + (length - 1)
        case .mark: quarters += length == 1 ? 4 : 4 + length
        }
        run = .none
        length = 0
    }
}
