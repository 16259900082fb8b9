import Conversation
import Personas

/// The words themselves. Tuned on a model of 1.5 billion parameters: short sentences, one rule a line.
extension PromptBuilder {
    /// Without the blank that follows: it belongs to the token of the first word, and a model that is given it alone
    /// has to begin that word in a way that it hardly ever saw. (Some servers refuse it, too.)
    static func begun(by persona: Persona) -> String { "[\(persona.name)]:" }

    /// What the second and later speakers of a round are asked; the user's request stands in the transcript.
    package func cue(for slug: Slug) -> String {
        "\(team[slug]?.name ?? slug.text), it is your turn: answer my last request from your side, and add what "
            + "the others did not say."
    }

    /// As which a comparison stands in the transcript, for every model that is sent it.
    static let begunComparison = "[Comparison, by no member]:"

    /// A small model keeps to the three sections when the first is begun for it.
    static let openedComparison = "**Agree**:"

    static let comparisonCard = """
        You are no member of the team now: you compare what its members answered, for the user.
        Write three short sections that begin with **Agree**, **Differ** and **To decide**: what the answers have in \
        common, where they differ, and what the user has to decide.
        Speak of the members by name, in the third person. Never write lines for a member, do not repeat the answers, \
        and add no answer of your own. At most 150 words.
        """

    func comparisonRequest(of members: [Slug]) -> String {
        let names = members.map { "the \(team[$0]?.name ?? $0.text)" }
        return
            "Compare the answers of \(names.listed) to my last request, each given without having seen the "
            + "others: agree, differ, to decide."
    }

    func room(goal: String?, _ assignment: Assignment?) -> String {
        var lines = ["A user works with a team of data specialists. The members of the team:"]
        for persona in team.personas {
            let focus =
                persona.focus.isEmpty ? persona.expertise.prefix(3).joined(separator: ", ") : persona.focus
            lines.append("- \(persona.name) (\(persona.abbreviation)): \(Self.brief(focus, tokens: 32))")
        }
        lines += [
            "",
            "Rules:",
            "- Exactly one member speaks at a time, as itself, in the first person.",
            "- Never write lines for another member or for the user.",
            "- Answer the user's last message, to the point. No greeting, no closing phrase, no repetition.",
            "- Be concrete: give the query, code, formula or number that answers it, then explain in brief.",
            "- Use what was said before; if you disagree with another member, say why.",
            "- Write Markdown. Put code into fenced blocks that name the language.",
            "- You cannot see the user's files, data or systems. Never invent results or figures; "
                + "say what you assume, and what to check. "
                + "Do not call yourself an AI or a model.",
        ]
        let goal = assignment?.goal ?? goal
        if let goal, !goal.isBlank { lines += ["", "The goal of this conversation: \(goal)"] }
        if let assignment { lines += handedOn(assignment) }
        return lines.joined(separator: "\n")
    }

    static func card(of persona: Persona) -> String {
        var lines = ["You are now the \(persona.name) (\(persona.abbreviation))."]
        func add(_ title: String, _ items: [String], tokens: Int) {
            let text = brief(items.joined(separator: "; "), tokens: tokens)
            if !text.isEmpty { lines.append("\(title): \(text)") }
        }
        add("You know", persona.expertise, tokens: 90)
        add("You are responsible for", persona.responsibilities, tokens: 60)
        add("Your style", persona.communicationStyle, tokens: 50)
        add("Note", persona.note.map { [$0] } ?? [], tokens: 40)
        lines.append(
            "Speak only as \(persona.name), in the first person, and look at the matter as \(persona.name) does. "
                + "If another member should do it, say who, and do not answer for them.")
        return lines.joined(separator: "\n")
    }

    /// For models that take no system message here: the card inside the user's message.
    static func marked(card: String) -> String {
        "(Instructions for this reply, not written by the user)\n\(card)\n(End of the instructions)\n\n"
    }

    /// The beginning of a text on one line, cut at a word.
    private static func brief(_ text: String, tokens: Int) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        if TokenEstimator.tokens(in: line) <= tokens { return line }
        var kept = ""
        for word in line.split(separator: " ") {
            let longer = kept.isEmpty ? String(word) : kept + " " + word
            if TokenEstimator.tokens(in: longer) > tokens - 1 { break }
            kept = longer
        }
        return kept + "…"
    }
}

extension [String] {
    /// "a, b and c"
    package var listed: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
