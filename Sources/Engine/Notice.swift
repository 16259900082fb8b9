/// What the shell itself says, between the turns: the answer to a command, a failure. Not part of the
/// conversation: no model sees it, and it is not kept.
package struct Notice: Sendable, Equatable, Identifiable {
    package enum Kind: Sendable, Equatable {
        case answer, warning, failure
    }

    package let id: Int
    package let kind: Kind
    /// Markdown.
    package let text: String
    /// It stands after the turn of this number; 0 is before all.
    package let after: Int

    package init(id: Int, kind: Kind, text: String, after: Int) {
        self.id = id
        self.kind = kind
        self.text = text
        self.after = after
    }
}
