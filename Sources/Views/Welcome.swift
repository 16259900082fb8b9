import Conversation
import Engine

/// What stands in a session in which nothing was said yet.
enum Welcome {
    static func text(_ state: State) -> String {
        let count = state.team.personas.count
        return """
            **Dramatis**: \(count) \(count == 1 ? "member" : "members") of a data-science team, and you.

            Say what you are working on, and the right member answers. `@slug` or "As the Data Engineer, ..."
            calls one by name, `/as SLUG` keeps one, `/help` shows the rest.
            """
    }

    static func offer(_ state: State, clock: Clock) -> String {
        guard let offer = state.offer else { return "" }
        let turns =
            offer.turnCount == 0 ? "a draft" : offer.turnCount == 1 ? "1 turn" : "\(offer.turnCount) turns"
        let title = String(offer.title.map { "`*_[]<>\\".contains($0) || $0.isNewline ? " " : $0 })
        return """
            The last session: **\(title)** (\(turns), \(clock.label(for: offer.updated))).

            **Enter** goes on with it. Or just type, and a new one begins.
            """
    }
}
