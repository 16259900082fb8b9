import Conversation
import Patterns
import Personas
import Prompting

/// Walks through a pattern where there is no terminal: looks at the state whenever nothing is on its way, and says what
/// is done next.
///
/// It never waits for what does not come: a move that changed nothing is not made a second time, and a reply that
/// failed is asked for once more and no oftener.
package struct PatternDriver: Sendable {
    package enum Manner: Sendable {
        /// Nobody answers the members: they go on with their own assumptions, and every brief is accepted.
        case alone
        /// The user's lines say what is done, as in the shell.
        case listening
    }

    package enum Move: Sendable, Equatable {
        case say(String)
        /// Enter on an empty line.
        case confirm
        /// The alternative of this number, from 1.
        case choose(Int)
        case brief(BriefKey)
        /// A line of the user is wanted.
        case listen
        case end(Ending)

        /// Nil where nothing is done.
        package var event: Event? {
            switch self {
            case .say(let text): .say(text)
            case .confirm: .submit
            case .choose(let number): .choose(number)
            case .brief(let key): .brief(key)
            case .listen, .end: nil
            }
        }
    }

    package enum Ending: Sendable, Equatable {
        case finished
        /// There was nobody to go on with it: the lines have ended, or the user has left.
        case left
        /// In Markdown: where, and why.
        case failed(String)
    }

    package let pattern: Pattern
    package let goal: String
    /// Whom the user wants, where a step leaves a choice: the first that it offers.
    package let choices: [Slug]
    package let manner: Manner
    private var isStarted = false
    private var made: Made?

    private struct Made: Equatable {
        let move: Move
        let handoffs: HandoffManager
        let turns: Int
    }

    package init(pattern: Pattern, goal: String, choices: [Slug] = [], manner: Manner) {
        self.pattern = pattern
        self.goal = goal
        self.choices = choices
        self.manner = manner
    }

    /// The choices that no step of the pattern offers.
    package var unofferedChoices: [Slug] {
        choices.filter { slug in !pattern.steps.contains { $0.isChoice && $0.personas.contains(slug) } }
    }

    /// To be asked when nothing is on its way (`SessionEngine.isSettled`), and to be done at once.
    package mutating func next(_ state: State) -> Move {
        if state.isOver { return .end(.left) }
        if !isStarted {
            isStarted = true
            return .say(start(state.team))
        }
        let move = decide(state)
        if move == .listen { return move }
        if case .end = move { return move }
        let now = Made(move: move, handoffs: state.handoffs, turns: state.transcript.turns.count)
        if now == made { return .end(.failed("\(place(in: state)): \(reason(state))")) }
        made = now
        return move
    }

    /// The name and the goal in one line, where the goal can't be taken for a part of the name.
    private func start(_ team: Team) -> String {
        let line = PatternLine("\(pattern.slug) \(goal)", catalog: PatternCatalog(team: team))
        let isPlain = line.lookup == .found(pattern) && line.goal == goal.trimmed
        return isPlain ? "/pattern \(pattern.slug) \(goal)" : "/pattern \(pattern.slug)"
    }

    private func decide(_ state: State) -> Move {
        guard let walkthrough = state.handoffs.walkthrough else {
            return manner == .alone ? .end(.failed(reason(state))) : .listen
        }
        switch walkthrough.status {
        case .finished: return .end(.finished)
        // A second slash says that the first one begins no command.
        case .goalWanted: return .say(goal.hasPrefix("/") ? "/\(goal)" : goal)
        case .paused, .stopped: return manner == .alone ? .end(.left) : again(state) ?? .listen
        case .running: break
        }
        if let move = again(state) ?? choice(state) { return move }
        return manner == .alone ? work(state) : .listen
    }

    /// After a reply that failed: once more, or the end.
    private func again(_ state: State) -> Move? {
        guard let last = state.transcript.last, last.hasFailed else { return nil }
        let before = state.transcript.turns.first { $0.id.number == last.provenance?.replaces }
        if before?.hasFailed == true {
            return .end(.failed("\(place(in: state)): \(Text.literal(last.failure))"))
        }
        return .say("/retry")
    }

    /// Who takes the step.
    private func choice(_ state: State) -> Move? {
        guard let options = state.handoffs.choosing?.recommendation?.options else { return nil }
        for slug in choices {
            if let index = options.firstIndex(of: slug) { return .choose(index + 1) }
        }
        return manner == .alone ? .confirm : nil
    }

    /// What a user would do who leaves everything to the members: let them go on, keep what they wrote, hand it on.
    private func work(_ state: State) -> Move {
        guard let step = state.handoffs.step, let take = step.take else {
            return .end(.failed("\(place(in: state)): \(reason(state))"))
        }
        if step.draft != nil { return .confirm }
        let last = state.transcript.turns.last { take.holds($0.id.number) }
        guard let last, last.speaker != .user else {
            return .end(.failed("\(place(in: state)): \(reason(state))"))
        }
        let artifacts = state.handoffs.artifacts.filter { take.holds($0.turn) }
        let kept = artifacts.filter { $0.turn == last.id.number }.map(\.name)
        let wanted =
            last.isOpening
            ? [] : Self.artifacts(of: last, step: step.number, after: artifacts.count - kept.count)
        if let missing = wanted.first(where: { !kept.contains($0.name) }) {
            return .say("/keep \(missing.name) \(missing.number)")
        }
        if let order = Self.order(after: last, state), let persona = step.persona.flatMap({ state.team[$0] })
        {
            return .say(order.text(for: step.plan, of: persona, goal: goal))
        }
        return .say("/next")
    }

    /// What is asked for next; nil when all was.
    private static func order(after reply: Turn, _ state: State) -> WorkOrder? {
        if reply.isOpening { return .decisions }
        let asked = state.transcript.turns.first { $0.id.number == reply.provenance?.answers }
        return asked.flatMap { WorkOrder($0.text) } == .decisions ? .file : nil
    }

    /// "Step 2 of 5 (Data Engineer)"
    private func place(in state: State) -> String {
        guard let walkthrough = state.handoffs.walkthrough, let step = state.handoffs.step else {
            return Text.literal(pattern.title)
        }
        let who = step.persona.map { " (\(Text.literal(state.team[$0]?.name ?? $0.text)))" } ?? ""
        return "Step \(step.number) of \(walkthrough.steps.count)\(who)"
    }

    /// What the shell said last about what went wrong.
    private func reason(_ state: State) -> String {
        state.notices.last { $0.kind != .answer }?.text ?? "it does not go on"
    }
}

/// A line of the user, as keys in the shell would have it.
extension PatternDriver {
    package static func move(for line: String, _ state: State) -> Move {
        let word = line.trimmed
        if word.isEmpty { return .confirm }
        switch state.card {
        case .patterns, .member, .takes, .route:
            if let number = Int(word) { return .choose(number) }
        case .brief:
            // There is no editor to edit it in.
            if let key = BriefKey(rawValue: word), key != .edit { return .brief(key) }
        case nil: break
        }
        return .say(line)
    }
}

/// What is kept of a reply without anybody's having chosen it.
extension PatternDriver {
    /// In lines: shorter blocks are mostly quotations.
    private static let leastBlock = 3

    /// Names, and the numbers of their blocks in the reply. `kept`: how many the step has of other replies.
    static func artifacts(of reply: Turn, step: Int, after kept: Int = 0) -> [(name: String, number: Int)] {
        let blocks = CodeBlock.all(in: reply.text).enumerated().filter {
            $0.element.text.split(separator: "\n").count >= leastBlock
        }
        return blocks.enumerated().map { count, block in
            let ending = fileEnding(of: block.element.language)
            return ("step-\(step)-\(kept + count + 1).\(ending)", block.offset + 1)
        }
    }

    private static func fileEnding(of language: String) -> String {
        let name = language.lowercased()
        if let ending = endings[name] { return ending }
        let isPlain = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return isPlain && (1...10).contains(name.count) ? name : "txt"
    }

    private static let endings = [
        "python": "py", "python3": "py", "ipython": "py", "bash": "sh", "shell": "sh", "zsh": "sh",
        "console": "sh", "yaml": "yml", "javascript": "js", "typescript": "ts", "markdown": "md",
        "text": "txt",
        "plaintext": "txt", "rust": "rs", "c++": "cpp", "postgresql": "sql", "mysql": "sql", "sqlite": "sql",
        "jsonc": "json", "terraform": "tf", "latex": "tex", "mermaid": "mmd", "properties": "ini",
    ]
}

extension Turn {
    /// A member's reply that is of no use: it failed, or holds nothing.
    fileprivate var hasFailed: Bool {
        guard speaker != .user, let outcome else { return false }
        return outcome == .error || outcome != .cancelled && text.allSatisfy(\.isWhitespace)
    }

    fileprivate var failure: String {
        if case .ended(_, let detail?) = state { return detail }
        return "the model said nothing"
    }
}
