import Canvas

/// What terminals answer to `OSC 11 ; ?`: `11;rgb:RRRR/GGGG/BBBB`, with one to four hexadecimal digits a part (XParseColor), and
/// `rgba:` with one part more from some.
enum BackgroundAnswer {
    static let start = Array("11;".utf8)

    /// Nil for what is no such answer.
    static func color(_ bytes: [UInt8]) -> RGB? {
        guard bytes.starts(with: start) else { return nil }
        let text = String(decoding: bytes.dropFirst(start.count), as: UTF8.self)
        let sides = text.split(separator: ":", omittingEmptySubsequences: false)
        guard sides.count == 2, sides[0] == "rgb" || sides[0] == "rgba" else { return nil }
        let parts = sides[1].split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == (sides[0] == "rgb" ? 3 : 4) else { return nil }
        let values = parts.prefix(3).compactMap(part)
        return values.count == 3 ? RGB(values[0], values[1], values[2]) : nil
    }

    private static func part(_ digits: Substring) -> UInt8? {
        guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
            let value = Int(digits, radix: 16)
        else { return nil }
        let most = (1 << (4 * digits.utf8.count)) - 1
        return UInt8(value * 255 / most)
    }
}
