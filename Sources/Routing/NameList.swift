/// Names that are called together, in the order they stand.
struct NameList {
    struct Item {
        enum Article { case none, definite, indefinite }

        /// Places in the team; more than one of "all three ML engineers".
        var members: [Int]
        /// A whole alias, a number of members that fits, or a pronoun for all.
        var isFull: Bool
        /// A part of a name that still lacks its noun for a person.
        var lacksNoun = false
        /// "everyone", "the whole team".
        var isPronoun = false
        var words: Int
        var article: Article
        /// "my" stands before it: as often a colleague of the user's as a member.
        var isMine = false
        /// "@" stands before it.
        var isMention = false
        /// "The architects view": a possessive without its apostrophe.
        var isBarePossessive = false
        /// The name's own tokens, without article and "@".
        var tokens: Range<Int>

        /// An alias, or a part of one together with a noun for a person.
        var isNamed: Bool { isFull || !lacksNoun }
    }

    /// What else a list may be read with.
    struct Reading: OptionSet {
        let rawValue: Int

        /// "the architect's".
        static let possessive = Reading(rawValue: 1)
        /// "the data scientist for stats", "the person for maps".
        static let qualified = Reading(rawValue: 2)
        /// "the JAX one".
        static let one = Reading(rawValue: 4)
        /// "your JAX hat".
        static let hat = Reading(rawValue: 8)
        /// No commas between the names: "not DE, VIZ".
        static let conjoined = Reading(rawValue: 16)
        /// Parts of names do without a noun for a person: "hello stats".
        static let bare = Reading(rawValue: 32)
        /// A group needs no article: "ML engineers: ...".
        static let plural = Reading(rawValue: 64)
    }

    var items: [Item]
    /// Behind the last token of the list.
    var next: Int

    var hasIndefinite: Bool { items.contains { $0.article == .indefinite } }
    var hasArticle: Bool { items.contains { $0.article != .none } }

    /// Each member once, in the order named.
    var members: [Int] {
        var members: [Int] = []
        for member in items.flatMap(\.members) where !members.contains(member) { members.append(member) }
        return members
    }
}

extension InvocationParser {
    /// The longest list of names from `index` on, without those that are named to be left out ("the
    /// architect, not the statistician"); nil where the first thing is none.
    func parseNames(at index: Int, _ reading: NameList.Reading = []) -> NameList? {
        guard var list = parseIncluded(at: index, reading) else { return nil }
        guard let behind = skipExclusion(at: list.next, ofGroup: list.items.last?.members.count != 1),
            let out = parseIncluded(at: behind, reading.union(.one))
        else { return list }
        let excluded = out.members
        for place in list.items.indices { list.items[place].members.removeAll { excluded.contains($0) } }
        list.items.removeAll(where: \.members.isEmpty)
        list.next = out.next
        return list.items.isEmpty ? nil : list
    }

    private func parseIncluded(at index: Int, _ reading: NameList.Reading) -> NameList? {
        guard
            let first = parseItem(at: index, reading)
                ?? (word(at: index) == "both" ? parseItem(at: index + 1, reading) : nil)
        else { return nil }
        var list = NameList(items: [first.item], next: first.next)
        while list.items.count < Self.mostNames, let separator = skipSeparator(at: list.next, reading),
            let more = parseItem(at: separator, reading)
        {
            list.items.append(more.item)
            list.next = more.next
        }
        return takeNoun(list, reading)
    }

    /// "the PyTorch and TensorFlow engineers": one noun for all.
    private func takeNoun(_ list: NameList, _ reading: NameList.Reading) -> NameList? {
        guard list.items.contains(where: \.lacksNoun), !reading.contains(.bare) else { return list }
        let lacking = list.items.filter(\.lacksNoun)
        // "the PyTorch and the JAX engineer".
        if list.items.last?.lacksNoun == false, word(at: list.next - 1).map(PersonNoun.mayEnd) == true,
            lacking.allSatisfy({ $0.article == .definite })
        {
            var list = list
            for place in list.items.indices { list.items[place].lacksNoun = false }
            return list
        }
        guard list.items.last?.lacksNoun == true, let noun = word(at: list.next) else { return nil }
        let others = lacking.count > 1 && !lacking.allSatisfy { $0.article == .definite }
        if reading.contains(.hat), Self.hats.contains(noun), !others { return list }
        guard isNoun(noun, reading), tokens[list.next].suffix == nil || reading.contains(.possessive),
            !others || PersonNoun.isPlural(noun)
        else { return nil }
        var list = list
        for place in list.items.indices { list.items[place].lacksNoun = false }
        list.next += 1
        return list
    }

    static let hats: Set<String> = ["hat", "hats", "cap", "glasses"]
    private static let mostNames = 16

    private func isNoun(_ word: String, _ reading: NameList.Reading) -> Bool {
        PersonNoun.contains(word) || reading.contains(.one) && (word == "one" || word == "ones")
    }

    private func parseItem(at index: Int, _ reading: NameList.Reading) -> (item: NameList.Item, next: Int)? {
        if let group = parseGroup(at: index, reading) { return (group, group.tokens.upperBound) }
        var index = index
        var article = NameList.Item.Article.none
        let isMine = word(at: index) == "my"
        if let word = word(at: index), tokens[index].suffix == nil {
            if ["the", "our", "my", "your"].contains(word) {
                article = .definite
            } else if ["a", "an"].contains(word) {
                article = .indefinite
            }
        }
        if article != .none { index += 1 }
        // "the team's statistician".
        if article == .definite, word(at: index) == "team", tokens[index].suffix == "s" { index += 1 }
        let isMention = isMark("@", at: index)
        if isMention {
            index += 1
            guard index < tokens.count, !tokens[index].spaced else { return nil }
        }
        guard
            var match = names.match(in: tokens, at: index, possessive: reading.contains(.possessive))
                ?? parseQualified(at: index, reading)
        else { return nil }
        var own = index..<match.next
        if let more = parseQualifier(of: match, at: index, reading) {
            match = more
            own = index..<match.next
        }
        // "the viz person", "the data-engineer persona"; a part keeps its plural noun for the whole list.
        if let noun = word(at: match.next), tokens[match.next - 1].suffix == nil, isNoun(noun, reading),
            tokens[match.next].suffix == nil || reading.contains(.possessive),
            match.isFull || !PersonNoun.isPlural(noun)
        {
            match.next += 1
            match.lacksNoun = false
        }
        return (
            NameList.Item(
                members: [match.member], isFull: match.isFull, lacksNoun: match.lacksNoun,
                words: match.words, article: article, isMine: isMine, isMention: isMention,
                isBarePossessive: match.isBarePossessive && match.next == own.upperBound, tokens: own),
            match.next
        )
    }

    /// "The data scientist for stats": what hangs on by "for" tells the same member more closely.
    private func parseQualifier(
        of match: CallNames.Match, at index: Int, _ reading: NameList.Reading
    ) -> CallNames.Match? {
        guard reading.contains(.qualified), word(at: match.next) == "for" else { return nil }
        return matchAround(index..<match.next) {
            $0.member == match.member && $0.words > match.words
        }
    }

    /// "The engineer for PyTorch": a noun for a person that alone names nobody.
    private func parseQualified(at index: Int, _ reading: NameList.Reading) -> CallNames.Match? {
        guard reading.contains(.qualified) else { return nil }
        // "The ML engineer for PyTorch": words before the noun that several members share.
        for noun in index..<(index + 3) where word(at: noun).map(PersonNoun.mayEnd) == true {
            guard word(at: noun + 1) == "for" else { return nil }
            return matchAround(index..<(noun + 1)) { _ in true }
        }
        return nil
    }

    /// Reads "x for y" as "x y" or "y x".
    private func matchAround(
        _ head: Range<Int>, where isFit: (CallNames.Match) -> Bool
    ) -> CallNames.Match? {
        let start = head.upperBound + 1
        for count in stride(from: min(3, tokens.count - start), to: 0, by: -1) {
            let tail = tokens[start..<(start + count)]
            guard tail.allSatisfy(\.isWord) else { continue }
            for words in [Array(tokens[head]) + tail, Array(tail) + tokens[head]] {
                guard var match = names.match(in: words, at: 0) else { continue }
                let isWhole = match.next == words.count
                let isPerson =
                    match.next == words.count - 1 && PersonNoun.mayEnd(words[words.count - 1].text)
                guard isWhole && !match.lacksNoun || isPerson, isFit(match) else { continue }
                match.lacksNoun = false
                match.next = start + count
                return match
            }
        }
        return nil
    }

    private func skipSeparator(at index: Int, _ reading: NameList.Reading) -> Int? {
        if reading.contains(.conjoined) { return skip([["and"], ["or"], ["nor"]], at: index) }
        var next = index
        if isMark(",&+/|;→", at: next) {
            next += 1
        } else if isMark("-", at: next), isMark(">", at: next + 1), !tokens[next + 1].spaced {
            next += 2
        }
        return skip(Self.conjunctions, at: next) ?? (next > index ? next : nil)
    }

    private static let conjunctions = Phrases.sequences(
        "and", "plus", "then", "and then", "and also", "and as", "and for", "and to", "and from",
        "followed by", "as well as", "together with",
        "along with",
        "alongside", "with")

    private func skipExclusion(at index: Int, ofGroup: Bool) -> Int? {
        skip(Phrases.exclusions, at: isMark(",", at: index) ? index + 1 : index)
            ?? (ofGroup ? skip(Phrases.exceptions, at: index) : nil)
    }
}
