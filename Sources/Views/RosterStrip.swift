import Canvas
import Conversation
import Engine
import Personas

/// The team on one line: `DE >MLOPS speaking 4s VIZ ...`, beginning where who is selected or speaks is seen.
struct RosterStrip {
    private struct Piece {
        let slug: Slug
        let cells: [Cell]
    }

    private let rect: Rect
    private let pieces: [Piece]
    /// Who is next in a pattern stands at the right.
    private let next: [Cell]
    /// The first piece that is seen.
    private let first: Int

    init(_ rect: Rect, _ state: State, selected: Slug?, clock: Clock) {
        self.rect = rect
        var pieces: [Piece] = []
        var current: Int?
        for (index, persona) in state.team.personas.enumerated() {
            let condition = Condition(of: persona.slug, state, clock: clock)
            let isSelected = persona.slug == selected
            let isMarked = condition.isActive || persona.slug == state.pinned
            if isSelected || (condition.isActive && current == nil && selected == nil) { current = index }
            var cells = Cells.of(
                (isMarked ? condition.mark.trimmedEnd : "") + persona.abbreviation,
                Style(.member(index), isMarked || isSelected ? .bold : []))
            if condition.isActive || isSelected { cells += Cells.of(" " + condition.text, Style(.accent)) }
            if isSelected { cells = cells.map(\.reversed) }
            pieces.append(Piece(slug: persona.slug, cells: cells + Cells.of("  ", .plain)))
        }
        self.pieces = pieces
        next = Standing.upcoming(state).map { piece("next: \(Standing.short($0, state)) ", .accent) } ?? []
        let total = pieces.reduce(1) { $0 + width(of: $1.cells) }
        first = total > max(0, rect.size.columns - width(of: next)) ? current ?? 0 : 0
    }

    private var columns: Int { max(0, rect.size.columns - width(of: next)) }

    func draw(into frame: inout Frame) {
        var cells = Cells.of(" ", .plain)
        for piece in pieces.dropFirst(first) {
            // Beside something else none is cut in the middle.
            if !next.isEmpty, width(of: cells) + width(of: piece.cells) > columns { break }
            cells += piece.cells
        }
        frame.put(cells, column: rect.origin.column, row: rect.origin.row, columns: columns)
        frame.put(next, column: rect.origin.column + columns, row: rect.origin.row)
    }

    /// Who stands at a point of the screen.
    func member(at point: Point) -> Slug? {
        guard point.row == rect.origin.row, rect.size.rows > 0 else { return nil }
        var end = rect.origin.column + 1
        for piece in pieces.dropFirst(first) {
            let start = end
            end += width(of: piece.cells)
            if !next.isEmpty, end > rect.origin.column + columns { return nil }
            if (start..<end - 2).contains(point.column) { return piece.slug }
        }
        return nil
    }
}

extension String {
    var trimmedEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
