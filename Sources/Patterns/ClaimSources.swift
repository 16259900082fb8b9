import Conversation

/// Finds the turns in which a claim was said, by the words that both have. A model's own numbers are not trusted: small
/// models make them up, and a claim that nobody made is to be seen as one.
package struct ClaimSources: Sendable {
    private let turns: [(number: Int, words: Set<String>)]

    package init(_ turns: [Turn]) {
        self.turns = turns.map { ($0.id.number, Self.words(of: $0.text)) }
    }

    package func attributing(_ brief: Brief) -> Brief {
        var brief = brief
        for index in brief.decisions.indices { attribute(&brief.decisions[index]) }
        for index in brief.artifacts.indices { attribute(&brief.artifacts[index]) }
        for index in brief.openQuestions.indices { attribute(&brief.openQuestions[index]) }
        return brief
    }

    private func attribute(_ claim: inout Brief.Claim) { claim.turns = numbers(for: claim.text) }

    /// Ascending, at most three: the turns that hold at least half of the claim's words, and nearly as many as the best.
    func numbers(for claim: String) -> [Int] {
        let words = Self.words(of: claim)
        if words.isEmpty { return [] }
        let shares = turns.map { (number: $0.number, share: Self.share(of: words, in: $0.words)) }
        guard let best = shares.map(\.share).max(), best >= Self.leastShare else { return [] }
        let near = shares.filter { $0.share >= max(Self.leastShare, best * Self.nearly) }
        return near.sorted { ($1.share, $0.number) < ($0.share, $1.number) }.prefix(3).map(\.number).sorted()
    }

    private static let leastShare = 0.5
    private static let nearly = 0.9

    private static func share(of words: Set<String>, in others: Set<String>) -> Double {
        Double(words.intersection(others).count) / Double(words.count)
    }

    /// Longer words by their first six letters, which stand for the stem; those of two letters say nothing, but numbers
    /// do.
    private static func words(of text: String) -> Set<String> {
        var words: Set<String> = []
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            let isNumber = word.allSatisfy(\.isNumber)
            let isCJK = word.unicodeScalars.contains { (0x2E80...0x9FFF).contains($0.value) }
            if isCJK {
                words.formUnion(word.map(String.init))
            } else if isNumber || word.count > 2, !common.contains(String(word)) {
                words.insert(String(word.prefix(6)))
            }
        }
        return words
    }

    private static let common: Set<String> = [
        "the", "and", "for", "with", "that", "this", "are", "was", "were", "will", "from", "not", "but",
        "has",
        "have", "had", "its", "our", "you", "your", "use", "used", "using", "should", "can", "could", "would",
        "which", "what", "how", "when", "who", "all", "any", "each", "into", "than", "then", "them", "they",
        "their", "there", "these", "those", "been", "also", "may", "must", "need", "needs", "one", "two",
    ]
}
