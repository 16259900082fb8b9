/// How one scalar may be shown.
///
/// The predicate behind neutralising: it looks at characters and never at control sequences, because an
/// unterminated sequence defeats a matcher. Widths are those of glibc's `wcwidth`, by which ncurses lays out.
package enum ScalarClass: Hashable, Sendable {
    /// Shown as it is, in one or two columns.
    case narrow, wide
    /// Adds no column to the character before it.
    case combining
    /// U+200D and U+200C, good only inside a sequence.
    case joiner, nonJoiner
    /// U+FE0F, good only after an emoji.
    case emojiVariation
    /// U+1F3FB...1F3FF.
    case skinTone
    /// U+1F1E6...1F1FF; two of them are a flag.
    case regionalIndicator
    /// Never sent to a terminal; a mark stands for it.
    case hidden

    package init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x20...0x7E: self = .narrow
        case 0...0xA0: self = scalar.value == 0xA0 ? .narrow : .hidden
        case 0xAD: self = .hidden
        case 0xA1...0x2FF, 0x400...0x482, 0x2010...0x2027, 0x2030...0x205E, 0x2500...0x259F: self = .narrow
        case 0x3041...0x3096, 0x30A0...0x30FF, 0x4E00...0x9FFC, 0xAC00...0xD7A3: self = .wide
        case 0x200C: self = .nonJoiner
        case 0x200D: self = .joiner
        case 0xFE0F: self = .emojiVariation
        case 0x1F3FB...0x1F3FF: self = .skinTone
        case 0x1F1E6...0x1F1FF: self = .regionalIndicator
        default: self = ScalarClass(properties: scalar)
        }
    }

    /// Whether a cell may contain the scalar at all.
    package static func allows(_ scalar: Unicode.Scalar) -> Bool {
        switch ScalarClass(scalar) {
        case .narrow, .wide, .combining, .joiner, .nonJoiner: true
        case .emojiVariation, .skinTone, .regionalIndicator, .hidden: false
        }
    }

    private init(properties scalar: Unicode.Scalar) {
        let properties = scalar.properties
        guard !properties.isDefaultIgnorableCodePoint, !properties.isNoncharacterCodePoint,
            let age = properties.age, age.major <= ScalarClass.newestUnicode
        else {
            self = .hidden
            return
        }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
            self = .hidden
        case .nonspacingMark, .enclosingMark:
            self = .combining
        default:
            switch scalar.value {
            // Medial vowels and final consonants of Hangul join the syllable that a leading consonant began.
            case 0x1160...0x11FF, 0xD7B0...0xD7FB: self = .combining
            // A nonspacing mark until Unicode 15.
            case 0x1171E: self = .combining
            default: self = WideRanges.contain(scalar.value) ? .wide : .narrow
            }
        }
    }

    /// Scalars younger than the C library knows have no width there, so ncurses cannot place them. 14 is
    /// Unicode's version in the oldest library supported, glibc 2.36.
    private static let newestUnicode = 14
}
