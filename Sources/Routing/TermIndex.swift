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
    /// Stems by the hashes of their beginnings: `torch` leads to `torchvision`. Only where all with that beginning are one
    /// member's.
    private let beginnings: [UInt64: Posting]

    /// A word that the vocabulary calls plain counts for little.
    init(_ lines: [PersonaLine], members: Int, vocabulary: FieldVocabulary) {
        var rows: [String: Int] = [:]
        rows.reserveCapacity(lines.count * 10)
        // A row of one count a member for each term.
        var counts: [Double] = []
        var lengths = [Double](repeating: 0, count: members)
        for line in lines {
            let phrases = line.matches.filter { $0.hash.words > 1 }
            for term in Term.read(line.tokens, of: line.text[...]) {
                let isInside = phrases.contains {
                    $0.start <= term.start && term.end <= $0.end
                        && term.end - term.start < $0.end - $0.start
                }
                let count = line.weight * term.share * (isInside ? Self.insideShare : 1)
                let row = rows[term.key, default: counts.count]
                if row == counts.count {
                    rows[term.key] = row
                    counts.append(contentsOf: repeatElement(0, count: members))
                }
                counts[row + line.member] += count
                lengths[line.member] += count
            }
        }
        let mean = max(lengths.reduce(0, +) / Double(max(members, 1)), 1)
        let norms = lengths.map { 1 - Self.lengthShare + Self.lengthShare * $0 / mean }
        // By the number of members that have the term. The "+ 1" keeps one that all share above zero.
        let total = Double(members)
        let rarities = (0...members).map { holders in
            Self.logarithm(1 + (total - Double(holders) + 0.5) / (Double(holders) + 0.5))
        }
        var postings: [String: [Posting]] = [:]
        postings.reserveCapacity(rows.count)
        for (key, row) in rows {
            let holders = (0..<members).filter { counts[row + $0] > 0 }
            let isPlain = !vocabulary.isEmpty && Self.isPlain(key, vocabulary)
            let rarity = rarities[holders.count] * (isPlain ? Self.plainShare : 1)
            postings[key] = holders.map { member in
                let count = counts[row + member] / norms[member]
                return Posting(member: member, weight: rarity * count / (count + Self.saturation))
            }
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
        var hash = TermHash()
        for byte in term.key.utf8 { hash.mix(byte) }
        if let longer = beginnings[hash.value] { return ([longer], term.share * Self.beginningShare) }
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

    private static func beginnings(of postings: [String: [Posting]]) -> [UInt64: Posting] {
        var found: [UInt64: Posting] = [:]
        found.reserveCapacity(postings.count * 3)
        var shared: Set<UInt64> = []
        for (key, own) in postings
        where own.count == 1 && key.utf8.count > shortestBeginning && !key.utf8.contains(0x20) {
            var hash = TermHash()
            for (length, byte) in zip(1..., key.utf8.prefix(longestBeginning).dropLast()) {
                hash.mix(byte)
                guard length >= shortestBeginning, length < key.utf8.count else { continue }
                guard let other = found[hash.value] else {
                    found[hash.value] = own[0]
                    continue
                }
                if other.member != own[0].member { shared.insert(hash.value) }
                if other.weight < own[0].weight { found[hash.value] = own[0] }
            }
        }
        for hash in shared { found[hash] = nil }
        return found
    }
}
