extension InvocationParser {
    /// Somebody called within a sentence: "how would you, as the statistician, test this", "explain this as the
    /// architect: ...", "is it leakage, statistician, or am I wrong?". No call: what somebody says or does, and a
    /// role of the user's.
    func parseAside(_ sentence: Sentence) -> Call? {
        let start = sentence.range.lowerBound
        let limit = min(sentence.range.upperBound, start + Self.reach)
        guard start + 1 < limit else { return nil }
        let isCommand = isCommand(at: skipWishes(at: start))
        for index in (start + 1)..<limit where !readable.isHidden[index] && tokens[index].isWord {
            if isMark(",", at: index - 1) {
                if let call = parseInserted(at: index, sentence) { return call }
            } else if isCommand, let call = parseManner(at: index, sentence) {
                return call
            }
        }
        return nil
    }

    /// In tokens.
    private static let reach = 24
    private static let somebody: Set<String> = [
        "somebody", "someone", "anybody", "anyone", "one", "you", "expert", "person", "colleague",
    ]

    private func parseInserted(at index: Int, _ sentence: Sentence) -> Call? {
        let preference = skip(Phrases.preferences, at: index)
        let role = preference ?? skip(Phrases.roles, at: index)
        guard let list = parseNames(at: role ?? index, .qualified), !list.hasIndefinite,
            list.items.allSatisfy({ $0.isNamed && isCalled($0) && !$0.isMine }), isMark(",:", at: list.next)
        else { return nil }
        let before = tokens[sentence.range.lowerBound..<(index - 1)]
        if role != nil {
            let last = before.last?.text
            guard preference == nil ? last == "you" : last.map(Self.somebody.contains) == true else {
                return nil
            }
            return aside(list, from: index - 1, next: list.next + 1)
        }
        // "How would you do this, data engineer: ..."
        if isMark(":", at: list.next) {
            guard role == nil, !list.hasArticle, list.items.allSatisfy(isSure), !isSetting(mark: list.next),
                before.contains(where: { $0.text == "you" || $0.text == "your" })
            else { return nil }
            return aside(list, from: index - 1, next: list.next)
        }
        let or = word(at: list.next + 1) == "or" ? list.next + 2 : list.next + 1
        let mark = tokens[sentence.range].last
        guard !list.hasArticle, list.items.allSatisfy(isSure), !isCode(at: index - 2),
            let next = word(at: or), Phrases.questionWords.contains(next), mark?.isMark("?？") == true,
            next != "who" && next != "whose" && next != "when" && next != "where",
            isSaid(before: index - 1, sentence, mark: or == list.next + 1 ? mark : nil, isShort: false)
        else { return nil }
        return aside(list, from: index - 1, next: list.next)
    }

    /// "as the statistician would:", "from the architect's perspective:".
    private func parseManner(at index: Int, _ sentence: Sentence) -> Call? {
        var list: NameList
        if let behind = skip(Phrases.roles, at: index), let names = parseNames(at: behind, .qualified) {
            list = names
            list.next = skip([["would"]], at: list.next) ?? list.next
        } else if let behind = skip(Phrases.viewed, at: index),
            let names = parseNames(at: behind, .possessive),
            isPossessive(names), let next = skip(Phrases.views, at: names.next)
        {
            list = names
            list.next = next
        } else {
            return nil
        }
        list.next =
            skip(Phrases.pleases, at: isMark(",", at: list.next) ? list.next + 1 : list.next) ?? list.next
        guard list.items.allSatisfy({ $0.isNamed && isCalled($0) && !$0.isMine && isSure($0) }),
            isMark(":", at: list.next) || word(at: list.next - 1) == "would" && isClosed(at: list.next)
        else { return nil }
        return aside(list, from: index, next: list.next)
    }

    private func aside(_ list: NameList, from start: Int, next: Int) -> Call {
        Call(members: list.members, names: list.items.map(\.tokens), cut: start..<next, place: .aside)
    }
}
