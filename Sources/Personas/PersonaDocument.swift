/// The persona document: Markdown in the grammar that ARCHITECTURE.md describes.
package enum PersonaDocument {
    /// What reading one gives: a team unless there was an error, and everything that was noticed, in document order.
    package struct Reading: Sendable, Equatable {
        package var team: Team?
        package var diagnostics: [Diagnostic]

        package init(team: Team?, diagnostics: [Diagnostic]) {
            self.team = team
            self.diagnostics = diagnostics
        }
    }
}
