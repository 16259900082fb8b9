import Conversation

/// The search in what was said before. While it lasts the composer's own text stays as it was.
extension State {
    package struct Recall: Sendable, Equatable {
        package internal(set) var query: String
        /// Where in the history the match stands, and where in it what was looked for (UTF-8 offsets).
        var place: Int?
        package internal(set) var match = ""
        package internal(set) var range = 0..<0
        /// Nothing older, or newer, holds it; the match is the last that did.
        package internal(set) var hasFailed = false
        /// Older sessions are being read.
        package internal(set) var isReading = false
    }
}

package enum RecallKey: Sendable, Hashable {
    case type(String)
    case deleteBackward
    /// The first begins the search, for what stands in the composer.
    case older
    case newer
    /// The match stands in the composer; nothing is sent.
    case take
    /// What was there stands in the composer again.
    case cancel
}

extension SessionEngine {
    mutating func press(_ key: RecallKey, at now: Timestamp) -> [Effect] {
        guard var recall = state.recall else { return key == .older ? beginRecall() : [] }
        switch key {
        case .take:
            takeRecalled()
            draftIsChanged(at: now)
            return []
        case .cancel:
            state.recall = nil
            return []
        case .type(let text):
            recall.query += text.prefix { !$0.isNewline }
            state.recall = recall
            // What did not hold the shorter text does not hold the longer one.
            if recall.hasFailed, !recall.isReading { return [] }
            return search(from: recall.place ?? state.composer.history.count - 1, step: -1)
        case .deleteBackward:
            if recall.query.isEmpty { return [] }
            recall.query.removeLast()
            state.recall = recall
            return search(from: state.composer.history.count - 1, step: -1)
        case .older:
            return search(from: (recall.place ?? state.composer.history.count) - 1, step: -1)
        case .newer: return search(from: (recall.place ?? -1) + 1, step: 1)
        }
    }

    private mutating func beginRecall() -> [Effect] {
        state.popup = nil
        state.hint = nil
        let typed = state.composer.typed
        let isLine = typed.utf8.count <= 200 && !typed.contains("\n")
        state.recall = State.Recall(query: isLine ? typed : "")
        return search(from: state.composer.history.count - 1, step: -1)
    }

    /// Looks from a place in the history on; goes on in earlier sessions where it finds nothing.
    private mutating func search(from start: Int, step: Int) -> [Effect] {
        guard var recall = state.recall else { return [] }
        recall.isReading = false
        defer { state.recall = recall }
        if recall.query.isEmpty {
            recall = State.Recall(query: "")
            return []
        }
        let history = state.composer.history
        let pattern = BytePattern(recall.query)
        var place = start
        while history.indices.contains(place) {
            if history[place] != recall.match || recall.place == place,
                let range = pattern.range(in: history[place])
            {
                recall.place = place
                recall.match = history[place]
                recall.range = range
                recall.hasFailed = false
                return []
            }
            place += step
        }
        recall.hasFailed = true
        if !recall.match.isEmpty { recall.range = pattern.range(in: recall.match) ?? 0..<0 }
        if step > 0 { return [] }
        if case .asked = earlier {
            recall.isReading = true
            return []
        }
        guard let lookup = earlier.lookup else { return [] }
        earlier = .asked(isWanted: false)
        recall.isReading = true
        return [.lookUp(lookup)]
    }

    /// So many older lines are known now.
    mutating func goOnRecalling(with count: Int) -> [Effect] {
        guard var recall = state.recall else { return [] }
        recall.place = recall.place.map { $0 + count }
        let wasReading = recall.isReading
        state.recall = recall
        return wasReading ? search(from: count - 1, step: -1) : []
    }

    /// The match stands in the composer, where the user goes on.
    mutating func takeRecalled() {
        guard let recall = state.recall else { return }
        state.recall = nil
        if recall.match.isEmpty { return }
        state.composer.replace(with: recall.match)
    }
}

/// A text to look for, byte by byte. Without a capital in it case does not count, of ASCII letters.
struct BytePattern {
    private let bytes: [UInt8]
    private let ignoresCase: Bool

    /// Of a longer line only so much is looked at.
    private static let depth = 100_000

    init(_ text: String) {
        bytes = Array(text.utf8)
        ignoresCase = !text.contains(where: \.isUppercase)
    }

    /// The first place, in UTF-8 offsets.
    func range(in text: String) -> Range<Int>? {
        guard let first = bytes.first else { return nil }
        var text = text
        return text.withUTF8 { all in
            let end = min(all.count, Self.depth) - bytes.count
            if end < 0 { return nil }
            for at in 0...end where folded(all[at]) == first {
                var length = 1
                while length < bytes.count, folded(all[at + length]) == bytes[length] { length += 1 }
                if length == bytes.count { return at..<(at + length) }
            }
            return nil
        }
    }

    private func folded(_ byte: UInt8) -> UInt8 {
        ignoresCase && byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }
}
