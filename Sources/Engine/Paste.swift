/// A paste that is shown as a block and sent whole.
package struct Paste: Sendable, Equatable {
    /// From 1, in the order of pasting.
    package let number: Int
    package internal(set) var text: String
    /// How many lines it has: one more than it has line ends, but for an end at its end.
    package private(set) var lines: Int

    /// Longer in bytes than so, or in lines, and a paste is folded.
    static let bytes = 4_000
    static let lineCount = 20
    /// A text that comes in another way (from the history, from an editor) is folded only when it is so long that it could not
    /// be written in at ease.
    static let unwieldy = 65_536

    init(number: Int, text: String) {
        self.number = number
        self.text = text
        lines = Self.lines(in: text)
    }

    mutating func append(_ more: String) {
        let wasEnded = text.utf8.last == 0x0A
        text += more
        lines += Self.lines(in: more) - (wasEnded || more.isEmpty ? 0 : 1)
    }

    static func isLarge(_ text: String) -> Bool {
        text.utf8.count > bytes || lines(in: text) > lineCount
    }

    static func lines(in text: String) -> Int {
        var text = text
        return text.withUTF8 { bytes in
            var count = 0
            for byte in bytes where byte == 0x0A { count += 1 }
            return bytes.last == 0x0A || bytes.isEmpty ? count : count + 1
        }
    }

    /// `[paste 1: 12,345 lines, 1.2 MB]`
    package var label: String {
        let count = lines == 1 ? "1 line" : "\(Self.grouped(lines)) lines"
        return "[paste \(number): \(count), \(Self.size(text.utf8.count))]"
    }

    static func grouped(_ number: Int) -> String {
        var digits = String(number)
        var at = digits.count - 3
        while at > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: at))
            at -= 3
        }
        return digits
    }

    private static func size(_ bytes: Int) -> String {
        if bytes < 1_000 { return "\(bytes) B" }
        let (unit, name) = bytes < 1_000_000 ? (1_000, "kB") : (1_000_000, "MB")
        let tenths = (bytes * 10 + unit / 2) / unit
        return tenths >= 100 ? "\((tenths + 5) / 10) \(name)" : "\(tenths / 10).\(tenths % 10) \(name)"
    }
}

/// Marks: scalars of the last private plane, which nobody writes. In a composer's text each stands for a paste; in a draft
/// that is kept, two of them stand around each.
extension Paste {
    private static let first: UInt32 = 0x10F000
    private static let most: UInt32 = 0x700
    static let open: Character = "\u{10F7FD}"
    static let close: Character = "\u{10F7FE}"

    /// Nil after so many pastes that there is no mark left.
    static func mark(_ number: Int) -> Character? {
        guard number > 0, number < most else { return nil }
        return Unicode.Scalar(first + UInt32(number)).map(Character.init)
    }

    /// Which paste the character stands for, if it has the look of a mark. Marks that follow it on the same place (a combining
    /// one) do not matter.
    package static func number(of character: Character) -> Int? {
        guard let value = character.unicodeScalars.first?.value, value > first, value < first + most else {
            return nil
        }
        return Int(value - first)
    }

    /// All marks begin with this byte in UTF-8, as few other characters do.
    static let leadByte: UInt8 = 0xF4

    package static func mayHoldMarks(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in bytes.contains(leadByte) }
    }
}
