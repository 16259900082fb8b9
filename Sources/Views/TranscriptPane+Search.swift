import Canvas
import Conversation
import Engine

/// Finding words in the transcript.
extension TranscriptPane {
    /// How much is done at a time: bytes of text that are held against the sieve, and what is laid out counts many times.
    private static let portion = 400_000
    private static let layoutCost = 40

    /// How many of the items are looked through.
    private var course: Int { items.course }

    /// More is to be looked through.
    var isSearching: Bool { search.map { !$0.isResting(course: course) } ?? false }

    var searchLabel: String? { search?.label(course: course) }

    /// Looks for a text from the view's top on; for nothing where it is blank.
    mutating func search(for text: String, _ state: State, clock: Clock) {
        prepare(state, clock)
        guard hasRoom else { return }
        search = Search(text, from: topOfView(state, clock), items: items.all.count, course: course)
        work(state, clock: clock)
    }

    mutating func find(_ wanted: Search.Wanted, _ state: State, clock: Clock) {
        prepare(state, clock)
        guard hasRoom, search != nil else { return }
        search?.want(wanted)
        if var search, search.current == nil {
            search.want(.first)
            if search.isComplete(course: course) { search.start = topOfView(state, clock) }
            self.search = search
        }
        resolve(state, clock)
    }

    /// One portion of the search; to be called while `isSearching` holds.
    mutating func work(_ state: State, clock: Clock) {
        prepare(state, clock)
        guard hasRoom, var search else { return }
        let course = course
        if search.counts.count != items.all.count { search.resize(items.all.count, course: course) }
        var left = Self.portion
        while left > 0, let item = search.next(course: course) {
            let (count, cost) = matches(of: search, in: item, state, clock)
            search.note(count, in: item)
            left -= cost
            if count > 0, search.wanted != nil { break }
        }
        self.search = search
        resolve(state, clock)
    }

    /// Once a frame: what has come or ended since is looked through.
    mutating func updateSearch(_ state: State, _ clock: Clock) {
        guard var search else { return }
        if search.counts.count != items.all.count {
            search.resize(items.all.count, course: course)
        }
        for item in search.unsettled where item < search.counts.count {
            guard case .turn(let index) = items.all[item], !state.transcript.turns[index].isOpen else {
                continue
            }
            search.unsettled.remove(item)
            search.note(count(of: search, in: item, state, clock), in: item)
        }
        self.search = search
    }

    private mutating func matches(
        of search: Search, in item: Int, _ state: State, _ clock: Clock
    ) -> (count: Int, cost: Int) {
        guard items.all[item].isCourse else { return (0, 1) }
        var size = 1_000
        if case .turn(let index) = items.all[item] {
            let turn = state.transcript.turns[index]
            size = turn.text.utf8.count + 200
            if turn.isOpen { self.search?.unsettled.insert(item) }
            if !search.sieve.passes(turn.text) { return (0, size) }
        }
        return (count(of: search, in: item, state, clock), size * Self.layoutCost)
    }

    private func count(of search: Search, in item: Int, _ state: State, _ clock: Clock) -> Int {
        let block = blocks.passing(items.all[item], state, columns: textColumns, clock: clock)
        return block.matches(search.query, block.searched).count
    }

    /// Moves to what is wanted, where it is known.
    private mutating func resolve(_ state: State, _ clock: Clock) {
        guard let search, let wanted = search.wanted else { return }
        let found: Search.Found?
        switch wanted {
        case .first: found = first(of: search, state, clock)
        case .next: found = search.neighbour(forward: true, course: course)
        case .previous: found = search.neighbour(forward: false, course: course)
        }
        guard let found else {
            if search.isComplete(course: course) { self.search?.wanted = nil }
            return
        }
        self.search?.current = found
        self.search?.wanted = nil
        reveal(found, state, clock)
    }

    private mutating func first(of search: Search, _ state: State, _ clock: Clock) -> Search.Found? {
        let start = search.start
        if start.item < search.counts.count, search.counts[start.item] > 0 {
            let lines = matchLines(in: start.item, search, state, clock)
            if let ordinal = lines.firstIndex(where: { $0 >= start.line }) {
                return Search.Found(item: start.item, ordinal: ordinal)
            }
        }
        if start.item + 1 < search.down,
            let item = search.counts[(start.item + 1)..<search.down].firstIndex(where: { $0 > 0 })
        {
            return Search.Found(item: item, ordinal: 0)
        }
        guard search.down >= course,
            let item = search.counts[..<min(start.item + 1, search.counts.count)].lastIndex(where: { $0 != 0 }
            ),
            search.counts[item] > 0
        else { return nil }
        return Search.Found(item: item, ordinal: Int(search.counts[item]) - 1)
    }

    private mutating func matchLines(
        in item: Int, _ search: Search, _ state: State, _ clock: Clock
    ) -> [Int] {
        let block = blocks.block(items.all[item], state, columns: textColumns, clock: clock)
        return block.matches(search.query, block.searched).map { $0.first?.line ?? 0 }
    }

    /// Brings what was found into view; a turn that is folded is opened for it.
    private mutating func reveal(_ found: Search.Found, _ state: State, _ clock: Clock) {
        guard begin(state, clock) else { return }
        defer { end(state, clock) }
        if case .turn(let turn) = items.all[found.item], folded.remove(turn) != nil { refold(state, clock) }
        let lines = matchLines(in: found.item, found.ordinal, state, clock)
        let first = topOfView(state, clock)
        let last = below(first, by: area.rows - 1, state, clock)
        let place = Place(item: found.item, line: lines)
        if place >= first, place <= last { return }
        hang(on: above(place, by: area.rows / 3, state, clock), state, clock)
    }

    /// The line of one that was found, the marker counted.
    private mutating func matchLines(
        in item: Int, _ ordinal: Int, _ state: State, _ clock: Clock
    ) -> Int {
        guard let search else { return 0 }
        let lines = matchLines(in: item, search, state, clock)
        let line = lines.indices.contains(ordinal) ? lines[ordinal] : lines.last ?? 0
        guard let mark = unread?.mark, mark.item == item, line >= mark.line else { return line }
        return line + 1
    }

    /// What is to be shown as found in some rows of an item, by the block's lines.
    func highlights(of item: Int, _ shown: Shown, _ rows: Range<Int>) -> [Int: [Search.Highlight]] {
        guard let search, !shown.isFolded, items.all[item].isCourse, !rows.isEmpty else { return [:] }
        let block = shown.block
        let isCurrent = search.current?.item == item
        // A match can begin before what is visible and end behind it.
        let around = (rows.lowerBound - 4)..<(rows.upperBound + 4)
        let lines = isCurrent ? block.searched : around.clamped(to: block.searched)
        var highlights: [Int: [Search.Highlight]] = [:]
        for (ordinal, spans) in block.matches(search.query, lines).enumerated() {
            for span in spans {
                highlights[span.line, default: []].append(
                    Search.Highlight(
                        columns: span.columns, isCurrent: isCurrent && ordinal == search.current?.ordinal))
            }
        }
        return highlights
    }
}

extension Block {
    /// The lines in which is looked: what was said, without header and ending.
    fileprivate var searched: Range<Int> { bodyStart..<settledCount }

    fileprivate func matches(_ query: LineQuery, _ range: Range<Int>) -> [[LineQuery.Span]] {
        query.matches(in: range, width: columns) { self[$0] }
    }
}
