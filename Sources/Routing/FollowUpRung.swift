import Conversation

/// A short text that leans on what was said goes to who spoke last.
///
/// Three signs make one: it opens by joining on ("and in SQL?", "what about weekly data?"); it is made of
/// nothing but words about the talk itself ("why?", "shorter please", "explain the second point"); or it
/// points back ("does that scale?") and has no word of the team's own, which would make it a task of
/// somebody's.
struct FollowUpRung: RoutingRung {
    let scorer: ScoredRung

    func receipt(for text: String, in context: Router.Context) -> RouteReceipt? {
        guard let last = context.lastMember, let sign = sign(in: text) else { return nil }
        return RouteReceipt(rung: .followUp, speakers: [last], request: text, matched: sign)
    }

    /// Longer texts stand by themselves. In bytes and words.
    private static let mostBytes = 160
    private static let mostWords = 14
    private static let mostJoinedWords = 10
    private static let mostPointingWords = 8

    /// The words that make it a follow-up; nil where nothing does.
    private func sign(in text: String) -> [String]? {
        guard text.utf8.count <= Self.mostBytes else { return nil }
        let tokens = Lexer.tokens(in: text[...])
        var words = tokens.filter(\.isWord)
        guard !words.isEmpty, words.count <= Self.mostWords, !isCode(tokens) else { return nil }
        let thanks = words.prefix { FollowUpWords.thanks.contains($0.text) }.count
        // Bare thanks are small talk, which nobody in particular is asked to answer.
        if thanks == words.count { return nil }
        words.removeFirst(thanks)
        return joining(words, in: text) ?? aboutTalk(words, in: text) ?? pointing(words, in: text)
    }

    private func isCode(_ tokens: [Token]) -> Bool {
        tokens.contains { $0.isMark("{}=`<>;") } || tokens.filter { $0.kind == .lineEnd }.count > 1
    }

    private func joining(_ words: [Token], in text: String) -> [String]? {
        guard words.count <= Self.mostJoinedWords else { return nil }
        let plain = words.map(\.text)
        for opening in FollowUpWords.openings where plain.starts(with: opening) {
            return [surface(words.prefix(opening.count), in: text)]
        }
        if let first = plain.first, FollowUpWords.joints.contains(first), plain.count > 1 {
            // "and plot a histogram" is a task that begins with "and".
            let second = plain[1]
            let leans =
                FollowUpWords.prepositions.contains(second) || FollowUpWords.talk.contains(second)
                || FollowUpWords.frame.contains(second)
            if leans { return [surface(words.prefix(2), in: text)] }
        }
        // "in SQL?", "for weekly data?", "with pandas instead"
        if let first = plain.first, FollowUpWords.prepositions.contains(first), plain.count <= 5,
            plain.count <= 3 || plain.last == "instead" || plain.last == "too"
        {
            return [surface(words.prefix(1), in: text)]
        }
        return nil
    }

    private func aboutTalk(_ words: [Token], in text: String) -> [String]? {
        let known = words.allSatisfy {
            FollowUpWords.talk.contains($0.text) || FollowUpWords.frame.contains($0.text)
        }
        let telling = words.filter { FollowUpWords.talk.contains($0.text) }
        guard known, !telling.isEmpty else { return nil }
        return telling.map { text.between($0.start, $0.end) }
    }

    private func pointing(_ words: [Token], in text: String) -> [String]? {
        guard words.count <= Self.mostPointingWords else { return nil }
        let plain = words.map(\.text)
        if FollowUpWords.emptyIt.contains(where: { phrase in
            plain.indices.contains { plain[$0...].starts(with: phrase) }
        }) {
            return nil
        }
        guard let at = words.indices.first(where: { isPointer(words, $0) }) else { return nil }
        guard !scorer.knows(text) else { return nil }
        return [text.between(words[at].start, words[at].end)]
    }

    /// "It", "that", "those"; but "that table" only points at a table.
    private func isPointer(_ words: [Token], _ at: Int) -> Bool {
        switch words[at].text {
        case "it", "them": return true
        case "that", "this", "these", "those":
            guard at + 1 < words.count else { return true }
            let next = words[at + 1].text
            return FollowUpWords.prepositions.contains(next) || FollowUpWords.frame.contains(next)
                || at > 0 && ["does", "would", "will", "is", "was", "do", "did"].contains(words[at - 1].text)
        default: return false
        }
    }

    private func surface(_ words: ArraySlice<Token>, in text: String) -> String {
        guard let first = words.first, let last = words.last else { return "" }
        return text.between(first.start, last.end)
    }
}
