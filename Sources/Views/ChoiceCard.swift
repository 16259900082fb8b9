import Conversation
import Engine
import Personas

/// The members of whom one is to answer a request, with what speaks for each.
enum ChoiceCard {
    /// As Markdown.
    static func text(_ state: State) -> String {
        guard let choice = state.choice else { return "" }
        let isLong = choice.text.count > Self.longest
        let request = Text.literal(String(choice.text.prefix(Self.longest)))
        var lines = [request + (isLong ? " ..." : ""), "", "**Who is to answer?**", ""]
        for (index, option) in choice.options.enumerated() {
            let words = option.matched.prefix(4).map(Text.literal).joined(separator: ", ")
            let reason = words.isEmpty ? "" : ": \(words)"
            lines.append("\(index + 1). **\(Text.literal(name(option, state)))**\(reason)")
        }
        return lines.joined(separator: "\n")
    }

    /// In characters.
    private static let longest = 400

    static func hint(_ choice: State.Choice, _ state: State) -> String {
        let options = choice.options.enumerated().map { "\($0 + 1) \(name($1, state))" }
        return (options + ["Enter the first", "Esc takes the request back"]).joined(separator: "  ")
    }

    private static func name(_ option: RouteReceipt.Candidate, _ state: State) -> String {
        state.team[option.slug]?.name ?? option.slug.text
    }
}
