extension InvocationParser {
    /// "What would the architect say about ...", "let's hear what DE thinks of ...", "how would the statistician
    /// test ...". No call: what a trade in general thinks, and what somebody did say.
    func parseThought(at start: Int) -> Call? {
        let told = skip(Phrases.wonders, at: skipWishes(at: start))
        let index = told ?? start
        guard let question = word(at: index), question == "what" || question == "how" else { return nil }
        let isHow = question == "how"
        let modal = word(at: index + 1).flatMap { Phrases.thoughtModals.contains($0) ? $0 : nil }
        guard modal != nil || told != nil, modal == "would" || !isHow,
            let list = parseNames(at: modal == nil ? index + 1 : index + 2, .qualified),
            !list.items.contains(where: \.isMine)
        else { return nil }
        guard isNamed(list) else { return parseAnybodys(list, isWould: !isHow && modal == "would") }
        if isHow {
            guard let verb = word(at: list.next),
                Phrases.ways.contains(verb) || Phrases.requestVerbs.contains(verb)
            else { return nil }
            return call(list, next: list.next)
        }
        if modal == "would", let done = skip([["do"]], at: list.next) {
            let isAbout = word(at: done).map { ["about", "with"].contains($0) } ?? false
            return call(list, next: isAbout ? done + 1 : isClosed(at: done) ? done : list.next)
        }
        guard let behind = skip(Phrases.thinks, at: list.next) else { return nil }
        return parseSubject(list, at: behind)
    }

    /// "Which colours would the viz person take?". No call: what somebody would earn or need.
    func parseWay(_ sentence: Sentence) -> Call? {
        let start = sentence.range.lowerBound
        guard word(at: start).map(Self.wayQuestions.contains) == true else { return nil }
        let limit = min(start + Self.wayReach, sentence.range.upperBound)
        guard let modal = tokens[start..<limit].firstIndex(where: { $0.text == "would" }),
            let list = parseNames(at: modal + 1, .qualified), isNamed(list), list.items.allSatisfy(isTelling),
            !list.items.contains(where: \.isMine), let verb = word(at: list.next),
            isPlainVerb(verb) || verb == "put",
            !Self.fates.contains(verb), tokens[sentence.range].last?.isMark("?？") == true
        else { return nil }
        return Call(
            members: list.members, names: list.items.map(\.tokens), cut: start..<list.next, place: .kept)
    }

    private static let wayQuestions: Set<String> = ["what", "which", "where", "when", "how", "why"]
    /// In tokens.
    private static let wayReach = 7
    private static let fates: Set<String> = [
        "earn", "cost", "need", "want", "know", "charge", "bill", "be", "have", "get", "learn", "become",
        "like",
        "live", "study", "make",
    ]

    /// "What would an architect say about ...": any of the trade will do, and what it is about is said.
    private func parseAnybodys(_ list: NameList, isWould: Bool) -> Call? {
        guard isWould,
            list.items.allSatisfy({ $0.isNamed && isCalled($0) && (isTelling($0) || $0.words > 1) }),
            let behind = skip(Phrases.thinks, at: list.next), let about = skip(Phrases.subjects, at: behind)
        else { return nil }
        return call(list, next: about)
    }

    /// What an opinion is about: "of ...", "on ...", a question, or nothing more.
    private func parseSubject(_ list: NameList, at index: Int) -> Call? {
        if let behind = skip(Phrases.subjects, at: index) { return call(list, next: behind) }
        if isClosed(at: index) { return call(list, next: skipMarks(",.:;!?-–—…", at: index)) }
        guard let word = word(at: index), Phrases.links.contains(word) || word == "here" else { return nil }
        return call(list, next: index)
    }

    /// "I'd like the architect's opinion on ...", "the view of DE and VIZ on ...". No call: "the architect's view
    /// on this is ...", and "the data engineer's job".
    func parseOpinion(at start: Int) -> Call? {
        let wished = skipWishes(at: start)
        let asked = skip(Phrases.asksForOpinion, at: wished)
        let index = asked ?? wished
        if let call = parseOpinionOf(at: index, isAsked: asked != nil) { return call }
        guard let list = parseNames(at: index, [.possessive, .qualified]), isPossessive(list),
            asked != nil || !list.hasIndefinite, !list.items.contains(where: \.isMine) || asked != nil,
            let behind = skip(
                Phrases.opinions, at: skip(Phrases.opinionAdjectives, at: list.next) ?? list.next)
        else { return nil }
        return parseOpinion(list, at: behind, isAsked: asked != nil)
    }

    /// "Thoughts from the architect on ...".
    private func parseOpinionOf(at index: Int, isAsked: Bool) -> Call? {
        let article =
            word(at: index).map { ["the", "a", "an", "some"].contains($0) } == true ? index + 1 : index
        let adjective = skip(Phrases.opinionAdjectives, at: article) ?? article
        guard let noun = skip(Phrases.opinions, at: adjective), let of = word(at: noun),
            of == "of" || of == "from",
            let list = parseNames(at: noun + 1, .qualified), isNamed(list)
        else { return nil }
        return parseOpinion(list, at: list.next, isAsked: isAsked)
    }

    private func parseOpinion(_ list: NameList, at index: Int, isAsked: Bool) -> Call? {
        if isAsked { return parseSubject(list, at: index) }
        let polite = skip(Phrases.pleases, at: isMark(",", at: index) ? index + 1 : index)
        if let polite, isClosed(at: polite) { return call(list, next: skipMarks(",.:;!?-–—…", at: polite)) }
        // "Statistician's take?"
        if isMark("?", at: index) { return call(list, next: skipMarks("?!", at: index)) }
        guard let behind = skip(Phrases.subjects, at: index) ?? (isMark(":", at: index) ? index + 1 : nil)
        else {
            return nil
        }
        let end =
            tokens[behind...].firstIndex { $0.isMark(Sentence.ends) || $0.kind == .lineEnd } ?? tokens.count
        let said = tokens[behind..<end].prefix { !Phrases.questionWords.contains($0.text) }
        return said.contains { Phrases.copulas.contains($0.text) } ? nil : call(list, next: behind)
    }
}
