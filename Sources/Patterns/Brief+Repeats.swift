/// A draft without what is known already.
extension Brief {
    /// Leaves out what `earlier` briefs say, since the next member gets those as well, and what this one says twice:
    /// small models write off what they have read. `next` stays.
    package func withoutRepeats(of earlier: [Brief]) -> Brief {
        var brief = self
        brief.decisions = Self.new(decisions, beside: earlier.flatMap(\.decisions))
        brief.artifacts = Self.new(artifacts, beside: earlier.flatMap(\.artifacts) + decisions)
        brief.openQuestions = Self.new(
            openQuestions, beside: earlier.flatMap { $0.openQuestions + [Claim($0.next)] })
        return brief
    }

    private static func new(_ claims: [Claim], beside known: [Claim]) -> [Claim] {
        var seen = known.map { words(of: $0.text) }
        return claims.filter { claim in
            let words = words(of: claim.text)
            if seen.contains(where: { saysNothingNew(words, beside: $0) }) { return false }
            seen.append(words)
            return true
        }
    }

    /// It has no word of its own, and most of the other's. What it lacks tells nothing: a claim that another word, number
    /// or "not" makes another one must never be lost, and a repeat that stays does little harm.
    private static func saysNothingNew(_ words: Set<String>, beside known: Set<String>) -> Bool {
        !words.isEmpty && words.isSubset(of: known) && 5 * words.count > 4 * known.count
            && known.subtracting(words).allSatisfy { $0.count > 4 && !$0.contains(where: \.isNumber) }
    }

    /// All words, also the short ones ("R", "not"), by their first six characters, which stand for the stem.
    private static func words(of text: String) -> Set<String> {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        return Set(words.map { String($0.prefix(6)) }).subtracting(empty)
    }

    private static let empty: Set<String> = ["the", "a", "an", "is", "are", "was", "were", "be"]
}
