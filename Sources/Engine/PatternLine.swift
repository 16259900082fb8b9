import Patterns

/// What stands behind `/pattern`: which one, and its goal.
///
/// The name is the longest run of words from the start that names a pattern, since titles have blanks; where none
/// does, the first word.
struct PatternLine {
    let name: String
    let goal: String?
    let lookup: PatternCatalog.Lookup

    init(_ text: String, catalog: PatternCatalog) {
        let words = text.split(whereSeparator: \.isWhitespace)
        let most = min(words.count, Self.longestName)
        for count in stride(from: most, to: 0, by: -1) {
            // A word of marks alone belongs to the goal.
            if count > 1, words[count - 1].allSatisfy({ !$0.isLetter && !$0.isNumber }) { continue }
            let name = words.prefix(count).joined(separator: " ")
            let lookup = catalog.find(name)
            let isFound = if case .found = lookup { true } else { false }
            guard isFound || count == 1 else { continue }
            self.name = name
            self.lookup = lookup
            let rest = words.dropFirst(count).first.map { String(text[$0.startIndex...]).trimmed }
            goal = rest
            return
        }
        name = text
        goal = nil
        lookup = .unknown(nearest: [])
    }

    /// In words.
    private static let longestName = 8
}
