import FoundationEssentials

/// A brief as a model is asked for it, and as it comes back.
extension Brief {
    /// The JSON Schema (draft 2020-12, the part that OpenAI's strict mode and llama.cpp's grammars know). The turns
    /// are not asked for: where a claim comes from is found by `ClaimSources`, since models make numbers up.
    package static let schema = """
        {"type":"object","additionalProperties":false,\
        "required":["decisions","artifacts","open_questions","next"],"properties":{\
        "decisions":\(list),"artifacts":\(list),"open_questions":\(list),"next":\(sentence)}}
        """

    private static let list = #"{"type":"array","maxItems":4,"items":\#(sentence)}"#
    /// Without a limit a small model goes on until its tokens end, and nothing can be read.
    private static let sentence = #"{"type":"string","maxLength":\#(longestAsked)}"#
    /// In Unicode scalars, as JSON Schema counts.
    fileprivate static let longestAsked = 200

    /// What stands in a model's answer: an object as the schema has it, also inside a fence or between other words, and
    /// with keys that are missing. `isCut`: it came to the limit of its tokens, and what there is of it counts. Nil where
    /// there is no object, or nothing in it that a brief has.
    package init?(answer: String, goal: String, isCut: Bool = false) {
        let cut =
            isCut
            ? answer.firstIndex(of: "{").map { CutObject.closed(answer[$0...]).map { $0[...] } } ?? [] : []
        let briefs = (Array(JSONObjects(in: answer)) + cut).lazy.map { Self.read($0, goal: goal) }
        guard let brief = briefs.compactMap({ $0 }).first else { return nil }
        self = brief
    }

    private static func read(_ object: Substring, goal: String) -> Brief? {
        guard let reply = try? JSONDecoder().decode(Reply.self, from: Data(object.utf8)) else { return nil }
        let brief = Brief(
            goal: goal, decisions: claims(reply.decisions), artifacts: claims(reply.artifacts),
            openQuestions: claims(reply.openQuestions), next: reply.next.withoutHalfWord.onOneLine.shortened)
        return brief.isEmpty ? nil : brief
    }

    /// Every line once, and none that says that there is nothing.
    private static func claims(_ texts: [String]) -> [Claim] {
        var seen: Set<String> = []
        return texts.map { $0.withoutHalfWord.onOneLine.withoutListMark.shortened }
            .filter { text in
                let words = text.lowercased().filter { $0.isLetter }
                return !words.isEmpty && !["none", "na", "nothing", "noneyet"].contains(words)
                    && seen.insert(text.lowercased().withoutEnd).inserted
            }
            .prefix(mostDrafted).map { Claim($0) }
    }

    /// What a draft takes of each list.
    private static let mostDrafted = 8

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

    /// A text, or an object that has one: models add turns, names or reasons of their own. "" for anything else.
    private struct Line: Decodable {
        var text: String

        init(from decoder: any Decoder) throws {
            if let text = try? decoder.singleValueContainer().decode(String.self) {
                self.text = text
                return
            }
            let object = (try? decoder.singleValueContainer().decode([String: Text].self)) ?? [:]
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

/// What may be a JSON object in a text, first to last: from a brace to the one that closes it, those in strings not
/// counted. Sixteen at most, more than an answer has before the one that is wanted.
private struct JSONObjects: Sequence, IteratorProtocol {
    private var rest: Substring
    private var left = 16

    init(in text: String) { rest = text[...] }

    mutating func next() -> Substring? {
        guard left > 0, let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) else { return nil }
        left -= 1
        let object = rest[open...]
        rest = object.dropFirst()
        guard let end = Self.end(of: object) else { return next() }
        return object[..<end]
    }

    private static func end(of object: Substring) -> Substring.Index? {
        var depth = 0
        var isString = false
        var isEscaped = false
        for (index, byte) in zip(object.utf8.indices, object.utf8) {
            if isEscaped {
                isEscaped = false
            } else if isString {
                isEscaped = byte == UInt8(ascii: "\\")
                isString = byte != UInt8(ascii: "\"")
            } else if byte == UInt8(ascii: "\"") {
                isString = true
            } else if byte == UInt8(ascii: "{") {
                depth += 1
            } else if byte == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 { return object.utf8.index(after: index) }
            }
        }
        return nil
    }
}

extension String {
    /// What came to the schema's limit was ended there by the grammar, mostly in a word.
    fileprivate var withoutHalfWord: String {
        guard unicodeScalars.count == Brief.longestAsked, last?.isPunctuation == false,
            let blank = lastIndex(of: " ")
        else { return self }
        return self[..<blank] + "…"
    }

    fileprivate var withoutListMark: String { listItem.map { String($0) } ?? self }

    /// Without the punctuation at its end.
    fileprivate var withoutEnd: String {
        var part = self[...]
        while part.last?.isPunctuation == true { part = part.dropLast() }
        return String(part)
    }

    /// As much as a drafted line takes: 400 characters, and no more bytes than a brief takes.
    fileprivate var shortened: String {
        var part = prefix(400)
        while part.utf8.count > Brief.longestText { part = part.dropLast() }
        return String(part)
    }
}
