import Conversation
import Engine

/// When the user is called who looks at another window: when what took long has ended, or when a question waits.
package struct Attention: Sendable {
    package struct Call: Sendable, Equatable {
        /// What has happened, in a few words, of names that others wrote.
        package let text: String
    }

    /// In milliseconds: who waits for no longer than this is taken to look still.
    package static let patience: Int64 = 8_000

    /// Until the terminal says otherwise: one that does not report its focus never calls.
    private var isLookedAt = true
    /// Since when something is on its way.
    private var since: Timestamp?
    private var card: String?

    package init() {}

    /// The terminal's window has got or lost the focus.
    package mutating func focus(_ isOn: Bool) { isLookedAt = isOn }

    /// To be called after each event, with the clock's time.
    package mutating func look(_ state: State, at now: Timestamp) -> Call? {
        let question = state.card.map { CardItem.identity($0, state) }
        let isNew = question != nil && question != card
        card = question
        let isBusy = state.activity != nil || state.call != nil
        let begun = since
        if isBusy {
            since = begun ?? now
            return nil
        }
        since = nil
        if isLookedAt { return nil }
        if isNew, let shown = state.card { return Call(text: Self.text(shown, state)) }
        guard let begun, now.since(begun) > Self.patience, let last = state.transcript.last else {
            return nil
        }
        return Call(text: Self.text(last, state))
    }

    private static func text(_ card: State.Card, _ state: State) -> String {
        switch card {
        case .route: "Who is to answer?"
        case .patterns: "Which pattern?"
        case .member(let step): "Who takes step \(step.number)?"
        case .takes: "Which answer counts?"
        case .brief: "A brief waits for you"
        }
    }

    private static func text(_ turn: Turn, _ state: State) -> String {
        let name =
            switch turn.speaker {
            case .user: "dramatis"
            case .comparison: "The comparison"
            case .member(let slug): Voice.of(slug, in: state.team).long
            }
        return switch turn.outcome {
        case .error: "\(name): the reply failed"
        case .cancelled: "\(name) was stopped"
        case .complete, .truncated, nil: "\(name) has answered"
        }
    }
}
