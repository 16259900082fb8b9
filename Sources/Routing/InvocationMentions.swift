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
                    members: [match.member], isFull: match.isFull, words: match.words, article: .none,
                    isMention: true, tokens: (index + 1)..<match.next))
            index = match.next
            var next = index
            while isMark(",&+;→", at: next) || word(at: next).map(Self.joints.contains) == true { next += 1 }
            guard isMark("@", at: next) else { break }
            index = next
        }
        guard let last = items.last, last.tokens.upperBound == index else { return nil }
        // Code: the mention has its line to itself, and the next line is a declaration or another mark of the
        // kind.
        if isLineEnd(at: index) {
            if items.contains(where: { !$0.isFull }) { return nil }
            if let next = word(at: index + 1), Self.declarations.contains(next), items.count == 1 {
                return nil
            }
        }
        let list = NameList(items: items, next: index)
        let next = skipMarks(",:;-–—", at: index)
        return call(list, next: skipCollaboration(list, at: next))
    }

    private static let joints: Set<String> = ["and", "then", "plus"]

    private static let declarations: Set<String> = [
        "def", "class", "async", "func", "fn", "public", "private", "protected", "static", "struct",
        "interface",
        "export", "final", "override", "let", "var", "const", "import",
    ]
}
