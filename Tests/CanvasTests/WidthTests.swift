import Glibc
import Testing

@testable import Canvas

/// Every scalar there is, held against the C library by whose widths ncurses lays out.
@Suite struct WidthTests {
    static let scalars: [Unicode.Scalar] = (0...0x10FFFF).compactMap { Unicode.Scalar(UInt32($0)) }

    /// The header declares `wcwidth` only under a feature macro that Swift does not set.
    static func libraryWidth() throws -> @convention(c) (wchar_t) -> Int32 {
        let symbol = try #require(dlsym(nil, "wcwidth"))
        return unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> Int32).self)
    }

    @Test func widthsAreThoseOfTheCLibrary() throws {
        let locale = try #require(newlocale(1 << LC_CTYPE, "C.UTF-8", nil))
        defer { freelocale(locale) }
        let before = uselocale(locale)
        defer { uselocale(before) }
        let wcwidth = try Self.libraryWidth()
        var wrong: [String] = []
        for scalar in Self.scalars {
            let expected: Int32?
            switch ScalarClass(scalar) {
            case .narrow: expected = 1
            case .wide: expected = 2
            case .combining, .joiner, .nonJoiner: expected = 0
            case .emojiVariation, .skinTone, .regionalIndicator, .hidden: expected = nil
            }
            let width = wcwidth(wchar_t(scalar.value))
            if let expected, width != expected {
                wrong.append("\(String(scalar.value, radix: 16)): \(expected), C library \(width)")
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(20))")
    }

    /// Scalars with a width in the C library that are marks all the same, by reason.
    @Test func nothingReadableIsHidden() {
        for scalar in Self.scalars where ScalarClass(scalar) == .hidden {
            let properties = scalar.properties
            let reasons = [
                properties.isDefaultIgnorableCodePoint, properties.isNoncharacterCodePoint,
                (properties.age?.major ?? .max) > 14,
                [.control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned]
                    .contains(properties.generalCategory),
            ]
            #expect(reasons.contains(true), "\(String(scalar.value, radix: 16))")
        }
    }

    /// All of the planes that hold characters; of the others, which hold only ideographs, private use and
    /// nothing, one in 61 and the ends.
    @Test func everyScalarMakesSafeCells() {
        for scalar in Self.scalars {
            let value = scalar.value
            guard value < 0x20000 || value >> 12 == 0xE0 || value % 61 == 0 || value & 0xFFFF > 0xFFF0 else {
                continue
            }
            if let wrong = CellRules.broken(Cells.of("a\(scalar)b"))
                ?? CellRules.broken(Cells.of(String(scalar)))
            {
                Issue.record("\(String(value, radix: 16)): \(wrong)")
            }
        }
    }
}
