import Conversation
import Engine
import Patterns
import Personas

/// Tells of a pattern that is walked through: its report to stdout and its course to stderr, or all as JSON lines to
/// stdout.
struct PatternPrinter {
    enum Form { case text, json }

    let form: Form
    /// Somebody answers the members, and has to read what they say.
    let isFollowed: Bool

    func show(_ entries: [PatternProgress.Entry], _ state: State) throws {
        for entry in entries {
            switch form {
            case .text: tell(entry, state)
            case .json: if let line = try PatternEvent.line(for: entry) { Output.line(line) }
            }
        }
    }

    func end(_ ending: PatternDriver.Ending, _ state: State, session: SessionID?) throws {
        let report = state.handoffs.walkthrough.map {
            WalkthroughReport.markdown(of: $0, artifacts: state.handoffs.artifacts, team: state.team)
        }
        switch form {
        case .json: Output.line(try PatternEvent.line(for: ending, state, session: session, report: report))
        case .text: if let report, !report.isEmpty { Output.text(Plain.out(report)) }
        }
        if let session { say("The session is kept as \(session).") }
        switch ending {
        case .finished: break
        case .left:
            let step = state.handoffs.walkthrough?.active.map { " at step \($0.number)" } ?? ""
            say("dramatis: the pattern was left\(step), before its end")
        case .failed(let reason): say("dramatis: \(Self.plain(reason))")
        }
    }

    // MARK: - For a reader

    private func tell(_ entry: PatternProgress.Entry, _ state: State) {
        switch entry {
        case .choice(let number, let recommendation):
            let options = recommendation.options.enumerated().map {
                "\($0 + 1) \($1)\($1 == recommendation.best ? " (recommended\(Self.words(recommendation)))" : "")"
            }
            say("Step \(number): who takes it? \(options.joined(separator: ", "))")
        case .step(let step):
            say(
                "Step \(step.plan.number) of \(step.count), \(name(step.persona, state)): \(step.plan.task)")
        case .asked(let speaker, let kind):
            let what =
                switch kind {
                case .opening: "opens the step"
                case .work: "works"
                case .aside: "answers"
                }
            say("  \(name(speaker, state)) \(what) ...")
        case .reply(let reply):
            if isFollowed { say("\n\(reply.turn.text)\n") }
            say("  \(Self.measure(reply))")
        case .kept(let artifact): say("  kept \(artifact.name), \(Self.lines(of: artifact)) lines")
        case .draft(_, let draft): if isFollowed { say("\n\(draft.brief.text)\n") }
        case .brief(let accepted):
            let brief = accepted.brief
            let author =
                accepted.author != .shell
                ? "" : accepted.tokens == .init() ? "; in the member's words" : "; by the shell"
            say(
                "  brief accepted: \(brief.decisions.count) decided, \(brief.artifacts.count) made, "
                    + "\(brief.openQuestions.count) open\(author)")
        case .skipped(let number, let reason):
            say("  step \(number) skipped\(reason.map { ": \($0)" } ?? "")")
        case .standing(let status): say("The pattern is \(status.rawValue).")
        case .notice(let notice):
            if isFollowed || notice.kind != .answer { say("  \(Self.plain(notice.text))") }
        }
    }

    private func say(_ text: String) { Output.complain(Plain.line(text)) }

    private func name(_ speaker: Speaker, _ state: State) -> String {
        switch speaker {
        case .user: "you"
        case .member(let slug): name(slug, state)
        case .comparison: "the comparison"
        }
    }

    private func name(_ slug: Slug, _ state: State) -> String { state.team[slug]?.name ?? slug.text }

    private static func words(_ recommendation: Recommendation) -> String {
        recommendation.words.isEmpty ? "" : ": \(recommendation.words.joined(separator: ", "))"
    }

    private static func measure(_ reply: PatternProgress.Reply) -> String {
        let words = reply.turn.text.split(whereSeparator: \.isWhitespace).count
        let usage = reply.tokens.usage
        let tokens = [
            usage?.prompt.map { "prompt of \($0) tokens" }
                ?? reply.tokens.estimated.map { "prompt of about \($0) tokens" },
            usage?.reply.map { "reply of \($0)" },
        ]
        let outcome = reply.turn.outcome ?? .complete
        return (["\(reply.kind.rawValue): \(words) words"] + tokens.compactMap(\.self)).joined(
            separator: ", ")
            + (outcome == .complete
                ? "" : "; \(outcome.rawValue)\(PatternEvent.detail(of: reply.turn).map { ": \($0)" } ?? "")")
    }

    static func lines(of artifact: Artifact) -> Int {
        artifact.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
    }

    /// Without the marks of Markdown that the shell's own words have.
    static func plain(_ text: String) -> String { text.filter { $0 != "\\" && $0 != "`" } }
}
