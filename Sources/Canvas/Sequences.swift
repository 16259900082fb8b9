/// Reads one scalar from UTF-8.
enum UTF8Scalar {
    /// The scalar at `at` and its length in bytes; U+FFFD and 1 for a byte that begins no well-formed sequence.
    static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int
    ) -> (scalar: Unicode.Scalar, length: Int) {
        let first = bytes[at]
        let (length, lead): (Int, UInt32) =
            switch first {
            case 0..<0x80: (1, UInt32(first))
            case 0xC2...0xDF: (2, UInt32(first & 0x1F))
            case 0xE0...0xEF: (3, UInt32(first & 0x0F))
            case 0xF0...0xF4: (4, UInt32(first & 0x07))
            default: (0, 0)
            }
        guard length > 0, at + length <= bytes.count else { return ("\u{FFFD}", 1) }
        var value = lead
        for byte in bytes[(at + 1)..<(at + length)] {
            guard byte & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        let isShortest = length < 3 || value >= (length == 3 ? 0x800 : 0x10000)
        guard isShortest, let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
        return (scalar, length)
    }
}

/// Scripts whose letters take other shapes beside each other, so that U+200C and U+200D mean something in them.
enum JoiningScript {
    /// Whether the scalar is a letter or mark of such a script.
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Arabic, Syriac, Thaana, N'Ko, Mandaic; the scripts of India; Tibetan, Myanmar; Khmer, Mongolian;
        // Tai Tham, Balinese to Batak; Phags-pa, Saurashtra to Meetei Mayek; Arabic forms; Brahmi's family.
        case 0x0600...0x0DFF, 0x0F00...0x109F, 0x1780...0x18AF, 0x1A20...0x1AAF, 0x1B00...0x1BFF,
            0xA840...0xABFF, 0xFB50...0xFDFF, 0xFE70...0xFEFC, 0x10A00...0x10FFF, 0x11000...0x11FFF:
            switch scalar.properties.generalCategory {
            case .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark: true
            default: false
            }
        default: false
        }
    }
}

/// Scalars that, in pairs, stand for a flag.
enum RegionalIndicator {
    /// The ASCII letter that the indicator stands for.
    static func letter(_ scalar: Unicode.Scalar) -> String {
        String(Unicode.Scalar(UInt8((scalar.value &- 0x1F1E6) % 26 + 0x41)))
    }
}

/// The flag of a region that is no country: U+1F3F4, tags that spell the region, U+E007F.
enum TagSequence {
    /// The region in capitals and the length in bytes of the tags at `at`; nil when they do not spell 3 to 6
    /// letters or digits and end.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (letters: String, length: Int)? {
        var letters = ""
        var next = at
        while next < bytes.count, bytes[next] == 0xF3, letters.utf8.count <= 6 {
            let (scalar, length) = UTF8Scalar.decode(bytes, next)
            next += length
            switch scalar.value {
            case 0xE0030...0xE0039:
                letters.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xE0000)))
            case 0xE0061...0xE007A:
                letters.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xE0020)))
            case 0xE007F where (3...6).contains(letters.utf8.count): return (letters, next - at)
            default: return nil
            }
        }
        return nil
    }
}

/// What U+20E3 encloses to make a key.
enum KeycapBase {
    static func contains(_ base: UInt32) -> Bool {
        base == 0x23 || base == 0x2A || (0x30...0x39).contains(base)
    }
}
