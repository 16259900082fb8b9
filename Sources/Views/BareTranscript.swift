import Canvas
import Conversation
import Engine

/// The conversation without panes: not wrapped, not indented, no borders, so that the terminal's own selection takes clean
/// text. Neutralised.
package enum BareTranscript {
    /// A piece a turn, each with its end of line.
    package static func pieces(_ state: State) -> some Sequence<String> {
        state.transcript.turns.lazy.map { piece($0, state) }
    }

    /// One turn: who, and then what was said.
    package static func piece(_ turn: Turn, _ state: State) -> String {
        let text = PlainText.of(turn.text)
        let end = text.isEmpty || text.hasSuffix("\n") ? "" : "\n"
        let lines = Ending.lines(of: turn, state, columns: columns).map { PlainText.of($0) + "\n" }
        return "\(head(turn, state))\n\(text)\(end)\(lines.joined())\n"
    }

    /// "DE (Data Engineer), #4:"
    private static func head(_ turn: Turn, _ state: State) -> String {
        let who =
            switch turn.speaker {
            case .user: Voice.user.long
            case .comparison: Voice.comparison.long
            case .member(let slug):
                state.team[slug].map { "\($0.abbreviation) (\($0.name))" } ?? slug.text
            }
        return PlainText.of("\(who.replacingNewlines), #\(turn.id.number):")
    }

    /// Wider than what the shell itself says of a reply.
    private static let columns = 4_000
}
