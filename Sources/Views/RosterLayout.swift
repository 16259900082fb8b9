import Canvas
import Conversation
import Engine
import Personas

/// Which member and which part of the walkthrough stands in which row of the roster.
struct RosterLayout {
    let rect: Rect
    /// Lines a member takes: two where there is room for all, the second tells the focus.
    let perMember: Int
    /// Members by their place in the team, from the first that is seen.
    let members: Range<Int>
    /// The walkthrough's first row, in the pane.
    let below: Int
    /// Columns of the abbreviations.
    let label: Int

    init(_ rect: Rect, _ state: State, selected: Slug?) {
        self.rect = rect
        let count = state.team.personas.count
        let whole = WalkthroughPane.rows(state)
        perMember = rect.size.rows - 1 - whole >= count * 2 ? 2 : 1
        let steps = min(
            whole, max(WalkthroughPane.leastRows(state), rect.size.rows - 1 - count * perMember))
        let rows = max(0, rect.size.rows - steps)
        // The roster scrolls by itself so that who is selected or speaks is always seen.
        let room = max(0, (rows - 1) / perMember)
        let seen = selected ?? state.activity?.speaker ?? state.addressee
        let current = state.team.personas.firstIndex { $0.slug == seen } ?? 0
        let first = max(0, min(current - room + 1, count - room))
        members = first..<min(count, first + room)
        below = min(rows, 1 + count * perMember)
        label = min(
            Gutter.widest,
            state.team.personas.map { Cells.of($0.abbreviation, .plain).count }.max() ?? 0)
    }

    /// The first row of a member, in the pane.
    func row(of member: Int) -> Int { 1 + (member - members.lowerBound) * perMember }

    enum Place: Hashable {
        case member(Slug)
        case walkthrough
    }

    /// What stands at a point of the screen.
    func place(at point: Point, _ state: State) -> Place? {
        guard (rect.origin.column..<rect.origin.column + rect.size.columns).contains(point.column),
            (rect.origin.row..<rect.origin.row + rect.size.rows).contains(point.row)
        else { return nil }
        let row = point.row - rect.origin.row
        if row >= 1 {
            let member = members.lowerBound + (row - 1) / perMember
            if members.contains(member) { return .member(state.team.personas[member].slug) }
        }
        return row > below && row < below + WalkthroughPane.rows(state) ? .walkthrough : nil
    }
}
