import Conversation
import Engine
import Patterns
import Personas

/// Which keys a card takes, in wordings from long to short: the shortest has the keys alone.
enum CardKeys {
    static func wordings(_ card: State.Card, _ state: State) -> [String] {
        switch card {
        case .route(let choice): route(choice.options.map(\.slug), state)
        case .patterns(let menu):
            of(
                "1-\(min(9, menu.options.count))",
                ["@ starts that one  Esc leaves it", "@ starts one  Esc leaves", "@ Esc"])
        case .member(let step): member(step, state)
        case .takes(let step): takes(step, state)
        case .brief:
            [
                "Enter accepts  e edits here  r drafts anew  d discards  Esc back to the talk",
                "Enter accept  e edit  r draft anew  d discard  Esc talk",
                "Enter ok  e edit  r anew  d drop  Esc",
                "Enter e r d Esc",
            ]
        }
    }

    /// While the composer holds the brief.
    static let editing = [
        "Enter takes the brief  Alt-Enter new line  Ctrl-X Ctrl-E in $EDITOR  Esc leaves it as it was",
        "Enter takes it  Alt-Enter new line  Ctrl-X Ctrl-E $EDITOR  Esc undoes",
        "Enter take  Alt-Enter line  Esc undo",
        "Enter takes Esc not",
    ]

    private static func route(_ slugs: [Slug], _ state: State) -> [String] {
        let long = slugs.enumerated().map { "\($0 + 1) \(Standing.name($1, state))" }
        let short = slugs.enumerated().map { "\($0 + 1) \(Voice.of($1, in: state.team).short)" }
        return [
            (long + ["Enter the first", "Esc takes the request back"]).joined(separator: "  "),
            (short + ["Enter the first", "Esc takes the request back"]).joined(separator: "  "),
            (short + ["Enter first", "Esc back"]).joined(separator: "  "),
            short.joined(separator: " ") + " Esc back",
            "1 2 Esc",
        ]
    }

    private static func member(_ step: WalkthroughStep, _ state: State) -> [String] {
        let options = step.recommendation?.options ?? []
        guard let best = step.recommendation?.best, !options.isEmpty else {
            return ["/redo as SLUG has another member take it  /skip passes it", "/redo as SLUG  /skip"]
        }
        let others = options.count == 1 ? "1" : "1-\(min(9, options.count))"
        let short = Voice.of(best, in: state.team).short
        return of(
            others,
            [
                "Enter has the \(Standing.name(best, state)) take it  @ another  /skip passes it",
                "Enter \(short) takes it  @ another  /skip passes it",
                "Enter \(short)  @ another  /skip",
                "Enter \(short)  @",
            ])
    }

    private static func takes(_ step: WalkthroughStep, _ state: State) -> [String] {
        let names = step.takes.enumerated().map {
            "\($0 + 1) \(Voice.of($1.persona, in: state.team).short)"
        }
        return of(
            "1-\(min(9, step.takes.count))",
            [
                names.joined(separator: "  ") + "  keeps that answer  Esc leaves both as they are",
                "@ keeps that answer  Esc leaves", "@ Esc",
            ])
    }

    private static func of(_ numbers: String, _ wordings: [String]) -> [String] {
        wordings.map { $0.split(separator: "@", omittingEmptySubsequences: false).joined(separator: numbers) }
    }
}
