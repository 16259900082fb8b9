/// Names that somebody who mistyped may have meant.
package enum Nearest {
    /// Best first; empty when nothing is near. Case does not count. A name is near when it, or one of its
    /// words, begins with the text, or when at most a third of the longer one is mistyped.
    package static func names(to text: String, among names: [String], limit: Int = 3) -> [String] {
        let wanted = text.lowercased().prefix(longest).split { $0.isWhitespace }.joined(separator: " ")
        guard !wanted.isEmpty, limit > 0 else { return [] }
        var ranked: [(score: Double, name: String)] = []
        var seen: Set<String> = []
        for name in names {
            let folded = String(name.lowercased().prefix(longest))
            guard seen.insert(folded).inserted, let score = score(wanted, folded) else { continue }
            ranked.append((score, name))
        }
        return ranked.enumerated()
            .sorted { ($0.element.score, $0.offset) < ($1.element.score, $1.offset) }
            .prefix(limit).map(\.element.name)
    }

    /// Longer texts are compared by this many characters.
    private static let longest = 64

    /// The smaller the nearer; nil for not near.
    private static func score(_ wanted: String, _ name: String) -> Double? {
        if wanted == name { return -2 }
        let length = max(wanted.count, name.count)
        if name.hasPrefix(wanted) { return -1 + Double(length - wanted.count) / Double(2 * longest) }
        let words = name.split { !$0.isLetter && !$0.isNumber }
        if wanted.count >= 2, words.contains(where: { $0.hasPrefix(wanted) }) {
            return Double(length - wanted.count) / Double(4 * longest)
        }
        let edits = distance(wanted, name)
        guard edits <= max(1, length / 3), edits < length else { return nil }
        let common = zip(wanted, name).prefix { $0 == $1 }.count
        return Double(edits) / Double(length) - 0.05 * Double(min(common, 4))
    }

    /// Insertions, deletions, substitutions and swaps of neighbours: the restricted Damerau-Levenshtein
    /// distance (each character edited once at most), in rows after Wagner and Fischer.
    package static func distance(_ a: String, _ b: String) -> Int {
        let a = Array(a)
        let b = Array(b)
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var before = [Int](repeating: 0, count: b.count + 1)
        var previous = Array(0...b.count)
        var row = before
        for i in 1...a.count {
            row[0] = i
            for j in 1...b.count {
                let cost = a[i - 1] == b[j - 1] ? 0 : 1
                row[j] = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + cost)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    row[j] = min(row[j], before[j - 2] + 1)
                }
            }
            (before, previous, row) = (previous, row, before)
        }
        return previous[b.count]
    }
}
