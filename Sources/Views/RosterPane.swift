import Canvas
import Conversation
import Engine
import Personas

/// The team at the right: who there is, how each stands, who is next.
enum RosterPane {
    static func draw(
        into frame: inout Frame, _ layout: RosterLayout, _ state: State, selected: Slug?, clock: Clock
    ) {
        let rect = layout.rect
        put("Team", Style(.heading, .bold), into: &frame, rect, row: 0)
        for member in layout.members {
            let persona = state.team.personas[member]
            let condition = Condition(of: persona.slug, state, clock: clock)
            let isSelected = persona.slug == selected
            let ink = Ink.member(member)
            let row = layout.row(of: member)
            let isRoomy = layout.perMember == 2
            let said =
                isRoomy || condition.isPending || condition.tally.isEmpty ? condition.text : condition.tally
            put(
                Cells.of(condition.mark, Style(ink, .bold))
                    + padded(Cells.of(persona.abbreviation, Style(ink, .bold)), to: layout.label)
                    + Cells.of(" ", .plain) + Cells.of(persona.name, Style(ink)),
                Cells.of(said, Style(condition.isActive ? .accent : .faint)), into: &frame, rect, row: row,
                isSelected: isSelected)
            guard isRoomy else { continue }
            put(
                Cells.of(String(repeating: " ", count: layout.label + 3) + persona.focus, Style(.faint)),
                Cells.of(condition.tally, Style(.faint)), into: &frame, rect, row: row + 1,
                isSelected: isSelected)
        }
        WalkthroughPane.draw(
            into: &frame,
            Rect(
                column: rect.origin.column, row: rect.origin.row + layout.below, columns: rect.size.columns,
                rows: rect.size.rows - layout.below), state, label: layout.label)
    }

    /// One row of a member: cut before what stands at its right.
    private static func put(
        _ left: [Cell], _ right: [Cell], into frame: inout Frame, _ rect: Rect, row: Int, isSelected: Bool
    ) {
        let room = max(0, rect.size.columns - 1 - (right.isEmpty ? 0 : width(of: right) + 1))
        var cells = fitted(left, to: room)
        if !right.isEmpty { cells += Cells.of(" ", .plain) + right }
        cells = padded(cells, to: max(0, rect.size.columns - 1))
        if isSelected { cells = cells.map(\.reversed) }
        frame.put(
            cells, column: rect.origin.column, row: rect.origin.row + row, columns: rect.size.columns)
    }

    private static func put(
        _ text: String, _ style: Style, into frame: inout Frame, _ rect: Rect, row: Int
    ) {
        frame.put(
            fitted(Cells.of(text, style), to: rect.size.columns - 1), column: rect.origin.column + 1,
            row: rect.origin.row + row)
    }
}

extension Cell {
    /// The same, as what is selected.
    var reversed: Cell {
        var cell = self
        cell.style.attributes.insert(.reverse)
        return cell
    }
}
