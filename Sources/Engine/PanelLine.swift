import Conversation
import Personas

/// What stands behind `/panel`: who is asked, and what.
///
/// It begins with names where one of them is marked with an `@` or parted from the next by a comma, and at least one
/// of them is a member's, or nearly: a question may have a comma behind its first word, too. Each name is the longest
/// that fits, so that one of several words is no name and a word.
enum PanelLine: Equatable {
    /// In the order named, each once.
    case members([Slug], question: String)
    /// Nobody is called so.
    case unknown(String)
    case question(String)

    init(_ text: String, team: Team) {
        let text = text.trimmed
        let names = Self.names(of: team)
        var rest = text[...]
        var found: [Slug] = []
        var unknown: [Substring] = []
        // With those that are named twice.
        var count = 0
        while true {
            let isMarked = rest.first == "@"
            let entry = isMarked ? rest.dropFirst() : rest
            // Only a comma or a mark shows that a word is meant as a name.
            guard isMarked || found.isEmpty && unknown.isEmpty || Self.isListed(before: entry, of: text)
            else { break }
            if let (slug, after) = Self.member(at: entry, names) {
                if !found.contains(slug) { found.append(slug) }
                count += 1
                rest = after
            } else {
                let word = entry.prefix { !$0.isWhitespace && $0 != "," && $0 != ":" }
                let isListed =
                    isMarked || Self.isListed(before: entry, of: text) || Self.comma(after: word, in: entry)
                guard isListed, !word.isEmpty else { break }
                // "de, viz, how do we begin?"
                if found.count > 1, !isMarked, text[..<entry.startIndex].last?.isWhitespace == true,
                    Self.nearest(to: String(word), in: team).isEmpty
                {
                    break
                }
                unknown.append(word)
                rest = entry.dropFirst(word.count)
            }
            let next = rest.drop(while: \.isWhitespace)
            if next.first == "," {
                rest = next.dropFirst().drop(while: \.isWhitespace)
            } else if next.first == "@" {
                rest = next
            } else {
                break
            }
        }
        self = Self.reading(text, found, count: count, unknown, rest, team)
    }

    private static func reading(
        _ text: String, _ found: [Slug], count: Int, _ unknown: [Substring], _ rest: Substring, _ team: Team
    ) -> PanelLine {
        let isMarked = text.hasPrefix("@")
        if let first = unknown.first {
            let isNear = unknown.contains { !nearest(to: String($0), in: team).isEmpty }
            return isMarked || !found.isEmpty || isNear ? .unknown(String(first)) : .question(text)
        }
        // "Viz of drift" is a question that begins with a name.
        if !isMarked, count < 2 { return .question(text) }
        let question = rest.drop { $0.isWhitespace || $0 == ":" || $0 == "," }
        return .members(found, question: String(question))
    }

    static func nearest(to name: String, in team: Team) -> [String] {
        Nearest.names(to: name, among: team.personas.flatMap { [$0.slug.text, $0.abbreviation] })
    }

    /// In lower case, the longest first.
    private static func names(of team: Team) -> [(name: String, slug: Slug)] {
        team.personas.flatMap { persona in
            ([persona.slug.text, persona.abbreviation, persona.name] + persona.aliases)
                .filter { !$0.isEmpty }.map { ($0.lowercased(), persona.slug) }
        }
        .sorted { $0.0.count > $1.0.count }
    }

    /// The longest name at the start of the text, where a word ends behind it.
    private static func member(
        at text: Substring, _ names: [(name: String, slug: Slug)]
    ) -> (slug: Slug, after: Substring)? {
        for (name, slug) in names where text.prefix(name.count).lowercased() == name {
            let after = text.dropFirst(name.count)
            guard let next = after.first else { return (slug, after) }
            if next.isWhitespace || next == "," || next == ":" { return (slug, after) }
        }
        return nil
    }

    private static func isListed(before entry: Substring, of text: String) -> Bool {
        text[..<entry.startIndex].trimmed.hasSuffix(",")
    }

    private static func comma(after word: Substring, in entry: Substring) -> Bool {
        entry.dropFirst(word.count).first == ","
    }
}
