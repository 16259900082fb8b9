import Conversation
import Personas

/// With what the members answer, as Markdown.
extension Text {
    /// Nil: for all of them.
    static func model(of persona: Persona?, _ state: State) -> String {
        let who = persona.map(name) ?? "Everybody in the team"
        let members = persona.map { [$0.slug] } ?? state.team.personas.map(\.slug)
        let turns = members.reduce(0) { $0 + state.turnCounts[$1, default: 0] }
        let tokens = members.reduce(0) { $0 + state.tokenCounts[$1, default: 0] }
        let standing =
            switch state.modelStatus {
            case .starting: "it is starting"
            case .loading: "it is being loaded"
            case .ready: "it is ready"
            case .failed(let detail): "it is not available: \(literal(detail))"
            }
        let said =
            turns == 0
            ? "Nothing was said with it in this session."
            : "In this session: \(turns == 1 ? "1 turn" : "\(turns) turns")"
                + (tokens == 0 ? "." : ", \(tokens) tokens written.")
        return "\(who) answers with \(code(state.model.description)); \(standing). Its context holds "
            + "\(state.traits.contextTokens) tokens. \(said)"
    }
}
