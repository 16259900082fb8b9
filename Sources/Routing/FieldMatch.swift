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
    func matches(in tokens: [Token], of text: Substring, base: Int = 0) -> [FieldMatch] {
        if isEmpty { return [] }
        var stems: [UInt8] = []
        let words = words(of: tokens, in: text.utf8, base: base, stems: &stems)
        var matches: [FieldMatch] = []
        var covered = 0
        for (index, first) in words.enumerated() {
            var hash = TermHash()
            var longest: FieldMatch?
            if let senses = senses(of: first.exact) {
                longest = FieldMatch(hash: first.exact, senses: senses, start: first.start, end: first.end)
            } else if let singular = first.singular, let senses = senses(of: singular) {
                longest = FieldMatch(hash: singular, senses: senses, start: first.start, end: first.end)
            }
            for word in words[index...].prefix(Self.longestTerm) {
                if hash.words > 0, !word.isJoined { break }
                hash.add(stems[word.stem])
                // A single letter is a term only as a capital, which `exact` looks up.
                if !(hash.words == 1 && word.isLetter), let senses = senses(of: hash) {
                    longest = FieldMatch(hash: hash, senses: senses, start: first.start, end: word.end)
                }
                if hash.words == 1, !mayOpen(hash) { break }
            }
            if let longest, longest.end > covered {
                matches.append(longest)
                covered = longest.end
            }
            if longest == nil, covered <= first.start { matches += humps(of: first) }
        }
        return matches
    }

    /// The `Tracer` of `TracerBoolConversionError`: what the names of errors and classes are made of.
    private func humps(of word: Word) -> [FieldMatch] {
        word.humps.compactMap { hump in
            var hash = TermHash()
            hash.add(Stemmer.stem(hump).utf8)
            return senses(of: hash).map {
                FieldMatch(hash: hash, senses: $0, start: word.start, end: word.end)
            }
        }
    }

    private struct Word {
        /// Where its stem stands among all stems.
        var stem: Range<Int>
        var exact: TermHash
        /// Of `CTEs`, CTE.
        var singular: TermHash?
        var isLetter: Bool
        var humps: [String]
        /// Nothing that parts stands between it and the word before.
        var isJoined: Bool
        var start: Int
        var end: Int
    }

    private func words(
        of tokens: [Token], in bytes: Substring.UTF8View, base: Int, stems: inout [UInt8]
    ) -> [Word] {
        stems.reserveCapacity(tokens.count * 6)
        var stem: [UInt8] = []
        var words: [Word] = []
        words.reserveCapacity(tokens.count)
        var isJoined = false
        for token in tokens {
            guard token.isWord else {
                if !token.isMark("-_./&@–") { isJoined = false }
                continue
            }
            stem.removeAll(keepingCapacity: true)
            stem.append(contentsOf: token.text.utf8)
            let isLetter = stem.count == 1
            let first = bytes[bytes.index(bytes.startIndex, offsetBy: token.start - base)]
            let exact = isLetter ? TermHash.exact([first]) : TermHash.exact(stem)
            let singular =
                stem.count > 2 && stem.last == UInt8(ascii: "s") && first != stem[0]
                ? TermHash.exact(stem.dropLast()) : nil
            Stemmer.stem(&stem)
            let stemStart = stems.count
            stems += stem
            words.append(
                Word(
                    stem: stemStart..<stems.count, exact: exact, singular: singular, isLetter: isLetter,
                    humps: Term.humps(of: Term.surface(of: token, in: bytes, base: base)), isJoined: isJoined,
                    start: token.start,
                    end: token.start + token.text.utf8.count))
            isJoined = true
        }
        return words
    }
}
