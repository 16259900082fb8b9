import FoundationEssentials

/// One `data:` of a streamed reply, or the whole of a reply that was not streamed. Only `choices` must be well formed;
/// of the rest, what is not as expected counts as absent.
struct ChatChunk: Decodable {
    struct Choice: Decodable {
        struct Text: Decodable {
            var content: String?
        }

        var index: ServerNumber?
        var delta: Text?
        var message: Text?
        var finishReason: String?

        private enum CodingKeys: String, CodingKey {
            case index
            case delta
            case message
            case finishReason = "finish_reason"
        }
    }

    struct Usage: Decodable {
        struct Details: Decodable {
            var cached: ServerNumber?

            private enum CodingKeys: String, CodingKey {
                case cached = "cached_tokens"
            }
        }

        var prompt: ServerNumber?
        var completion: ServerNumber?
        var details: Details?

        private enum CodingKeys: String, CodingKey {
            case prompt = "prompt_tokens"
            case completion = "completion_tokens"
            case details = "prompt_tokens_details"
        }
    }

    /// llama.cpp's: of the prompt, `evaluated` tokens were, and `cached` had been before.
    struct Timings: Decodable {
        var cached: ServerNumber?
        var evaluated: ServerNumber?
        var predicted: ServerNumber?

        private enum CodingKeys: String, CodingKey {
            case cached = "cache_n"
            case evaluated = "prompt_n"
            case predicted = "predicted_n"
        }
    }

    /// llama.cpp's, in tokens; `processed` includes the cached ones.
    struct Progress: Decodable {
        var total: ServerNumber
        var processed: ServerNumber
    }

    var choices: [Choice]?
    var usage: Usage?
    var timings: Timings?
    var progress: Progress?
    var error: ErrorBody?

    private enum CodingKeys: String, CodingKey {
        case choices
        case usage
        case timings
        case progress = "prompt_progress"
        case error
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        choices = try container.decodeIfPresent([Choice].self, forKey: .choices)
        usage = try? container.decodeIfPresent(Usage.self, forKey: .usage)
        timings = try? container.decodeIfPresent(Timings.self, forKey: .timings)
        progress = try? container.decodeIfPresent(Progress.self, forKey: .progress)
        error = try? container.decodeIfPresent(ErrorBody.self, forKey: .error)
        if error == nil, choices == nil { error = try? ErrorBody(from: decoder) }
    }
}
