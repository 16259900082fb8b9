import Personas

/// The word before the caret, and what it could be the beginning of.
struct Completion: Equatable {
    enum Kind: Equatable {
        case commands
        /// `mark`: the `@` that belongs to the word, or "" where a command takes a member.
        case members(mark: String)
        case patterns, sessions, files
    }

    /// Where the word begins in the composer, a UTF-8 offset; with its `/` or `@`.
    let start: Int
    let word: String
    let kind: Kind

    init(start: Int, word: String, kind: Kind) {
        self.start = start
        self.word = word
        self.kind = kind
    }

    /// Nil when nothing is known that stands there. Of a long text only the end is looked at.
    init?(before: Substring) {
        let from = before.index(before.endIndex, offsetBy: -Self.longest, limitedBy: before.startIndex)
        let near = from.map { before[$0...] } ?? before
        let start = near.lastIndex(where: \.isWhitespace).map(near.index(after:)) ?? near.startIndex
        let word = String(near[start...])
        let head = from == nil ? String(near[..<start]) : " "
        let offset = before.utf8.count - word.utf8.count
        if let name = Self.listed(word, after: head) {
            self.init(start: before.utf8.count - name.utf8.count, word: name, kind: .members(mark: ""))
        } else if head.isEmpty, word.hasPrefix("/") {
            self.init(start: offset, word: word, kind: .commands)
        } else if word.hasPrefix("@") {
            self.init(start: offset, word: word, kind: .members(mark: "@"))
        } else if let kind = Self.argument(behind: head) {
            self.init(start: offset, word: word, kind: kind)
        } else {
            return nil
        }
    }

    private static let longest = 400

    /// What the command takes whose name, and perhaps more, stands before the word.
    private static func argument(behind head: String) -> Kind? {
        let words = head.split(whereSeparator: \.isWhitespace)
        guard let first = words.first, first.hasPrefix("/"), !head.contains("\n"),
            let command = CommandSpecification.all.first(where: { "/\($0.name)" == first.lowercased() })
        else { return nil }
        // `/redo as SLUG`
        let isFirst = words.count == 1 || (words.count == 2 && words[1] == "as")
        switch command.argument {
        case .member: return isFirst ? .members(mark: "") : nil
        case .pattern: return isFirst ? .patterns : nil
        case .session: return isFirst ? .sessions : nil
        case .text where command.placeholder.contains("FILE"):
            return words.count <= command.placeholder.split(separator: " ").count ? .files : nil
        case .none, .text, .members: return nil
        }
    }

    /// The name that is being typed in a list behind a command that takes one, without its `@`; nil behind the list.
    private static func listed(_ word: String, after head: String) -> String? {
        let before = head.trimmed
        let isList = CommandSpecification.all.contains { specification in
            specification.argument == .members && before.hasPrefix("/\(specification.name)")
                && (before.hasSuffix(",") || before == "/\(specification.name)")
        }
        guard isList, let name = word.split(separator: ",", omittingEmptySubsequences: false).last else {
            return nil
        }
        return String(name.hasPrefix("@") ? name.dropFirst() : name)
    }

    /// What is known without looking it up.
    func items(_ team: Team) -> [State.Popup.Item] {
        switch kind {
        case .commands:
            CommandSpecification.all.map {
                .init("/\($0.name)", name: "/\($0.name)", aside: $0.placeholder, summary: $0.summary)
            }
        case .members(let mark):
            team.personas.map {
                .init(
                    mark + $0.slug.text, name: mark + $0.slug.text, aside: $0.abbreviation, summary: $0.name,
                    member: $0.slug)
            }
        case .patterns:
            team.patterns.map { .init($0.slug.text, name: $0.slug.text, summary: $0.title) }
        case .sessions, .files: []
        }
    }

    var lookup: Lookup? {
        switch kind {
        case .sessions: .sessions
        case .files: .files(word)
        case .commands, .members, .patterns: nil
        }
    }

    /// The longest beginning of all.
    static func common(_ words: [String]) -> String {
        guard let first = words.first else { return "" }
        return words.dropFirst().reduce(first) { common, next in
            String(zip(common, next).prefix { $0 == $1 }.map(\.0))
        }
    }
}
