/// Reads who is called in a text, and what of it is the request.
///
///     invocation = opening | aside | ending
///     opening    = lead* negation? (mention | bracket | sequence | label | hat | role | view | address | thought | opinion
///                | bid | summons | modal)
///     mention    = "@" name (separator? "@" name)*
///     bracket    = "[" ("as" | "for" | ...)? names "]"
///     sequence   = "start with" names ("then" | "followed by") ("hand over to" | ...)? names
///                | names "first" ("then" | ...) names
///     label      = full names, tail?, then ":", a dash, or "," and something that reads as a request
///     hat        = ("put on" | "with") "your" names "hat" "on"?
///     role       = ("as" | "act as" | ...) names ("," | "." | ":" | "and" | request)
///     view       = "from" names "'s point of view"
///     address    = ("question for" | "to" | ...) names (":" | ...)
///     thought    = "what" ("do" | "would") names ("say" | "think") ("about" | "of" | ...) request
///     opinion    = ("give me" | ...)? names "'s opinion" ("on" | ...) request
///     bid        = wish? ("have" | "let" | "I need" | ...) names "to"? request
///     summons    = wish? ("ask" | "bring in" | ...) names ("to" | "about" | ...) request
///     modal      = ("can" | "could" | ...) names request
///     aside      = request ", as" names "," request | command role ":" request
///     ending     = request ("," tag? names | "(question for" names ")" | names "please" | mention)
///     names      = item (separator item)* exclusion?
///     item       = article? "@"? name noun? | group
///
/// An opening may begin any of the first sentences, and an ending may end any; the traps each form has are
/// in the extension beside it.
struct InvocationParser {
    struct Call: Equatable {
        /// Places in the team, in the order named, each once.
        var members: [Int]
        /// Token ranges of the names.
        var names: [Range<Int>]
        /// What is no part of the request: from the token where the invocation begins to the one behind it.
        var cut: Range<Int>
        var place = Place.start

        enum Place {
            /// The request begins, or goes on, behind it.
            case start
            /// The request goes around it.
            case aside
            /// It belongs to the request: "which colours would the viz person take?".
            case kept
            /// The request ends where it begins, but for the marks in the cut's end.
            case end
        }
    }

    let readable: Readable
    /// Whether the tokens go on to the text's end.
    let isWhole: Bool
    let names: CallNames
    /// What stood between two UTF-8 offsets.
    let surface: (Range<Int>) -> String
    var tokens: [Token] { readable.tokens }

    func parse() -> Call? {
        let sentences = Sentence.all(in: readable)
        for sentence in sentences {
            guard var call = parseOpening(sentence) else { continue }
            call.cut = sentence.range.lowerBound..<call.cut.upperBound
            return call
        }
        for sentence in sentences {
            if let call = parseAside(sentence) ?? parseClause(sentence) ?? parseWay(sentence) { return call }
            let isLast = sentence.range.upperBound == tokens.count
            if isLast && !isWhole { break }
            if let call = parseEnding(sentence, isLast: isLast) { return call }
        }
        return nil
    }

    /// Nothing but an ending of the last sentence.
    func parseLast() -> Call? {
        guard let last = Sentence.all(in: readable).last, last.range.upperBound == tokens.count else {
            return nil
        }
        return parseEnding(last, isLast: true)
    }

    private func parseOpening(_ sentence: Sentence) -> Call? {
        var index = skipSymbols(at: sentence.range.lowerBound)
        if let call = parseForms(at: index, .none, sentence) { return call }
        for _ in 0..<Self.mostLeads {
            let lead: Lead = skip(Phrases.greetings, at: index) == nil ? .word : .greeting
            if let behind = skipNegation(at: index) {
                index = behind
            } else if let behind = skip(Phrases.leads, at: index) {
                index = skipMarks(",.!:;-–—…", at: behind)
            } else {
                return nil
            }
            if let call = parseForms(at: index, lead, sentence) { return call }
        }
        return nil
    }

    private static let mostLeads = 3

    /// What stands before the name.
    enum Lead { case none, word, greeting }

    private func parseForms(at index: Int, _ lead: Lead, _ sentence: Sentence) -> Call? {
        guard index < tokens.count else { return nil }
        if tokens[index].isMark("([{【<") { return parseBracket(at: index, sentence) }
        if let call = parseMentions(at: index) { return call }
        guard tokens[index].isWord || tokens[index].isMark("@") else { return nil }
        if let call = parseSequence(at: index) ?? parseLabel(at: index, lead, sentence) { return call }
        if let call = parseHat(at: index) ?? parseRole(at: index) ?? parseView(at: index) { return call }
        if let call = parseAddress(at: index) ?? parseThought(at: index) ?? parseOpinion(at: index) {
            return call
        }
        if let call = parseBid(at: index) ?? parseModal(at: index) { return call }
        return parseDuty(at: index, sentence) ?? parsePresence(at: index)
    }

    /// "Not as DE but", "not the JAX one,", "forget the architect.": whoever is named there is not called.
    private func skipNegation(at index: Int) -> Int? {
        guard let behind = skip(Phrases.negations, at: index),
            let list = parseNames(at: behind, [.one, .conjoined])
                ?? parseNames(at: behind, [.bare, .conjoined]), !list.hasIndefinite
        else { return nil }
        let next = skipMarks(",.:;!-–—…", at: list.next)
        let rest = skip(Phrases.contrasts, at: next) ?? next
        let isFollowed =
            rest > list.next || skipWishes(at: next) > next || skip(Phrases.bids, at: next) != nil
        return isFollowed ? rest : nil
    }

    // MARK: - Steps

    func word(at index: Int) -> String? {
        tokens.indices.contains(index) && tokens[index].isWord ? tokens[index].text : nil
    }

    func isMark(_ marks: String, at index: Int) -> Bool {
        tokens.indices.contains(index) && tokens[index].isMark(marks)
    }

    func isLineEnd(at index: Int) -> Bool {
        tokens.indices.contains(index) && tokens[index].kind == .lineEnd
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
            guard index < tokens.count, tokens[index].isWord else { return nil }
            guard tokens[index].text == next else {
                guard let rest = expected.dropFirst().first, isContraction(tokens[index], of: next, rest)
                else { return nil }
                expected.removeFirst(2)
                index += 1
                continue
            }
            expected.removeFirst()
            if let suffix = tokens[index].suffix {
                guard expected.first == suffix else { return nil }
                expected.removeFirst()
            }
            index += 1
        }
        return index
    }

    /// "whats", "id", "im": written without the apostrophe.
    private func isContraction(_ token: Token, of word: String, _ rest: String) -> Bool {
        token.suffix == nil && Phrases.contractions.contains(rest)
            && token.text.utf8.count == word.utf8.count + rest.utf8.count
            && token.text.hasPrefix(word) && token.text.hasSuffix(rest)
    }

    func skipMarks(_ marks: String, at index: Int) -> Int {
        var index = index
        while index < tokens.count, tokens[index].isMark(marks) || tokens[index].kind == .lineEnd {
            index += 1
        }
        return index
    }

    /// Behind emoji, "¡" and "--".
    private func skipSymbols(at start: Int) -> Int {
        let isRule = isMark("-–—", at: start) && isMark("-–—", at: start + 1)
        var index = skipMarks(isRule ? "-–—¡¿" : "¡¿", at: start)
        while index < tokens.count, case .mark(let scalar) = tokens[index].kind,
            [.otherSymbol, .modifierSymbol].contains(scalar.properties.generalCategory), !scalar.isASCII
        {
            index += 1
        }
        return skipMarks("¡¿", at: index)
    }

    func skipWishes(at start: Int) -> Int {
        var index = start
        for _ in 0..<3 {
            guard let behind = skip(Phrases.wishes, at: index) else { break }
            index = skipMarks(",", at: behind)
        }
        return index
    }

    /// Behind "collaborate on" where several were named.
    func skipCollaboration(_ list: NameList, at index: Int) -> Int {
        guard list.members.count > 1 else { return index }
        return skip(Phrases.collaborations, at: index) ?? index
    }

    func call(_ list: NameList, next: Int) -> Call {
        Call(members: list.members, names: list.items.map(\.tokens), cut: 0..<next)
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

    /// Whether what begins at `index` reads as said to somebody: a question, a command, or what opens one.
    func isRequest(at index: Int, to end: Int) -> Bool {
        if isCommand(at: index) || word(at: index).map(Phrases.openers.contains) == true { return true }
        return index < end && tokens[index..<end].last?.isMark("?？") == true
    }

    /// A verb of asking, or any word that may be a verb before an article: "shorten this".
    func isCommand(at index: Int) -> Bool {
        guard let verb = word(at: index) else { return false }
        if Phrases.requestVerbs.contains(verb) { return true }
        return isPlainVerb(verb) && !StopWords.contains(verb)
            && word(at: index + 1).map(Phrases.determiners.contains) == true
    }

    /// "I ...", "we ...", "my ...", but not "I want you to ...".
    func isAboutSelf(at index: Int) -> Bool {
        guard let word = word(at: index), ["i", "we", "my", "our", "me"].contains(word) else { return false }
        return skip(Phrases.asksOfYou, at: index) == nil
    }

    /// A short alias that is an English word (IT, AM) is one only as the document writes it.
    func isCalled(_ item: NameList.Item) -> Bool {
        guard item.words == 1, !item.isMention, !item.isPronoun,
            StopWords.contains(tokens[item.tokens.lowerBound].text)
        else {
            return true
        }
        return names.isWritten(written(item))
    }

    /// No short alias in small letters, which is as often a word for a thing ("back to arch").
    func isTelling(_ item: NameList.Item) -> Bool {
        item.article == .definite || item.isMention || item.words > 1 || item.isPronoun
            || PersonNoun.ends(written(item).lowercased())
    }

    /// As the document writes it, or more than a short alias.
    func isSure(_ item: NameList.Item) -> Bool {
        isTelling(item) || names.isWritten(written(item))
            || written(item).utf8.filter { 0x41...0x5A ~= $0 }.count > 1
    }

    /// A word of capitals or with a digit: a name of something else, behind or before a short alias.
    func isCode(at index: Int) -> Bool {
        guard word(at: index) != nil else { return false }
        let bytes = surface(tokens[index].start..<tokens[index].end).utf8
        return bytes.count > 1 && bytes.allSatisfy { 0x41...0x5A ~= $0 }
            || bytes.contains { 0x30...0x39 ~= $0 }
    }

    func written(_ item: NameList.Item) -> String {
        surface(tokens[item.tokens.lowerBound].start..<tokens[item.tokens.upperBound - 1].end)
    }

    /// Certain members, not any of their trade; parts of names want an article.
    func isNamed(_ list: NameList) -> Bool {
        !list.hasIndefinite
            && list.items.allSatisfy {
                $0.isFull || $0.article == .definite || $0.isMention || list.items.count > 1
            }
            && list.items.contains { $0.isFull || $0.article == .definite || $0.isMention }
            && list.items.allSatisfy(isCalled)
    }
}
