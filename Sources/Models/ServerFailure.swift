import Conversation

/// One attempt at a request that did not work out.
package struct ServerFailure: Error, Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        /// No way to the server, or it was lost.
        case connection
        /// An answer other than 200.
        case status(Int)
        /// Nothing came for too long.
        case stalled
        /// An error that the server reported inside an answer that began well, or an answer that is none.
        case answer
        /// The prompt is longer than the context of so many tokens (0: not said).
        case contextExceeded(Int)
    }

    package var kind: Kind
    /// What the server or the system said; one line.
    package var message: String
    /// The machine's word for it ("insufficient_quota", "model_not_found"), where there is one.
    package var code: String?
    /// The name of the parameter that was refused, where the server names it.
    package var parameter: String?
    /// How long the server asks to wait.
    package var retryAfter: Duration?

    package init(
        _ kind: Kind, _ message: String, code: String? = nil, parameter: String? = nil,
        retryAfter: Duration? = nil
    ) {
        self.kind = kind
        self.message = message
        self.code = code
        self.parameter = parameter
        self.retryAfter = retryAfter
    }

    /// One line: what, where, what to do. No key stands in it.
    package func ending(at endpoint: Endpoint, model: ModelName) -> ModelEnding {
        var text = "\(model) at \(endpoint.shown): \(what)"
        let said = kind.hidesMessage ? "" : Self.line(message, without: endpoint.key)
        if !said.isEmpty { text += " (\(said))" }
        if let remedy { text += "; \(remedy)" }
        var ending = ModelEnding(outcome: .error, detail: text)
        if case .contextExceeded(let tokens) = kind { ending.contextExceeded = tokens }
        return ending
    }

    private var what: String {
        switch kind {
        case .connection: "no connection"
        case .status(let status): "HTTP \(status)"
        case .stalled: "no sign of life"
        case .answer: "the server reports an error"
        case .contextExceeded(let tokens):
            tokens > 0
                ? "the prompt is longer than the context of \(tokens) tokens"
                : "the prompt is longer than the model's context"
        }
    }

    private var remedy: String? {
        switch kind {
        case .connection: "is the server running, and is the address right?"
        case .status(401): "the key was refused or is missing: set OPENAI_API_KEY"
        case .status(403): "the key may not use this model or address"
        case .status(404):
            "is the model's name right, and does OPENAI_BASE_URL end as it should (often in /v1)?"
        case .status(300...399): "the address has moved: set OPENAI_BASE_URL to the new one"
        case .status(429) where code == "insufficient_quota": "the account has no credit left"
        case .status(429):
            retryAfter.map { "too many requests: try again in \($0.components.seconds) s" }
                ?? "too many requests: try again later"
        case .status(500...599): "the server is in trouble: try again later"
        case .status where refusesLateSystem: "/retry puts the persona's card into the message instead"
        case .status, .answer, .contextExceeded: nil
        case .stalled: "/retry asks again"
        }
    }

    /// A chat template that wants the system message first, or roles in turns, refuses with words like these.
    var refusesLateSystem: Bool {
        guard kind == .status(400) || kind == .status(500) else { return false }
        let text = message.lowercased()
        return text.contains("roles must alternate")
            || (text.contains("system") && (text.contains("beginning") || text.contains("first")))
    }

    /// On one line, of sane length, with the key blotted out.
    static func line(_ text: String, without key: String?) -> String {
        var text = text
        if let key, !key.isEmpty {
            text = text.split(separator: key, omittingEmptySubsequences: false).joined(separator: "[key]")
        }
        let words = text.split {
            $0.isWhitespace || $0.unicodeScalars.contains { $0.properties.generalCategory == .control }
        }
        let line = words.joined(separator: " ")
        return line.count > 300 ? line.prefix(300) + "..." : line
    }
}

extension ServerFailure.Kind {
    /// Servers echo parts of a refused key.
    fileprivate var hidesMessage: Bool { self == .status(401) || self == .status(403) }
}
