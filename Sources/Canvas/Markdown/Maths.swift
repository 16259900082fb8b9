/// Formulas of TeX within one line: `$a$`, `$$a$$`, `\(a\)`, `\[a\]`, and each of the latter's brackets alone, whose formula has
/// lines of its own.
///
/// They are found in the source, since a parser of Markdown takes `*`, `_` and backslashes out of them. Where what looks like
/// one is something else, nothing is lost: its characters are shown as they stand.
enum Maths {
    static let dollar = UInt8(ascii: "$")
    static let backslash = UInt8(ascii: "\\")
    private static let tick = UInt8(ascii: "`")

    /// What would mean something in Markdown.
    private static let meaning = Array("\\*_[]<>~&!".utf8)

    /// What goes through the parser in place of a character; nil for one that means nothing.
    static func letter(for byte: UInt8) -> UInt8? {
        meaning.firstIndex(of: byte).map { UInt8(ascii: "a") + UInt8($0) }
    }

    static func character(for letter: UInt8) -> UInt8? {
        let place = Int(letter) - Int(UInt8(ascii: "a"))
        return meaning.indices.contains(place) ? meaning[place] : nil
    }

    /// Of what `end(in:from:)` found, whether it is more than an escaped character.
    static func isFormula(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard bytes.first == backslash, let second = bytes.dropFirst().first else {
            return bytes.first == dollar
        }
        return isBracket(second)
    }

    private static func isBracket(_ byte: UInt8) -> Bool { Array("()[]".utf8).contains(byte) }

    /// Where the formula ends that begins at `start`, which holds a dollar or a backslash; behind the next character for another
    /// backslash; `start` itself for a dollar that begins none.
    static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard start + 1 < bytes.count else { return start }
        let next = bytes[start + 1]
        if bytes[start] == backslash {
            guard isBracket(next) else { return next > 0x20 && next < 0x7F ? start + 2 : start }
            if next == UInt8(ascii: "(") || next == UInt8(ascii: "["),
                let close = find(
                    [backslash, next == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")], in: bytes,
                    from: start + 2)
            {
                return close + 2
            }
            return start + 2
        }
        if next == dollar {
            guard let close = find([dollar, dollar], in: bytes, from: start + 2), close > start + 2 else {
                return start
            }
            return close + 2
        }
        guard next > 0x20 else { return start }
        var at = start + 1
        while let close = find([dollar], in: bytes, from: at) {
            let isPrice = close + 1 < bytes.count && (bytes[close + 1] &- 0x30) < 10
            if bytes[close - 1] > 0x20, bytes[close - 1] != backslash, !isPrice { return close + 1 }
            if bytes[close - 1] != backslash { return start }
            at = close + 1
        }
        return start
    }

    /// In the same line, with no code and no character of the guard's before it.
    private static func find(_ part: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var at = start
        while at < bytes.count, at - start < 1_000 {
            let byte = bytes[at]
            if byte < 0x20 && byte != 0x09 || byte == tick || byte == 0xEF { return nil }
            if byte == part[0], at + part.count <= bytes.count,
                bytes[at..<at + part.count].elementsEqual(part)
            {
                return at
            }
            at += 1
        }
        return nil
    }
}
