extension InvocationParser {
    /// "As the Data Engineer, ...", "act as the PyTorch specialist and ...". No role: "as a data engineer, I
    /// ...", where the user speaks of themselves, and "as the data engineer said, ...".
    func parseRole(at start: Int) -> Call? {
        let wished = skipWishes(at: start)
        guard let index = skip(Phrases.roles, at: wished), let list = parseNames(at: index, .qualified) else {
            return nil
        }
        let isPlain = index == wished + 1 && word(at: wished) == "as"
        if list.items.contains(where: { !$0.isFull && $0.article == .none }) { return nil }
        if isPlain, !isClosed(at: list.next) || list.next == tokens.count, !list.items.allSatisfy(isSure) {
            return nil
        }
        let end = list.next
        // "Play viz", "be DE": only "as" and "of" do without an article in the midst of a sentence.
        if let last = word(at: index - 1), !["as", "of"].contains(last), !isClosed(at: end),
            list.items.contains(where: { $0.article == .none && !$0.isMention })
        {
            return nil
        }
        return parsePlayed(list, isPlain: isPlain, isTold: isTold(at: wished))
    }

    /// Whether a role is given by a command: what follows may then be about the user.
    private func isTold(at index: Int) -> Bool {
        guard let word = word(at: index) else { return false }
        return !word.hasSuffix("ing") && !["as", "in", "from", "through", "with"].contains(word)
    }

    /// What hangs on a role, a hat or a point of view: a mark, "and ...", a question or a command.
    private func parsePlayed(_ played: NameList, isPlain: Bool, isTold: Bool) -> Call? {
        var list = played
        let tail = skipTails(at: list.next)
        if isTold, isClosed(at: tail) { list.next = tail }
        let end = list.next
        guard end < tokens.count else { return call(list, next: end) }
        if isClosed(at: end) {
            let next = skipMarks(",.:;!-–—，：", at: end)
            return isAboutSelf(at: next) && !isTold
                ? nil : call(list, next: skipCollaboration(list, at: next))
        }
        if let asked = skip(Phrases.asksOfPlayer, at: end), word(at: asked).map(isPlainVerb) == true {
            return call(list, next: asked)
        }
        guard let word = word(at: end) else { return nil }
        if !isPlain, word == "and" || word == "to" || word == "then" {
            let next = skip(Phrases.politeness, at: end + 1) ?? end + 1
            return self.word(at: next).map(isPlainVerb) == true ? call(list, next: end + 1) : nil
        }
        if ["to", "for", "and", "on", "with", "about", "in"].contains(word) { return nil }
        guard !isAboutSelf(at: end), isPlainVerb(word) || Self.questions.contains(word) else { return nil }
        return call(list, next: end)
    }

    private static let questions: Set<String> = [
        "how", "what", "why", "which", "when", "where", "please", "is",
    ]

    /// "Put on your MLOps hat and ...", "with your architect hat on, ...", "architect hat on: ...".
    func parseHat(at start: Int) -> Call? {
        let wished = skipWishes(at: start)
        let behind = skip(Phrases.hatted, at: wished)
        guard var list = parseNames(at: behind ?? start, [.hat, .possessive]),
            !list.items.contains(where: \.isMine), word(at: list.next).map(Self.hats.contains) == true
        else { return nil }
        list.next += 1
        if let on = skip(Phrases.worn, at: list.next) {
            list.next = on
        } else if behind == nil {
            return nil
        }
        return parsePlayed(list, isPlain: false, isTold: behind == nil || isTold(at: wished))
    }

    /// "From the statistician's point of view, ...", "through an architect's eyes: ...".
    func parseView(at start: Int) -> Call? {
        guard let behind = skip(Phrases.viewed, at: skipWishes(at: start)),
            var list = parseNames(at: behind, .possessive), !list.items.contains(where: \.isMine),
            list.items.allSatisfy({ isCalled($0) && ($0.article != .indefinite || isPerson($0, in: list)) }),
            let next = skip(Phrases.views, at: list.next)
        else { return nil }
        list.next = next
        return parsePlayed(list, isPlain: true, isTold: false)
    }

    /// Somebody and no subject: "a statistician's", no "an MLOps".
    private func isPerson(_ item: NameList.Item, in list: NameList) -> Bool {
        isPossessive(list) || item.words > 1
            || word(at: item.tokens.upperBound - 1).map(PersonNoun.ends) == true
    }

    func isPossessive(_ list: NameList) -> Bool {
        tokens[list.next - 1].suffix == "s" || list.items.last?.isBarePossessive == true
    }
}
