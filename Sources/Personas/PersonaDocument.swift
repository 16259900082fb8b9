/// The persona document: Markdown in the grammar that ARCHITECTURE.md describes.
package enum PersonaDocument {
    /// What reading one gives: a team unless there was an error, and everything that was noticed, in document
    /// order.
    package struct Reading: Sendable, Equatable {
        package var team: Team?
        package var diagnostics: [Diagnostic]

        package init(team: Team?, diagnostics: [Diagnostic]) {
            self.team = team
            self.diagnostics = diagnostics
        }
    }

    /// Far above what people write, low enough that no document holds the shell up.
    enum Limit {
        /// In bytes of UTF-8.
        static let document = 1 << 20
        static let lines = 20_000
        static let personas = 64
        static let patterns = 64
        static let steps = 64
        static let alternatives = 16
        /// In characters: a persona's name, a pattern's title, a role.
        static let name = 100
        static let slug = 64
        static let abbreviation = 16
        static let diagnostics = 100
    }
}
