import Personas

/// What the word before the caret could become.
struct Completion: Equatable {
    /// As it stands before the caret, with `/` or `@`.
    let typed: String
    /// In order; never empty.
    let candidates: [String]

    /// The longest beginning of all candidates.
    var common: String {
        guard let first = candidates.first else { return "" }
        return candidates.dropFirst().reduce(first) { common, next in
            String(zip(common, next).prefix { $0 == $1 }.map(\.0))
        }
    }

    /// Nil when nothing that is known begins so.
    init?(before: Substring, team: Team) {
        let start = before.lastIndex(where: \.isWhitespace).map(before.index(after:)) ?? before.startIndex
        let word = String(before[start...])
        let head = before[..<start]
        let slugs = team.personas.map(\.slug.text)
        let found: [String]
        if let name = Self.listed(word, after: String(head)) {
            found = slugs.filter { $0.hasPrefix(name.lowercased()) }
            if found.isEmpty { return nil }
            typed = name
            candidates = found
            return
        }
        if head.isEmpty, word.hasPrefix("/") {
            found = CommandSpecification.all.map { "/\($0.name)" }.filter { $0.hasPrefix(word.lowercased()) }
        } else if word.hasPrefix("@") {
            found = slugs.map { "@\($0)" }.filter { $0.hasPrefix(word.lowercased()) }
        } else if head.trimmed.lowercased() == "/pattern" {
            found = team.patterns.map(\.slug.text).filter { $0.hasPrefix(word.lowercased()) }
        } else if Self.takesMember(String(head)) {
            found = slugs.filter { $0.hasPrefix(word.lowercased()) }
        } else {
            return nil
        }
        if found.isEmpty { return nil }
        typed = word
        candidates = found
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

    private static func takesMember(_ head: String) -> Bool {
        var command = head.trimmed
        // `/redo as SLUG`
        if command.hasSuffix(" as") { command = command.dropLast(3).trimmed }
        return CommandSpecification.all.contains { $0.argument == .member && command == "/\($0.name)" }
    }
}
