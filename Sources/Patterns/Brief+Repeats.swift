/// A draft without what is known already.
extension Brief {
    /// Leaves out what `earlier` briefs say, since the next member gets those as well, and what this one says twice:
    /// small models write off what they have read. `next` stays.
    package func withoutRepeats(of earlier: [Brief]) -> Brief {
        var brief = self
        brief.decisions = Self.new(decisions, beside: earlier.flatMap(\.decisions))
        brief.artifacts = Self.new(artifacts, beside: earlier.flatMap(\.artifacts))
        brief.openQuestions = Self.new(
            openQuestions, beside: earlier.flatMap { $0.openQuestions + [Claim($0.next)] })
        return brief
    }

    private static func new(_ claims: [Claim], beside known: [Claim]) -> [Claim] {
        var seen = known.map { ClaimSources.words(of: $0.text) }.filter { !$0.isEmpty }
        return claims.filter { claim in
            let words = ClaimSources.words(of: claim.text)
            if seen.contains(where: { isSame(words, $0) }) { return false }
            if !words.isEmpty { seen.append(words) }
            return true
        }
    }

    /// More than four fifths of all their words stand in both. A claim with other numbers is another one.
    private static func isSame(_ words: Set<String>, _ others: Set<String>) -> Bool {
        let both = words.intersection(others)
        let all = words.union(others)
        let isNumber = { (word: String) in word.contains(where: \.isNumber) }
        return 5 * both.count > 4 * all.count && all.subtracting(both).allSatisfy { !isNumber($0) }
    }
}
