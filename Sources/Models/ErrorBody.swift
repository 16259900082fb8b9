import FoundationEssentials

/// What servers say of an error: `{"error": {"message", "type", "code", "param"}}` (OpenAI, llama.cpp),
/// `{"error": "..."}`, the inner object bare (LM Studio, vLLM), `{"detail": ...}` (gateways in Python).
struct ErrorBody: Decodable, Equatable {
    var message: String
    var type: String?
    /// A word or a number.
    var code: String?
    var parameter: String?
    /// llama.cpp's, with `exceed_context_size_error`.
    var context: Int?

    private enum CodingKeys: String, CodingKey {
        case error
        case message
        case detail
        case type
        case code
        case parameter = "param"
        case context = "n_ctx"
    }

    init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            message = text
            return
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let inner = try? container.decode(ErrorBody.self, forKey: .error) {
            self = inner
            return
        }
        if let text = try? container.decode(String.self, forKey: .message) {
            message = text
        } else {
            message = try container.decode(String.self, forKey: .detail)
        }
        type = try? container.decode(String.self, forKey: .type)
        code = try? container.decode(String.self, forKey: .code)
        if code == nil { code = (try? container.decode(Int.self, forKey: .code)).map(String.init) }
        parameter = try? container.decode(String.self, forKey: .parameter)
        context = (try? container.decode(ServerNumber.self, forKey: .context))?.context
    }

    /// Nil when `text` is no JSON of the shapes above.
    static func read(_ text: String) -> ErrorBody? {
        try? JSONDecoder().decode(ErrorBody.self, from: Data(text.utf8))
    }

    /// `otherwise` is the kind unless it says that the prompt was too long.
    func failure(_ otherwise: ServerFailure.Kind, retryAfter: Duration? = nil) -> ServerFailure {
        ServerFailure(
            exceededContext.map { .contextExceeded($0) } ?? otherwise, message, code: code ?? type,
            parameter: parameter, retryAfter: retryAfter)
    }

    private var exceededContext: Int? {
        if type == "exceed_context_size_error" { return context ?? number(after: "context size (") ?? 0 }
        if let tokens = number(after: "maximum context length is ") { return tokens }
        if let tokens = number(after: "available context size (") { return tokens }
        return code == "context_length_exceeded" ? 0 : nil
    }

    private func number(after words: String) -> Int? {
        guard let end = message.firstRange(of: words)?.upperBound else { return nil }
        return ServerNumber(text: message[end...].prefix { $0.isASCII && $0.isNumber }).context
    }
}
