import Conversation
import Personas

extension Turn {
    /// What a model sees of this turn; nil where nothing was said, and while the reply is open.
    func said(in team: Team) -> Message? {
        if text.isBlank || isOpen { return nil }
        switch speaker {
        case .user:
            return Message(.user, text)
        case .member(let slug):
            let name = team[slug]?.name ?? slug.text
            return Message(.assistant, "[\(name)]: " + text + ending)
        case .comparison:
            return Message(.assistant, PromptBuilder.begunComparison + " " + text + ending)
        }
    }

    private var ending: String {
        switch state {
        case .ended(.cancelled, _): "\n(stopped here by the user)"
        case .ended(.truncated, _): "\n(cut off here)"
        case .ended(.error, _): "\n(broke off here)"
        case .ended(.complete, _), .waiting, .streaming: ""
        }
    }
}
