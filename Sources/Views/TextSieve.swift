/// Tells quickly in which texts a search can find nothing, without laying them out.
///
/// Of the text and of what is looked for only ASCII letters and digits are held against each other, case aside: what
/// Markdown leaves out of the lines are other characters. So a text that does not pass shows nothing that is looked for,
/// save where Markdown makes letters and digits itself (numbers of lists). Texts with character references pass.
struct TextSieve: Sendable, Hashable {
    private let pattern: [UInt8]
    /// Of Knuth, Morris and Pratt: how much of the pattern still holds when the next byte does not.
    private let failure: [Int]

    init(_ text: String) {
        let pattern = text.utf8.compactMap { Self.kept($0) }
        var failure = Array(repeating: 0, count: pattern.count)
        var length = 0
        for index in pattern.indices.dropFirst() {
            while length > 0, pattern[index] != pattern[length] { length = failure[length - 1] }
            if pattern[index] == pattern[length] { length += 1 }
            failure[index] = length
        }
        self.pattern = pattern
        self.failure = failure
    }

    /// False: nothing can be found in it.
    func passes(_ text: String) -> Bool {
        if pattern.isEmpty { return true }
        var text = text
        return text.withUTF8 { bytes in
            var length = 0
            var isReference = false
            for byte in bytes {
                guard let kept = Self.kept(byte) else {
                    if byte == UInt8(ascii: "#"), isReference { return true }
                    isReference = byte == UInt8(ascii: "&")
                    continue
                }
                if isReference, kept > UInt8(ascii: "9") { return true }
                isReference = false
                while length > 0, kept != pattern[length] { length = failure[length - 1] }
                if kept == pattern[length] { length += 1 }
                if length == pattern.count { return true }
            }
            return false
        }
    }

    /// A letter as a small one, or a digit.
    @inline(__always)
    private static func kept(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39, 0x61...0x7A: byte
        case 0x41...0x5A: byte | 0x20
        default: nil
        }
    }
}
