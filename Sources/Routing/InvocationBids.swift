extension InvocationParser {
    /// "Question for the architect: ...", "to DE and VIZ: ...", "switching to MLOPS now: ...".
    func parseAddress(at start: Int) -> Call? {
        for (phrases, isStrict) in [(Phrases.addresses, false), (Phrases.strictAddresses, true)] {
            guard let behind = skip(phrases, at: start), let list = parseNames(at: behind, .qualified),
                list.items.allSatisfy({ $0.isNamed && isCalled($0) && $0.article != .indefinite })
            else { continue }
            let end = skipTails(at: list.next)
            let isFor = word(at: behind - 1) == "for" && !isStrict && isMark(":", at: end)
            if !list.items.allSatisfy(isSure), !isFor { continue }
            if end >= tokens.count { return isStrict ? nil : call(list, next: end) }
            if isMark(",", at: end), !isAddressed(list, comma: end) { continue }
            guard
                isMark(":–—", at: end) || isMark("-", at: end) && tokens[end].spaced
                    || !isStrict && isClosed(at: end)
            else { continue }
            if isMark(":", at: end), isSetting(mark: end) { return nil }
            return call(list, next: skipCollaboration(list, at: skipMarks(",.:;!?-–—…", at: end)))
        }
        return nil
    }

    /// "Have MLE-TF convert ...", "I need the DE and the VIZ to ...", "ask the architect about ...", "bring DE in
    /// on this: ...". No bid: one that speaks of any such person ("I need a data engineer").
    func parseBid(at start: Int) -> Call? {
        let index = skipWishes(at: start)
        for (phrases, isSummons) in [(Phrases.bids, false), (Phrases.summons, true)] {
            guard let behind = skip(phrases, at: index), let list = parseNames(at: behind, .qualified),
                isNamed(list)
            else { continue }
            let isUse = word(at: index) == "use"
            if isUse, !list.items.allSatisfy({ $0.article == .definite || $0.isMention || isSlug($0) }) {
                continue
            }
            if isSummons, skip(Phrases.weakSummons, at: index) != nil, !isPersonal(list) { continue }
            if let call = parseBidden(list, bid: index, isSummons: isSummons) { return call }
        }
        return nil
    }

    /// Whether a list behind a verb that moves things too is one of members: by its words, as the document
    /// writes it where a mark follows, or by what calls them in.
    private func isPersonal(_ list: NameList) -> Bool {
        if list.items.allSatisfy(isTelling) || skipTails(at: list.next) > list.next { return true }
        guard list.items.allSatisfy(isSure) else { return false }
        return isClosed(at: list.next) || word(at: list.next).map { $0 == "and" || $0 == "to" } == true
    }

    private func parseBidden(_ list: NameList, bid: Int, isSummons: Bool) -> Call? {
        let isPronoun = list.items.contains(where: \.isPronoun)
        let tail = skipTails(at: list.next)
        if isSummons || tail > list.next {
            if isClosed(at: tail) {
                if isMark(",", at: tail), word(at: tail + 1) == "and", !isCode(at: tail + 2),
                    isCommand(at: tail + 2) || tail > list.next && word(at: tail + 2).map(isPlainVerb) == true
                {
                    return call(list, next: tail + 2)
                }
                if isMark(",", at: tail), !isAddressed(list, comma: tail) { return nil }
                return isPronoun && !isMark(":", at: tail)
                    ? nil : call(list, next: skipMarks(",.:;!?-–—…", at: tail))
            }
            if tail > list.next, let behind = skip(Phrases.matters, at: tail) {
                return call(list, next: behind)
            }
        }
        let end = isSummons && word(at: tail).map(Phrases.links.contains) == true ? tail : list.next
        guard let word = word(at: end) else { return nil }
        if word == "to" || isSummons && word == "and" {
            let next = skip(Phrases.politeness, at: end + 1) ?? end + 1
            guard let verb = self.word(at: next), isPlainVerb(verb), !isCode(at: next),
                !isPronoun || Self.isAsked(verb)
            else {
                return nil
            }
            return call(list, next: skipCollaboration(list, at: next))
        }
        if isSummons, word == "that", self.word(at: bid) == "tell" { return call(list, next: end + 1) }
        if isSummons { return Phrases.links.contains(word) && !isPronoun ? call(list, next: end) : nil }
        let convenes = list.members.count > 1 && skip(Phrases.collaborations, at: end) != nil
        guard isObjectVerb(bid: bid, word, convenes: convenes), !isPronoun || Self.isAsked(word) else {
            return nil
        }
        return call(list, next: skipCollaboration(list, at: end))
    }

    /// "Have X do", "let X do", "make X do"; "I need X do" is nothing.
    private func isObjectVerb(bid: Int, _ verb: String, convenes: Bool) -> Bool {
        guard skip(Phrases.objectBids, at: bid) != nil else { return false }
        // "Make the architect column wider".
        if word(at: bid) == "make", !Phrases.requestVerbs.contains(verb) { return convenes }
        return convenes || isPlainVerb(verb)
    }

    /// "data-engineer", as no library is written.
    private func isSlug(_ item: NameList.Item) -> Bool {
        item.isFull && item.words > 1 && names.isWritten(written(item)) == false
            && !written(item).contains(" ")
            && written(item) == written(item).lowercased()
    }

    private static func isAsked(_ verb: String) -> Bool {
        Phrases.requestVerbs.contains(verb) || Phrases.votes.contains(verb)
    }

    /// "in", "on this", "together", "please" behind those who are called.
    func skipTails(at start: Int) -> Int {
        var index = start
        for _ in 0..<3 {
            let next = isMark(",", at: index) ? index + 1 : index
            guard let behind = skip(Phrases.tails, at: next) else { break }
            index = behind
        }
        return index
    }

    /// "Have a look", "be fine with it".
    private func isLook(at index: Int) -> Bool {
        guard let next = word(at: index + 1) else { return false }
        return word(at: index) == "have" && ["a", "another"].contains(next)
            || word(at: index) == "be" && Self.moods.contains(next)
    }

    private static let moods: Set<String> = [
        "ok", "okay", "fine", "happy", "against", "comfortable", "worried", "content", "so",
    ]

    /// "Can the viz person improve ...", "could DE and VIZ work together on ...".
    func parseModal(at index: Int) -> Call? {
        guard let behind = skip(Phrases.modals, at: index), let list = parseNames(at: behind, .qualified),
            isNamed(list)
        else { return nil }
        let start = skip(Phrases.politeness, at: list.next) ?? list.next
        guard let verb = word(at: start), isPlainVerb(verb) || isLook(at: start) else { return nil }
        if list.items.contains(where: \.isPronoun), !Self.isAsked(verb) || word(at: index) == "can" {
            return nil
        }
        if list.items.count == 1, list.items[0].article == .none, !list.items[0].isMention {
            // "Can ARCH model this?": a short name alone is asked only with a verb of asking.
            let item = list.items[0]
            if item.words == 1 {
                let said = written(item)
                guard Phrases.requestVerbs.contains(verb), names.isWritten(said) || said == said.lowercased()
                else {
                    return nil
                }
            }
        }
        if let sent = skip(Phrases.errands, at: start), isMark(":.-–—", at: sent), sent + 1 < tokens.count {
            return call(list, next: skipMarks(":.-–—", at: sent))
        }
        return call(list, next: skipCollaboration(list, at: start))
    }
}
