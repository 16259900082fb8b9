import Canvas
import Conversation
import Engine
import Personas

/// The members of whom one is to answer a request, with what speaks for each.
enum ChoiceCard {
    static func lines(_ choice: State.Choice, _ state: State, columns: Int) -> [Line] {
        var passage = Passage(columns: columns)
        let isLong = choice.text.count > longest
        passage.add(piece(String(choice.text.prefix(longest)) + (isLong ? " ..." : ""), .user))
        passage.gap()
        passage.add(piece("Who is to answer?", .accent, .bold))
        passage.gap()
        for (index, option) in choice.options.enumerated() {
            let voice = Voice.of(option.slug, in: state.team)
            let words = option.matched.prefix(4).joined(separator: ", ")
            passage.add(
                piece("\(index + 1) ", .accent, .bold) + piece(voice.long, voice.ink, .bold)
                    + piece(words.isEmpty ? "" : ": \(words)"), hanging: 2)
        }
        return passage.lines
    }

    /// In characters.
    private static let longest = 400
}
