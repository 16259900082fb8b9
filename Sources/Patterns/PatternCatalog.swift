import Conversation
import Personas

/// The team's patterns, as people ask for them.
package struct PatternCatalog: Sendable, Equatable {
    package enum Lookup: Sendable, Equatable {
        case found(Pattern)
        /// The text begins the slug of each of these, in document order.
        case ambiguous([Pattern])
        /// Best first; empty when none is near.
        case unknown(nearest: [Pattern])
    }

    private let team: Team

    package init(team: Team) { self.team = team }

    /// In document order.
    package var all: [Pattern] { team.patterns }

    /// By number from 1 in document order, slug, title, or any beginning of them that only one pattern has;
    /// case does not count, and spaces do for hyphens. The whole slug goes before a number, a number before a
    /// beginning.
    package func find(_ text: String) -> Lookup {
        let wanted = text.kebabCase
        guard !wanted.isEmpty else { return .unknown(nearest: []) }
        if let pattern = all.first(where: { $0.slug.text == wanted }) { return .found(pattern) }
        let digits = wanted.hasPrefix("pattern-") ? String(wanted.dropFirst("pattern-".count)) : wanted
        if let number = Int(digits), all.indices.contains(number - 1) { return .found(all[number - 1]) }
        let beginning = all.filter { $0.slug.text.hasPrefix(wanted) }
        switch beginning.count {
        case 0: return .unknown(nearest: nearest(to: wanted))
        case 1: return .found(beginning[0])
        default: return .ambiguous(beginning)
        }
    }

    /// The pattern's number, from 1, by which it can be asked for.
    package func number(of pattern: Pattern) -> Int? {
        all.firstIndex { $0.slug == pattern.slug }.map { $0 + 1 }
    }

    /// Who may take the step, in the order written.
    package func alternatives(for step: Pattern.Step) -> [Persona] {
        step.personas.compactMap { team[$0] }
    }

    private func nearest(to wanted: String) -> [Pattern] {
        let near = Nearest.names(to: wanted, among: all.map(\.slug.text))
        return near.compactMap { slug in all.first { $0.slug.text == slug } }
    }
}

extension Pattern.Step {
    /// True where the user is asked who takes the step.
    package var isChoice: Bool { personas.count > 1 }
}
