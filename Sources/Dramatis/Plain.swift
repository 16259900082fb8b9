import Canvas

/// Text for a terminal that is no screen of ours: lines of others pass the same predicate as on the screen.
enum Plain {
    static func line(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { Cells.of(String($0)).reduce(into: "") { $0 += $1.text } }
            .joined(separator: "\n")
    }
}
