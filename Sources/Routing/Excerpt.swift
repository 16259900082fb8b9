/// The part of a text that scoring looks at: its beginning, and for a long one its end, where the question
/// often stands after a paste.
struct Excerpt {
    var text: Substring
    /// The UTF-8 offset in the whole text.
    var start: Int

    /// In UTF-8 bytes.
    static let head = 3000
    static let tail = 1000

    static func parts(of text: String) -> [Excerpt] {
        let bytes = text.utf8
        guard bytes.count > head + tail else { return [Excerpt(text: text[...], start: 0)] }
        let headEnd = floor(bytes.index(bytes.startIndex, offsetBy: head), in: text)
        let tailStart = floor(bytes.index(bytes.endIndex, offsetBy: -tail), in: text)
        return [
            Excerpt(text: text[..<headEnd], start: 0),
            Excerpt(text: text[tailStart...], start: bytes.distance(from: bytes.startIndex, to: tailStart)),
        ]
    }

    /// At most so many bytes of a text's end.
    static func end(of text: String, bytes count: Int) -> Excerpt {
        let bytes = text.utf8
        guard bytes.count > count else { return Excerpt(text: text[...], start: 0) }
        let start = floor(bytes.index(bytes.endIndex, offsetBy: -count), in: text)
        return Excerpt(text: text[start...], start: bytes.distance(from: bytes.startIndex, to: start))
    }

    /// The beginning of the scalar that stands at an index.
    private static func floor(_ index: String.Index, in text: String) -> String.Index {
        var index = index
        while index > text.startIndex, 0x80...0xBF ~= text.utf8[index] { text.utf8.formIndex(before: &index) }
        return index
    }
}
