import Conversation
import Personas

/// The last rung, which always has an answer: scores the text against the personas' own words, and against
/// the words of the areas that they hold.
struct ScoredRung: Sendable {
    private let index: TermIndex
    private let vocabulary: FieldVocabulary
    let holders: AreaHolders
    private let nearness: Nearness?
    private let slugs: [Slug]

    init(team: Team, vocabulary: FieldVocabulary) {
        let lines = PersonaLine.read(team.personas, vocabulary: vocabulary)
        index = TermIndex(lines, members: team.personas.count, vocabulary: vocabulary)
        holders = AreaHolders(lines, members: team.personas.count, vocabulary: vocabulary)
        nearness = vocabulary.lexicon.map { [holders] in
            Nearness(lines, members: team.personas.count, holders: holders, lexicon: $0)
        }
        self.vocabulary = vocabulary
        slugs = team.personas.map(\.slug)
    }

    /// With rung `none`, and nobody to speak, where the scores are too low to choose by; what they say is
    /// there all the same.
    func receipt(for text: String) -> RouteReceipt {
        var evidence = evidence(in: text)
        if let lexicon = vocabulary.lexicon, let nearness {
            let reading = lexicon.reading(of: LexiconTerm.read(Excerpt.parts(of: text)))
            let chances = MemberChances(evidence, reading, holders, nearness)
            evidence.explain(reading, holders: holders, nearness: nearness, text: text)
            return receipt(for: text, evidence, chances)
        }
        let candidates = candidates(of: evidence)
        let confidence = confidence(of: evidence, candidates)
        let best = confidence >= Confidence.line ? candidates.first : nil
        return RouteReceipt(
            rung: best == nil ? .none : .scored, speakers: best.map { [$0.slug] } ?? [], request: text,
            runnerUp: candidates.dropFirst().first?.slug, score: confidence,
            matched: candidates.first?.matched ?? [], candidates: candidates)
    }

    private func receipt(
        for text: String, _ evidence: Evidence, _ chances: MemberChances
    ) -> RouteReceipt {
        let ranked = slugs.indices.sorted { (chances.members[$1], $0) < (chances.members[$0], $1) }
        let named = ranked.enumerated().filter {
            chances.members[$0.element]
                >= ($0.offset < Self.mostNamed ? .leastNonzeroMagnitude : Self.leastChance)
        }
        let candidates = named.map(\.element).map {
            RouteReceipt.Candidate(
                slug: slugs[$0], score: chances.members[$0], matched: evidence.tallies[$0].matched)
        }
        // Without a word that could be shown as the reason it would be a guess.
        let isTold = candidates.first?.matched.isEmpty == false
        let best = chances.nobody < Confidence.nobody && isTold ? candidates.first : nil
        return RouteReceipt(
            rung: best == nil ? .none : .scored, speakers: best.map { [$0.slug] } ?? [], request: text,
            runnerUp: candidates.dropFirst().first?.slug, score: 1 - chances.nobody,
            matched: candidates.first?.matched ?? [], candidates: candidates)
    }

    /// The best are named whatever their chances, so that there is always a runner-up; the others from this chance on.
    private static let mostNamed = 3
    private static let leastChance = 0.001

    /// Whether a short text has a word by which somebody could be chosen.
    func knows(_ text: String) -> Bool {
        let tokens = Lexer.tokens(in: text[...])
        let terms = Term.read(tokens, of: text[...])
        return terms.contains { !index.postings(for: $0).postings.isEmpty }
            || vocabulary.matches(in: tokens, of: text[...]).contains { match in
                match.senses.contains { $0.role == .decisive && holders.shares(of: $0.area) != nil }
            }
    }

    func evidence(in text: String) -> Evidence {
        var evidence = Evidence(members: slugs.count)
        for excerpt in Excerpt.parts(of: text) {
            let tokens = Lexer.tokens(in: excerpt.text, base: excerpt.start)
            let matches = vocabulary.matches(in: tokens, of: excerpt.text, base: excerpt.start)
            let terms = Term.read(tokens, of: excerpt.text, base: excerpt.start)
            evidence.add(matches, holders: holders, text: text)
            evidence.add(terms, index: index, beside: matches, text: text)
        }
        return evidence
    }

    /// All above zero, best first; equals stand in document order.
    private func candidates(of evidence: Evidence) -> [RouteReceipt.Candidate] {
        let tallies = evidence.tallies
        let ranked = tallies.indices.filter { tallies[$0].sum > 0 }.sorted {
            (tallies[$1].sum, $0) < (tallies[$0].sum, $1)
        }
        return ranked.map { member in
            RouteReceipt.Candidate(
                slug: slugs[member], score: tallies[member].sum, matched: tallies[member].matched)
        }
    }

    private func confidence(of evidence: Evidence, _ candidates: [RouteReceipt.Candidate]) -> Double {
        let best = candidates.first?.score ?? 0
        let second = candidates.dropFirst().first?.score ?? 0
        return vocabulary.isEmpty
            ? Confidence.of(best: best, second: second, coverage: evidence.coverage)
            : Confidence.of(
                best: best, second: second, outside: evidence.outside, coverage: evidence.coverage)
    }
}
