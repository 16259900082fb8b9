/// A part of the conversation that the user takes out of it: the text as it came, code point for code point.
package struct Excerpt: Sendable, Equatable {
    /// What it is, for a reader: "Turn 4", "Block 2 of turn 4".
    package let name: String
    package let text: String

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// "Turn 4 (12 lines)"
    package var description: String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
        return "\(name) (\(lines) \(lines == 1 ? "line" : "lines"))"
    }

    /// Which part is wanted.
    enum Place: Sendable, Equatable {
        case lastReply
        /// Of the last reply, from 1.
        case block(Int)
        case turn(Int)
    }
}

/// What stands behind `/copy` and `/save`: `[!] [N | turn N] [FILE]`.
struct ExcerptLine: Equatable {
    /// A file that is there is written over.
    private(set) var overwrites = false
    private(set) var place = Excerpt.Place.lastReply
    /// What follows, as it was typed.
    private(set) var rest: String

    init(_ words: String) {
        rest = words.trimmed
        if rest.hasPrefix("!") {
            overwrites = true
            rest = rest.dropFirst().trimmed
        }
        let first = rest.prefix { !$0.isWhitespace }
        let behind = rest.dropFirst(first.count).trimmed
        if let number = Int(first) {
            place = .block(number)
            rest = behind
        } else if first.lowercased() == "turn" {
            let second = behind.prefix { !$0.isWhitespace }
            guard let number = Int(second) else { return }
            place = .turn(number)
            rest = behind.dropFirst(second.count).trimmed
        }
    }
}
