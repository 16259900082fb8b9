import ArgumentParser
import Conversation
import Engine
import Store

struct SessionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sessions", abstract: "The conversations that are kept.",
        subcommands: [List.self, Show.self, Search.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The kept sessions, the newest first.")
        @OptionGroup var common: CommonOptions
        @Flag(help: "As JSON.") var json = false
        @Option(help: "At most so many.") var limit = 100

        func validate() throws {
            if limit < 1 { throw ValidationError("--limit must be at least 1.") }
        }

        func run() throws {
            let sessions = try common.store()?.list(limit: limit) ?? []
            if json { return Output.line(try JSONLine.text(sessions.map(SessionRow.init), pretty: true)) }
            for session in sessions {
                Output.line(Plain.out("\(session.id)  \(session.turnCount) turns  \(session.title)"))
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One session, every turn as it was written.")
        @OptionGroup var common: CommonOptions
        @Argument(help: "The id, or an unambiguous beginning of it.") var id: String
        @Flag(help: "As JSON.") var json = false

        func run() throws {
            guard let store = try common.store() else { throw Failure("no session is kept yet") }
            switch try store.find(prefix: id) {
            case .found(let session):
                if json { return Output.line(try JSONLine.text(SessionDocument(session), pretty: true)) }
                show(session)
            case .ambiguous(let several):
                throw Failure(
                    "\"\(id)\" begins several ids: \(several.map(\.id.text).joined(separator: ", "))")
            case .unknown: throw Failure("no session is called \"\(id)\"; `dramatis sessions list` names all")
            }
        }

        private func show(_ session: Session) {
            Output.line(Plain.out("# \(session.summary.title)  \(session.summary.id)"))
            for turn in session.transcript.turns {
                let name =
                    switch turn.speaker {
                    case .user: "You"
                    case .member(let slug): slug.text
                    case .comparison: "Comparison, written by one call of the model"
                    }
                Output.line(Plain.out("\n[\(turn.id.number)] \(name)"))
                Output.line(Plain.out(turn.text))
                if let outcome = turn.outcome, outcome != .complete {
                    if case .ended(_, let detail) = turn.state {
                        Output.line(Plain.out("[\(detail ?? outcome.rawValue)]"))
                    }
                }
            }
        }
    }
}

extension SessionsCommand {
    struct Search: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The turns of all sessions that hold these words, the best first.")
        @OptionGroup var common: CommonOptions
        @Argument(help: "All of them must stand in one turn; the last may go on.") var words: [String]
        @Option(help: "At most so many.") var limit = 20

        func validate() throws {
            if limit < 1 { throw ValidationError("--limit must be at least 1.") }
        }

        func run() throws {
            for hit in try common.store()?.search(words.joined(separator: " "), limit: limit) ?? [] {
                let speaker =
                    switch hit.speaker {
                    case .user: "you"
                    case .member(let slug): slug.text
                    case .comparison: "comparison"
                    }
                let excerpt = hit.excerpt.map(\.text).joined().split(whereSeparator: \.isNewline)
                Output.line(
                    Plain.out(
                        "\(hit.session.id)  turn \(hit.turn.number)  \(speaker)  \(excerpt.joined(separator: " "))"
                    ))
            }
        }
    }
}

/// What scripts get of a session.
struct SessionRow: Encodable {
    let id, title: String
    let createdMilliseconds, updatedMilliseconds: Int64
    let turns: Int

    enum CodingKeys: String, CodingKey {
        case id, title, turns
        case createdMilliseconds = "created_milliseconds"
        case updatedMilliseconds = "updated_milliseconds"
    }

    init(_ session: SessionSummary) {
        id = session.id.text
        title = session.title
        createdMilliseconds = session.created.milliseconds
        updatedMilliseconds = session.updated.milliseconds
        turns = session.turnCount
    }
}

struct SessionDocument: Encodable {
    struct Row: Encodable {
        let number: Int
        /// "user", a slug, or "(comparison)".
        let speaker: String
        let text: String
        let outcome: Outcome?
        let detail: String?
        let startedMilliseconds: Int64
        let receipt: RouteReceipt?
        let provenance: Provenance?
        let usage: TokenUsage?

        enum CodingKeys: String, CodingKey {
            case number, speaker, text, outcome, detail, receipt, provenance, usage
            case startedMilliseconds = "started_milliseconds"
        }
    }

    let session: SessionRow
    let turns: [Row]

    init(_ session: Session) {
        self.session = SessionRow(session.summary)
        turns = session.transcript.turns.map { turn in
            let speaker =
                switch turn.speaker {
                case .user: "user"
                case .member(let slug): slug.text
                case .comparison: "(comparison)"
                }
            var detail: String?
            if case .ended(_, let text) = turn.state { detail = text }
            return Row(
                number: turn.id.number, speaker: speaker, text: turn.text, outcome: turn.outcome,
                detail: detail,
                startedMilliseconds: turn.started.milliseconds, receipt: turn.receipt,
                provenance: turn.provenance,
                usage: turn.usage)
        }
    }
}

extension CommonOptions {
    /// The kept sessions; nil when there are none yet, so that looking makes no folder.
    func store() throws -> SessionStore? {
        let folder = try Setting(self).paths.data
        guard Files.exists(SessionStore.file(in: folder)) else { return nil }
        return try SessionStore(folder: folder)
    }
}
