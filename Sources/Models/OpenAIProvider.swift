import Conversation
import FoundationEssentials
import Synchronization

/// Any server that speaks OpenAI's chat completions. What it refuses of the request it is not sent again.
package final class OpenAIProvider: ModelProvider {
    private struct Knowledge {
        var dialect: Dialect
        var traits: ModelTraits
        /// True once the server told of the model.
        var asked = false

        mutating func learn(_ listing: ModelListing) {
            if let context = listing.context { traits.contextTokens = context }
            switch listing.owner {
            case "llamacpp":
                dialect.continuation = .unasked
                dialect.reportsProgress = true
            case "vllm":
                dialect.continuation = .flagged
            default: return
            }
            traits.continuesReply = true
        }
    }

    private let client: ChatClient
    private let model: ModelName
    private let knowledge: Mutex<Knowledge>

    package init(
        model: ModelName, endpoint: Endpoint, timeouts: Timeouts = Timeouts(),
        retry: RetryPolicy = RetryPolicy()
    ) {
        self.model = model
        client = ChatClient(endpoint: endpoint, timeouts: timeouts, retry: retry)
        let isOpenAI = endpoint.base.hasPrefix("https://api.openai.com/")
        knowledge = Mutex(
            Knowledge(
                dialect: Dialect(tokenLimit: isOpenAI ? .maxCompletionTokens : .maxTokens),
                traits: ModelTraits(
                    contextTokens: isOpenAI ? 128_000 : Self.cautiousContext, takesLateSystem: true,
                    continuesReply: false, warms: false, slots: Self.slots)))
    }

    /// What any server takes, or lets wait by itself.
    private static let slots = 4
    /// Tokens, where the server does not say.
    private static let cautiousContext = 16_384

    package var traits: ModelTraits {
        get async {
            let known = knowledge.withLock { $0 }
            if known.asked { return known.traits }
            let listing = await ModelListing.find(model, at: client.endpoint)
            return knowledge.withLock { knowledge in
                if let listing { knowledge.learn(listing) }
                knowledge.asked = knowledge.asked || listing != nil
                return knowledge.traits
            }
        }
    }

    package func stream(
        _ request: ModelRequest, deliver: @escaping @Sendable (ModelEvent) -> Void
    ) async {
        while true {
            let dialect = knowledge.withLock { $0.dialect }
            switch await client.run(request, dialect: dialect, deliver: deliver) {
            case .success(let ending):
                return deliver(.ended(ending))
            case .failure(let failure):
                // Every adaptation takes something away for good, so this ends.
                if let next = dialect.adapted(to: failure) {
                    knowledge.withLock { $0.dialect = next }
                    continue
                }
                if failure.refusesLateSystem {
                    knowledge.withLock { $0.traits.takesLateSystem = false }
                }
                return deliver(.ended(failure.ending(at: client.endpoint, model: model)))
            }
        }
    }
}
