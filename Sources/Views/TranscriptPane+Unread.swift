import Canvas
import Conversation
import Engine

/// What arrives while the view is away from the bottom.
extension TranscriptPane {
    /// How much there is now of all that may still grow, and of the last item.
    mutating func seenNow(_ state: State, _ clock: Clock) -> [Unread.Seen] {
        guard let last = items.all.lastIndex(where: \.isCourse) else { return [] }
        let first = items.all[..<last].suffix(Unread.countedItems).firstIndex { item in
            if case .turn(let index) = item { state.transcript.turns[index].isOpen } else { false }
        }
        return ((first ?? last)...last).filter { items.all[$0].isCourse }.map { place in
            let block = blocks.block(items.all[place], state, columns: textColumns, clock: clock)
            return Unread.Seen(
                item: items.all[place], place: place, version: block.version, lines: block.settledCount,
                columns: textColumns, glyphs: block.glyphs(before: block.settledCount))
        }
    }

    /// Finds out where the unread part begins now, and how much of it there is.
    mutating func lookForNew(_ state: State, _ clock: Clock) {
        guard var unread else { return }
        var count = 0
        var mark: Place?
        var place = -1
        for seen in unread.seen {
            guard let at = items.index(of: seen.item, near: seen.place) else { continue }
            place = max(place, at)
            let block = blocks.block(items.all[at], state, columns: textColumns, clock: clock)
            let lines = seen.lines(in: block)
            if block.settledCount <= lines { continue }
            count += block.settledCount - lines
            // Of a folded turn nothing stands behind the line that tells of it.
            mark = mark ?? Place(item: at, line: isFolded(items.all[at]) ? min(lines, 2) : lines)
        }
        var examined = 0
        unread.isMore = false
        for at in (place + 1)..<max(place + 1, items.all.count) where items.all[at].isCourse {
            mark = mark ?? Place(item: at, line: 0)
            examined += 1
            if examined > Unread.countedItems {
                unread.isMore = true
                break
            }
            count += blocks.block(items.all[at], state, columns: textColumns, clock: clock).count - 1
        }
        unread.count = count
        unread.mark = mark
        self.unread = unread
    }
}

extension Unread.Seen {
    /// How many lines of the item as it is now had been seen.
    fileprivate func lines(in block: Block) -> Int {
        if version == block.version { return block.settledCount }
        if columns == block.columns { return lines }
        return glyphs == 0 ? min(lines, 1) : block.line(holding: glyphs - 1) + 1
    }
}

extension Unread {
    /// `-- new ------`, from one side of the pane to the other.
    static func marker(columns: Int) -> [Cell] {
        let head = piece("\u{2500}\u{2500} ", .accent) + piece("new", .accent, .bold) + piece(" ", .accent)
        let rest = columns - width(of: head)
        return rest < 1 ? head : head + piece(String(repeating: "\u{2500}", count: rest), .accent)
    }
}
