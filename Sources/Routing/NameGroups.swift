extension InvocationParser {
    /// Several members by one noun phrase: "everyone", "all three ML engineers", "both analysts", "the ML
    /// engineers". Its words must stand in the names of each, and a number that is said must be theirs.
    /// "Both ML engineers for PyTorch and JAX" are those of the trade whom the names behind "for" name.
    func parseGroup(at index: Int, _ reading: NameList.Reading = []) -> NameList.Item? {
        if let next = skip(Phrases.everybody, at: index) {
            let all = names.members(holding: [])
            guard all.count > 1, tokens[next - 1].suffix == nil else { return nil }
            return NameList.Item(
                members: all, isFull: true, isPronoun: true, words: next - index, article: .none,
                tokens: index..<next)
        }
        guard
            let quantity = parseQuantity(at: index)
                ?? (reading.contains(.plural) ? Quantity(isLoose: true, next: index) : nil)
        else { return nil }
        var next = quantity.next
        var words: [String] = []
        while let word = word(at: next), words.count < Self.longestPhrase {
            next += 1
            if let all = members(words, noun: word) {
                var members = all
                if let told = parseTold(of: all, at: next) {
                    (members, next) = told
                }
                guard tokens[next - 1].suffix == nil, isFit(members.count, quantity),
                    !(words.isEmpty && quantity.isLoose)
                else { return nil }
                return NameList.Item(
                    members: members, isFull: !quantity.isLoose, words: next - index,
                    article: quantity.isLoose ? .definite : .none, tokens: index..<next)
            }
            words.append(word)
        }
        return nil
    }

    /// In words, with the noun.
    private static let longestPhrase = 4

    /// "For PyTorch and JAX", behind a group: some of it, each named by words that no other member has.
    private func parseTold(of group: [Int], at index: Int) -> (members: [Int], next: Int)? {
        guard word(at: index) == "for", let list = parseNames(at: index + 1, .bare) else { return nil }
        let members = list.members
        guard members.count > 1, !list.hasIndefinite, members.allSatisfy(group.contains) else { return nil }
        return (members, list.next)
    }

    private struct Quantity {
        /// Nil when no number is said.
        var count: Int?
        /// "the ML engineers": neither "all" nor a number.
        var isLoose = false
        var next: Int
    }

    private func parseQuantity(at index: Int) -> Quantity? {
        let lead = word(at: index)
        switch lead {
        case "both": return Quantity(count: 2, next: skipDeterminer(at: index + 1) ?? index + 1)
        case "all":
            let next = skipDeterminer(at: index + 1) ?? index + 1
            let count = word(at: next).flatMap { Phrases.numbers[$0] }
            return Quantity(
                count: count, next: count == nil ? next : skipDeterminer(at: next + 1) ?? next + 1)
        default:
            guard let next = skipDeterminer(at: index), lead != "of" else { return nil }
            if let count = word(at: next).flatMap({ Phrases.numbers[$0] }) {
                return Quantity(count: count, next: next + 1)
            }
            return Quantity(isLoose: true, next: next)
        }
    }

    private func skipDeterminer(at index: Int) -> Int? {
        let next = word(at: index) == "of" ? index + 1 : index
        if let word = word(at: next), ["the", "our", "your", "my", "these"].contains(word) {
            return next + 1
        }
        return next > index ? next : nil
    }

    /// Who is meant by words before a plural noun; nil where the last is none. "People" and the like fit
    /// anybody; "engineers" only those whose names say so.
    private func members(_ words: [String], noun: String) -> [Int]? {
        if noun == "you" { return words.isEmpty ? names.members(holding: []) : nil }
        guard noun.hasSuffix("s") || PersonNoun.isPlural(noun) else { return nil }
        let single = String(noun.dropLast())
        let holders = names.members(holding: words + [single])
        if noun.hasSuffix("s"), !holders.isEmpty, PersonNoun.mayEnd(single) {
            return holders
        }
        guard PersonNoun.isPlural(noun), names.members(holding: [single]).isEmpty else { return nil }
        return names.members(holding: words)
    }

    private func isFit(_ count: Int, _ quantity: Quantity) -> Bool {
        count > 1 && (quantity.count ?? count) == count
    }
}
