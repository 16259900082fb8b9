import FoundationEssentials

/// A brief as a model is asked for it, and as it comes back.
extension Brief {
    /// The JSON Schema (draft 2020-12, the part that OpenAI's strict mode and llama.cpp's grammars know). The turns
    /// are not asked for: where a claim comes from is found by `ClaimSources`, since models make numbers up.
    package static let schema = """
        {"type":"object","additionalProperties":false,\
        "required":["decisions","artifacts","open_questions","next"],"properties":{\
        "decisions":\(list),"artifacts":\(list),"open_questions":\(list),"next":{"type":"string"}}}
        """

    private static let list = #"{"type":"array","maxItems":6,"items":{"type":"string"}}"#

    /// What stands in a model's answer: an object as the schema has it, also inside a fence or between other words, and
    /// with keys that are missing. `isCut`: it came to the limit of its tokens, and what there is of it counts. Nil where
    /// there is no object, or nothing in it that a brief has.
    package init?(answer: String, goal: String, isCut: Bool = false) {
        guard let open = answer.firstIndex(of: "{") else { return nil }
        let whole = answer.lastIndex(of: "}").flatMap { $0 > open ? String(answer[open...$0]) : nil }
        let texts = [whole].compactMap(\.self) + (isCut ? CutObject.closed(answer[open...]) : [])
        let replies = texts.lazy.compactMap { try? JSONDecoder().decode(Reply.self, from: Data($0.utf8)) }
        guard let reply = replies.first else { return nil }
        self.init(
            goal: goal, decisions: Self.claims(reply.decisions), artifacts: Self.claims(reply.artifacts),
            openQuestions: Self.claims(reply.openQuestions),
            next: String(reply.next.onOneLine.prefix(Self.longestSentence)))
        if isEmpty { return nil }
    }

    /// Every line once, and none that says that there is nothing.
    private static func claims(_ texts: [String]) -> [Claim] {
        var seen: Set<String> = []
        return texts.map(\.onOneLine).map { $0.drop { "-*• ".contains($0) } }
            .filter { text in
                let words = text.lowercased().filter { $0.isLetter }
                return !words.isEmpty && !["none", "na", "nothing", "noneyet"].contains(words)
                    && seen.insert(words).inserted
            }
            .prefix(mostDrafted).map { Claim(String($0.prefix(longestSentence))) }
    }

    /// What a draft takes of each list, and of each line in characters.
    private static let mostDrafted = 8
    private static let longestSentence = 400

    private struct Reply: Decodable {
        var decisions: [String]
        var artifacts: [String]
        var openQuestions: [String]
        var next: String

        enum Key: String, CodingKey {
            case decisions, artifacts, next
            case openQuestions = "open_questions"
        }

        init(from decoder: any Decoder) throws {
            let object = try decoder.container(keyedBy: Key.self)
            func list(_ key: Key) -> [String] {
                if let lines = try? object.decode([Line].self, forKey: key) { return lines.map(\.text) }
                return (try? object.decode(String.self, forKey: key)).map { [$0] } ?? []
            }
            decisions = list(.decisions)
            artifacts = list(.artifacts)
            openQuestions = list(.openQuestions)
            next = list(.next).joined(separator: " ")
        }
    }

    /// A text, or an object that has one: models add turns, names or reasons of their own.
    private struct Line: Decodable {
        var text: String

        init(from decoder: any Decoder) throws {
            if let text = try? decoder.singleValueContainer().decode(String.self) {
                self.text = text
                return
            }
            let object = try decoder.singleValueContainer().decode([String: Text].self)
            let wanted = ["text", "decision", "artifact", "question", "name", "description", "claim"]
            text = wanted.compactMap { object[$0]?.value }.joined(separator: ": ")
        }
    }

    private struct Text: Decodable {
        var value: String?

        init(from decoder: any Decoder) throws {
            value = try? decoder.singleValueContainer().decode(String.self)
        }
    }
}
