/// Somebody called by what a sentence goes on with, and by what is said to be theirs to do.
extension InvocationParser {
    /// "..., but have the JAX person look at it", "..., can the data engineer check?". No call: what is said under a
    /// condition ("if unsure, ask the architect"), or was said by somebody.
    func parseClause(_ sentence: Sentence) -> Call? {
        let start = sentence.range.lowerBound
        guard !isConditional(at: start) else { return nil }
        let limit = min(sentence.range.upperBound, start + Self.reach)
        for index in (start + Self.shortest)..<max(limit, start + Self.shortest)
        where !readable.isHidden[index] && tokens[index].isWord {
            let isJoint = isMark(",;–—", at: index - 1) || isMark("-", at: index - 1) && tokens[index].spaced
            let joins =
                Self.conjunctions.contains(tokens[index].text) && (isJoint || tokens[index].text == "but")
            guard isJoint || joins else { continue }
            if tokens[start..<index].contains(where: { Self.reports.contains($0.text) }) { return nil }
            let next = skip(Phrases.politeness, at: joins ? index + 1 : index) ?? (joins ? index + 1 : index)
            guard let call = parseBid(at: next) ?? parseModal(at: next) ?? parseDuty(at: next, sentence),
                isTold(call), call.cut.upperBound < sentence.range.upperBound,
                !isClosed(at: call.cut.upperBound)
            else { continue }
            return Call(
                members: call.members, names: call.names, cut: index..<call.cut.upperBound, place: .aside)
        }
        return nil
    }

    /// In tokens.
    private static let reach = 60
    private static let shortest = 3
    private static let conjunctions: Set<String> = ["but", "so", "and", "then"]
    private static let conditions: Set<String> = [
        "if", "when", "whenever", "once", "unless", "before", "after", "in", "why", "how", "should", "for",
        "whether",
    ]
    private static let reports: Set<String> = [
        "said", "says", "told", "tells", "asked", "suggested", "suggests", "wrote", "writes", "heard",
        "would",
        "usually", "always", "never", "if", "when", "whenever", "unless", "they", "he", "she",
    ]

    private func isConditional(at index: Int) -> Bool {
        word(at: index).map(Self.conditions.contains) == true
    }

    /// By an article or "@", or by more than a short alias.
    private func isTold(_ call: Call) -> Bool {
        call.names.allSatisfy { name in
            name.count > 1 || isMark("@", at: name.lowerBound - 1)
                || word(at: name.lowerBound - 1).map { ["the", "our", "your"].contains($0) } == true
        }
    }

    /// "I think the architect should answer this: ...", "both the data engineer and the statistician should look at
    /// my join". No call: what members of a trade should know, do or have done.
    func parseDuty(at start: Int, _ sentence: Sentence) -> Call? {
        let index = skip(Phrases.beliefs, at: start) ?? start
        guard let list = parseNames(at: index, .qualified), isNamed(list), list.items.allSatisfy(isTelling),
            !list.items.contains(where: \.isMine), let behind = skip(Phrases.duties, at: list.next)
        else { return nil }
        let next = skip(Phrases.politeness, at: behind) ?? behind
        guard let verb = word(at: next), Phrases.requestVerbs.contains(verb) else { return nil }
        let object = tokens[(next + 1)..<min(next + Self.objectReach, sentence.range.upperBound)]
        guard object.contains(where: { Self.objects.contains($0.text) }),
            !tokens[next..<sentence.range.upperBound].contains(where: { Self.turns.contains($0.text) })
        else { return nil }
        if let sent = skip(Phrases.errands, at: next), isMark(":.-–—", at: sent), sent + 1 < tokens.count {
            return call(list, next: skipMarks(":.-–—", at: sent))
        }
        return call(list, next: skipCollaboration(list, at: next))
    }

    /// "Is the data engineer around? The load failed."
    func parsePresence(at start: Int) -> Call? {
        guard let behind = skip([["is"], ["are"]], at: start), let list = parseNames(at: behind, .qualified),
            isNamed(list), list.items.allSatisfy(isTelling), !list.items.contains(where: \.isMine),
            let end = skip(Phrases.presences, at: list.next), isMark("?", at: end)
        else { return nil }
        return call(list, next: skipMarks("?!", at: end))
    }

    /// How far behind the verb its object is looked for, in tokens.
    private static let objectReach = 6
    private static let objects: Set<String> = ["this", "these", "that", "those", "it", "my", "me", "us"]
    private static let turns: Set<String> = ["but", "because", "instead", "every", "usually", "always"]
}
