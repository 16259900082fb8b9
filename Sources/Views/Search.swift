import Canvas

/// A search in the transcript that is on: what is found so far, and how far it has come.
///
/// Items are gone through from the one at the top of the view down, and then from there up, a bounded part at a time; of
/// most of them the sieve tells that nothing can be found. What is found is counted an item, and its lines are looked for
/// again when they are drawn: so nothing of it depends on the width.
struct Search {
    let text: String
    let query: LineQuery
    let sieve: TextSieve
    /// Where the view stood.
    var start: Place
    /// How often it is found in each item; -1 where nobody has looked yet.
    var counts: [Int32]
    /// The next to be looked through, downwards and upwards.
    private(set) var down: Int
    private(set) var up: Int
    /// How many items there were of which something can be found.
    private var course = 0
    /// Replies that were open when they were looked through.
    var unsettled: Set<Int> = []
    /// The one that the view was brought to.
    var current: Found?
    var wanted: Wanted? = .first
    /// In all items that were looked through.
    private(set) var total = 0
    /// It rests when so many are found and no other is wanted.
    private var limit = Self.portion

    struct Found: Hashable {
        var item: Int
        /// From 0, in the item.
        var ordinal: Int
    }

    enum Wanted {
        /// The first from `start` on, else the last before it.
        case first
        case next, previous
    }

    /// Columns of a line that are shown as found.
    struct Highlight {
        let columns: Range<Int>
        let isCurrent: Bool

        func applied(to line: Line) -> Line {
            line.styled(columns) { $0 = Style(.match, isCurrent ? [.bold, .underline] : []) }
        }
    }

    private static let portion = 10_000

    init?(_ text: String, from start: Place, items: Int, course: Int) {
        guard let query = LineQuery(text) else { return nil }
        self.text = text
        self.query = query
        sieve = TextSieve(text)
        self.start = start
        self.course = course
        counts = Array(repeating: -1, count: items)
        down = start.item
        up = start.item - 1
    }

    /// Everything is looked through anew, since there are other items.
    mutating func begin(again items: Int, course: Int) {
        self.course = course
        counts = Array(repeating: -1, count: items)
        start = Place(item: max(0, items - 1), line: 0)
        down = start.item
        up = start.item - 1
        unsettled = []
        current = nil
        wanted = nil
        total = 0
    }

    /// There are `items` now, of which the first `course` can be searched. All of the course but its last item is as it
    /// was.
    mutating func resize(_ items: Int, course: Int) {
        let kept = max(0, min(course, self.course) - 1)
        self.course = course
        for index in min(kept, counts.count)..<counts.count where counts[index] > 0 {
            total -= Int(counts[index])
        }
        counts.removeLast(max(0, counts.count - kept))
        counts += Array(repeating: -1, count: max(0, items - counts.count))
        if kept < start.item {
            start = Place(item: kept, line: 0)
            up = min(up, kept - 1)
        }
        if kept < down { down = max(start.item, kept) }
        if let found = current, found.item >= kept { current = nil }
    }

    /// Everything has been looked through.
    func isComplete(course: Int) -> Bool { down >= course && up < 0 }

    func isResting(course: Int) -> Bool {
        isComplete(course: course) || (total >= limit && wanted == nil)
    }

    /// The item to be looked through now.
    func next(course: Int) -> Int? { down < course ? down : up >= 0 ? up : nil }

    mutating func note(_ count: Int, in item: Int) {
        total += count - max(0, Int(counts[item]))
        counts[item] = Int32(clamping: count)
        if item == down { down += 1 } else if item == up { up -= 1 }
    }

    /// One further on, or before; nil when there is none, or, while `isComplete` is false, when it is not known yet.
    func neighbour(forward: Bool, course: Int) -> Found? {
        guard let current else { return nil }
        let isDone = isComplete(course: course)
        if forward {
            if current.ordinal + 1 < counts[current.item] {
                return Found(item: current.item, ordinal: current.ordinal + 1)
            }
            var item = current.item + 1
            while item < course, counts[item] == 0 { item += 1 }
            if item < course, counts[item] > 0 { return Found(item: item, ordinal: 0) }
            guard isDone, let first = counts.firstIndex(where: { $0 > 0 }) else { return nil }
            return Found(item: first, ordinal: 0)
        }
        if current.ordinal > 0 { return Found(item: current.item, ordinal: current.ordinal - 1) }
        var item = current.item - 1
        while item >= 0, counts[item] == 0 { item -= 1 }
        if item >= 0, counts[item] > 0 { return Found(item: item, ordinal: Int(counts[item]) - 1) }
        guard isDone, let last = counts.lastIndex(where: { $0 > 0 }) else { return nil }
        return Found(item: last, ordinal: Int(counts[last]) - 1)
    }

    mutating func want(_ wanted: Wanted) {
        self.wanted = wanted
        if total >= limit { limit = total + Self.portion }
    }

    /// "3 of 17"; with a plus while there may be more.
    func label(course: Int) -> String {
        let isDone = isComplete(course: course)
        if total == 0 { return isDone ? "nothing found" : "searching" }
        let all = "\(total)\(isDone ? "" : "+")"
        guard let current, current.item < counts.count else { return "\(all) found" }
        let before = counts[..<current.item].reduce(0) { $0 + max(0, Int($1)) }
        return "\(before + current.ordinal + 1) of \(all)"
    }
}
