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
                ["@ starts that one  {stop} leaves it", "@ starts one  {stop} leaves", "@ {stop}"])
        case .member(let step): member(step, state)
        case .takes(let step): takes(step, state)
        case .brief:
            [
                "{send} accepts  e edits here  r drafts anew  d discards  {stop} back to the talk",
                "{send} accept  e edit  r draft anew  d discard  {stop} talk",
                "{send} ok  e edit  r anew  d drop  {stop}",
                "{send} e r d {stop}",
            ]
        }
    }

    /// While the composer holds the brief.
    static let editing = [
        "{send} takes the brief  {new-line} new line  {external-editor} in $EDITOR  {stop} leaves it as it was",
        "{send} takes it  {new-line} new line  {external-editor} $EDITOR  {stop} undoes",
        "{send} take  {new-line} line  {stop} undo",
        "{send} takes {stop} not",
    ]

    private static func route(_ slugs: [Slug], _ state: State) -> [String] {
        let long = slugs.enumerated().map { "\($0 + 1) \(Standing.name($1, state))" }
        let short = slugs.enumerated().map { "\($0 + 1) \(Voice.of($1, in: state.team).short)" }
        return [
            (long + ["{send} the first", "{stop} takes the request back"]).joined(separator: "  "),
            (short + ["{send} the first", "{stop} takes the request back"]).joined(separator: "  "),
            (short + ["{send} first", "{stop} back"]).joined(separator: "  "),
            short.joined(separator: " ") + " {stop} back",
            "1 2 {stop}",
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
                "{send} has the \(Standing.name(best, state)) take it  @ another  /skip passes it",
                "{send} \(short) takes it  @ another  /skip passes it",
                "{send} \(short)  @ another  /skip",
                "{send} \(short)  @",
            ])
    }

    private static func takes(_ step: WalkthroughStep, _ state: State) -> [String] {
        let names = step.takes.enumerated().map {
            "\($0 + 1) \(Voice.of($1.persona, in: state.team).short)"
        }
        return of(
            "1-\(min(9, step.takes.count))",
            [
                names.joined(separator: "  ") + "  keeps that answer  {stop} leaves both as they are",
                "@ keeps that answer  {stop} leaves", "@ {stop}",
            ])
    }

    private static func of(_ numbers: String, _ wordings: [String]) -> [String] {
        wordings.map { $0.split(separator: "@", omittingEmptySubsequences: false).joined(separator: numbers) }
    }
}
