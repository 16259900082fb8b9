import Conversation
import Engine
import Glibc

/// Prints replies as they grow: text to stdout and who speaks to stderr, or everything as JSON lines to stdout.
struct ReplyPrinter {
    enum Form {
        case text(isTerminal: Bool)
        case json
    }

    private let form: Form
    /// The turn that is being printed, and how much of it was, in UTF-8 bytes.
    private var turn: TurnID?
    private var printed = 0
    private var ended: Set<TurnID> = []

    init(form: Form) { self.form = form }

    mutating func show(_ state: State) throws {
        for reply in state.transcript.turns {
            guard case .member(let slug) = reply.speaker, !ended.contains(reply.id) else { continue }
            if turn != reply.id { try start(reply, slug, state) }
            try grow(reply)
            if case .ended(let outcome, let detail) = reply.state { try end(reply, outcome, detail) }
        }
    }

    private mutating func start(_ reply: Turn, _ slug: Slug, _ state: State) throws {
        // Nothing parts it from a reply that said nothing.
        let isFirst = turn == nil || printed == 0
        turn = reply.id
        printed = 0
        switch form {
        case .text:
            if !isFirst { Output.line("") }
            let name = state.team[slug]?.name ?? slug.text
            Output.complain(Plain.line("\(name) (\(reply.receipt?.brief ?? ""))"))
        case .json:
            guard let receipt = reply.receipt else { return }
            Output.line(
                try JSONLine.text(
                    Started(
                        speaker: slug, rung: receipt.rung, request: receipt.request,
                        runnerUp: receipt.runnerUp,
                        score: receipt.score, matched: receipt.matched, model: state.model.description)))
        }
    }

    private mutating func grow(_ reply: Turn) throws {
        let utf8 = reply.text.utf8
        guard utf8.count > printed else { return }
        let delta = String(reply.text[utf8.index(utf8.startIndex, offsetBy: printed)...])
        printed = utf8.count
        switch form {
        case .text(let isTerminal): Output.text(isTerminal ? Plain.line(delta) : delta)
        case .json: Output.line(try JSONLine.text(Delta(text: delta)))
        }
    }

    private mutating func end(_ reply: Turn, _ outcome: Outcome, _ detail: String?) throws {
        ended.insert(reply.id)
        switch form {
        case .text:
            if !reply.text.isEmpty, !reply.text.hasSuffix("\n") { Output.line("") }
            if outcome == .complete, reply.text.allSatisfy(\.isWhitespace) {
                Output.complain("dramatis: the model said nothing")
            }
            if outcome != .complete {
                Output.complain(Plain.line("dramatis: \(outcome.rawValue)\(detail.map { ": \($0)" } ?? "")"))
            }
        case .json:
            Output.line(try JSONLine.text(Finished(outcome: outcome, detail: detail, usage: reply.usage)))
        }
    }

    private struct Started: Encodable {
        let event = "started"
        let speaker: Slug
        let rung: Rung
        let request: String
        let runnerUp: Slug?
        let score: Double
        let matched: [String]
        let model: String

        enum CodingKeys: String, CodingKey {
            case event, speaker, rung, request, score, matched, model
            case runnerUp = "runner_up"
        }
    }

    private struct Delta: Encodable {
        let event = "delta"
        let text: String
    }

    private struct Finished: Encodable {
        let event = "finished"
        let outcome: Outcome
        let detail: String?
        let promptTokens, cachedTokens, replyTokens, firstTokenMilliseconds, totalMilliseconds: Int?

        enum CodingKeys: String, CodingKey {
            case event, outcome, detail
            case promptTokens = "prompt_tokens"
            case cachedTokens = "cached_tokens"
            case replyTokens = "reply_tokens"
            case firstTokenMilliseconds = "first_token_milliseconds"
            case totalMilliseconds = "total_milliseconds"
        }

        init(outcome: Outcome, detail: String?, usage: TokenUsage?) {
            self.outcome = outcome
            self.detail = detail
            promptTokens = usage?.prompt
            cachedTokens = usage?.cached
            replyTokens = usage?.reply
            firstTokenMilliseconds = usage?.firstTokenMilliseconds
            totalMilliseconds = usage?.totalMilliseconds
        }
    }
}
