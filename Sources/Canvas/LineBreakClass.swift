/// How a character behaves at the end of a line (Unicode Standard Annex #14, table 1), as far as it matters in cells: marks
/// are part of the cell before them, and what is never shown has no class.
enum LineBreakClass: String, Sendable {
    case alphabetic = "AL"
    case breakOnBothSides = "B2"
    case breakAfter = "BA"
    case breakBefore = "BB"
    case closing = "CL"
    case closingParenthesis = "CP"
    /// Of double width.
    case wideParenthesis = "CW"
    case exclamation = "EX"
    case glue = "GL"
    case hebrew = "HL"
    case hyphen = "HY"
    case ideographic = "ID"
    case inseparable = "IN"
    case infix = "IS"
    case nonstarter = "NS"
    case numeric = "NU"
    case opening = "OP"
    case wideOpening = "OW"
    case postfix = "PO"
    case prefix = "PR"
    case quotation = "QU"
    case symbol = "SY"
    /// A leading consonant of Hangul, alone.
    case jamo = "JL"
    case hangul = "H3"
    /// A vowel sign of width one, which stays with its letter.
    case mark = "CM"

    init(_ cell: Cell) {
        let base = cell.glyph.base
        self = base < 0x80 ? Self.ascii[Int(base)] : Self.of(base)
        // A consonant with its vowel is a syllable.
        if self == .jamo, (0x1160...0x11FF).contains(cell.glyph.firstMark) { self = .hangul }
    }

    private static func of(_ base: UInt32) -> LineBreakClass {
        switch base {
        // PR for the yen that it is in Japan; here it begins a command of TeX or parts a path.
        case 0x5C: return .alphabetic
        case 0x1100...0x115F, 0xA960...0xA97C: return .jamo
        case 0xAC00...0xD7A3: return .hangul
        default: break
        }
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].last < base { low = middle + 1 } else { high = middle }
        }
        if low < ranges.count, ranges[low].first <= base { return ranges[low].kind }
        return Unicode.Scalar(base)?.properties.generalCategory == .spacingMark ? .mark : .alphabetic
    }

    private struct Range: Sendable {
        let first: UInt32
        let last: UInt32
        let kind: LineBreakClass
    }

    private static let ranges: [Range] = LineBreakTable.text.split(separator: "\n").flatMap { row in
        let words = row.split(separator: " ")
        var at: UInt32 = 0
        return words.dropFirst().compactMap { word -> Range? in
            let parts = word.split(separator: "+").map { UInt32($0, radix: 16) ?? 0 }
            guard let name = words.first, let kind = LineBreakClass(rawValue: String(name)),
                let distance = parts.first
            else { return nil }
            let first = at + distance
            at = first + (parts.count > 1 ? parts[1] : 0)
            return Range(first: first, last: at, kind: kind)
        }
    }
    .sorted { $0.first < $1.first }

    private static let ascii: [LineBreakClass] = (0..<0x80).map { of($0) }
}
