extension InvocationParser {
    /// `@de @mlops question`. No mention: an address (`me@de.example`), a decorator, a package (`@jax/core`).
    func parseMentions(at start: Int) -> Call? {
        var items: [NameList.Item] = []
        var index = start
        while isMark("@", at: index), index + 1 < tokens.count, !tokens[index + 1].spaced,
            let match = names.match(in: tokens, at: index + 1), !isMark("/", at: match.next)
        {
            items.append(
                NameList.Item(
                    match: match, article: .none, isMention: true, tokens: (index + 1)..<match.next))
            index = match.next
            var next = index
            while isMark(",&+", at: next) || word(at: next) == "and" { next += 1 }
            guard isMark("@", at: next) else { break }
            index = next
        }
        guard let last = items.last, last.match.next == index else { return nil }
        // Code: the mention has its line to itself, and the next line is a declaration or another mark of the
        // kind.
        if index < tokens.count, tokens[index].kind == .lineEnd {
            if items.contains(where: { !$0.match.isFull }) { return nil }
            if let next = word(at: index + 1), Self.declarations.contains(next), items.count == 1 {
                return nil
            }
        }
        let list = NameList(items: items, next: index)
        let next = skipMarks(",:;-–—", at: index)
        return call(list, next: skipCollaboration(list, at: next))
    }

    private static let declarations: Set<String> = [
        "def", "class", "async", "func", "fn", "public", "private", "protected", "static", "struct",
        "interface",
        "export", "final", "override", "let", "var", "const", "import",
    ]

    /// "DE: ...", "DE and VIZ - ...", "Data Engineer, dedupe ..."; the name alone; and "hey data engineer can
    /// you ...".
    func parseLabel(at index: Int, led: Bool) -> Call? {
        guard let list = parseNames(at: index), list.isAllFull,
            !list.items.contains(where: { $0.article != .none }),
            list.items.allSatisfy(isCalled)
        else { return nil }
        let end = list.next
        guard end < tokens.count else { return call(list, next: end) }
        let mark = tokens[end]
        if mark.isMark(":：") {
            let next = skipMarks(",;-–—…", at: end + 1)
            return isSetting(colon: end) ? nil : call(list, next: skipCollaboration(list, at: next))
        }
        if mark.isMark("–—") || mark.isMark("-") && mark.spaced {
            guard end + 1 < tokens.count, tokens[end + 1].spaced else { return nil }
            return call(list, next: end + 1)
        }
        if mark.isMark(",，") { return isAddressed(list) ? call(list, next: end + 1) : nil }
        if mark.isMark(".!?…") || mark.kind == .lineEnd {
            let next = skipMarks(".!?…", at: end)
            if next >= tokens.count { return call(list, next: next) }
            return mark.kind == .lineEnd && list.items.allSatisfy { $0.match.words > 1 || led }
                ? call(list, next: next) : nil
        }
        if led, let word = word(at: end), isPlainVerb(word) || Self.openers.contains(word) {
            return call(list, next: end)
        }
        return nil
    }

    /// A short alias that is an English word (IT, AM) is one only as the document writes it.
    private func isCalled(_ item: NameList.Item) -> Bool {
        guard item.match.words == 1, !item.isMention, StopWords.contains(tokens[item.tokens.lowerBound].text)
        else {
            return true
        }
        return names.isWritten(written(item))
    }

    private func written(_ item: NameList.Item) -> String {
        surface(tokens[item.tokens.lowerBound].start..<tokens[item.tokens.upperBound - 1].end)
    }

    /// `arch: x86_64`, `viz:8080`, `de::name`, a YAML block: a setting, and nobody is called.
    private func isSetting(colon: Int) -> Bool {
        guard colon + 1 < tokens.count else { return false }
        let first = tokens[colon + 1]
        if tokens[colon].isMark("：") { return false }
        if !first.spaced, first.isMark(":/=\\") || first.text.utf8.first.map({ 0x30...0x39 ~= $0 }) == true {
            return true
        }
        if first.isMark("{|>[\"'&*") { return true }
        let lineEnd = tokens[colon...].firstIndex { $0.kind == .lineEnd } ?? tokens.count
        let rest = tokens[(colon + 1)..<lineEnd]
        let words = rest.filter(\.isWord)
        if rest.isEmpty || words.count <= 3, lineEnd + 1 < tokens.count, isSettingLine(at: lineEnd + 1) {
            return true
        }
        let chunks = rest.filter(\.spaced).count + (first.spaced ? 0 : 1)
        guard chunks == 1, let only = words.first else { return false }
        let isWordAlone = words.count == 1 && rest.count == 1 || rest.last?.isMark("?!.") == true
        return !isWordAlone || !first.spaced || Self.literals.contains(only.text)
            || only.text.utf8.contains { 0x30...0x39 ~= $0 }
    }

    /// `key: ...` or `- item`.
    private func isSettingLine(at index: Int) -> Bool {
        if isMark("-}", at: index) { return true }
        var index = index
        while index < tokens.count, tokens[index].isWord || tokens[index].isMark("-_.") { index += 1 }
        return isMark(":=", at: index) && word(at: index - 1) != nil
            && tokens[index - 1].end == tokens[index].start
    }

    private static let literals: Set<String> = [
        "true", "false", "null", "none", "nil", "yes", "no", "on", "off",
    ]

    /// Whether the words behind "Name," are said to the one named, and no list or apposition goes on.
    private func isAddressed(_ list: NameList) -> Bool {
        let next = list.next + 1
        guard next < tokens.count else { return true }
        guard let word = word(at: next) else {
            return tokens[next].kind == .lineEnd || isMark("@\"'`“", at: next)
        }
        if Self.appositions.contains(word) || word.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) { return false }
        if list.items.contains(where: { $0.match.words == 1 }) {
            // "ARCH, GARCH and friends": another capital word.
            let said = surface(tokens[next].start..<tokens[next].end)
            if said.utf8.count > 1, said.utf8.allSatisfy({ 0x41...0x5A ~= $0 }) { return false }
        }
        return true
    }

    private static let appositions: Set<String> = [
        "as", "or", "and", "like", "such", "meaning", "aka", "etc", "but", "not", "nor", "including",
        "especially",
        "though", "although", "while", "whereas", "whose",
    ]

    static let openers: Set<String> = [
        "how", "what", "why", "which", "who", "when", "where", "can", "could", "would", "will", "should",
        "is", "are",
        "do", "does", "did", "i", "we", "my", "our", "please", "the", "this", "these", "there", "here", "in",
        "for",
        "given", "let", "tell", "if", "with", "on",
    ]

    /// "As the Data Engineer, ...", "act as the PyTorch specialist and ...". No role: "as a data engineer, I
    /// ...", where the user speaks of themselves, and "as the data engineer said, ...".
    func parseRole(at start: Int) -> Call? {
        let wished = skipWishes(at: start)
        guard let index = skip(Phrases.roles, at: wished), let list = parseNames(at: index) else {
            return nil
        }
        let isPlain = index == wished + 1 && word(at: wished) == "as"
        if list.items.contains(where: { !$0.match.isFull && $0.article == .none }) { return nil }
        // "Play viz", "be DE": only "as" does without an article.
        if word(at: index - 1) != "as", list.items.contains(where: { $0.article == .none && !$0.isMention }) {
            return nil
        }
        let end = list.next
        guard end < tokens.count else { return call(list, next: end) }
        if isMark(",.:;!-–—，：", at: end) || tokens[end].kind == .lineEnd {
            let next = skipMarks(",.:;!-–—，：", at: end)
            return isAboutSelf(at: next) ? nil : call(list, next: skipCollaboration(list, at: next))
        }
        guard let word = word(at: end) else { return nil }
        if !isPlain, word == "and" || word == "to" || word == "then" {
            return self.word(at: end + 1).map(isPlainVerb) == true ? call(list, next: end + 1) : nil
        }
        if ["to", "for", "and", "on", "with", "about"].contains(word) { return nil }
        guard !isAboutSelf(at: end), isPlainVerb(word) || Self.questions.contains(word) else { return nil }
        return call(list, next: end)
    }

    private static let questions: Set<String> = ["how", "what", "why", "which", "when", "where", "please"]

    /// "I ...", "we ...", "my ...", but not "I want you to ...".
    private func isAboutSelf(at index: Int) -> Bool {
        guard let word = word(at: index), ["i", "we", "my", "our", "me"].contains(word) else { return false }
        let asks = [
            ["i", "want", "you"], ["i", "need", "you"], ["i", "would", "like", "you"],
            ["i", "d", "like", "you"],
            ["we", "want", "you"], ["we", "need", "you"], ["we", "would", "like", "you"],
            ["we", "d", "like", "you"],
        ]
        return skip(asks, at: index) == nil
    }

    func skipWishes(at start: Int) -> Int {
        var index = start
        for _ in 0..<3 {
            guard let behind = skip(Phrases.wishes, at: index) else { break }
            index = skipMarks(",", at: behind)
        }
        return index
    }

    /// "Have MLE-TF convert ...", "I need the DE and the VIZ to ...", "ask the architect about ...". No bid:
    /// one that speaks of any such person ("I need a data engineer").
    func parseBid(at start: Int) -> Call? {
        let index = skipWishes(at: start)
        for (phrases, isSummons) in [(Phrases.bids, false), (Phrases.summons, true)] {
            guard let behind = skip(phrases, at: index), let list = parseNames(at: behind), isNamed(list)
            else { continue }
            let end = list.next
            let isUse = word(at: index) == "use"
            if isUse, !list.items.allSatisfy({ $0.article == .definite || $0.isMention }) { continue }
            guard end < tokens.count else { return isSummons ? call(list, next: end) : nil }
            if isSummons, isMark(",.:;!-–—", at: end) || tokens[end].kind == .lineEnd {
                return call(list, next: skipMarks(",.:;!-–—", at: end))
            }
            guard let word = word(at: end) else { continue }
            if word == "to" || isSummons && word == "and" {
                guard self.word(at: end + 1).map(isPlainVerb) == true else { continue }
                return call(list, next: skipCollaboration(list, at: end + 1))
            }
            if isSummons ? Phrases.links.contains(word) : isObjectVerb(index: index, word) {
                return call(list, next: isSummons ? end : skipCollaboration(list, at: end))
            }
        }
        return nil
    }

    /// "Have X do", "let X do", "make X do"; "I need X do" is nothing.
    private func isObjectVerb(index: Int, _ verb: String) -> Bool {
        guard let bid = word(at: index), ["have", "let", "make"].contains(bid) else { return false }
        return isPlainVerb(verb)
    }

    /// "Can the viz person improve ...", "could DE and VIZ work together on ...".
    func parseModal(at index: Int) -> Call? {
        guard let behind = skip(Phrases.modals, at: index), let list = parseNames(at: behind), isNamed(list),
            let verb = word(at: list.next)
        else { return nil }
        if list.items.count == 1, list.items[0].article == .none, !list.items[0].isMention {
            // "Can ARCH model this?": a short name alone is asked only with a verb of asking.
            let item = list.items[0]
            if item.match.words == 1 {
                let said = written(item)
                guard Phrases.requestVerbs.contains(verb), names.isWritten(said) || said == said.lowercased()
                else {
                    return nil
                }
            }
        }
        guard isPlainVerb(verb) else { return nil }
        return call(list, next: skipCollaboration(list, at: list.next))
    }

    /// Certain members, not any of their trade; parts of names want an article.
    private func isNamed(_ list: NameList) -> Bool {
        !list.hasIndefinite
            && list.items.allSatisfy {
                $0.match.isFull || $0.article == .definite || $0.isMention || list.items.count > 1
            }
            && list.items.contains { $0.match.isFull || $0.article == .definite || $0.isMention }
            && list.items.allSatisfy(isCalled)
    }
}
