/// Which of the known names a mistyped one may have meant.
enum Edits {
    /// At most `count` of `known`, the nearest first.
    static func nearest(to name: String, among known: [String], count: Int = 3) -> [String] {
        let ranked = known.enumerated().map { (distance(name, $0.element), $0.offset, $0.element) }
        return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(count).map(\.2)
    }

    /// Levenshtein's, over letters without case.
    static func distance(_ a: String, _ b: String) -> Int {
        let a = Array(a.lowercased().prefix(100))
        let b = Array(b.lowercased().prefix(100))
        var row = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for j in b.indices {
                let replaced = diagonal + (b[j] == letter ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, diagonal + 1, row[j] + 1)
            }
        }
        return row[b.count]
    }
}
