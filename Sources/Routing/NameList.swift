/// Names that are called together, in the order they stand.
struct NameList {
    struct Item {
        enum Article { case none, definite, indefinite }

        var match: CallNames.Match
        var article: Article
        /// "@" stands before it.
        var isMention: Bool
        /// The name's own tokens, without article and "@".
        var tokens: Range<Int>
    }

    var items: [Item]
    /// Behind the last token of the list.
    var next: Int

    var isAllFull: Bool { items.allSatisfy(\.match.isFull) }
    var hasIndefinite: Bool { items.contains { $0.article == .indefinite } }
}

extension InvocationParser {
    /// The longest list of names from `index` on; nil where the first thing is none.
    func parseNames(at index: Int) -> NameList? {
        var index = word(at: index) == "both" ? index + 1 : index
        guard let first = parseItem(at: index) else { return nil }
        var list = NameList(items: [first.item], next: first.next)
        while list.items.count < Self.mostNames, let separator = skipSeparator(at: list.next),
            let more = parseItem(at: separator)
        {
            list.items.append(more.item)
            list.next = more.next
        }
        index = list.next
        // "the PyTorch and TensorFlow engineers": one noun for all.
        if list.items.last?.match.lacksNoun == true {
            guard let noun = word(at: index), PersonNoun.contains(noun), tokens[index].suffix == nil else {
                return nil
            }
            let others = list.items.dropLast().contains { $0.match.lacksNoun }
            guard !others || PersonNoun.isPlural(noun) else { return nil }
            list.next += 1
        } else if list.items.contains(where: \.match.lacksNoun) {
            return nil
        }
        return list
    }

    private static let mostNames = 16

    private func parseItem(at index: Int) -> (item: NameList.Item, next: Int)? {
        var index = index
        var article = NameList.Item.Article.none
        if let word = word(at: index), tokens[index].suffix == nil {
            if ["the", "our", "my", "your"].contains(word) {
                article = .definite
            } else if ["a", "an"].contains(word) {
                article = .indefinite
            }
        }
        if article != .none { index += 1 }
        let isMention = isMark("@", at: index)
        if isMention {
            index += 1
            guard index < tokens.count, !tokens[index].spaced else { return nil }
        }
        guard var match = names.match(in: tokens, at: index) else { return nil }
        let own = index..<match.next
        // "the viz person", "the data-engineer persona"; a part keeps its plural noun for the whole list.
        if let noun = word(at: match.next), PersonNoun.contains(noun), tokens[match.next].suffix == nil,
            match.isFull || !PersonNoun.isPlural(noun)
        {
            match.next += 1
            match.lacksNoun = false
        }
        return (
            NameList.Item(match: match, article: article, isMention: isMention, tokens: own), match.next
        )
    }

    private func skipSeparator(at index: Int) -> Int? {
        var next = index
        if isMark(",&+/", at: next) { next += 1 }
        if word(at: next) == "and" || word(at: next) == "plus" {
            next += 1
        } else if let behind = skip(
            [["as", "well", "as"], ["together", "with"], ["along", "with"]], at: next)
        {
            next = behind
        }
        return next > index ? next : nil
    }
}
