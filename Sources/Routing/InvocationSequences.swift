/// Members who are to speak one after the other, told so.
extension InvocationParser {
    /// "Start with the data engineer, then hand over to the viz specialist", "DE first, then the statistician: clean and
    /// test this". No call: who did, or usually does, something first.
    func parseSequence(at index: Int) -> Call? {
        let behind = skip(Self.starts, at: index)
        guard let first = parseNames(at: behind ?? index, .qualified), isInSequence(first) else { return nil }
        var at = first.next
        if behind == nil {
            guard word(at: at) == "first" else { return nil }
            at += 1
        }
        guard let joined = skip(Self.joints, at: skipMarks(",;-–—→>", at: at)) else { return nil }
        let passed = skip(Self.passes, at: joined) ?? joined
        guard let second = parseNames(at: passed, .qualified), isInSequence(second) else { return nil }
        let next = second.next
        guard
            next >= tokens.count || isMark(":.,;–—!", at: next)
                || isMark("-", at: next) && tokens[next].spaced
        else { return nil }
        let members = first.members + second.members.filter { !first.members.contains($0) }
        return Call(
            members: members, names: (first.items + second.items).map(\.tokens),
            cut: index..<skipMarks(":.,;-–—!", at: next))
    }

    private func isInSequence(_ list: NameList) -> Bool {
        isNamed(list) && list.items.allSatisfy { isSure($0) && !$0.isMine }
    }

    private static let starts = Phrases.sequences(
        "start with", "begin with", "start off with", "first ask", "first go to", "ask first", "go to",
        "open with",
        "let s start with", "let us start with", "let s begin with", "first")
    private static let joints = Phrases.sequences(
        "then", "and then", "followed by", "and after that", "after that", "afterwards", "and afterwards",
        "next",
        "and next", "before")
    private static let passes = Phrases.sequences(
        "hand over to", "hand it over to", "hand it to", "hand to", "pass it to", "pass to", "pass it on to",
        "over to",
        "go to", "go on to", "on to", "move on to", "continue with", "go on with", "ask", "with", "let",
        "have", "get")
}
