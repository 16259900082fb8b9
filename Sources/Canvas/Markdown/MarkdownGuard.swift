/// Takes from cmark what it would do to single characters, and gives them back in the literals it returns.
///
/// - A control character goes through as a noncharacter, U+FDD0 plus its code. So a lone CR does not end a line,
///   NUL is not replaced, form feeds are not trimmed, and each ends as a visible mark.
/// - `]:` goes through with U+FDDA between, so there are no link reference definitions: one that comes later would
///   change what earlier, finished paragraphs mean. Models write inline links; `[x]: address` stays as written.
/// - U+FEFF at the start, which cmark would drop, goes through behind U+FDDA.
/// - The 65th `|` of a line goes through before U+FDDA, so that no table is wider than 64 columns: cmark fills short
///   rows up, and two bytes of text would become thousands of cells. Such a table stays text.
/// - U+FDD0...FDEF, where they are in the text, go through behind U+FDD9.
/// - Maths (`Maths`) goes through with U+FDD9 and a letter for each character that would mean something: formulas stay as
///   they are written.
///
/// CR LF becomes LF; the number of lines stays as it is.
enum MarkdownGuard {
    private static let bracket = UInt8(ascii: "]")
    private static let pipe = UInt8(ascii: "|")
    private static let mostColumns = 64
    private static let lead: (UInt8, UInt8) = (0xEF, 0xB7)
    private static let base: UInt8 = 0x90
    private static let literally: UInt8 = base + 0x09
    private static let separator: UInt8 = base + 0x0A

    static func guarded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.withUnsafeBufferPointer { bytes in
            var result: [UInt8] = []
            result.reserveCapacity(bytes.count + bytes.count / 16)
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { result += [lead.0, lead.1, separator] }
            var copied = 0
            var pipes = 0
            var isWide = false
            var mathsEnd = 0
            for (index, byte) in bytes.enumerated() where isSpecial(byte) && index >= mathsEnd {
                let next = index + 1 < bytes.count ? bytes[index + 1] : 0
                switch byte {
                case 0x09: continue
                case 0x0A:
                    pipes = 0
                    isWide = false
                case Maths.dollar, Maths.backslash:
                    mathsEnd = Maths.end(in: bytes, from: index)
                    guard mathsEnd > index else { continue }
                    let formula = bytes[index..<mathsEnd]
                    // An escaped character stays one: what was looked at was the backslash.
                    guard Maths.isFormula(formula) else { continue }
                    result += bytes[copied..<index]
                    for byte in formula {
                        if byte == pipe { pipes += 1 }
                        if let letter = Maths.letter(for: byte) {
                            result += [lead.0, lead.1, literally, letter]
                        } else {
                            result.append(byte)
                        }
                    }
                    copied = mathsEnd
                case pipe:
                    pipes += 1
                    guard pipes > mostColumns, !isWide else { continue }
                    isWide = true
                    result += bytes[copied...index] + [lead.0, lead.1, separator]
                    copied = index + 1
                case bracket:
                    guard next == UInt8(ascii: ":") else { continue }
                    result += bytes[copied...index] + [lead.0, lead.1, separator]
                    copied = index + 1
                case lead.0:
                    guard next == lead.1, index + 2 < bytes.count, isOurs(bytes[index + 2]) else { continue }
                    result += bytes[copied..<index] + [lead.0, lead.1, literally]
                    copied = index
                default:
                    result += bytes[copied..<index]
                    if byte != 0x0D || next != 0x0A { result += [lead.0, lead.1, base + byte] }
                    copied = index + 1
                }
            }
            result += bytes[copied...]
            return result
        }
    }

    /// Appends the original of guarded text.
    static func restore(_ bytes: some Sequence<UInt8>, into result: inout [UInt8]) {
        guard bytes.contains(lead.0) else {
            result.append(contentsOf: bytes)
            return
        }
        var literal = false
        for byte in bytes {
            if literal, let original = Maths.character(for: byte) {
                result.append(original)
                literal = false
                continue
            }
            result.append(byte)
            let count = result.count
            guard isOurs(byte), count >= 3, result[count - 2] == lead.1, result[count - 3] == lead.0 else {
                continue
            }
            if literal {
                literal = false
                continue
            }
            result.removeLast(3)
            switch byte {
            case literally: literal = true
            case separator: continue
            default: result.append(byte - base)
            }
        }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == bracket || byte == pipe || byte == lead.0 || byte == Maths.dollar
            || byte == Maths.backslash
    }

    private static func isOurs(_ third: UInt8) -> Bool { (base...(base + 0x1F)).contains(third) }
}
