extension InvocationParser {
    /// "DE: ...", "DE and VIZ - ...", "Data Engineer, dedupe ...", "Architect!! ..."; "DE please ..."; the name
    /// alone; and "hey data engineer can you ...".
    func parseLabel(at index: Int, _ lead: Lead, _ sentence: Sentence) -> Call? {
        let led = lead != .none
        guard let list = parseNames(at: index, led ? [.qualified, .one] : .qualified), !list.hasIndefinite,
            list.items.allSatisfy({ $0.isNamed && isCalled($0) })
        else { return parseGreeted(at: index, lead) ?? parseTrade(at: index) }
        if let call = parseTail(list, led: led, sentence) { return call }
        guard !list.hasArticle else { return nil }
        let end = list.next
        guard end < tokens.count else { return sentence.opening == .text ? call(list, next: end) : nil }
        let mark = tokens[end]
        if mark.isMark(":：") {
            let next = skipMarks(",;-–—…", at: end + 1)
            let isBriefed =
                sentence.opening == .text && list.items.allSatisfy { $0.isFull && $0.words > 1 }
                && isBrief(mark: end)
            if isBriefed { return call(list, next: end + 2) }
            if isSetting(mark: end) || isInList(sentence) { return nil }
            return call(list, next: skipCollaboration(list, at: next))
        }
        if isDash(at: end) {
            let next = skipMarks("-–—….>", at: end)
            guard next < tokens.count, tokens[next].spaced, !isSetting(mark: end), !isInList(sentence),
                sentence.opening != .line || isRequest(at: next, to: sentence.range.upperBound)
            else { return nil }
            return call(list, next: next)
        }
        if mark.isMark("→>|") {
            let next = skipMarks("→>|", at: end)
            return isRequest(at: next, to: next) ? call(list, next: next) : nil
        }
        if mark.isMark(",，;") {
            guard isAddressed(list, comma: end),
                sentence.opening == .text || isRequest(at: end + 1, to: sentence.range.upperBound)
            else { return nil }
            let next = skip(Phrases.politeness, at: end + 1) ?? end + 1
            return call(list, next: self.word(at: next).map(isPlainVerb) == true ? next : end + 1)
        }
        if mark.isMark(".!?") || mark.kind == .lineEnd { return parseAlone(list, lead, sentence) }
        guard let word = word(at: end) else { return nil }
        if led, isPlainVerb(word) || Phrases.openers.contains(word) { return call(list, next: end) }
        if isEmphasised(list), isCommand(at: end) { return call(list, next: end) }
        return skip(Phrases.asksOfNamed, at: end) == nil ? nil : call(list, next: end)
    }

    /// "Hello stats, ...": behind a greeting a part of a name does.
    private func parseGreeted(at index: Int, _ lead: Lead) -> Call? {
        guard lead == .greeting, let list = parseNames(at: index, .bare), !list.hasArticle,
            list.items.allSatisfy(isCalled), isMark(",，:", at: list.next),
            isAddressed(list, comma: list.next),
            isRequest(at: list.next + 1, to: list.next + 1) || isMark(",", at: list.next)
        else { return nil }
        return call(list, next: list.next + 1)
    }

    /// "ML engineers: which ...". No label: "ML engineers: what do they earn?".
    private func parseTrade(at index: Int) -> Call? {
        guard word(at: index) != "both", let list = parseNames(at: index, .plural), list.members.count > 1,
            isMark(":，,", at: list.next),
            isRequest(at: list.next + 1, to: list.next + 1),
            !tokens[list.next...].contains(where: { ["they", "them", "their"].contains($0.text) })
        else { return nil }
        return call(list, next: list.next + 1)
    }

    /// `**Architect**`, set off by marks that `Readable` leaves out.
    private func isEmphasised(_ list: NameList) -> Bool {
        guard let first = list.items.first?.tokens.lowerBound, tokens[first].start > 0 else { return false }
        return surface((tokens[first].start - 1)..<tokens[first].start) == "*"
    }

    /// A spaced dash, or three dots.
    private func isDash(at index: Int) -> Bool {
        if isMark("–—…", at: index) || isMark("-", at: index) && tokens[index].spaced { return true }
        if isMark("-", at: index), isMark("-", at: index + 1) { return true }
        return isMark(".", at: index) && isMark(".", at: index + 1) && isMark(".", at: index + 2)
    }

    /// "Architect!! ...", "DE. How ...", and a name that has the first line to itself.
    private func parseAlone(_ list: NameList, _ lead: Lead, _ sentence: Sentence) -> Call? {
        let led = lead != .none
        let end = list.next
        let next = skipMarks(".!?…", at: end)
        if isMark("?", at: end), let behind = skip(Phrases.turns, at: next), isClosed(at: behind) {
            return call(list, next: skipMarks(",.:;!?-–—…", at: behind))
        }
        guard sentence.opening == .text else {
            return isMark("!", at: end) && next < tokens.count ? call(list, next: next) : nil
        }
        let isGreeting = lead == .greeting && list.items.allSatisfy(\.isPronoun)
        if next >= tokens.count, isGreeting { return nil }
        if next >= tokens.count || isMark("!", at: end) { return call(list, next: next) }
        if isLineEnd(at: end) {
            let isTold = list.items.allSatisfy { $0.words > 1 || led || names.isWritten(written($0)) }
            let lineEnd = tokens[next...].firstIndex { $0.kind == .lineEnd } ?? tokens.count
            return isTold && tokens[next..<lineEnd].filter(\.isWord).count > 2 ? call(list, next: next) : nil
        }
        if lead == .greeting, !isLineEnd(at: end) { return call(list, next: next) }
        // "viz. the figure below": an abbreviation.
        let isSaid =
            isMark(".", at: end) && list.items.allSatisfy(isSure)
            || isMark("?", at: end) && isMark("?", at: end + 1)
        guard isSaid || led, isRequest(at: next, to: next) else { return nil }
        return call(list, next: next)
    }

    /// "Data Engineer here please!! ...", "the architect, please.", "DE, your turn. ...", "DE please write ...".
    private func parseTail(_ list: NameList, led: Bool, _ sentence: Sentence) -> Call? {
        let start = isMark(",", at: list.next) ? list.next + 1 : list.next
        if !list.hasArticle, let behind = skip(Phrases.turns, at: start), isClosed(at: behind) {
            return call(list, next: skipMarks(",.:;!?-–—…", at: behind))
        }
        // "Statistician here?"; without the question the user may be one.
        if !list.hasArticle, let behind = skip(Phrases.presences, at: start), isMark("?", at: behind) {
            return call(list, next: skipMarks("?!", at: behind))
        }
        guard let behind = skip(Phrases.pleases, at: start) else {
            guard led || list.members.count > 1, list.hasArticle, !list.items.contains(where: \.isMine),
                isMark(":!", at: list.next), !isSetting(mark: list.next), !isInList(sentence)
            else { return nil }
            return call(list, next: skipMarks(":!-–—", at: list.next))
        }
        if isClosed(at: behind) {
            if isMark(",", at: behind), word(at: behind + 1).map(Phrases.appositions.contains) == true {
                return nil
            }
            let next = skipMarks(",.:;!?-–—…", at: behind)
            return sentence.opening == .line && next >= tokens.count && !led ? nil : call(list, next: next)
        }
        guard !list.hasArticle || start > list.next, !list.items.contains(where: \.isMine),
            let word = word(at: behind), isPlainVerb(word)
        else { return nil }
        return call(list, next: behind)
    }

    /// Whether a mark, a line's end or the text's end stands at `index`.
    func isClosed(at index: Int) -> Bool {
        index >= tokens.count || isLineEnd(at: index) || isMark(",.:;!?-–—…：", at: index)
    }

    /// Whether the words behind "Name," are said to the one named, and no list or apposition goes on.
    func isAddressed(_ list: NameList, comma: Int) -> Bool {
        let next = comma + 1
        guard next < tokens.count else { return true }
        guard let word = word(at: next) else {
            return tokens[next].kind == .lineEnd || isMark("@\"'`“([", at: next)
        }
        if Phrases.appositions.contains(word) || word.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) { return false }
        guard list.items.contains(where: { $0.words == 1 }) else { return true }
        // "ARCH, GARCH and friends": another capital word.
        let said = surface(tokens[next].start..<tokens[next].end)
        if said.utf8.count > 1, said.utf8.allSatisfy({ 0x41...0x5A ~= $0 }) { return false }
        // "viz, dashboards and reports": a list goes on.
        if Phrases.openers.contains(word) || Phrases.requestVerbs.contains(word) { return true }
        let isItem =
            isMark(",", at: next + 1) || self.word(at: next + 1).map { ["and", "or"].contains($0) } ?? false
        return !isItem
    }

    // MARK: - Brackets

    /// "[MLE-PT] ...", "(as DE) ...", "[DE][VIZ]: ...". No call: "[viz](https://...)", "(ARCH) models are ...".
    func parseBracket(at start: Int, _ sentence: Sentence) -> Call? {
        var all: NameList?
        var index = start
        var isTold = false
        while isMark("([{【<", at: index), all == nil || !tokens[index].spaced {
            let intro = skip(Phrases.bracketed, at: index + 1)
            guard let list = parseNames(at: intro ?? index + 1), !list.hasIndefinite,
                list.items.allSatisfy({ $0.isNamed && isCalled($0) }), intro != nil || !list.hasArticle
            else { return nil }
            let tail = skip(Phrases.pleases, at: isMark(",", at: list.next) ? list.next + 1 : list.next)
            guard isMark(")]}】>", at: tail ?? list.next) else { return nil }
            isTold = isTold || intro != nil || tail != nil
            index = (tail ?? list.next) + 1
            all = NameList(items: (all?.items ?? []) + list.items, next: index)
        }
        guard let all, index < tokens.count, !isMark("([", at: index) || tokens[index].spaced else {
            return nil
        }
        let next = skipMarks(",.:;!-–—", at: index)
        guard next < tokens.count, next > index || tokens[index].spaced else { return nil }
        if isMark(":", at: index), isSetting(mark: index) || isInList(sentence) { return nil }
        if isLineEnd(at: index), isSettingLine(at: next) { return nil }
        guard isTold || next > index || isRequest(at: next, to: sentence.range.upperBound) else { return nil }
        return call(all, next: skipCollaboration(all, at: next))
    }
}
