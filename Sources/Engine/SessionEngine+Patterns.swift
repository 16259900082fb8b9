import Conversation
import Patterns
import Personas
import Prompting

/// The commands of the handoff manager.
extension SessionEngine {
    /// `/pattern [NAME [goal]]`.
    mutating func pattern(_ words: String, at now: Timestamp) -> [Effect] {
        if isBusy { return busy() }
        let catalog = PatternCatalog(team: state.team)
        if words.isEmpty { return note(.answer, PatternText.list(of: catalog, state)) }
        let parts = PatternLine(words, catalog: catalog)
        switch parts.lookup {
        case .found(let pattern): return start(pattern, goal: parts.goal, at: now)
        case .ambiguous(let several):
            takeBackChoice(at: now)
            state.menu = State.Menu(options: several, goal: parts.goal)
            return []
        case .unknown(let nearest):
            let names = nearest.map { "`\($0.slug)`" }
            let hint = names.isEmpty ? "`/pattern` lists them." : "Nearest: \(names.joined(separator: ", "))."
            return note(
                .warning, "There is no pattern \(Text.code(parts.name)). \(hint) Up brings the line back.")
        }
    }

    mutating func start(_ pattern: Pattern, goal: String?, at now: Timestamp) -> [Effect] {
        state.menu = nil
        takeBackChoice(at: now)
        return perform(.start(pattern, goal: goal), at: now)
    }

    /// `/back [STEP]`.
    mutating func back(_ word: String, at now: Timestamp) -> [Effect] {
        if isBusy { return busy() }
        if word.isEmpty { return perform(.back(to: nil), at: now) }
        guard let number = Int(word) else {
            return note(.warning, "`/back` takes the number of a step, or nothing.")
        }
        return perform(.back(to: number), at: now)
    }

    /// `/redo [as SLUG]`.
    mutating func redo(_ words: String, at now: Timestamp) -> [Effect] {
        if isBusy { return busy() }
        var name = words[...]
        if name.lowercased().hasPrefix("as ") { name = name.dropFirst(3) }
        if name.isEmpty { return perform(.redo(by: nil), at: now) }
        guard let persona = member(called: name.trimmed) else { return unknownMember(name.trimmed) }
        return perform(.redo(by: persona.slug), at: now)
    }

    /// What changes the step while its member speaks would leave the reply without one.
    mutating func performIdle(_ action: HandoffAction, at now: Timestamp) -> [Effect] {
        isBusy ? busy() : perform(action, at: now)
    }

    /// `/compare`: the answers to the step, of which one is kept.
    mutating func compareTakes(at now: Timestamp) -> [Effect] {
        guard let step = state.handoffs.step, step.takes.count > 1 else {
            // The machine says what is missing.
            return perform(.keepTake(1), at: now)
        }
        state.isComparing = true
        return []
    }

    mutating func status() -> [Effect] {
        guard let walkthrough = state.handoffs.walkthrough else {
            return note(.warning, "\(HandoffRefusal.noPattern)")
        }
        return note(.answer, PatternText.status(of: walkthrough, state))
    }

    /// `/keep NAME [NUMBER]`: a block of the last reply.
    mutating func keep(_ words: String, at now: Timestamp) -> [Effect] {
        guard let reply = state.transcript.turns.last(where: { $0.speaker != .user && !$0.isOpen }) else {
            return note(.warning, "There is no reply yet from which something could be kept.")
        }
        var name = words
        var number = 1
        if let last = words.split(whereSeparator: \.isWhitespace).last, last.count < words.count,
            let wanted = Int(last)
        {
            number = wanted
            name = String(words.dropLast(last.count)).trimmed
        }
        let block: CodeBlock
        switch self.block(number, of: reply) {
        case .success(let found): block = found
        case .failure(let missing): return note(.warning, missing.text)
        }
        if name.contains("/") || name == "." || name == ".." || name.contains(where: \.isNewline) {
            return note(.warning, "\(Text.code(name)) is no name for a file.")
        }
        let artifact = Artifact(
            name: name, language: block.language, text: block.text, turn: reply.id.number,
            step: state.handoffs.step?.number)
        let effects = perform(.keep(artifact), at: now)
        let count = CodeBlock.all(in: reply.text).count
        if count > 1, words == name {
            note(
                .answer,
                "The reply has \(count) blocks: this is the first. `/keep NAME 2` keeps another.")
        }
        return effects
    }

    /// `/export report FILE`.
    mutating func export(_ words: String) -> [Effect] {
        let word = words.prefix { !$0.isWhitespace }
        let file = words.dropFirst(word.count).trimmed
        guard word.lowercased() == "report", !file.isEmpty else {
            return note(.warning, "`/export report FILE.md` writes the report of the pattern.")
        }
        guard let walkthrough = state.handoffs.walkthrough else {
            return note(.warning, "\(HandoffRefusal.noPattern)")
        }
        let report = WalkthroughReport.markdown(
            of: walkthrough, artifacts: state.handoffs.artifacts, team: state.team)
        return [.save(Excerpt(name: "The report", text: report), file: file, overwrites: false)]
    }
}
