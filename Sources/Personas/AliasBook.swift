/// Who is called what, while the document is read. Of an alias that several claim with equal right nobody is
/// called so.
struct AliasBook {
    /// The stronger right comes first: it silences weaker claims of others to the same alias.
    enum Right: Int, CaseIterable {
        /// Slug, abbreviation, name.
        case written
        /// By the table or by a pattern.
        case used
        /// Made of the words of the others, by general rules.
        case derived
    }

    private struct Claim {
        let alias: String
        let key: String
        let owner: Int
        let right: Right
    }

    private var claims: [Claim] = []
    private let count: Int

    /// With what is written in the personas' own blocks; what two of them claim is reported at the later one.
    init(_ drafts: [PersonaDraft], _ findings: inout Findings) {
        count = drafts.count
        var owners: [String: (index: Int, isSlug: Bool)] = [:]
        for (index, draft) in drafts.enumerated() {
            let persona = draft.persona
            for (alias, what, place) in [
                (persona.slug.text, "slug", draft.slugPlace),
                (persona.abbreviation, "abbreviation", draft.abbreviationPlace),
                (persona.name, "name", draft.namePlace),
            ] where !alias.isEmpty {
                add(alias, for: index, .written)
                let isSlug = what == "slug"
                guard let first = owners[alias.nameKey] else {
                    owners[alias.nameKey] = (index, isSlug)
                    continue
                }
                if first.index == index { continue }
                let other = drafts[first.index].persona.name
                if isSlug, first.isSlug {
                    findings.error(
                        place, "\"\(other)\" has the slug `\(alias)` already; give each persona its own")
                } else {
                    findings.warning(
                        place,
                        "the \(what) \"\(alias)\" also names \"\(other)\", so it calls neither of the two; change one"
                    )
                }
            }
            if !persona.abbreviation.isEmpty {
                add("\(persona.name) (\(persona.abbreviation))", for: index, .written)
            }
        }
    }

    mutating func add(_ alias: String, for owner: Int, _ right: Right) {
        let key = alias.nameKey
        if !key.isEmpty { claims.append(Claim(alias: alias, key: key, owner: owner, right: right)) }
    }

    /// By `nameKey`: what names one persona only, written or used.
    var uniqueNames: [String: Int] { owners { $0.right != .derived } }

    private func owners(where isCounted: (Claim) -> Bool) -> [String: Int] {
        var best: [String: (right: Right, owner: Int?)] = [:]
        for right in Right.allCases {
            for claim in claims where claim.right == right && isCounted(claim) {
                if let held = best[claim.key] {
                    if held.right == right, held.owner != claim.owner { best[claim.key] = (right, nil) }
                } else {
                    best[claim.key] = (right, claim.owner)
                }
            }
        }
        return best.compactMapValues(\.owner)
    }

    /// For each persona, strongest first, no two of one persona equal.
    func lists(_ personas: [Persona]) -> [[String]] {
        var book = self
        let vocabularies = personas.map(\.vocabulary)
        for (index, persona) in personas.enumerated() {
            let used = claims.filter { $0.owner == index && $0.right == .used }.map(\.alias)
            var others = vocabularies
            others.remove(at: index)
            for alias in DerivedAliases(persona, used: used).aliases(unlike: others) {
                book.add(alias, for: index, .derived)
            }
        }
        let owners = book.owners { _ in true }
        var lists = [[String]](repeating: [], count: count)
        var listed: Set<String> = []
        for right in Right.allCases {
            for claim in book.claims where claim.right == right && owners[claim.key] == claim.owner {
                if listed.insert(claim.key).inserted { lists[claim.owner].append(claim.alias) }
            }
        }
        return lists
    }
}
