import AsyncHTTPClient
import Conversation
import FoundationEssentials
import NIOCore

/// What a server's `/models` tells of one model.
struct ModelListing: Sendable, Equatable {
    var owner: String?
    /// Prompt and reply together, 1...10,000,000 tokens.
    var context: Int?

    /// Nil when the server is not reached within `limit`; an empty one when it does not tell.
    static func find(_ model: ModelName, at endpoint: Endpoint, limit: TimeAmount = .seconds(3)) async
        -> ModelListing?
    {
        let request = HTTP.request("/models", at: endpoint)
        guard let response = try? await HTTP.client.execute(request, timeout: limit) else { return nil }
        guard response.status.code == 200, let body = try? await response.body.collect(upTo: 4 << 20) else {
            return ModelListing()
        }
        return read(String(buffer: body), model: model.name) ?? ModelListing()
    }

    static func read(_ text: String, model: String) -> ModelListing? {
        guard let list = try? JSONDecoder().decode(List.self, from: Data(text.utf8)) else { return nil }
        // A server of one model often takes any name for it.
        let entry = list.data.first { $0.id == model } ?? (list.data.count == 1 ? list.data[0] : nil)
        guard let entry else { return nil }
        return ModelListing(
            owner: entry.owner,
            context: entry.meta?.context?.context ?? entry.maxModelLen?.context
                ?? entry.contextLength?.context ?? entry.contextWindow?.context)
    }

    private struct List: Decodable {
        struct Entry: Decodable {
            struct Meta: Decodable {
                /// llama.cpp's.
                var context: ServerNumber?

                private enum CodingKeys: String, CodingKey {
                    case context = "n_ctx"
                }
            }

            var id: String
            var owner: String?
            var meta: Meta?
            /// vLLM's.
            var maxModelLen: ServerNumber?
            /// OpenRouter's and LiteLLM's.
            var contextLength: ServerNumber?
            /// Groq's.
            var contextWindow: ServerNumber?

            private enum CodingKeys: String, CodingKey {
                case id
                case meta
                case owner = "owned_by"
                case maxModelLen = "max_model_len"
                case contextLength = "context_length"
                case contextWindow = "context_window"
            }
        }

        var data: [Entry]
    }
}
