/// Who says a line.
package enum Speaker: Hashable, Sendable {
    case user
    case member(Slug)
    /// One call of the model that compares the answers of a panel. It is nobody of the team, and is never shown or sent
    /// as if members had spoken.
    case comparison

    /// Nil for whoever is not of the team.
    package var member: Slug? {
        if case .member(let slug) = self { slug } else { nil }
    }
}

/// How a reply ended: in exactly one of four ways, shown and stored as such, with what had arrived.
package enum Outcome: String, Sendable, Codable, CaseIterable {
    /// The model ended by itself.
    case complete
    /// Cut short, but not by the user: the token limit, another member's label, or the shell's sudden death.
    case truncated
    /// The model, its server or the way there failed.
    case error
    /// Stopped by the user.
    case cancelled
}

/// One message of the conversation.
package struct Turn: Sendable, Equatable, Identifiable {
    package enum State: Sendable, Equatable {
        /// Asked for, nothing has arrived.
        case waiting
        /// The reply is arriving.
        case streaming
        /// `detail` says why, for a reader, where the outcome alone does not.
        case ended(Outcome, detail: String?)
    }

    package let id: TurnID
    package let speaker: Speaker
    /// As it came, code point for code point (less the speaker's own label). Neutralised only when shown.
    package var text: String
    package var state: State
    package let started: Timestamp
    package var ended: Timestamp?
    /// Why this member answers; with replies of members only.
    package var receipt: RouteReceipt?
    package var provenance: Provenance?
    package var usage: TokenUsage?
    /// Grows with every change of text or state: the key of render caches. Not stored.
    package var version: Int

    package init(
        id: TurnID, speaker: Speaker, text: String, state: State, started: Timestamp,
        ended: Timestamp? = nil, receipt: RouteReceipt? = nil, provenance: Provenance? = nil,
        usage: TokenUsage? = nil, version: Int = 0
    ) {
        self.id = id
        self.speaker = speaker
        self.text = text
        self.state = state
        self.started = started
        self.ended = ended
        self.receipt = receipt
        self.provenance = provenance
        self.usage = usage
        self.version = version
    }

    package var isOpen: Bool {
        switch state {
        case .waiting, .streaming: true
        case .ended: false
        }
    }

    /// Nil while the reply is open.
    package var outcome: Outcome? {
        if case .ended(let outcome, _) = state { outcome } else { nil }
    }

    package mutating func append(_ delta: String) {
        text += delta
        state = .streaming
        version += 1
    }

    package mutating func end(_ outcome: Outcome, detail: String? = nil, at time: Timestamp) {
        state = .ended(outcome, detail: detail)
        ended = time
        version += 1
    }
}

/// With what a reply was made: enough to explain it a year later.
package struct Provenance: Sendable, Equatable, Codable {
    /// `provider/name`, as given to `--model`.
    package var model: String
    /// SHA-256 of the persona document, in hex.
    package var personas: String
    package var temperature: Double
    package var maximumReplyTokens: Int
    /// The number of the user's turn that this reply answers.
    package var answers: Int?
    /// The number of the earlier reply in whose place this one stands (`/retry`). That one is kept and shown, and no
    /// longer sent to models.
    package var replaces: Int?

    package init(
        model: String, personas: String, temperature: Double, maximumReplyTokens: Int,
        answers: Int? = nil, replaces: Int? = nil
    ) {
        self.answers = answers
        self.replaces = replaces
        self.model = model
        self.personas = personas
        self.temperature = temperature
        self.maximumReplyTokens = maximumReplyTokens
    }
}

/// What a reply took, as the provider counted it; nil where it did not say.
package struct TokenUsage: Sendable, Equatable, Codable {
    /// The whole prompt, cached part included.
    package var prompt: Int?
    /// The part of the prompt that had been evaluated before.
    package var cached: Int?
    package var reply: Int?
    /// From the request to the first delta.
    package var firstTokenMilliseconds: Int?
    /// From the request to the end.
    package var totalMilliseconds: Int?

    package init(
        prompt: Int? = nil, cached: Int? = nil, reply: Int? = nil,
        firstTokenMilliseconds: Int? = nil, totalMilliseconds: Int? = nil
    ) {
        self.prompt = prompt
        self.cached = cached
        self.reply = reply
        self.firstTokenMilliseconds = firstTokenMilliseconds
        self.totalMilliseconds = totalMilliseconds
    }

    /// Reply tokens a second, counted from the first token on; nil when too little is known.
    package var tokensPerSecond: Double? {
        guard let reply, let totalMilliseconds, let firstTokenMilliseconds,
            totalMilliseconds > firstTokenMilliseconds, reply > 1
        else { return nil }
        return Double(reply - 1) * 1000 / Double(totalMilliseconds - firstTokenMilliseconds)
    }
}
