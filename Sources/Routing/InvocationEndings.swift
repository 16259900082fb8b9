extension InvocationParser {
    /// Somebody called at a sentence's end: "..., data engineer?", "... (question for the architect)", "... -
    /// please answer as the statistician", "... @de". No call: a list that ends in a name, an apposition, a
    /// signature.
    func parseEnding(_ sentence: Sentence, isLast: Bool) -> Call? {
        var close = sentence.range.upperBound
        while close > sentence.range.lowerBound,
            tokens[close - 1].isMark(Sentence.ends + ")]}")
                || tokens[close - 1].kind == .lineEnd
        {
            close -= 1
        }
        let first = max(sentence.range.lowerBound, close - Self.longestEnding)
        for index in first..<max(first, close) where !readable.isHidden[index] {
            guard let start = startOfEnding(at: index, sentence), start > 0 || index > start,
                let list = parseCloser(at: index, to: close, sentence, isLast: isLast)
            else { continue }
            return Call(
                members: list.members, names: list.items.map(\.tokens),
                cut: start..<sentence.range.upperBound,
                place: .end)
        }
        return nil
    }

    /// In tokens.
    private static let longestEnding = 24

    /// Where the request ends before an invocation that begins at `index`; nil where none can begin.
    private func startOfEnding(at index: Int, _ sentence: Sentence) -> Int? {
        if index == sentence.range.lowerBound { return index > 0 ? index : nil }
        if isMark("@", at: index), tokens[index].spaced { return index }
        let before = tokens[index - 1]
        let isJoint =
            before.isMark(",，;–—([")
            || before.isMark("-") && tokens[index].spaced
                && (before.spaced || isMark("-", at: index - 2))
        let isLineStart = isLineEnd(at: sentence.range.lowerBound - 1)
        let isOwn = index - 1 == sentence.range.lowerBound && (isLineStart || !before.isMark("([-–—"))
        return isJoint && !isOwn && index > 1 ? index - 1 : nil
    }

    private func parseCloser(
        at index: Int, to close: Int, _ sentence: Sentence, isLast: Bool
    ) -> NameList? {
        let before = index > sentence.range.lowerBound ? index - 1 : index
        let isBracket = isMark("([", at: before)
        let isWhole = index == sentence.range.lowerBound
        if isMark("@", at: index), let list = parseMentioned(at: index), list.next == close { return list }
        if isBracket, !isMark(")]", at: close) { return nil }
        if isLast || isBracket,
            let behind = skip(Phrases.closers, at: skip(Phrases.wishes, at: index) ?? index),
            let list = parseNames(at: behind, .qualified), !list.items.contains(where: \.isMine),
            skip(Phrases.pleases, at: list.next) ?? list.next == close, list.items.allSatisfy(isCalled)
        {
            return list
        }
        if isBracket || isMark("-–—", at: before),
            let behind = skip(Phrases.strictAddresses + [["as"], ["from"]], at: index),
            let list = parseNames(at: behind, .qualified), !list.hasIndefinite,
            list.items.allSatisfy(isCalled),
            skip(Phrases.pleases, at: list.next) ?? list.next == close
        {
            return list
        }
        // "..., in the architect's opinion?"
        if isMark("?", at: close), let behind = skip(Phrases.viewed, at: index),
            let list = parseNames(at: behind, .possessive), isPossessive(list),
            !list.items.contains(where: \.isMine),
            skip(Phrases.views, at: list.next) == close
        {
            return list
        }
        return parseVocative(at: index, to: close, sentence, isWhole: isWhole, isBracket: isBracket, isLast)
    }

    private func parseMentioned(at index: Int) -> NameList? {
        guard let call = parseMentions(at: index), let last = call.names.last else { return nil }
        let items = zip(call.members, call.names).map {
            NameList.Item(members: [$0], isFull: true, words: 1, article: .none, isMention: true, tokens: $1)
        }
        return NameList(items: items, next: last.upperBound)
    }

    /// "..., data engineer?", "..., what do you think, architect?", "Statistician and architect, please."
    private func parseVocative(
        at index: Int, to close: Int, _ sentence: Sentence, isWhole: Bool, isBracket: Bool, _ isLast: Bool
    ) -> NameList? {
        var start = index
        var isTagged = false
        if let tag = skip(Phrases.tags, at: index) {
            start = isMark(",", at: tag) ? tag + 1 : tag
            isTagged = true
        }
        guard let list = parseNames(at: start, .qualified),
            list.items.allSatisfy({ $0.isNamed && isCalled($0) })
        else { return nil }
        let comma = isMark(",", at: list.next) ? list.next + 1 : list.next
        if let polite = skip(Phrases.pleases, at: comma), polite == close {
            return list.hasIndefinite || isWhole && !isLast ? nil : list
        }
        guard list.next == close, !list.hasArticle else { return nil }
        if isTagged { return list }
        let mark = tokens.indices.contains(close) ? tokens[close] : nil
        if isWhole { return isLast && mark?.isMark("?!") == true && !isLineEnd(at: index - 1) ? list : nil }
        guard !isBracket, isMark(",，;", at: index - 1) || mark?.isMark("?") == true else { return nil }
        return isSaid(before: index - 1, sentence, mark: mark, isShort: !list.items.allSatisfy(isTelling))
            ? list : nil
    }

    /// Whether what stands before the comma is a question or a command and no list, and nothing that the name
    /// could explain.
    func isSaid(before comma: Int, _ sentence: Sentence, mark: Token?, isShort: Bool) -> Bool {
        let start = sentence.range.lowerBound
        let joint = tokens[start..<comma].lastIndex { $0.isMark(",;:，；：") }
        let part = tokens[(joint.map { $0 + 1 } ?? start)..<comma]
        let words = part.filter(\.isWord).map(\.text)
        if let last = words.last, PersonNoun.contains(last) || PersonNoun.ends(last) { return false }
        if words.count < 3, joint != nil { return false }
        if isCode(at: comma - 1), isShort { return false }
        if words.suffix(4).contains(where: Phrases.listLeads.contains) { return false }
        let index = skip(Phrases.leads, at: start) ?? start
        let said = tokens[start..<comma]
        return mark?.isMark("?？") == true || isCommand(at: index)
            || word(at: index).map(Phrases.questionWords.contains) == true
            || said.contains { ["you", "your", "please"].contains($0.text) }
    }
}
