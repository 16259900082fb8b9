import Canvas

/// A block as it is looked at: whole or folded, and with the line that says where the unread part begins.
struct Shown {
    enum Row {
        /// A line of the block.
        case line(Int)
        case folded
        case mark
        /// Parts the item from the next one.
        case blank
    }

    let block: Block
    let isFolded: Bool
    /// The marker stands before this line; nil for none.
    private let mark: Int?

    /// `mark`: a line of the block, wherever that is now.
    init(_ block: Block, isFolded: Bool, mark: Int?) {
        self.block = block
        // What has one line cannot become shorter.
        self.isFolded = isFolded && block.count > 2
        let lines = self.isFolded ? Self.foldedCount : block.count
        self.mark = mark.map { min(max(0, $0), lines - 1) }
    }

    /// Its first line, how much is not shown, and a blank one.
    private static let foldedCount = 3

    private var lines: Int { isFolded ? Self.foldedCount : block.count }

    var count: Int { lines + (mark == nil ? 0 : 1) }

    /// How many lines are folded away.
    var hidden: Int { block.count - 2 }

    subscript(row: Int) -> Row {
        var line = row
        if let mark {
            if row == mark { return .mark }
            if row > mark { line -= 1 }
        }
        if line == lines - 1 { return .blank }
        return isFolded && line > 0 ? .folded : .line(line)
    }
}
