/// What a text says for each member, and against all of them. Each term counts once, however often it stands
/// there.
struct Evidence {
    private(set) var tallies: [Tally]
    /// What was said for work that is nobody's.
    private(set) var outside = 0.0

    private var words = 0
    private var known = 0
    private var seenTerms: Set<String> = []
    private var seenMatches: Set<UInt64> = []

    init(members: Int) { tallies = [Tally](repeating: Tally(), count: members) }

    /// The share of the content words that the team's own words, or its areas, know.
    var coverage: Double { words == 0 ? 0 : Double(known) / Double(words) }

    /// From the areas. A term of several speaks for a member by the one that fits it best; a term that also
    /// means something outside the team's work does both.
    mutating func add(_ matches: [FieldMatch], holders: AreaHolders, text: String) {
        let named = Set(
            matches.flatMap { match in match.senses.filter { $0.role == .decisive }.map(\.area) })
        for match in matches where seenMatches.insert(match.hash.value).inserted {
            var weights = [Double](repeating: 0, count: tallies.count)
            var beyond = 0.0
            for sense in match.senses {
                let weight = Self.weight(of: sense.role)
                guard weight > 0 else { continue }
                guard let shares = holders.shares(of: sense.area, named: named) else {
                    beyond = max(beyond, weight)
                    continue
                }
                for (member, share) in shares.enumerated() {
                    weights[member] = max(weights[member], weight * share)
                }
            }
            outside += beyond
            let surface = text.utf8Slice(match.start, match.end)
            for (member, weight) in weights.enumerated() where weight > 0 {
                tallies[member].add(weight, for: surface)
            }
        }
    }

    /// From the personas' own words, which count less where the areas have spoken already.
    mutating func add(_ terms: [Term], index: TermIndex, beside matches: [FieldMatch], text: String) {
        var next = 0
        for term in terms {
            while next < matches.count, matches[next].end <= term.start { next += 1 }
            let isCovered = next < matches.count && matches[next].start < term.end
            guard seenTerms.insert(term.key).inserted else { continue }
            let found = index.postings(for: term)
            if term.isWord {
                words += 1
                if isCovered || !found.postings.isEmpty { known += 1 }
            }
            let share = found.share * (isCovered ? Self.coveredShare : 1)
            let surface = text.utf8Slice(term.start, term.end)
            for posting in found.postings {
                tallies[posting.member].add(posting.weight * share, for: surface)
            }
        }
    }

    /// From the lexicon, for the reader of a receipt alone: what a term did for the areas of each member.
    mutating func explain(
        _ reading: FieldLexicon.Reading, holders: AreaHolders, nearness: Nearness, text: String
    ) {
        let length = reading.place.length
        for found in reading.terms where !found.term.isSmall {
            var weights = [Double](repeating: 0, count: tallies.count)
            for (area, weight) in found.weights where reading.chances[area] > Self.leastExplanation {
                for (member, portion) in holders.portions(of: area).enumerated() {
                    weights[member] += Double(weight) * reading.share * portion * reading.chances[area]
                }
            }
            if length > 0, !found.place.isEmpty {
                for (member, pull) in nearness.pulls(of: found.place).enumerated()
                where pull / length > Self.leastPull {
                    weights[member] += Double(pull / length)
                }
            }
            let surface = text.utf8Slice(found.term.start, found.term.end)
            for (member, weight) in weights.enumerated() where weight > Self.leastExplanation {
                tallies[member].explain(weight, by: surface)
            }
        }
    }

    private static let leastExplanation = 0.02
    /// Of nearness: every word is a little nearer to somebody than to the others.
    private static let leastPull: Float = 0.3
    private static let coveredShare = 0.5

    private static func weight(of role: FieldVocabulary.Role) -> Double {
        switch role {
        case .decisive: 5
        case .strong: 1.5
        case .weak: 0.5
        case .anchor, .plain: 0
        }
    }
}

/// What speaks for one member.
struct Tally {
    private(set) var sum = 0.0
    private var words: [(surface: Substring, weight: Double)] = []

    mutating func add(_ weight: Double, for surface: Substring) {
        sum += weight
        words.append((surface, weight))
    }

    /// Shown beside the others, and not counted.
    mutating func explain(_ weight: Double, by surface: Substring) { words.append((surface, weight)) }

    /// Strongest first, as the user wrote them, each once, and no word that a stronger pair holds already.
    var matched: [String] {
        let ordered = words.enumerated().sorted {
            ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
        }
        var taken: [Substring] = []
        for (_, word) in ordered.prefix(Self.most * 2) where taken.count < Self.most {
            let inside = taken.contains {
                $0.startIndex <= word.surface.startIndex && word.surface.endIndex <= $0.endIndex
            }
            if !inside { taken.append(word.surface) }
        }
        return taken.map(String.init)
    }

    /// More words than this explain nothing to a reader.
    private static let most = 8
}

extension String {
    fileprivate func utf8Slice(_ start: Int, _ end: Int) -> Substring {
        let first = utf8.index(utf8.startIndex, offsetBy: start)
        return self[first..<utf8.index(first, offsetBy: end - start)]
    }
}

extension Term {
    /// A whole word, and neither a pair nor a hump.
    fileprivate var isWord: Bool { share == 1 && !key.utf8.contains(0x20) }
}
