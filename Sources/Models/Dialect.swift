/// How a server of the OpenAI kind differs from the others.
struct Dialect: Sendable, Equatable {
    enum TokenLimit: Sendable {
        case maxTokens
        /// What OpenAI's newer models insist on.
        case maxCompletionTokens
    }

    /// What makes the server go on with a last message of the assistant.
    enum Continuation: Sendable {
        case refused
        /// llama.cpp does it unasked.
        case unasked
        /// vLLM: `continue_final_message`.
        case flagged
    }

    var tokenLimit = TokenLimit.maxTokens
    var sendsTemperature = true
    var asksForUsage = true
    /// Answers can be held to a JSON Schema.
    var takesSchema = true
    var continuation = Continuation.refused
    /// llama.cpp's progress of the prompt and its prompt cache.
    var reportsProgress = false

    static let engine = Dialect(continuation: .unasked, reportsProgress: true)

    /// The dialect to try next when the server refused a parameter; nil when that was not what failed.
    func adapted(to failure: ServerFailure) -> Dialect? {
        guard failure.kind == .status(400) || failure.kind == .status(422) else { return nil }
        var next = self
        func names(_ parameter: String) -> Bool {
            failure.parameter == parameter
                || (failure.parameter == nil && failure.message.contains("'\(parameter)'"))
        }
        if tokenLimit == .maxTokens, names("max_tokens") {
            next.tokenLimit = .maxCompletionTokens
        } else if sendsTemperature, names("temperature") {
            next.sendsTemperature = false
        } else if asksForUsage, names("stream_options") {
            next.asksForUsage = false
        } else if takesSchema, names("response_format") {
            next.takesSchema = false
        } else {
            return nil
        }
        return next
    }
}
