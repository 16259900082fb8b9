import Conversation
import Engine
import Patterns
import Personas

/// What a script gets of a pattern that is walked through: an object a line.
enum PatternEvent {
    /// Nil for what is told in another entry's line.
    static func line(for entry: PatternProgress.Entry) throws -> String? {
        switch entry {
        case .choice(let step, let recommendation):
            try JSONLine.text(
                Choice(
                    step: step, alternatives: recommendation.options, recommended: recommendation.best,
                    words: recommendation.words))
        case .step(let step): try JSONLine.text(Step(step))
        case .asked: nil
        case .reply(let reply): try JSONLine.text(Reply(reply))
        case .kept(let artifact):
            try JSONLine.text(
                Kept(
                    step: artifact.step, name: artifact.name, language: artifact.language,
                    lines: PatternPrinter.lines(of: artifact), turn: artifact.turn))
        case .draft(let step, let draft):
            try JSONLine.text(Drafted(step: step, author: draft.author, text: draft.brief.text))
        case .brief(let accepted): try JSONLine.text(Accepted(accepted))
        case .skipped(let step, let reason): try JSONLine.text(Skipped(step: step, reason: reason))
        case .standing(let status): try JSONLine.text(Standing(status: status))
        case .notice(let notice):
            try JSONLine.text(
                Said(kind: "\(notice.kind)", text: PatternPrinter.plain(notice.text)))
        }
    }

    /// The last line.
    static func line(
        for ending: PatternDriver.Ending, _ state: State, session: SessionID?, report: String?
    ) throws -> String {
        let (outcome, detail): (String, String?) =
            switch ending {
            case .finished: ("finished", nil)
            case .left: ("left", nil)
            case .failed(let reason): ("failed", PatternPrinter.plain(reason))
            }
        return try JSONLine.text(
            Finished(
                outcome: outcome, detail: detail, step: state.handoffs.walkthrough?.active?.number,
                session: session?.text, report: report ?? ""))
    }

    static func detail(of turn: Turn) -> String? {
        if case .ended(_, let detail) = turn.state { detail } else { nil }
    }

    private struct Choice: Encodable {
        let event = "choice"
        let step: Int
        let alternatives: [Slug]
        let recommended: Slug?
        let words: [String]
    }

    private struct Step: Encodable {
        let event = "step"
        let number, of: Int
        let role, task: String
        let persona: Slug
        /// All that the step names, also where there was nothing to choose.
        let alternatives: [Slug]
        let recommended: Slug?
        let words: [String]

        init(_ step: PatternProgress.Step) {
            number = step.plan.number
            of = step.count
            role = step.plan.role
            task = step.plan.task
            persona = step.persona
            alternatives = step.plan.personas
            recommended = step.recommendation?.best
            words = step.recommendation?.words ?? []
        }
    }

    private struct Reply: Encodable {
        let event = "reply"
        let step: Int?
        let turn: Int
        let kind: PatternProgress.Kind
        let persona: Slug?
        let text: String
        let outcome: Outcome?
        let detail: String?
        let tokens: Tokens

        init(_ reply: PatternProgress.Reply) {
            step = reply.step
            turn = reply.turn.id.number
            kind = reply.kind
            persona = reply.turn.speaker.member
            text = reply.turn.text
            outcome = reply.turn.outcome
            detail = PatternEvent.detail(of: reply.turn)
            tokens = Tokens(reply.tokens)
        }
    }

    private struct Kept: Encodable {
        let event = "kept"
        let step: Int?
        let name, language: String
        let lines, turn: Int
    }

    private struct Drafted: Encodable {
        let event = "draft"
        let step: Int
        let author: Draft.Author
        /// As the user reads it.
        let text: String
    }

    private struct Accepted: Encodable {
        let event = "brief"
        let step: Int
        let persona: Slug?
        let goal: String
        let decisions, artifacts, openQuestions: [Brief.Claim]
        let next: String
        /// `model`, or `shell` where the model could not; then `detail` says why.
        let author: Draft.Author
        let detail: String?
        let tokens: Tokens

        enum CodingKeys: String, CodingKey {
            case event, step, persona, goal, decisions, artifacts, next, author, detail, tokens
            case openQuestions = "open_questions"
        }

        init(_ accepted: PatternProgress.Accepted) {
            step = accepted.step
            persona = accepted.persona
            goal = accepted.brief.goal
            decisions = accepted.brief.decisions
            artifacts = accepted.brief.artifacts
            openQuestions = accepted.brief.openQuestions
            next = accepted.brief.next
            author = accepted.author
            detail = accepted.detail.map(PatternPrinter.plain)
            tokens = Tokens(accepted.tokens)
        }
    }

    private struct Skipped: Encodable {
        let event = "skipped"
        let step: Int
        let reason: String?
    }

    private struct Standing: Encodable {
        let event = "status"
        let status: Walkthrough.Status
    }

    private struct Said: Encodable {
        let event = "notice"
        let kind, text: String
    }

    private struct Finished: Encodable {
        let event = "finished"
        let outcome: String
        let detail: String?
        /// Where it stands, when it has not come to its end.
        let step: Int?
        let session: String?
        let report: String
    }

    private struct Tokens: Encodable {
        let estimatedPrompt, prompt, cached, reply, firstTokenMilliseconds, totalMilliseconds: Int?

        enum CodingKeys: String, CodingKey {
            case prompt, cached, reply
            case estimatedPrompt = "estimated_prompt"
            case firstTokenMilliseconds = "first_token_milliseconds"
            case totalMilliseconds = "total_milliseconds"
        }

        init(_ tokens: PatternProgress.Tokens) {
            estimatedPrompt = tokens.estimated
            prompt = tokens.usage?.prompt
            cached = tokens.usage?.cached
            reply = tokens.usage?.reply
            firstTokenMilliseconds = tokens.usage?.firstTokenMilliseconds
            totalMilliseconds = tokens.usage?.totalMilliseconds
        }
    }
}
