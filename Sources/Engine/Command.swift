import Conversation
import Personas

/// A line that begins with a slash.
package enum Command: Sendable, Equatable {
    case speakAs(String)
    case automatic
    case personas
    case persona(String)
    /// Whose model; empty for all.
    case model(String)
    case new(title: String)
    /// Words that stand in a turn; empty for all.
    case sessions(String)
    case open(String)
    /// Names, if any, and the question.
    case panel(String)
    case retry
    /// Name and goal, or nothing.
    case pattern(String)
    case next
    case back(String)
    case skip(reason: String)
    case redo(String)
    case pause, resume, status, stop
    case handoff(String)
    case compare
    case keep(String)
    case export(String)
    case turn(String)
    /// What of the conversation, and for `save` where to.
    case copy(String)
    case save(String)
    case bare
    /// A member, or nothing for any turn.
    case up(String)
    case down(String)
    /// A number, `all`, or nothing for the turn that is looked at.
    case fold(String)
    case unfold(String)
    /// Empty: all turns are shown again.
    case only(String)
    /// Empty: a line for the words opens.
    case search(String)
    /// Empty: the runner-up.
    case instead(String)
    case why
    case help
    case keys
    /// Which of the pastes; empty: the last.
    case paste(String)
    case quit
}

/// What a user may type after the slash: one row of the table that `/help` shows and completion uses.
package struct CommandSpecification: Sendable {
    package enum Argument: Sendable, Equatable {
        case none
        case member
        /// Members parted by commas, and then text.
        case members
        case text
        case session
        case pattern
    }

    package let name: String
    package let argument: Argument
    /// As shown: `SLUG`, `[TITLE]`.
    package let placeholder: String
    package let summary: String
    let make: @Sendable (String) -> Command

    /// The command with its placeholder: `/as SLUG`.
    package var usage: String { placeholder.isEmpty ? "/\(name)" : "/\(name) \(placeholder)" }

    /// The part that must be there: all but what stands in brackets; "" where nothing must.
    var required: Substring {
        placeholder.hasPrefix("[")
            ? placeholder.drop { $0 != "]" }.dropFirst().drop(while: \.isWhitespace) : placeholder[...]
    }

    package static let all: [CommandSpecification] = [
        .init("as", .member, "SLUG", "that member answers until `/auto` or another `/as`") { .speakAs($0) },
        .init("auto", .none, "", "the right member is chosen from each request again") { _ in .automatic },
        .init("personas", .none, "", "who is in the team") { _ in .personas },
        .init("persona", .member, "SLUG", "one member's card") { .persona($0) },
        .init("model", .member, "[SLUG]", "with which model a member answers, and what it has written") {
            .model($0)
        },
        .init("new", .text, "[TITLE]", "begin a new session; this one is kept") { .new(title: $0) },
        .init(
            "sessions", .text, "[WORDS]",
            "the sessions that are kept, or the turns in them that hold the words"
        ) { .sessions($0) },
        .init("open", .session, "ID", "go on with a kept session (the beginning of its id will do)") {
            .open($0)
        },
        .init(
            "panel", .members, "[SLUG,SLUG] QUESTION",
            "each answers without seeing the others, then they are compared; without names, the best three"
        ) { .panel($0) },
        .init(
            "pattern", .pattern, "[NAME GOAL]",
            "start a collaboration pattern, step by step; alone, it lists them"
        ) { .pattern($0) },
        .init("next", .none, "", "draft the brief with which the step is handed on") { _ in .next },
        .init("back", .text, "[STEP]", "open the step before again, or that one") { .back($0) },
        .init("skip", .text, "[REASON]", "pass the step") { .skip(reason: $0) },
        .init("redo", .member, "[as SLUG]", "do the step again, beside what there is") { .redo($0) },
        .init("compare", .none, "", "the answers to a step that was redone; one is kept") { _ in .compare },
        .init("pause", .none, "", "talk outside the pattern; the step is kept") { _ in .pause },
        .init("resume", .none, "", "go on with the pattern") { _ in .resume },
        .init("status", .none, "", "how the pattern stands") { _ in .status },
        .init("stop", .none, "", "end the pattern; all of it is kept") { _ in .stop },
        .init("handoff", .member, "SLUG [WHAT]", "hand over to a member outside any pattern, with a brief") {
            .handoff($0)
        },
        .init("keep", .text, "NAME [NUMBER]", "keep a code block of the last reply under a name") {
            .keep($0)
        },
        .init("export", .text, "report FILE", "write the report of the pattern to a file") { .export($0) },
        .init("turn", .text, "NUMBER", "show that turn") { .turn($0) },
        .init(
            "copy", .text, "[N]",
            "copy the last reply, its Nth code block, or with `turn N` a turn, as it was written"
        ) {
            .copy($0)
        },
        .init(
            "save", .text, "[N] FILE",
            "write the same to a file; `/save ! FILE` writes over one that is there"
        ) { .save($0) },
        .init("bare", .none, "", "the conversation on the plain screen, for the terminal's own selection") {
            _ in
            .bare
        },
        .init("up", .member, "[SLUG]", "to the turn before, or to that member's; `you` for your own") {
            .up($0)
        },
        .init("down", .member, "[SLUG]", "to the next turn, or to that member's") { .down($0) },
        .init("fold", .text, "[NUMBER or all]", "show the turn that is looked at as one line, or others") {
            .fold($0)
        },
        .init("unfold", .text, "[NUMBER or all]", "show it whole again") { .unfold($0) },
        .init(
            "only", .member, "[SLUG or step NUMBER]",
            "show the turns of that member, of that step or, with `you`, your own only; alone, all"
        ) { .only($0) },
        .init("search", .text, "[WORDS]", "find words in the transcript") { .search($0) },
        .init("retry", .none, "", "have the last reply said again") { _ in .retry },
        .init("instead", .member, "[SLUG]", "have another member answer the last request") {
            .instead($0)
        },
        .init("why", .none, "", "why this member answered") { _ in .why },
        .init("help", .none, "", "commands and keys") { _ in .help },
        .init("keys", .none, "", "all keys, as they are bound") { _ in .keys },
        .init("paste", .text, "[N]", "show the last paste, or that one") { .paste($0) },
        .init("quit", .none, "", "leave; everything is kept") { _ in .quit },
    ]

    private init(
        _ name: String, _ argument: Argument, _ placeholder: String, _ summary: String,
        make: @escaping @Sendable (String) -> Command
    ) {
        self.name = name
        self.argument = argument
        self.placeholder = placeholder
        self.summary = summary
        self.make = make
    }
}

extension Command {
    /// What a line is, before anything is done about it.
    package enum Reading: Sendable, Equatable {
        /// Not a command: said to the team. A doubled slash at the start stands for one.
        case text(String)
        case command(Command)
        /// It looks like a command and is none; the text says what to do.
        case mistake(String)
    }

    /// Reads one line as sent. A first word with a second slash in it is a path, not a command.
    package static func read(_ line: String) -> Reading {
        guard line.hasPrefix("/") else { return .text(line) }
        if line.hasPrefix("//") { return .text(String(line.dropFirst())) }
        let word = line.dropFirst().prefix { !$0.isWhitespace }
        if word.contains("/") { return .text(line) }
        if word.isEmpty {
            return .mistake("A command follows the slash at once. `/help` lists them all.")
        }
        let argument = line.dropFirst(word.count + 1).trimmed
        let name = word.lowercased()
        guard let specification = CommandSpecification.all.first(where: { $0.name == name }) else {
            return .mistake(unknown(name))
        }
        if !specification.required.isEmpty, argument.isEmpty {
            return .mistake(
                "`\(specification.usage)`: \(specification.summary). The \(specification.required) is missing."
            )
        }
        if specification.argument == .none, !argument.isEmpty {
            return .mistake(
                "`/\(name)` takes nothing after it. To say the line to the team, begin it with two slashes.")
        }
        return .command(specification.make(argument))
    }

    private static func unknown(_ name: String) -> String {
        let names = CommandSpecification.all.map(\.name)
        let nearest = Nearest.names(to: name, among: names).map { "`/\($0)`" }
        let hint =
            nearest.isEmpty ? "`/help` lists them all." : "Nearest: \(nearest.joined(separator: ", "))."
        return "There is no command `/\(name)`. \(hint) Up brings the line back."
    }
}

extension String {
    /// Without blank lines at the start and blanks at the end.
    var withoutBlankEnds: String {
        var part = self[...]
        while let end = part.firstIndex(of: "\n"), part[..<end].allSatisfy(\.isWhitespace) {
            part = part[part.index(after: end)...]
        }
        while part.last?.isWhitespace == true { part.removeLast() }
        return String(part)
    }
}

extension StringProtocol {
    var trimmed: String {
        var part = self[...]
        while part.first?.isWhitespace == true { part = part.dropFirst() }
        while part.last?.isWhitespace == true { part = part.dropLast() }
        return String(part)
    }
}
