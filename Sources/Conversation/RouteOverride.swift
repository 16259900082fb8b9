/// The user gave a request to another member than the router had, or chose where the router was not sure: the user's
/// own evaluation set (`dramatis route test`).
package struct RouteOverride: Sendable, Equatable {
    package var request: String
    package var chosen: Slug
    /// Whom the router had chosen; nil where the user confirmed its first.
    package var instead: Slug?
    /// SHA-256 of the persona document, in hex.
    package var personas: String
    package var time: Timestamp

    package init(request: String, chosen: Slug, instead: Slug?, personas: String, time: Timestamp) {
        self.request = request
        self.chosen = chosen
        self.instead = instead
        self.personas = personas
        self.time = time
    }
}
