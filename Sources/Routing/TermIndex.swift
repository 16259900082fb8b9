import Personas

/// How much each term speaks for each member: BM25F over the personas' own words, worked out once.
///
/// A member is a document of weighted fields (Zaragoza, Robertson et al., "Microsoft Cambridge at TREC 13",
/// 2004): a term's weighted count over all fields is saturated once, and multiplied by how rare the term is
/// among the members. Fields are lists of bullets of about one length, so the length of a persona is
/// normalised only lightly: who lists more skills does answer more questions.
struct TermIndex: Sendable {
    /// A term's weight for one member.
    struct Posting: Sendable, Equatable {
        /// The member's place in the document.
        var member: Int
        var weight: Double
    }

    private let postings: [String: [Posting]]
    /// Stems by their beginnings: `torch` leads to `torchvision`. Only where all with that beginning are one
    /// member's.
    private let beginnings: [String: [Posting]]

    /// A word that the vocabulary calls plain counts for little.
    init(personas: [Persona], vocabulary: FieldVocabulary = .empty) {
        var counts: [String: [Int: Double]] = [:]
        var lengths = [Double](repeating: 0, count: personas.count)
        for (member, persona) in personas.enumerated() {
            for (weight, texts) in Self.fields(of: persona) {
                for text in texts {
                    let phrases = vocabulary.matches(in: text[...]).filter { $0.hash.words > 1 }
                    for term in Term.read(text[...]) {
                        let inside = phrases.contains {
                            $0.start <= term.start && term.end <= $0.end
                                && term.end - term.start < $0.end - $0.start
                        }
                        let count = weight * term.share * (inside ? Self.insideShare : 1)
                        counts[term.key, default: [:]][member, default: 0] += count
                        lengths[member] += count
                    }
                }
            }
        }
        let mean = max(lengths.reduce(0, +) / Double(max(personas.count, 1)), 1)
        let norms = lengths.map { 1 - Self.lengthShare + Self.lengthShare * $0 / mean }
        // By the number of members that have the term. The "+ 1" keeps one that all share above zero.
        let total = Double(personas.count)
        let rarities = (0...personas.count).map { holders in
            Self.logarithm(1 + (total - Double(holders) + 0.5) / (Double(holders) + 0.5))
        }
        var postings: [String: [Posting]] = [:]
        postings.reserveCapacity(counts.count)
        for (key, members) in counts {
            let isPlain = !vocabulary.isEmpty && Self.isPlain(key, vocabulary)
            let rarity = rarities[members.count] * (isPlain ? Self.plainShare : 1)
            postings[key] = members.map { member, count in
                let count = count / norms[member]
                return Posting(member: member, weight: rarity * count / (count + Self.saturation))
            }.sorted { $0.member < $1.member }
        }
        self.postings = postings
        beginnings = Self.beginnings(of: postings)
    }

    /// What the members' own words have for a term; for one that they lack, what they have for a longer or a
    /// shorter word that begins alike, at a part of its weight.
    func postings(for term: Term) -> (postings: [Posting], share: Double) {
        if let own = postings[term.key] { return (own, term.share) }
        guard !term.key.utf8.contains(0x20), term.key.utf8.count >= Self.shortestBeginning else {
            return ([], 0)
        }
        if let longer = beginnings[term.key] { return (longer, term.share * Self.beginningShare) }
        var shorter = term.key.prefix(Self.longestBeginning).dropLast()
        while shorter.utf8.count >= Self.shortestWord {
            if let own = postings[String(shorter)], own.count == 1 {
                return (own, term.share * Self.beginningShare)
            }
            shorter.removeLast()
        }
        return ([], 0)
    }

    private static func isPlain(_ key: String, _ vocabulary: FieldVocabulary) -> Bool {
        key.utf8.split(separator: 0x20).allSatisfy { stem in
            var hash = TermHash()
            hash.add(stem)
            return vocabulary.isPlain(hash)
        }
    }

    /// Of the "time" in a persona's "time series".
    private static let insideShare = 0.25
    private static let plainShare = 0.1
    private static let saturation = 1.6
    private static let lengthShare = 0.2
    private static let beginningShare = 0.4
    /// Of a known word, for an unknown one that goes on.
    private static let shortestWord = 5
    /// Of an unknown word, for a known one that goes on.
    private static let shortestBeginning = 4
    private static let longestBeginning = 16

    static func fields(of persona: Persona) -> [(weight: Double, texts: [String])] {
        [
            (2.5, [persona.name] + persona.aliases),
            (2, persona.expertise),
            (1.5, [persona.focus]),
            (1.5, persona.whenToInvoke),
            (1, persona.responsibilities),
            (0.3, persona.note.map { [$0] } ?? []),
            (0.3, persona.communicationStyle + persona.otherSections.flatMap(\.lines)),
        ]
    }

    private static func beginnings(of postings: [String: [Posting]]) -> [String: [Posting]] {
        var found: [String: [Posting]] = [:]
        var shared: Set<String> = []
        for (key, own) in postings
        where own.count == 1 && key.utf8.count > shortestBeginning && !key.utf8.contains(0x20) {
            var beginning = key.prefix(longestBeginning).dropLast()
            while beginning.utf8.count >= shortestBeginning {
                let text = String(beginning)
                if let other = found[text], other[0].member != own[0].member { shared.insert(text) }
                if found[text].map({ $0[0].weight < own[0].weight }) ?? true { found[text] = own }
                beginning.removeLast()
            }
        }
        for text in shared { found[text] = nil }
        return found
    }
}
