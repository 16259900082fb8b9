/// What the lexicon of the field knows a request by: each stem of it, and each two neighbours. Small words count as
/// well, since "how do I" and "per customer" tell something by their company; numbers are all alike.
package struct LexiconTerm: Sendable, Equatable {
    /// One stem, or two with a space between.
    package var key: String
    /// UTF-8 offsets in the whole text.
    package var start: Int
    package var end: Int

    /// A small word stands in it: of use to the lexicon, and no reason for a reader.
    var isSmall: Bool {
        key.split(separator: " ").contains { $0.utf8.count < 2 || StopWords.contains(String($0)) }
    }

    /// Each key once, in the order of the text. Also what `Scripts/learn-field` learns from, so a change here wants a
    /// lexicon that is learned anew.
    package static func read(_ text: String) -> [LexiconTerm] {
        read([Excerpt(text: text[...], start: 0)])
    }

    /// Of a long text only what scoring looks at.
    static func read(_ excerpts: [Excerpt]) -> [LexiconTerm] {
        var terms: [LexiconTerm] = []
        var seen: Set<String> = []
        for excerpt in excerpts {
            read(Lexer.tokens(in: excerpt.text, base: excerpt.start), &terms, &seen)
        }
        return terms
    }

    private static func read(
        _ tokens: [Token], _ terms: inout [LexiconTerm], _ seen: inout Set<String>
    ) {
        var previous: LexiconTerm?
        func add(_ term: LexiconTerm) {
            if seen.insert(term.key).inserted { terms.append(term) }
        }
        var isMarked = false
        for token in tokens {
            guard token.isWord else {
                if token.isMark("-_./&–") { isMarked = true } else { previous = nil }
                continue
            }
            // A mark inside a name holds its words together; one before white space parts them.
            if isMarked, token.spaced { previous = nil }
            isMarked = false
            let isNumber = token.text.utf8.allSatisfy { 0x30...0x39 ~= $0 }
            let term = LexiconTerm(
                key: isNumber ? "0" : Stemmer.stem(token.text), start: token.start,
                end: token.start + token.text.utf8.count)
            add(term)
            if let previous {
                add(LexiconTerm(key: previous.key + " " + term.key, start: previous.start, end: term.end))
            }
            previous = term
        }
    }
}
