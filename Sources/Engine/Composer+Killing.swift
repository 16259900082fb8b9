extension Composer {
    private static let ring = 30

    mutating func kill(_ range: Range<String.Index>, backward: Bool) -> EditKind {
        guard !range.isEmpty else { return .killing }
        let piece = String(text[range])
        if lastEdit == .killing, let last = killed.popLast() {
            killed.append(backward ? piece + last : last + piece)
        } else {
            keep(killed: piece)
        }
        remove(range)
        return .killing
    }

    mutating func keep(killed piece: String) {
        killed.append(piece)
        if killed.count > Self.ring { killed.removeFirst() }
    }

    mutating func yank() -> EditKind {
        guard let last = killed.last else { return .other }
        put(last, turns: 0)
        return .yanking
    }

    /// Replaces what the yank before put in by the kill before it.
    mutating func yankPop() -> EditKind {
        guard lastEdit == .yanking, killed.count > 1 else { return lastEdit == .yanking ? .yanking : .other }
        let turns = inserted.turns + 1
        takeBackInserted()
        put(killed[killed.count - 1 - turns % killed.count], turns: turns)
        return .yanking
    }

    /// The last word of an earlier line, without the blanks and full stops around it.
    mutating func lastArgument() -> EditKind {
        let turns = lastEdit == .arguing ? inserted.turns + 1 : 0
        let words = history.reversed().lazy.compactMap { line in
            line.suffix(1_000).split(whereSeparator: \.isWhitespace).last.map(String.init)
        }
        guard let word = words.dropFirst(turns).first else { return lastEdit == .arguing ? .arguing : .other }
        if turns > 0 { takeBackInserted() }
        put(word, turns: turns)
        return .arguing
    }

    private mutating func put(_ piece: String, turns: Int) {
        let start = caret
        insert(piece)
        inserted = Inserted(range: start..<caret, turns: turns)
    }

    private mutating func takeBackInserted() {
        let range = inserted.range
        guard range.upperBound == caret, range.lowerBound <= caret else { return }
        remove(index(range.lowerBound)..<index(range.upperBound))
    }
}
