/// The chance of each member, and that nobody of the team is meant: what the lexicon says of the areas goes to those
/// who hold them, and what the vocabulary and the personas' own words say weighs it up or down.
struct MemberChances {
    /// In document order. With `nobody` they add up to 1.
    private(set) var members: [Double]
    private(set) var nobody: Double

    /// Of the lexicon's chances, so that no member is ever out of reach of the other words; and what their logarithm
    /// counts.
    private static let floor = 0.003
    private static let lexicalShare = 1.2
    /// What a point of evidence counts beside the lexicon, and where evidence begins to count in full: a
    /// few weak words are often chance. Set on requests that are not in this repository; between half and twice of
    /// either it hardly matters.
    private static let evidenceShare = 0.7
    private static let evidenceKnee = 2.0

    init(
        _ evidence: Evidence, _ reading: FieldLexicon.Reading, _ holders: AreaHolders, _ nearness: Nearness
    ) {
        // Where the lexicon knows no word, all are alike to it; and where nobody does, nobody is meant.
        let isSilent = reading.terms.isEmpty
        if isSilent, evidence.tallies.allSatisfy({ $0.sum == 0 }) {
            members = evidence.tallies.map { _ in 0 }
            nobody = 1
            return
        }
        var lexical = [Double](repeating: isSilent ? 1 : 0, count: evidence.tallies.count)
        var outside = isSilent ? 1.0 : 0
        for (area, chance) in reading.chances.enumerated() where !isSilent {
            let portions = holders.portions(of: area)
            if portions.isEmpty { outside += chance }
            for (member, portion) in portions.enumerated() { lexical[member] += chance * portion }
        }
        var scores = zip(lexical, evidence.tallies).map { Self.score($0, $1.sum) }
        let place = reading.place
        if place.length > 0 {
            for (member, pull) in nearness.pulls(of: place.sum).enumerated() {
                scores[member] += Double(pull / place.length)
            }
        }
        scores.append(Self.score(outside, evidence.outside))
        let best = scores.max() ?? 0
        scores = scores.map { Double(Exponential.of(Float($0 - best))) }
        let sum = scores.reduce(0, +)
        nobody = scores.removeLast() / sum
        members = scores.map { $0 / sum }
    }

    private static func score(_ lexical: Double, _ evidence: Double) -> Double {
        // The logarithm of a number below 1 is that of its inverse, turned round.
        lexicalShare * -TermIndex.logarithm((1 + floor) / (lexical + floor))
            + evidenceShare * evidence * evidence / (evidence + evidenceKnee)
    }
}
