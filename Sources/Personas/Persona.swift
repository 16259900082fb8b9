import Conversation

/// One member of the team, as the persona document describes it.
package struct Persona: Sendable, Equatable, Identifiable {
    /// A bold section that the grammar does not name: kept and shown, never dropped.
    package struct Section: Sendable, Equatable {
        package var title: String
        package var lines: [String]

        package init(title: String, lines: [String]) {
            self.title = title
            self.lines = lines
        }
    }

    package var id: Slug { slug }
    package var slug: Slug
    /// `MLE-PT`; upper case, as written.
    package var abbreviation: String
    /// The heading without number and abbreviation: `ML Engineer - PyTorch Specialist`.
    package var name: String
    /// The Quick Reference's "Primary Focus": the roster's subtitle. "" where the table has no row.
    package var focus: String
    /// Everything by which this member may be called, slug, abbreviation and full name first; as written, no
    /// two equal when case is ignored. An alias that two members share is in neither list.
    package var aliases: [String]
    package var expertise: [String]
    package var responsibilities: [String]
    package var communicationStyle: [String]
    package var whenToInvoke: [String]
    package var note: String?
    package var otherSections: [Section]

    package init(
        slug: Slug, abbreviation: String, name: String, focus: String = "", aliases: [String] = [],
        expertise: [String] = [], responsibilities: [String] = [], communicationStyle: [String] = [],
        whenToInvoke: [String] = [], note: String? = nil, otherSections: [Section] = []
    ) {
        self.slug = slug
        self.abbreviation = abbreviation
        self.name = name
        self.focus = focus
        self.aliases = aliases
        self.expertise = expertise
        self.responsibilities = responsibilities
        self.communicationStyle = communicationStyle
        self.whenToInvoke = whenToInvoke
        self.note = note
        self.otherSections = otherSections
    }
}

/// A way for several members to work one after another.
package struct Pattern: Sendable, Equatable, Identifiable, Codable {
    package struct Step: Sendable, Equatable, Codable {
        /// From 1.
        package var number: Int
        package var task: String
        /// As written before the arrow: `ML Engineer (PyTorch/TF/JAX)`.
        package var role: String
        /// Whom that names: one, or the alternatives in the order written. Never empty in a team without
        /// errors.
        package var personas: [Slug]

        package init(number: Int, task: String, role: String, personas: [Slug]) {
            self.number = number
            self.task = task
            self.role = role
            self.personas = personas
        }
    }

    package var id: Slug { slug }
    /// The title in kebab case: `end-to-end-ml-pipeline`.
    package var slug: Slug
    package var title: String
    package var steps: [Step]

    package init(slug: Slug, title: String, steps: [Step]) {
        self.slug = slug
        self.title = title
        self.steps = steps
    }
}
