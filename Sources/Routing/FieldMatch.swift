/// A term of the vocabulary where it stands in a text.
struct FieldMatch {
    var hash: TermHash
    var senses: FieldVocabulary.Senses
    /// UTF-8 offsets in the whole text.
    var start: Int
    var end: Int
}

extension FieldVocabulary {
    /// All terms in a text, but for those inside a longer one: "learning rate" is no "rate". Words of a term
    /// stand side by side, with nothing but white space or the marks of names (`zero_grad`, `p-value`) between.
    func matches(in text: Substring, base: Int = 0) -> [FieldMatch] {
        if isEmpty { return [] }
        let words = words(of: Lexer.tokens(in: text, base: base), in: text.utf8, base: base)
        var matches: [FieldMatch] = []
        var covered = 0
        for (index, first) in words.enumerated() {
            var hash = TermHash()
            var longest: FieldMatch?
            for exact in [first.exact, first.singular].compactMap(\.self) {
                guard longest == nil, let senses = senses(of: exact) else { continue }
                longest = FieldMatch(hash: exact, senses: senses, start: first.start, end: first.end)
            }
            for word in words[index...].prefix(Self.longestTerm) {
                if hash.words > 0, !word.isJoined { break }
                hash.add(word.stem)
                // A single letter is a term only as a capital, which `exact` looks up.
                if hash.words == 1, word.isLetter { continue }
                if let senses = senses(of: hash) {
                    longest = FieldMatch(hash: hash, senses: senses, start: first.start, end: word.end)
                }
            }
            if let longest, longest.end > covered {
                matches.append(longest)
                covered = longest.end
            }
        }
        return matches
    }

    private struct Word {
        var stem: [UInt8]
        var exact: TermHash
        /// Of `CTEs`, CTE.
        var singular: TermHash?
        var isLetter: Bool
        /// Nothing that parts stands between it and the word before.
        var isJoined: Bool
        var start: Int
        var end: Int
    }

    private func words(of tokens: [Token], in bytes: Substring.UTF8View, base: Int) -> [Word] {
        var words: [Word] = []
        words.reserveCapacity(tokens.count)
        var isJoined = false
        for token in tokens {
            guard token.isWord else {
                if !token.isMark("-_./&@–") { isJoined = false }
                continue
            }
            var stem = Array(token.text.utf8)
            let isLetter = stem.count == 1
            let first = bytes[bytes.index(bytes.startIndex, offsetBy: token.start - base)]
            let exact = isLetter ? TermHash.exact([first]) : TermHash.exact(stem)
            let singular =
                stem.count > 2 && stem.last == UInt8(ascii: "s") && first != stem[0]
                ? TermHash.exact(stem.dropLast()) : nil
            Stemmer.stem(&stem)
            words.append(
                Word(
                    stem: stem, exact: exact, singular: singular, isLetter: isLetter, isJoined: isJoined, start: token.start,
                    end: token.start + token.text.utf8.count))
            isJoined = true
        }
        return words
    }
}
