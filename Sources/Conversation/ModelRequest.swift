/// Which model answers: `local/qwen2.5-coder-1.5b`, `openai/gpt-4o`. The part before the first slash names the provider.
package struct ModelName: Hashable, Sendable, CustomStringConvertible {
    package let provider: String
    package let name: String

    package init(provider: String, name: String) {
        self.provider = provider
        self.name = name
    }

    /// Nil unless both parts are there.
    package init?(_ text: String) {
        guard let slash = text.firstIndex(of: "/") else { return nil }
        provider = String(text[..<slash])
        name = String(text[text.index(after: slash)...])
        if provider.isEmpty || name.isEmpty { return nil }
    }

    package var description: String { "\(provider)/\(name)" }
}

/// One message of a prompt, in the vocabulary that all providers share.
package struct Message: Sendable, Equatable, Codable {
    package enum Role: String, Sendable, Codable {
        case system, user, assistant
    }

    package var role: Role
    package var content: String

    package init(_ role: Role, _ content: String) {
        self.role = role
        self.content = content
    }
}

/// What a provider is asked.
package struct ModelRequest: Sendable, Equatable {
    package enum Purpose: Sendable, Equatable {
        /// A reply that somebody reads.
        case reply
        /// Evaluates the prompt ahead of time, so that a later reply starts at once; its text is thrown away.
        case warming
    }

    package var purpose: Purpose
    package var model: ModelName
    package var messages: [Message]
    /// The beginning of the reply, given to the model as already said; "" for none. The deltas do not repeat it.
    package var begun: String
    package var temperature: Double
    /// At most this many tokens in the reply.
    package var maximumReplyTokens: Int
    /// A JSON Schema, as text, that the reply is to fit. A server that knows none answers without: what comes is to be
    /// checked in any case.
    package var schema: String?
    /// What the prompt is thought to take, before anybody has counted it; nil where nobody has estimated it.
    package var estimatedTokens: Int?

    package init(
        purpose: Purpose = .reply, model: ModelName, messages: [Message], begun: String = "",
        temperature: Double = 0.3, maximumReplyTokens: Int, schema: String? = nil,
        estimatedTokens: Int? = nil
    ) {
        self.estimatedTokens = estimatedTokens
        self.schema = schema
        self.purpose = purpose
        self.model = model
        self.messages = messages
        self.begun = begun
        self.temperature = temperature
        self.maximumReplyTokens = maximumReplyTokens
    }
}

/// What comes back from a provider, in this order: progress, then deltas, then exactly one `.ended`.
package enum ModelEvent: Sendable, Equatable {
    /// The weights are being loaded.
    case loading
    /// The prompt is being evaluated: `done` of `total` tokens.
    case reading(done: Int, total: Int)
    case delta(String)
    case ended(ModelEnding)
}

package struct ModelEnding: Sendable, Equatable {
    package var outcome: Outcome
    /// For a reader: why, where the outcome alone does not say it. Never holds a key.
    package var detail: String?
    package var usage: TokenUsage?
    /// Set when the server refused the prompt as longer than its context: the context's size in tokens (0: not said).
    package var contextExceeded: Int?

    package init(
        outcome: Outcome, detail: String? = nil, usage: TokenUsage? = nil,
        contextExceeded: Int? = nil
    ) {
        self.outcome = outcome
        self.detail = detail
        self.usage = usage
        self.contextExceeded = contextExceeded
    }
}

/// What the prompt must know of a model.
package struct ModelTraits: Sendable, Equatable {
    /// Prompt and reply together, in tokens.
    package var contextTokens: Int
    /// False where a system message is refused after the first message: the card then goes, marked, into the last user message.
    package var takesLateSystem: Bool
    /// False where a reply that is already begun is refused.
    package var continuesReply: Bool
    /// True where evaluating ahead costs nothing but this machine's time.
    package var warms: Bool
    /// How many requests it answers at once; at least 1.
    package var slots: Int

    package init(
        contextTokens: Int, takesLateSystem: Bool, continuesReply: Bool, warms: Bool, slots: Int = 1
    ) {
        self.slots = max(1, slots)
        self.contextTokens = contextTokens
        self.takesLateSystem = takesLateSystem
        self.continuesReply = continuesReply
        self.warms = warms
    }
}

/// How the model stands, for the status line.
package enum ModelStatus: Sendable, Equatable {
    case starting
    case loading
    case ready
    /// `detail` says what was wrong and what to do.
    case failed(detail: String)
}
