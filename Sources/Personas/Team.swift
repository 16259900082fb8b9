import Conversation

/// The members and the patterns of one persona document that has no errors.
package struct Team: Sendable, Equatable {
    package let personas: [Persona]
    package let patterns: [Pattern]
    /// SHA-256 of the document's bytes, in lower-case hex; "" for a team that was not read from a document.
    package let hash: String
    private let byAlias: [String: Slug]

    package init(personas: [Persona], patterns: [Pattern] = [], hash: String = "") {
        self.personas = personas
        self.patterns = patterns
        self.hash = hash
        var byAlias: [String: Slug] = [:]
        for persona in personas {
            for alias in persona.aliases { byAlias[alias.lowercased()] = persona.slug }
        }
        self.byAlias = byAlias
    }

    package subscript(slug: Slug) -> Persona? {
        personas.first { $0.slug == slug }
    }

    /// The member that is called so; case does not count.
    package func member(called alias: String) -> Persona? {
        byAlias[alias.lowercased()].flatMap { self[$0] }
    }
}
