import Conversation
import Personas
import Prompting

/// What the shell says, as Markdown. Names and ids that somebody else wrote go in as literals.
package enum Text {
    /// Text of somebody else, so that Markdown leaves it as it is.
    package static func literal(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            // With a backslash before them they would begin a formula, which stays as it is written.
            case "[": result += "&#91;"
            case "]": result += "&#93;"
            case "$": result += "&#36;"
            case "\n": result.append(" ")
            default:
                if "\\`*_{}<>#+-.!|~&".contains(character) { result.append("\\") }
                result.append(character)
            }
        }
        return result
    }

    /// The same as inline code.
    static func code(_ text: String) -> String {
        let flat = String(text.prefix(200).map { $0 == "`" || $0.isNewline ? " " : $0 })
        return "`\(flat)`"
    }

    static func name(_ persona: Persona) -> String { "**\(literal(persona.name))**" }

    static func roster(of state: State) -> String {
        var lines = ["**The team**", ""]
        for persona in state.team.personas {
            let focus = persona.focus.isEmpty ? "" : ": \(literal(persona.focus))"
            lines.append(
                "- \(literal(persona.abbreviation)) \(name(persona)) `\(persona.slug)`\(focus)"
                    + (persona.slug == state.pinned ? " (answers now, by `/as`)" : ""))
        }
        lines += ["", "`/as SLUG` lets one answer, `/persona SLUG` shows a card."]
        return lines.joined(separator: "\n")
    }

    static func card(of persona: Persona) -> String {
        var lines = [
            "\(name(persona)) (\(literal(persona.abbreviation))) `\(persona.slug)`"
        ]
        if !persona.focus.isEmpty { lines += ["", literal(persona.focus)] }
        let sections =
            [
                ("Expertise", persona.expertise), ("Responsibilities", persona.responsibilities),
                ("Communication style", persona.communicationStyle),
                ("When to invoke", persona.whenToInvoke),
            ] + persona.otherSections.map { ($0.title, $0.lines) }
        for (title, entries) in sections where !entries.isEmpty {
            lines += ["", "**\(literal(title))**", ""] + entries.map { "- \(literal($0))" }
        }
        if let note = persona.note { lines += ["", "**Note**: \(literal(note))"] }
        lines += ["", "Also called: \(persona.aliases.map(literal).joined(separator: ", "))"]
        return lines.joined(separator: "\n")
    }

    static func list(of sessions: [SessionSummary], current: SessionID) -> String {
        if sessions.isEmpty { return "No session is kept yet. What you say from now on is." }
        var lines = ["**Sessions**, the newest first", ""]
        for session in sessions {
            let turns = session.turnCount == 1 ? "1 turn" : "\(session.turnCount) turns"
            lines.append(
                "- `\(session.id)` \(literal(session.title)) (\(turns))"
                    + (session.id == current ? ", this one" : ""))
        }
        lines += ["", "`/open ID` goes on with one; the beginning of its id will do."]
        return lines.joined(separator: "\n")
    }

    /// Turns that were found, in the order given.
    static func list(of hits: [SearchHit], for words: String, _ state: State) -> String {
        if hits.isEmpty {
            return
                "No kept turn holds \(code(words)). All words must stand in one turn; `/search WORDS` looks through "
                + "this session's text as it is shown."
        }
        var lines = ["**Turns that hold** \(code(words)), the best first", ""]
        for hit in hits {
            let speaker =
                switch hit.speaker {
                case .user: "you"
                case .member(let slug): state.team[slug]?.abbreviation ?? slug.text
                case .comparison: "comparison"
                }
            let excerpt = hit.excerpt.map { $0.isMatch ? "**\(literal($0.text))**" : literal($0.text) }
                .joined()
                .split(whereSeparator: \.isNewline).joined(separator: " ")
            let place = hit.session.id == state.summary.id ? ", this session" : ""
            lines.append(
                "- `\(hit.session.id)` \(literal(hit.session.title)), turn \(hit.turn.number)\(place), "
                    + "\(literal(speaker)): \(excerpt)")
        }
        lines += ["", "`/open ID` goes on with one; `/turn N` shows that turn of it."]
        return lines.joined(separator: "\n")
    }

    /// The whole receipt of the last reply.
    static func why(_ state: State) -> String {
        let reply = state.transcript.turns.last { $0.speaker.member != nil }
        guard let reply, let receipt = reply.receipt, let slug = reply.speaker.member else {
            return
                "Nobody has answered yet. Say something, and `/why` tells who was chosen and for what reason."
        }
        let speaker = state.team[slug].map(name) ?? "`\(slug)`"
        var lines = ["\(speaker) answered: \(receipt.explanation)."]
        if receipt.rung == .panel { lines += ["", panel(receipt, state)] }
        if !receipt.matched.isEmpty {
            lines += ["", "Words that decided: \(receipt.matched.map(literal).joined(separator: ", "))"]
        }
        if receipt.rung == .scored {
            let second = receipt.runnerUp.map { state.team[$0].map(name) ?? "`\($0)`" }
            let runnerUp = second.map { " The runner-up is \($0)." } ?? ""
            lines += ["", "That somebody of the team is meant: \(percent(receipt.score)).\(runnerUp)"]
        }
        if !receipt.candidates.isEmpty {
            lines += ["", "| Member | Chance | Words |", "|---|---|---|"]
            for candidate in receipt.candidates.prefix(5) {
                let words = candidate.matched.prefix(6).map(literal).joined(separator: ", ")
                lines.append("| \(candidate.slug) | \(decimal(candidate.score)) | \(words) |")
            }
        }
        if let usage = reply.usage { lines += ["", counts(usage)].filter { $0 != nil }.compactMap(\.self) }
        if let made = reply.provenance {
            lines += ["", "Model \(code(made.model)), persona document `\(made.personas.prefix(12))`."]
        }
        lines += [
            "",
            "To have another member answer it: \(state.keys["instead"] ?? "F2") (the runner-up) or `/instead SLUG`. To keep one: `/as SLUG`.",
        ]
        return lines.joined(separator: "\n")
    }

    private static func panel(_ receipt: RouteReceipt, _ state: State) -> String {
        let names = receipt.speakers.map { slug in state.team[slug].map(name) ?? "`\(slug)`" }
        return
            "On the panel: \(names.listed). None saw the others' answers; the comparison was written by one "
            + "call of the model, and by none of them."
    }

    private static func counts(_ usage: TokenUsage) -> String? {
        guard let prompt = usage.prompt, let reply = usage.reply else { return nil }
        let cached = usage.cached.map { " (\($0) of them evaluated ahead)" } ?? ""
        return "Tokens: \(prompt) read\(cached), \(reply) written."
    }

    static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    static func decimal(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    static func help(_ legend: KeyLegend) -> String {
        let commands = CommandSpecification.all.map { "| `\($0.usage)` | \($0.summary) |" }
        let text = """
            **Commands**

            | Type | It does |
            |---|---|
            \(commands.joined(separator: "\n"))
            | `@slug ...`, `MLOPS: ...`, `As the Data Engineer, ...` | that member answers this one request |
            | `//...` | a line that begins with a slash, said to the team |
            """
        return legend.rows.isEmpty ? text : text + "\n\n" + keysInBrief(legend)
    }
}

extension RouteReceipt {
    /// For a header: "routed: drift, registry".
    package var brief: String {
        if isOverride { return rung == .panel ? "panel: your choice" : "your choice" }
        return switch rung {
        case .invocation: "called"
        case .pattern: matched.first ?? "this step's"
        case .pinned: "by /as"
        case .followUp: "follow-up"
        case .scored: matched.isEmpty ? "routed" : "routed: " + matched.prefix(3).joined(separator: ", ")
        case .model: "chosen by the model"
        case .panel: matched.isEmpty ? "panel" : "panel: " + matched.prefix(3).joined(separator: ", ")
        case .none: "nobody's field: stays here"
        }
    }

    /// For `/why`: a clause.
    var explanation: String {
        if isOverride { return "you chose them" }
        return switch rung {
        case .invocation: "the request called for them by name"
        case .pattern:
            request.isEmpty ? "they open what was handed to them" : "it is their step of the running pattern"
        case .pinned: "chosen with `/as`"
        case .followUp: "the request leans on what was said before, so it stays with who spoke last"
        case .scored: "the words of the request fit them best"
        case .model: "the language model chose them"
        case .panel:
            candidates.isEmpty
                ? "you called them into a panel"
                : "the words of the request fit them best, with the others of a panel"
        case .none:
            "the request fits nobody's field, so it went to who spoke last, or to the first of the team"
        }
    }
}
