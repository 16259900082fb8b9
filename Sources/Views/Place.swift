import Conversation

/// A line of the transcript: an item by its place in `Items.all`, and a line of it.
struct Place: Hashable, Comparable {
    var item: Int
    var line: Int

    static func < (a: Place, b: Place) -> Bool { (a.item, a.line) < (b.item, b.line) }
}

/// What a view that does not follow the bottom hangs on.
struct Anchor {
    /// What stands at `place.item`: found again where items have come or gone before it.
    let item: Item
    var place: Place
    /// At how many columns of text the line was counted.
    var columns: Int
    /// Set from the first other width on.
    var home: Home?

    /// Where the line was before the width changed, and how many glyphs of the item stand before it. The line of the same
    /// glyph is the one that stays, and the line itself comes back when the width does.
    struct Home {
        let line: Int
        let columns: Int
        let glyphs: Int
    }

    init(item: Item, place: Place, columns: Int) {
        self.item = item
        self.place = place
        self.columns = columns
    }
}
