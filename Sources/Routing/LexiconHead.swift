/// The lines of a lexicon before its terms.
struct LexiconHead {
    /// The areas of the vocabulary that the text's areas are.
    private(set) var areas: [Int] = []
    /// By area of the vocabulary.
    private(set) var bias: [Float]
    /// Where the terms stand.
    private(set) var body = 0..<0

    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0
    private var line = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, areas known: [String]) throws(VocabularyError) {
        self.bytes = bytes
        bias = [Float](repeating: 0, count: known.count)
        for name in String(decoding: try value(of: "areas"), as: UTF8.self).split(separator: ";") {
            guard let index = known.firstIndex(of: String(name)) else {
                throw error("the vocabulary has no area \"\(name)\"; run `Scripts/learn-field`")
            }
            areas.append(index)
        }
        for (area, weight) in LexiconCode.weights(try value(of: "bias")) {
            guard areas.indices.contains(area) else { throw error("`bias` has a weight too many") }
            bias[areas[area]] = weight
        }
        guard let blank = nextLine(), blank.isEmpty else { throw error("an empty line must follow `bias`") }
        body = at..<bytes.count
    }

    private mutating func value(of key: String) throws(VocabularyError) -> Slice<UnsafeBufferPointer<UInt8>> {
        while let text = nextLine() {
            if text.first == UInt8(ascii: "#") { continue }
            guard text.starts(with: key.utf8), text.dropFirst(key.utf8.count).first == LexiconLines.tab else {
                break
            }
            return text.dropFirst(key.utf8.count + 1)
        }
        throw error("expected `\(key)` and a tab; run `Scripts/learn-field`")
    }

    private mutating func nextLine() -> Slice<UnsafeBufferPointer<UInt8>>? {
        guard at < bytes.count else { return nil }
        let end = bytes[at...].firstIndex(of: LexiconLines.newLine) ?? bytes.count
        defer {
            at = min(end + 1, bytes.count)
            line += 1
        }
        return bytes[at..<end]
    }

    private func error(_ message: String) -> VocabularyError {
        VocabularyError(line: max(1, line), column: 1, message: message)
    }
}
