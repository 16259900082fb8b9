import Conversation
import FoundationEssentials

/// Reads the events of one streamed reply; a value, so that every odd stream is a trivial test.
struct ReplyReader {
    /// One for all events: making one costs as much as an event.
    private let decoder = JSONDecoder()
    /// How the bytes ended.
    enum End {
        case closed
        case failed(ServerFailure)
    }

    private(set) var isBegun = false
    /// True once nothing more is wanted of the stream.
    private(set) var isDone = false
    private(set) var usage: TokenUsage?
    private var outcome: Outcome?
    private var detail: String?
    private var failure: ServerFailure?
    private var sawEvent = false
    private let isSilent: Bool

    /// `silent`: the text is thrown away.
    init(silent: Bool = false) { isSilent = silent }

    /// The reply came to its end, though usage may still follow.
    var isFinished: Bool { isDone || outcome != nil }

    mutating func take(_ event: ServerSentEvents.Event, deliver: (ModelEvent) -> Void) {
        guard !isDone else { return }
        sawEvent = true
        if event.name == "error" {
            let body = ErrorBody.read(event.data)
            return fail(
                body?.failure(.answer)
                    ?? ServerFailure(.answer, event.data.isEmpty ? "without a word" : event.data))
        }
        if event.data == "[DONE]" {
            isDone = true
            outcome = outcome ?? .complete
            return
        }
        if let chunk = chunk(event.data) ?? chunk(LoneSurrogates.replaced(in: event.data)) {
            take(chunk, deliver: deliver)
        } else {
            fail(ServerFailure(.answer, "this is no part of a reply: \(event.data.prefix(80))"))
        }
    }

    private func chunk(_ json: String) -> ChatChunk? {
        try? decoder.decode(ChatChunk.self, from: Data(json.utf8))
    }

    private mutating func take(_ chunk: ChatChunk, deliver: (ModelEvent) -> Void) {
        if let error = chunk.error { return fail(error.failure(.answer)) }
        if !isBegun, let done = chunk.progress?.processed.count, let total = chunk.progress?.total.count {
            deliver(.reading(done: min(done, total), total: total))
        }
        count(chunk)
        guard let choice = chunk.choices?.first(where: { ($0.index?.count ?? 0) == 0 }) else { return }
        if let text = choice.delta?.content ?? choice.message?.content, !text.isEmpty {
            isBegun = true
            if !isSilent { deliver(.delta(text)) }
        }
        switch choice.finishReason {
        case nil, "": break
        case "length": outcome = .truncated
        case "content_filter":
            outcome = .truncated
            detail = "the provider's content filter cut the reply"
        default: outcome = .complete
        }
    }

    private mutating func count(_ chunk: ChatChunk) {
        guard chunk.usage != nil || chunk.timings != nil else { return }
        var usage = usage ?? TokenUsage()
        if let timings = chunk.timings {
            usage.cached = timings.cached?.count
            if let evaluated = timings.evaluated?.count {
                usage.prompt = min(evaluated + (usage.cached ?? 0), ServerNumber.countLimit)
            }
            usage.reply = timings.predicted?.count
        }
        if let counted = chunk.usage {
            usage.prompt = counted.prompt?.count ?? usage.prompt
            usage.cached = counted.details?.cached?.count ?? usage.cached
            usage.reply = counted.completion?.count ?? usage.reply
        }
        self.usage = usage
    }

    private mutating func fail(_ failure: ServerFailure) {
        self.failure = failure
        isDone = true
    }

    /// What the reply came to. A reply that finished is not spoilt by what the connection did afterwards.
    func result(at end: End) -> Result<ModelEnding, ServerFailure> {
        if let failure { return .failure(failure) }
        if let outcome {
            return .success(ModelEnding(outcome: outcome, detail: detail, usage: usage))
        }
        switch end {
        case .failed(let failure): return .failure(failure)
        case .closed where sawEvent:
            return .failure(ServerFailure(.connection, "the reply broke off"))
        case .closed:
            return .failure(ServerFailure(.answer, "the answer holds no reply"))
        }
    }
}
