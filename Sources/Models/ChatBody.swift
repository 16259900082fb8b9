import Conversation
import FoundationEssentials

/// The body of a POST to `/chat/completions`; its keys are written in snake case.
struct ChatBody: Encodable {
    private struct StreamOptions: Encodable {
        var includeUsage = true
    }

    /// Structured output as OpenAI has it; llama.cpp and vLLM know it as well.
    private struct ResponseFormat: Encodable {
        struct Schema: Encodable {
            var name = "answer"
            var strict = true
            var schema: JSONValue
        }

        var type = "json_schema"
        var jsonSchema: Schema
    }

    private var model: String
    private var messages: [Message]
    private var stream = true
    private var streamOptions: StreamOptions?
    private var temperature: Double?
    private var maxTokens: Int?
    private var maxCompletionTokens: Int?
    private var cachePrompt: Bool?
    private var returnProgress: Bool?
    private var continueFinalMessage: Bool?
    private var addGenerationPrompt: Bool?
    private var responseFormat: ResponseFormat?
    private var repeatPenalty: Double?
    private var repeatLastN: Int?
    private var dryMultiplier: Double?
    private var dryBase: Double?
    private var dryAllowedLength: Int?
    private var dryPenaltyLastN: Int?
    private var drySequenceBreakers: [String]?

    init(_ request: ModelRequest, dialect: Dialect) {
        model = request.model.name
        messages = request.messages
        if dialect.asksForUsage { streamOptions = StreamOptions() }
        if dialect.sendsTemperature { temperature = request.temperature }
        let limit = request.purpose == .warming ? 1 : max(request.maximumReplyTokens, 1)
        switch dialect.tokenLimit {
        case .maxTokens: maxTokens = limit
        case .maxCompletionTokens: maxCompletionTokens = limit
        }
        if dialect.reportsProgress {
            cachePrompt = true
            returnProgress = true
            if request.purpose == .reply, request.schema == nil { breakLoops() }
        }
        if dialect.takesSchema, let text = request.schema,
            let schema = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        {
            // OpenAI's strict mode refuses limits of length, and needs none.
            let known = dialect.reportsProgress ? schema : schema.without("maxLength")
            responseFormat = ResponseFormat(jsonSchema: .init(schema: known))
        }
        guard !request.begun.isEmpty else { return }
        switch dialect.continuation {
        case .refused: break
        case .unasked: messages.append(Message(.assistant, request.begun))
        case .flagged:
            messages.append(Message(.assistant, request.begun))
            continueFinalMessage = true
            addGenerationPrompt = false
        }
    }

    /// A small model can fall into writing one line for ever, or two in turn. The makers of Qwen2.5 have every token
    /// that stands before it held against the next one, 1.1 fold (generation_config.json of their models); here those of
    /// the last 64 are, code may repeat itself (DECISIONS.md). llama.cpp's DRY sampler ends what is longer; this gently:
    /// only what has repeated more than 24 tokens of the last 256, and line ends do not begin anew.
    private mutating func breakLoops() {
        repeatPenalty = 1.1
        repeatLastN = 64
        dryMultiplier = 0.5
        dryBase = 1.1
        dryAllowedLength = 24
        dryPenaltyLastN = 256
        drySequenceBreakers = ["\u{1}"]
    }

    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        return Array(try encoder.encode(self))
    }
}
