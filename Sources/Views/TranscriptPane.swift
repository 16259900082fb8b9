import Canvas
import Conversation
import Engine

/// The transcript as it is looked at: which lines are in view, and how the view moves.
///
/// Only what is visible is laid out. The view hangs on its top line, an item and a line in it; at the bottom it
/// follows what arrives.
struct TranscriptPane {
    var items = Items()
    var blocks = Blocks()
    /// The top visible line; nil while the view follows the bottom.
    var top: Anchor?
    /// While the view follows: where its top stood in the last frame.
    var followed: Place?
    /// When the following view last moved, and whether it does so in steps.
    private var moved = Timestamp(milliseconds: 0)
    private var isHasty = false
    var area = Size(columns: 0, rows: 0)
    private(set) var gutter = Gutter(label: 0)
    private var gutterKey = ""
    private var session = SessionID("")
    private var filter: TranscriptFilter?
    /// The card that was shown last.
    private var card: String?
    /// The view was hung on that card's first line, since it does not fit.
    var isAtCard = false
    /// Set while the view is away from the bottom, and until it moves again after that.
    var unread: Unread?
    /// Turns by index that are shown as one line.
    var folded: Set<Int> = []
    /// The turn that was jumped to, by index.
    var selected: Int?
    var search: Search?

    /// A reply that scrolls more often than this goes up a third of the pane at a time: with a pane beside it every
    /// scrolled line costs the terminal the whole pane.
    private static let hastyInterval: Int64 = 150
    /// So many lines that are not visible stay laid out: some 10 MB.
    private static let keptLines = 4_000

    var isFollowing: Bool { top == nil }

    /// Nothing can be laid out before the first frame, or in no room.
    var hasRoom: Bool { area.rows > 0 && area.columns > gutter.columns }

    var textColumns: Int { max(1, area.columns - gutter.columns) }

    /// Brings what the view hangs on up to date: to be called before anything is asked of it.
    mutating func prepare(_ state: State, _ clock: Clock) {
        if session != state.summary.id {
            session = state.summary.id
            top = nil
            followed = nil
            unread = nil
            folded = []
            selected = nil
            search = nil
        }
        let isChanged = items.update(state)
        if filter != state.filter {
            filter = state.filter
            followed = nil
            unread = nil
            selected = nil
            top = top.flatMap { nearest(to: $0) }
            search?.begin(again: items.all.count, course: items.course)
        }
        let key = "\(area.columns) \(state.team.hash)"
        if key != gutterKey {
            gutterKey = key
            gutter = Gutter(team: state.team, paneColumns: area.columns)
        }
        guard hasRoom else { return }
        if isChanged, let anchor = top {
            if let place = items.index(of: anchor.item, near: anchor.place.item) {
                top?.place.item = place
            } else {
                top = nil
            }
        }
        settle(state, clock)
    }

    /// The view's top among other items than before.
    private func nearest(to anchor: Anchor) -> Anchor? {
        if let place = items.index(of: anchor.item, near: anchor.place.item) {
            var anchor = anchor
            anchor.place.item = place
            return anchor
        }
        guard case .turn(let turn) = anchor.item, let place = items.firstTurn(from: turn) else { return nil }
        return Anchor(item: items.all[place], place: Place(item: place, line: 0), columns: anchor.columns)
    }

    /// The line stays that stood at the top, whatever has become of the lines before it: another width, or the marker.
    private mutating func settle(_ state: State, _ clock: Clock) {
        let before = unread?.mark
        let isOnMark = before != nil && top?.place == before
        if var anchor = top {
            var line = anchor.place.line
            if let before, before.item == anchor.place.item, line > before.line { line -= 1 }
            if anchor.columns != textColumns {
                line = rewrapped(&anchor, line: line, state, clock)
                anchor.columns = textColumns
            }
            anchor.place.line = line
            top = anchor
        }
        lookForNew(state, clock)
        guard let mark = unread?.mark, let place = top?.place, mark.item == place.item else { return }
        if !isOnMark, place.line >= mark.line { top?.place.line += 1 }
    }

    /// Where the line that begins with the same glyph stands at another width.
    private mutating func rewrapped(
        _ anchor: inout Anchor, line: Int, _ state: State, _ clock: Clock
    ) -> Int {
        if isFolded(items.all[anchor.place.item]) || line == 0 { return line }
        let item = items.all[anchor.place.item]
        let home =
            anchor.home
            ?? Anchor.Home(
                line: line, columns: anchor.columns,
                glyphs: blocks.block(item, state, columns: anchor.columns, clock: clock).glyphs(before: line))
        anchor.home = home
        if home.columns == textColumns { return home.line }
        return blocks.block(item, state, columns: textColumns, clock: clock).line(holding: home.glyphs)
    }

    /// Hangs the view on a place, or has it follow when that is the bottom.
    mutating func hang(on place: Place, _ state: State, _ clock: Clock) {
        top =
            place >= bottomTop(state, clock)
            ? nil : Anchor(item: items.all[place.item], place: place, columns: textColumns)
    }

    func isFolded(_ item: Item) -> Bool {
        if case .turn(let index) = item { folded.contains(index) } else { false }
    }

    mutating func shown(_ item: Int, _ state: State, _ clock: Clock) -> Shown {
        Shown(
            blocks.block(items.all[item], state, columns: textColumns, clock: clock),
            isFolded: isFolded(items.all[item]),
            mark: unread?.mark.flatMap { $0.item == item ? $0.line : nil })
    }

    mutating func count(_ item: Int, _ state: State, _ clock: Clock) -> Int {
        shown(item, state, clock).count
    }

    /// A card that is higher than the pane is shown from its first line; when it has gone, the view follows again.
    private mutating func lookAtCard(_ state: State, _ clock: Clock) {
        let shown = state.card.map { CardItem.identity($0, state) }
        if shown == card { return }
        card = shown
        if isAtCard { top = nil }
        isAtCard = false
        guard shown != nil, top == nil, let place = items.all.lastIndex(of: .card),
            count(place, state, clock) - 1 > area.rows
        else { return }
        top = Anchor(item: .card, place: Place(item: place, line: 0), columns: textColumns)
        isAtCard = true
    }

    // MARK: - Where the view stands

    /// Draws into `area` of the frame.
    mutating func draw(into frame: inout Frame, _ rect: Rect, _ state: State, clock: Clock) {
        if area != rect.size { followed = nil }
        area = rect.size
        prepare(state, clock)
        guard hasRoom else { return }
        lookAtCard(state, clock)
        updateSearch(state, clock)
        let first = topOfView(state, clock)
        var at = first
        var row = 0
        while row < rect.size.rows, at.item < items.all.count {
            let shown = shown(at.item, state, clock)
            let count = min(shown.count, at.line + rect.size.rows - row)
            let highlights = highlights(of: at.item, shown, at.line..<max(at.line, count))
            while at.line < count {
                draw(shown, at, highlights, into: &frame, rect, row: row)
                row += 1
                at.line += 1
            }
            if row < rect.size.rows { at = Place(item: at.item + 1, line: 0) }
        }
        // A marker that the following view has left behind is of no use any more.
        if isFollowing, let mark = unread?.mark, unread?.isSeen == true, mark < first {
            unread = nil
            // Its line is gone: what stood at the top does so in the next frame too.
            if mark.item == first.item { followed?.line -= 1 }
        }
        blocks.forget(beyond: max(64, 3 * rect.size.rows), lines: Self.keptLines)
    }

    private func draw(
        _ shown: Shown, _ at: Place, _ highlights: [Int: [Search.Highlight]], into frame: inout Frame,
        _ rect: Rect, row: Int
    ) {
        let y = rect.origin.row + row
        let voice = shown.block.voice
        var ink = Style(voice.ink)
        let line: Line
        switch shown[at.line] {
        case .blank: return
        case .mark:
            frame.put(
                Unread.marker(columns: rect.size.columns), column: rect.origin.column, row: y,
                columns: rect.size.columns)
            return
        case .folded:
            let count = shown.hidden
            line = Line(piece(count == 1 ? "1 line folded" : "\(count) lines folded", .faint, .italic))
        case .line(let index):
            if index == 0 { ink.attributes.insert(.bold) }
            line = (highlights[index] ?? []).reduce(shown.block[index]) { $1.applied(to: $0) }
        }
        if at.line == 0, let selected, items.all[at.item] == .turn(selected) {
            ink.attributes.insert(.reverse)
        }
        let end = frame.put(
            gutter.cells(voice.short, ink), column: rect.origin.column, row: y, columns: rect.size.columns)
        frame.put(
            line.cells, column: end, row: y, columns: rect.origin.column + rect.size.columns - end)
    }

    mutating func topOfView(_ state: State, _ clock: Clock) -> Place {
        if var fixed = top?.place {
            // The item may have become shorter (another width).
            fixed.line = min(fixed.line, count(fixed.item, state, clock) - 1)
            let bottom = bottomTop(state, clock)
            if fixed < bottom {
                top?.place = fixed
                return fixed
            }
            top = nil
            unread?.isSeen = true
            return bottom
        }
        let bottom = bottomTop(state, clock)
        let place = follow(to: bottom, state, clock)
        followed = place
        return place
    }

    /// Where a following view goes: to the bottom; while a reply arrives fast, ahead of it by a third of the pane.
    private mutating func follow(to bottom: Place, _ state: State, _ clock: Clock) -> Place {
        guard state.activities.contains(where: { $0.phase == .speaking }), let before = followed,
            before.item < items.all.count
        else {
            isHasty = false
            return bottom
        }
        if bottom <= before { return isHasty ? before : bottom }
        isHasty =
            (0..<Int64.max).contains(clock.now.since(moved))
            && clock.now.since(moved) < (isHasty ? 4 * Self.hastyInterval : Self.hastyInterval)
        moved = clock.now
        return isHasty ? below(bottom, by: area.rows / 3, state, clock) : bottom
    }

    /// The top line with which the last line stands at the bottom of the pane.
    mutating func bottomTop(_ state: State, _ clock: Clock) -> Place {
        var missing = area.rows
        var item = items.all.count - 1
        while item >= 0 {
            // The blank line after the last item is not shown.
            let lines = count(item, state, clock) - (item == items.all.count - 1 ? 1 : 0)
            if lines >= missing { return Place(item: item, line: lines - missing) }
            missing -= lines
            item -= 1
        }
        return Place(item: 0, line: 0)
    }
}
