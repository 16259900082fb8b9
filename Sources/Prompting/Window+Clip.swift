extension Window {
    static let nothingLeft = "[...]"

    /// Leaves out the middle, so that `text` has at most `limit` unscaled tokens, mark included.
    static func clip(_ text: String, to limit: Int) -> String {
        let total = TokenEstimator.tokens(in: text)
        if total <= limit { return text }
        let mark = "\n[... about \(total - limit) tokens left out here ...]\n"
        let room = limit - TokenEstimator.tokens(in: mark) - 2
        if room < 2 { return nothingLeft }
        // The beginning says more than the end.
        let head = longest(upTo: text.utf8.count, room: room * 2 / 3) {
            text[..<text.scalarBoundary(atByte: $0)]
        }
        let tail = longest(upTo: text.utf8.count - head.utf8.count, room: room / 3) {
            text[text.scalarBoundary(atByte: text.utf8.count - $0)...]
        }
        return head + mark + tail
    }

    /// The longest piece with no more than `room` tokens that bisection finds.
    private static func longest(
        upTo bytes: Int, room: Int, piece: (Int) -> Substring
    ) -> Substring {
        var fits = 0
        // Not even blanks take fewer tokens than one for 32 bytes.
        var tooMany = min(bytes, 32 * (room + 1)) + 1
        while tooMany - fits > 1 {
            let middle = (fits + tooMany) / 2
            if TokenEstimator.tokens(in: String(piece(middle))) <= room {
                fits = middle
            } else {
                tooMany = middle
            }
        }
        return piece(fits)
    }
}

extension String {
    /// The start of the Unicode scalar to which the byte belongs.
    func scalarBoundary(atByte offset: Int) -> Index {
        var index = utf8.index(startIndex, offsetBy: offset)
        while index > startIndex, index < endIndex, utf8[index] & 0xC0 == 0x80 {
            index = utf8.index(before: index)
        }
        return index
    }

    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
