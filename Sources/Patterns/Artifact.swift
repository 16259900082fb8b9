import Conversation

/// A block of a reply that the user kept under a name.
package struct Artifact: Sendable, Equatable, Codable {
    /// As a file's name without a folder: `schema.sql`.
    package var name: String
    /// As behind the fence: `sql`; "" where none stood there.
    package var language: String
    package var text: String
    /// The number of the turn it comes from.
    package var turn: Int
    /// From 1, of the walkthrough that was at hand; nil outside one.
    package var step: Int?

    package init(name: String, language: String, text: String, turn: Int, step: Int? = nil) {
        self.name = name
        self.language = language
        self.text = text
        self.turn = turn
        self.step = step
    }
}
