import Personas

/// By what words the members may be called, and whom a sequence of tokens names; longest first, and case and
/// the punctuation inside a name do not count.
///
/// A full name is an alias of the document. A part of one ("JAX", "viz", "project") names a member if it
/// holds a word that no other member's aliases have; it needs a noun for a person after it ("the JAX
/// person"), or to end in one ("the PyTorch specialist", "the architect"). A noun for a person that is akin
/// to such a word does as well ("the statistician", of "Statistical").
struct CallNames: Sendable {
    struct Match: Equatable {
        var member: Int
        /// An alias as it stands in the document.
        var isFull: Bool
        /// A part that still lacks its noun for a person.
        var lacksNoun = false
        /// Behind the last token of the name.
        var next: Int
        /// In words; 1 for an alias like `VIZ`.
        var words: Int
        /// "Architects", where "architect's" may be meant.
        var isBarePossessive = false
    }

    private let full: [String: Int]
    private let parts: [String: Int]
    private let stems: [String: Int]
    private let longest: Int
    /// All words of each member's names, by place in the team.
    private let vocabularies: [Set<String>]
    /// One-word aliases as the document writes them.
    private let written: Set<String>

    init(personas: [Persona]) {
        var full = Unambiguous()
        var sequences: [(member: Int, words: [String])] = []
        var holders = Unambiguous()
        var written: Set<String> = []
        var vocabularies = [Set<String>](repeating: [], count: personas.count)
        for (member, persona) in personas.enumerated() {
            for alias in persona.aliases + [persona.slug.text, persona.abbreviation, persona.name] {
                let words = Lexer.tokens(in: alias[...]).filter(\.isWord).map(\.text)
                guard !words.isEmpty else { continue }
                full.add(words.joined(separator: " "), member)
                // "dataengineer".
                if words.count == 2 { full.add(words.joined(), member) }
                if words.count == 1 { written.insert(alias) }
                sequences.append((member, words))
                for word in words { holders.add(word, member) }
                vocabularies[member].formUnion(words)
            }
        }
        var parts = Unambiguous()
        var stems = Unambiguous()
        for (member, words) in sequences {
            for start in words.indices {
                for end in start..<min(words.count, start + Self.longestPart) {
                    let part = words[start...end]
                    guard part.contains(where: { holders.names[$0] != nil && $0.utf8.count > 1 }) else {
                        continue
                    }
                    parts.add(part.joined(separator: " "), member)
                    // "dataviz".
                    if part.count == 2 { parts.add(part.joined(), member) }
                }
                if holders.names[words[start]] != nil { stems.add(Stemmer.stem(words[start]), member) }
            }
        }
        self.full = full.names
        self.parts = parts.names.filter { full.names[$0.key] == nil && !StopWords.contains($0.key) }
        self.stems = stems.names
        self.written = written
        self.vocabularies = vocabularies
        longest = sequences.map(\.words.count).max() ?? 0
    }

    /// Whom the tokens from `index` on name.
    /// - Parameter possessive: whether the name may end in "'s".
    func match(in tokens: [Token], at index: Int, possessive: Bool = false) -> Match? {
        let words = words(in: tokens, from: index)
        for count in stride(from: words.count, to: 0, by: -1) {
            let key = words.prefix(count).map(\.text).joined(separator: " ")
            let next = words[count - 1].next
            guard ends(tokens, before: next, possessive) else { continue }
            if let member = full[key] {
                return Match(
                    member: member, isFull: true, next: skipBracket(tokens, next, member: member),
                    words: count)
            }
            if let member = parts[key] {
                let isPerson = PersonNoun.ends(words[count - 1].text)
                return Match(member: member, isFull: false, lacksNoun: !isPerson, next: next, words: count)
            }
            if count > 1, let member = member(of: words.prefix(count).map(\.text)) {
                return Match(member: member, isFull: false, next: next, words: count)
            }
            if possessive, tokens[next - 1].suffix == nil, key.hasSuffix("s"),
                PersonNoun.mayEnd(String(words[count - 1].text.dropLast())),
                let member = full[String(key.dropLast())] ?? parts[String(key.dropLast())]
            {
                return Match(member: member, isFull: false, next: next, words: count, isBarePossessive: true)
            }
        }
        if let first = words.first, ends(tokens, before: first.next, possessive), PersonNoun.ends(first.text),
            let member = stems[Stemmer.stem(first.text)]
        {
            return Match(member: member, isFull: false, next: first.next, words: 1)
        }
        return nil
    }

    /// "The statistical data scientist": a noun for a person, and before it words of one member's names in any
    /// order.
    private func member(of words: [String]) -> Int? {
        guard let last = words.last, PersonNoun.mayEnd(last), Set(words).count == words.count else {
            return nil
        }
        let members = members(holding: words)
        return members.count == 1 ? members[0] : nil
    }

    /// The members, by place in the team, whose names hold all of some words.
    func members(holding words: some Sequence<String>) -> [Int] {
        vocabularies.indices.filter { vocabularies[$0].isSuperset(of: words) }
    }

    /// Whether a one-word alias stands as the document writes it.
    func isWritten(_ surface: some StringProtocol) -> Bool { written.contains(String(surface)) }

    private static let longestPart = 4

    /// The words that may belong to one name, each with the place behind it.
    private func words(in tokens: [Token], from index: Int) -> [(text: String, next: Int)] {
        var words: [(text: String, next: Int)] = []
        var index = index
        var isOpen = false
        while index < tokens.count, words.count < longest {
            let token = tokens[index]
            if token.isWord {
                let isClosed = isOpen && index + 1 < tokens.count && tokens[index + 1].isMark(")")
                words.append((token.text, index + (isClosed ? 2 : 1)))
                if token.suffix != nil { break }
            } else if words.isEmpty || !(token.isMark("-_–—/(&)") || token.kind == .lineEnd) {
                break
            }
            if token.isMark("()") { isOpen = token.isMark("(") }
            index += 1
        }
        return words
    }

    /// Whether a name may end here: not in the middle of `data-engineer-notes`, `de.example`, `viz(df)` or
    /// "architect's".
    private func ends(_ tokens: [Token], before next: Int, _ possessive: Bool) -> Bool {
        let last = tokens[next - 1].isWord ? next - 1 : next - 2
        if let suffix = tokens[last].suffix, !possessive || suffix != "s" { return false }
        guard next < tokens.count, !tokens[next].spaced else { return true }
        if tokens[next].isMark("([=#$%\\") { return false }
        guard tokens[next].isMark("-_.@"), next + 1 < tokens.count, !tokens[next + 1].spaced else {
            return true
        }
        return !tokens[next + 1].isWord
    }

    /// "Data Engineer (DE)" is one name.
    private func skipBracket(_ tokens: [Token], _ next: Int, member: Int) -> Int {
        guard next + 2 < tokens.count, tokens[next].isMark("("), tokens[next + 1].isWord else { return next }
        var end = next + 1
        while end < tokens.count, end - next < 8, !tokens[end].isMark(")") { end += 1 }
        guard end < tokens.count, tokens[end].isMark(")") else { return next }
        let inside = tokens[(next + 1)..<end].filter(\.isWord).map(\.text).joined(separator: " ")
        return full[inside] == member ? end + 1 : next
    }
}

/// Names of which each is one member's; what two have is nobody's.
private struct Unambiguous {
    private(set) var names: [String: Int] = [:]
    private var shared: Set<String> = []

    mutating func add(_ name: String, _ member: Int) {
        if shared.contains(name) { return }
        if let other = names[name], other != member {
            names[name] = nil
            shared.insert(name)
        } else {
            names[name] = member
        }
    }
}
