/// Remembers how the paragraphs of a text were broken into lines, for when the text is laid out again with more at
/// its end. What was there before costs a comparison; a paragraph that grew is wrapped again from where it changed.
struct LeafCache: Sendable {
    private struct Leaf {
        let text: InlineText
        let width: Int
        let lines: [Line]
        /// For each line the index of its first cell; empty when hard breaks make more than one paragraph of it.
        let starts: [Int]
    }

    /// From the last time, in document order.
    private let known: [Leaf]
    private var used: [Leaf] = []

    init() { known = [] }

    private init(known: [Leaf]) { self.known = known }

    /// How many leaves were asked for.
    var count: Int { used.count }

    /// What to take for the next time, when the first `finished` leaves will not come again.
    func next(without finished: Int) -> LeafCache { LeafCache(known: Array(used.dropFirst(finished))) }

    /// The lines of the next leaf.
    mutating func lines(of text: InlineText, width: Int) -> [Line] {
        let leaf = self.leaf(text, width, used.count < known.count ? known[used.count] : nil)
        used.append(leaf)
        return leaf.lines
    }

    private func leaf(_ text: InlineText, _ width: Int, _ old: Leaf?) -> Leaf {
        guard !text.hasBreaks else {
            let lines = text.rows().flatMap { Wrap.lines($0, width: width) }
            return Leaf(text: text, width: width, lines: lines, starts: [])
        }
        guard let old, old.width == width else { return wrapped(text, width) }
        if old.text.pieces == text.pieces, old.text.bytes == text.bytes { return old }
        // Up to there, a cell is a byte. The lines before `kept` are told before the texts part.
        let common = text.commonLength(with: old.text)
        let whole = old.starts.partitioningIndex { $0 >= common }
        let kept = whole - 3
        guard kept > 0 else { return wrapped(text, width) }
        let start = old.starts[kept]
        let rest = Wrap.linesWithStarts(text.rows(from: start).flatMap { $0 }, width: width)
        return Leaf(
            text: text, width: width, lines: old.lines[..<kept] + rest.lines,
            starts: old.starts[..<kept] + rest.starts.map { $0 + start })
    }

    private func wrapped(_ text: InlineText, _ width: Int) -> Leaf {
        let (lines, starts) = Wrap.linesWithStarts(text.rows().flatMap { $0 }, width: width)
        return Leaf(text: text, width: width, lines: lines, starts: starts)
    }
}

extension Array {
    /// The index of the first element that `isBehind` holds for, when it holds for all after that too.
    fileprivate func partitioningIndex(_ isBehind: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
