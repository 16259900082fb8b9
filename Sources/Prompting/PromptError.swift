import Conversation

/// Why no prompt can be made. Everything here is for the user to mend; the text says how.
package enum PromptError: Error, Equatable, CustomStringConvertible {
    /// The new message alone does not fit beside the room, the card and the reply. Both in estimated tokens.
    case messageTooLong(tokens: Int, limit: Int)
    /// Not even the team, the rules, the goal and the card fit. Both in tokens.
    case contextTooSmall(needed: Int, context: Int)
    /// The persona document was edited and this member is gone.
    case unknownMember(Slug)

    package var description: String {
        switch self {
        case .messageTooLong(let tokens, let limit):
            "The message has about \(tokens) tokens, and this model has room for \(limit). Shorten it, send it "
                + "in parts, or choose a model with a larger context (--model)."
        case .contextTooSmall(let needed, let context):
            "The team, its rules and the goal take about \(needed) tokens; this model's context of \(context) is too "
                + "small for that and a reply. Choose a model with a larger context (--model), or shorten the "
                + "goal or the persona document."
        case .unknownMember(let slug):
            "There is no “\(slug)” in the team. /personas lists its members."
        }
    }
}
