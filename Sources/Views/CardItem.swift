import Canvas
import Conversation
import Engine
import Patterns
import Personas

/// What waits for the user, and what is being made for them, below the transcript.
enum CardItem {
    static let voice = Voice(short: "?", long: "", ink: .accent)

    static func lines(_ card: State.Card, _ state: State, columns: Int) -> [Line] {
        switch card {
        case .route(let choice): ChoiceCard.lines(choice, state, columns: columns)
        case .patterns(let menu): PatternsCard.lines(menu, state, columns: columns)
        case .member(let step): MemberCard.lines(step, state, columns: columns)
        case .takes(let step): TakesCard.lines(step, state, columns: columns)
        case .brief(let draft): BriefCard.lines(draft, state, columns: columns)
        }
    }

    static func version(_ card: State.Card, _ state: State) -> Int {
        var hasher = Hasher()
        hasher.combine(identity(card, state))
        hasher.combine(content(of: card, state))
        return hasher.finalize()
    }

    private static func content(of card: State.Card, _ state: State) -> Int {
        switch card {
        case .route(let choice): choice.text.hashValue
        case .patterns(let menu): menu.options.map(\.slug).hashValue
        case .member(let step): MemberCard.version(step)
        case .takes(let step): TakesCard.version(step, state)
        case .brief(let draft): BriefCard.version(draft, state)
        }
    }

    /// Which question it is: another one is looked at from its beginning.
    static func identity(_ card: State.Card, _ state: State) -> String {
        let step = state.handoffs.step?.number ?? 0
        return switch card {
        case .route: "route"
        case .patterns: "patterns"
        case .member: "member \(step)"
        case .takes: "takes \(step)"
        case .brief: "brief \(step)"
        }
    }

    /// A brief in the making: "Drafting the brief of step 2 ...", and how far that is.
    static func lines(_ call: State.Call, _ state: State, columns: Int) -> [Line] {
        var passage = Passage(columns: columns)
        passage.add(piece(title(call, state)))
        passage.add(piece(progress(call), .accent))
        return passage.lines
    }

    static func version(_ call: State.Call, _ state: State) -> Int {
        (title(call, state) + progress(call)).hashValue
    }

    static func progress(_ call: State.Call) -> String {
        call.phase == .speaking ? "writing ..." : Blocks.progress(call.phase)
    }

    static func title(_ call: State.Call, _ state: State) -> String {
        switch call.purpose {
        case .brief: "Drafting the brief of step \(state.handoffs.step?.number ?? 0) ..."
        case .handoff(_, let to, _): "Drafting the brief for the \(Standing.name(to, state)) ..."
        case .route(let text, _):
            "Asking the model who is to answer: \(text.prefix(200).split(whereSeparator: \.isNewline).joined(separator: " "))"
        }
    }
}
