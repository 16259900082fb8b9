import Conversation
import Personas

/// The last rung, which always has an answer: scores the text against the personas' own words.
struct ScoredRung: Sendable {
    let index: TermIndex
    private let slugs: [Slug]

    init(team: Team) {
        index = TermIndex(personas: team.personas)
        slugs = team.personas.map(\.slug)
    }

    /// With rung `none`, and nobody to speak, where the scores are too low to choose by; what they say is
    /// there all the same.
    func receipt(for text: String) -> RouteReceipt {
        let scoring = scoring(of: text)
        let best = scoring.confidence >= Confidence.line ? scoring.candidates.first : nil
        return RouteReceipt(
            rung: best == nil ? .none : .scored, speakers: best.map { [$0.slug] } ?? [], request: text,
            runnerUp: scoring.candidates.dropFirst().first?.slug, score: scoring.confidence,
            matched: scoring.candidates.first?.matched ?? [], candidates: scoring.candidates)
    }

    private struct Scoring {
        var confidence: Double
        /// All above zero, best first; equals stand in document order.
        var candidates: [RouteReceipt.Candidate]
    }

    private func scoring(of text: String) -> Scoring {
        var tallies = [Tally](repeating: Tally(), count: slugs.count)
        var seen: Set<String> = []
        var words = 0
        var known = 0
        let bytes = text.utf8
        for excerpt in Excerpt.parts(of: text) {
            for term in Term.read(excerpt.text, base: excerpt.start) where seen.insert(term.key).inserted {
                let found = index.postings(for: term)
                if term.isWord {
                    words += 1
                    if !found.postings.isEmpty { known += 1 }
                }
                guard !found.postings.isEmpty else { continue }
                let start = bytes.index(bytes.startIndex, offsetBy: term.start)
                let surface = text[start..<bytes.index(start, offsetBy: term.end - term.start)]
                for posting in found.postings {
                    tallies[posting.member].add(posting.weight * found.share, for: surface)
                }
            }
        }
        let ranked = tallies.indices.filter { tallies[$0].sum > 0 }.sorted {
            (tallies[$1].sum, $0) < (tallies[$0].sum, $1)
        }
        let candidates = ranked.map { member in
            RouteReceipt.Candidate(
                slug: slugs[member], score: tallies[member].sum, matched: tallies[member].matched)
        }
        let confidence = Confidence.of(
            best: candidates.first?.score ?? 0, second: candidates.dropFirst().first?.score ?? 0,
            coverage: words == 0 ? 0 : Double(known) / Double(words))
        return Scoring(confidence: confidence, candidates: candidates)
    }
}

/// What speaks for one member.
private struct Tally {
    private(set) var sum = 0.0
    private var words: [(surface: Substring, weight: Double)] = []

    mutating func add(_ weight: Double, for surface: Substring) {
        sum += weight
        words.append((surface, weight))
    }

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

extension Term {
    /// A whole word, and neither a pair nor a hump.
    fileprivate var isWord: Bool { share == 1 && !key.utf8.contains(0x20) }
}
