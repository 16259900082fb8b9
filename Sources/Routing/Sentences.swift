/// A sentence of the request, in tokens.
struct Sentence {
    enum Opening {
        /// The text's first.
        case text
        /// Behind a mark that ends a sentence, or an empty line.
        case sentence
        /// Behind a line that ends without such a mark.
        case line
    }

    var opening: Opening
    /// With the marks that end it.
    var range: Range<Int>
}

extension Sentence {
    /// Those that may call somebody, the first of the text always among them: none of a quotation or code,
    /// nor of what a colon at a line's end announces.
    static func all(in readable: Readable) -> [Sentence] {
        let tokens = readable.tokens
        var sentences: [Sentence] = []
        var start = tokens.first?.kind == .lineEnd ? 1 : 0
        var opening = Opening.text
        var isAnnounced = false
        while start < tokens.count, sentences.count < most {
            let end = end(in: tokens, from: start)
            let isShown = opening == .text || !(readable.isHidden[start] || isAnnounced)
            if isShown {
                sentences.append(Sentence(opening: opening, range: start..<end))
            }
            guard end < tokens.count else { break }
            let last = tokens[end - 1]
            if tokens[end].kind == .lineEnd {
                isAnnounced = last.isMark(":：,")
                let isParagraph = tokens[end].end - tokens[end].start > 1
                opening = last.isMark(ends) || isParagraph ? .sentence : .line
                start = end + 1
            } else {
                opening = .sentence
                start = end
            }
        }
        return sentences
    }

    /// How many sentences are read.
    private static let most = 12
    static let ends = ".!?…。！？"

    /// Behind the marks that end the sentence, or at the line's end.
    private static func end(in tokens: [Token], from start: Int) -> Int {
        var index = start
        while index < tokens.count, tokens[index].kind != .lineEnd {
            index += 1
            guard tokens[index - 1].isMark(ends), isEnd(tokens, mark: index - 1, from: start) else {
                continue
            }
            while index < tokens.count, tokens[index].isMark(ends + ")]"), !tokens[index].spaced {
                index += 1
            }
            let isWide = tokens[index - 1].isMark("。！？")
            if index >= tokens.count || tokens[index].spaced || isWide { return index }
        }
        return index
    }

    /// No abbreviation, initial or number of a list.
    private static func isEnd(_ tokens: [Token], mark: Int, from start: Int) -> Bool {
        guard tokens[mark].isMark("."), mark > start, tokens[mark - 1].isWord else { return true }
        let before = tokens[mark - 1]
        if mark - 1 == start, before.text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) { return false }
        return !abbreviations.contains(before.text)
            && !(before.text.utf8.count == 1 && mark >= 2 && tokens[mark - 2].isMark("."))
    }

    private static let abbreviations: Set<String> = [
        "eg", "ie", "vs", "cf", "dr", "mr", "mrs", "ms", "prof", "approx", "resp", "incl", "st", "fig", "e",
        "i",
    ]
}
