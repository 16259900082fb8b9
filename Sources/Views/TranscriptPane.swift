import Canvas
import Conversation
import Engine

/// The transcript as it is looked at: which lines are in view, and how the view moves.
///
/// Only what is visible is laid out. The view hangs on its top line, an item and a line in it; at the bottom it
/// follows what arrives.
struct TranscriptPane {
    private var items = Items()
    private var blocks = Blocks()
    /// The top visible line; nil while the view follows the bottom.
    private var top: Position?
    /// While the view follows: where its top stood in the last frame.
    private var followed: Position?
    /// When the following view last moved, and whether it does so in steps.
    private var moved = Timestamp(milliseconds: 0)
    private var isHasty = false
    private var area = Size(columns: 0, rows: 0)
    private var gutter = Gutter(label: 0)
    private var gutterKey = ""
    private var session = SessionID("")
    /// The card that was shown last.
    private var card: String?
    /// The view was hung on that card's first line, since it does not fit.
    private var isAtCard = false

    private struct Position: Hashable, Comparable {
        var item: Int
        var line: Int

        static func < (a: Position, b: Position) -> Bool { (a.item, a.line) < (b.item, b.line) }
    }

    /// A reply that scrolls more often than this goes up a third of the pane at a time: with a pane beside it every
    /// scrolled line costs the terminal the whole pane.
    private static let hastyInterval: Int64 = 150

    var isFollowing: Bool { top == nil }

    mutating func scroll(_ scroll: Scroll, _ state: State, clock: Clock) {
        items.update(state)
        guard area.rows > 0, area.columns > 0 else { return }
        let from = top ?? bottomTop(state, clock)
        isAtCard = false
        switch scroll {
        case .lines(let count): move(from, up: count, state, clock)
        case .pages(let count): move(from, up: count * max(1, area.rows - 2), state, clock)
        case .top: top = Position(item: 0, line: 0)
        case .bottom: top = nil
        case .turn(let number):
            if let item = items.all.firstIndex(of: .turn(number - 1)) { top = Position(item: item, line: 0) }
        }
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
        top = Position(item: place, line: 0)
        isAtCard = true
    }

    private mutating func move(_ from: Position, up count: Int, _ state: State, _ clock: Clock) {
        let target = count >= 0 ? above(from, by: count, state, clock) : below(from, by: -count, state, clock)
        top = target >= bottomTop(state, clock) ? nil : target
    }

    /// Draws into `area` of the frame.
    mutating func draw(into frame: inout Frame, _ rect: Rect, _ state: State, clock: Clock) {
        if session != state.summary.id {
            session = state.summary.id
            top = nil
            followed = nil
        }
        if area != rect.size { followed = nil }
        area = rect.size
        items.update(state)
        let key = "\(rect.size.columns) \(state.team.hash)"
        if key != gutterKey {
            gutterKey = key
            gutter = Gutter(team: state.team, paneColumns: rect.size.columns)
        }
        guard rect.size.rows > 0, rect.size.columns > gutter.columns else { return }
        let columns = textColumns(state)
        lookAtCard(state, clock)
        var at = topOfView(state, clock)
        var row = 0
        while row < rect.size.rows, at.item < items.all.count {
            let block = blocks.block(items.all[at.item], state, columns: columns, clock: clock)
            let head = gutter.cells(block.voice.short, Style(block.voice.ink, .bold))
            let other = gutter.cells(block.voice.short, Style(block.voice.ink))
            while row < rect.size.rows, at.line < block.count {
                if !block.isBlank(at.line) {
                    let end = frame.put(
                        at.line == 0 ? head : other, column: rect.origin.column,
                        row: rect.origin.row + row, columns: rect.size.columns)
                    frame.put(
                        block[at.line].cells, column: end, row: rect.origin.row + row,
                        columns: rect.origin.column + rect.size.columns - end)
                }
                row += 1
                at.line += 1
            }
            at = Position(item: at.item + 1, line: 0)
        }
        blocks.forget(beyond: max(64, 3 * rect.size.rows))
    }

    private func textColumns(_ state: State) -> Int {
        max(1, area.columns - gutter.columns)
    }

    private mutating func count(_ item: Int, _ state: State, _ clock: Clock) -> Int {
        blocks.block(items.all[item], state, columns: textColumns(state), clock: clock).count
    }

    // MARK: - Where the view stands

    private mutating func topOfView(_ state: State, _ clock: Clock) -> Position {
        if var fixed = top {
            // The item may have become shorter (another width).
            fixed.item = min(fixed.item, items.all.count - 1)
            fixed.line = min(fixed.line, count(fixed.item, state, clock) - 1)
            let bottom = bottomTop(state, clock)
            if fixed >= bottom {
                top = nil
                return bottom
            }
            top = fixed
            return fixed
        }
        let bottom = bottomTop(state, clock)
        let place = follow(to: bottom, state, clock)
        followed = place
        return place
    }

    /// Where a following view goes: to the bottom; while a reply arrives fast, ahead of it by a third of the pane.
    private mutating func follow(to bottom: Position, _ state: State, _ clock: Clock) -> Position {
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
    private mutating func bottomTop(_ state: State, _ clock: Clock) -> Position {
        var missing = area.rows
        var item = items.all.count - 1
        while item >= 0 {
            // The blank line after the last item is not shown.
            let lines = count(item, state, clock) - (item == items.all.count - 1 ? 1 : 0)
            if lines >= missing { return Position(item: item, line: lines - missing) }
            missing -= lines
            item -= 1
        }
        return Position(item: 0, line: 0)
    }

    private mutating func above(_ from: Position, by count: Int, _ state: State, _ clock: Clock) -> Position {
        var at = from
        var left = count
        while left > 0 {
            if at.line >= left { return Position(item: at.item, line: at.line - left) }
            left -= at.line
            if at.item == 0 { return Position(item: 0, line: 0) }
            at = Position(item: at.item - 1, line: self.count(at.item - 1, state, clock))
        }
        return at
    }

    private mutating func below(_ from: Position, by count: Int, _ state: State, _ clock: Clock) -> Position {
        var at = from
        var left = count
        while left > 0 {
            let rest = self.count(at.item, state, clock) - 1 - at.line
            if rest >= left { return Position(item: at.item, line: at.line + left) }
            if at.item + 1 >= items.all.count {
                return Position(item: at.item, line: at.line + max(0, rest))
            }
            left -= rest + 1
            at = Position(item: at.item + 1, line: 0)
        }
        return at
    }
}
