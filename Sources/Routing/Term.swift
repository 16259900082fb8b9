/// What the index knows a word, or two neighbouring words, by.
struct Term: Sendable, Equatable {
    /// One stem, or two with a space between.
    var key: String
    /// How much of a whole word it is: 1 for a word or a pair, less for a part of a compound.
    var share: Double
    /// UTF-8 offsets in the text it was read from.
    var start: Int
    var end: Int
}

extension Term {
    /// The terms of a text: stems of its content words; pairs of neighbours, which is what holds "time
    /// series", `tf.data` and "scikit-learn" together; and the humps of CamelCase, from three letters on.
    ///
    /// - Parameters:
    ///   - tokens: of `text`.
    ///   - base: where `text` begins in the whole text, in UTF-8 bytes.
    static func read(_ tokens: [Token], of text: Substring, base: Int = 0) -> [Term] {
        let bytes = text.utf8
        var terms: [Term] = []
        var previous: (stem: String, start: Int)?
        for token in tokens {
            guard token.isWord else {
                if !token.isMark("-_./&–") { previous = nil }
                continue
            }
            let surface = surface(of: token, in: bytes, base: base)
            guard isContent(token.text, surface: surface) else {
                previous = nil
                continue
            }
            let stem = Stemmer.stem(token.text)
            terms.append(Term(key: stem, share: 1, start: token.start, end: token.start + surface.utf8.count))
            for part in humps(of: surface) {
                terms.append(
                    Term(
                        key: Stemmer.stem(part), share: humpShare, start: token.start,
                        end: token.start + surface.utf8.count))
            }
            if let previous {
                terms.append(
                    Term(
                        key: previous.stem + " " + stem, share: 1, start: previous.start,
                        end: token.start + surface.utf8.count))
            }
            previous = (stem, token.start)
        }
        return terms
    }

    private static let humpShare = 0.5

    /// The word as written, without what stands after its apostrophe.
    static func surface(of token: Token, in bytes: Substring.UTF8View, base: Int) -> Substring {
        let start = bytes.index(bytes.startIndex, offsetBy: token.start - base)
        let end = bytes.index(bytes.startIndex, offsetBy: token.end - base)
        let whole = Substring(bytes[start..<end])
        guard token.suffix != nil else { return whole }
        return whole.prefix { $0 != "'" && $0 != "’" }
    }

    private static func isContent(_ word: String, surface: Substring) -> Bool {
        if word.utf8.count == 1 {
            // A single capital may be the name of a language.
            return surface.utf8.allSatisfy { 0x41...0x5A ~= $0 } && word != "i" && word != "a"
        }
        return !StopWords.contains(word) && !word.utf8.allSatisfy { 0x30...0x39 ~= $0 }
    }

    /// `SavedModel` is saved, model; `BCELoss` is bce, loss; a word without humps has none.
    static func humps(of word: Substring) -> [String] {
        guard word.utf8.count > 4, word.utf8.dropFirst().contains(where: isUpper) else { return [] }
        let letters = Array(word.utf8)
        guard letters.allSatisfy({ $0 < 0x80 }) else { return [] }
        var cuts: [Int] = []
        for index in 1..<letters.count where isUpper(letters[index]) {
            let afterLower = !isUpper(letters[index - 1])
            let beforeLower = index + 1 < letters.count && !isUpper(letters[index + 1])
            if afterLower || beforeLower { cuts.append(index) }
        }
        guard !cuts.isEmpty else { return [] }
        var parts: [String] = []
        var start = 0
        for cut in cuts + [letters.count] {
            if cut - start >= 3 {
                let part = String(decoding: letters[start..<cut], as: UTF8.self).lowercased()
                if !StopWords.contains(part) { parts.append(part) }
            }
            start = cut
        }
        return parts
    }

    private static func isUpper(_ letter: UInt8) -> Bool { 0x41...0x5A ~= letter }
}
