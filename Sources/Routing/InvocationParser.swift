/// Reads who is called at the start of a text, and where the request begins.
///
///     invocation = lead* (mention | label | role | bid | summons | modal)
///     mention    = "@" name (separator? "@" name)*
///     label      = full names, then ":", a dash, or "," and something that reads as a request
///     role       = ("as" | "act as" | ...) names ("," | "." | ":" | "and" | request)
///     bid        = wish? ("have" | "let" | "I need" | ...) names "to"? request
///     summons    = wish? ("ask" | "bring in" | ...) names ("to" | "about" | ...) request
///     modal      = ("can" | "could" | ...) names request
///     names      = name (("," | "and" | "&" | "/") name)*
///
/// The traps each form has are in the extension beside it.
struct InvocationParser {
    struct Call: Equatable {
        /// Places in the team, in the order named, each once.
        var members: [Int]
        /// Token ranges of the names.
        var names: [Range<Int>]
        /// The token with which the request begins.
        var next: Int
    }

    let tokens: [Token]
    let names: CallNames
    /// What stood between two UTF-8 offsets.
    let surface: (Range<Int>) -> String

    func parse() -> Call? {
        var index = skipMarks("", at: 0)
        if let call = parseMentions(at: index) ?? parseForms(at: index, led: false) { return call }
        for _ in 0..<Self.mostLeads {
            guard let behind = skip(Phrases.leads, at: index) else { return nil }
            index = skipMarks(",.!:;-–—…", at: behind)
            if let call = parseMentions(at: index) ?? parseForms(at: index, led: true) { return call }
        }
        return nil
    }

    private func parseForms(at index: Int, led: Bool) -> Call? {
        guard index < tokens.count, tokens[index].isWord || tokens[index].isMark("@") else { return nil }
        return parseLabel(at: index, led: led) ?? parseRole(at: index) ?? parseBid(at: index)
            ?? parseModal(at: index)
    }

    private static let mostLeads = 3

    // MARK: - Steps

    func word(at index: Int) -> String? {
        index < tokens.count && tokens[index].isWord ? tokens[index].text : nil
    }

    func isMark(_ marks: String, at index: Int) -> Bool {
        index < tokens.count && tokens[index].isMark(marks)
    }

    /// Behind the longest phrase that stands at `index`.
    func skip(_ phrases: [[String]], at index: Int) -> Int? {
        for phrase in phrases {
            if let behind = skip(phrase, at: index) { return behind }
        }
        return nil
    }

    private func skip(_ phrase: [String], at index: Int) -> Int? {
        var index = index
        var expected = phrase[...]
        while let next = expected.first {
            guard index < tokens.count, tokens[index].isWord, tokens[index].text == next else { return nil }
            expected.removeFirst()
            if let suffix = tokens[index].suffix {
                guard expected.first == suffix else { return nil }
                expected.removeFirst()
            }
            index += 1
        }
        return index
    }

    func skipMarks(_ marks: String, at index: Int) -> Int {
        var index = index
        while index < tokens.count, tokens[index].isMark(marks) || tokens[index].kind == .lineEnd {
            index += 1
        }
        return index
    }

    /// Behind "collaborate on" where several were named.
    func skipCollaboration(_ list: NameList, at index: Int) -> Int {
        guard list.items.count > 1 else { return index }
        return skip(Phrases.collaborations, at: index) ?? index
    }

    func call(_ list: NameList, next: Int) -> Call {
        var members: [Int] = []
        for item in list.items where !members.contains(item.match.member) {
            members.append(item.match.member)
        }
        return Call(members: members, names: list.items.map(\.tokens), next: next)
    }

    /// Whether a word can be the verb of a command, as far as its form shows: no past tense, no third person,
    /// no participle.
    func isPlainVerb(_ word: String) -> Bool {
        if Phrases.requestVerbs.contains(word) { return true }
        if Phrases.tellTales.contains(word) { return false }
        if word.hasSuffix("ing") && word.utf8.count > 5 { return false }
        if word.hasSuffix("ed") && !word.hasSuffix("eed") && word != "embed" { return false }
        if word.hasSuffix("s"), !["ss", "us", "is"].contains(where: word.hasSuffix) { return false }
        return true
    }
}
