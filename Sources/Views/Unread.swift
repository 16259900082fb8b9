/// What has come since the view left the bottom.
struct Unread {
    /// An item that may still have grown since: how much of it had been seen.
    struct Seen {
        let item: Item
        let place: Int
        let version: Int
        /// Without what stands at its end while it is open, and without the blank line.
        let lines: Int
        let columns: Int
        let glyphs: Int
    }

    /// From the first item that could grow to the last there was.
    let seen: [Seen]
    /// The first line that is new; nil while nothing is. `line` is one of the block.
    var mark: Place?
    /// Lines, without the blank ones between items.
    var count = 0
    /// There is more than was counted.
    var isMore = false
    /// The bottom has been in view since: nothing is unread any more, and the marker goes with the next movement.
    var isSeen = false

    /// Counting ends after so many items: what is laid out for it must stay little.
    static let countedItems = 40

    /// "12 new".
    var label: String? {
        count == 0 || isSeen ? nil : "\(count)\(isMore ? "+" : "") new"
    }
}
