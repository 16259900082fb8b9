import Canvas
import Conversation
import Engine
import Personas

/// The team at the right, or as one strip line: who there is, who speaks, who is next.
enum RosterPane {
    static func draw(into frame: inout Frame, _ rect: Rect, _ state: State, clock: Clock) {
        let members = state.team.personas
        put("Team", Style(.heading, .bold), into: &frame, rect, row: 0)
        let whole = WalkthroughPane.rows(state)
        // Two lines a member where there is room for all: the second tells the focus.
        let perMember = rect.size.rows - 1 - whole >= members.count * 2 ? 2 : 1
        let below = min(
            whole,
            max(WalkthroughPane.leastRows(state), rect.size.rows - 1 - members.count * perMember))
        let teamRows = max(0, rect.size.rows - below)
        let label = min(Gutter.widest, members.map { Cells.of($0.abbreviation, .plain).count }.max() ?? 0)
        // The roster scrolls by itself so that who speaks is always seen.
        let room = max(0, (teamRows - 1) / perMember)
        let current = members.firstIndex { $0.slug == (state.activity?.speaker ?? state.addressee) } ?? 0
        let first = max(0, min(current - room + 1, members.count - room))
        for (row, index) in (first..<members.count).prefix(room).enumerated() {
            let persona = members[index]
            let at = 1 + row * perMember
            let condition = Condition(of: persona.slug, state, clock: clock)
            let ink = Ink.member(index)
            var cells = Cells.of(condition.mark, Style(ink, .bold))
            cells += padded(Cells.of(persona.abbreviation, Style(ink, .bold)), to: label)
            cells += Cells.of(" ", .plain)
            let right = Cells.of(condition.text, Style(condition.isActive ? .accent : .faint))
            let left = rect.size.columns - width(of: cells) - width(of: right) - 2
            cells += fitted(Cells.of(persona.name, Style(ink)), to: max(0, left))
            cells += Cells.of(" ", .plain) + right
            frame.put(
                cells, column: rect.origin.column, row: rect.origin.row + at, columns: rect.size.columns)
            if perMember == 2, !persona.focus.isEmpty {
                put(
                    String(repeating: " ", count: label + 2) + persona.focus, Style(.faint), into: &frame,
                    rect, row: at + 1)
            }
        }
        let top = min(teamRows, 1 + members.count * perMember)
        WalkthroughPane.draw(
            into: &frame,
            Rect(
                column: rect.origin.column, row: rect.origin.row + top, columns: rect.size.columns,
                rows: rect.size.rows - top), state, label: label)
    }

    /// The team on one line: `DE >MLOPS speaking 4s VIZ ...`, beginning where who speaks is seen.
    static func drawStrip(into frame: inout Frame, _ rect: Rect, _ state: State, clock: Clock) {
        var pieces: [[Cell]] = []
        var current = 0
        var hasActive = false
        for (index, persona) in state.team.personas.enumerated() {
            let condition = Condition(of: persona.slug, state, clock: clock)
            let isMarked = condition.isActive || persona.slug == state.pinned
            if condition.isActive, !hasActive {
                current = index
                hasActive = true
            }
            var cells = Cells.of(
                (isMarked ? condition.mark.trimmedEnd : "") + persona.abbreviation,
                Style(.member(index), isMarked ? .bold : []))
            if condition.isActive { cells += Cells.of(" " + condition.text, Style(.accent)) }
            pieces.append(cells + Cells.of("  ", .plain))
        }
        // Who is next in a pattern stands at the right.
        let next =
            Standing.upcoming(state).map { piece("next: \(Standing.short($0, state)) ", .accent) } ?? []
        let columns = max(0, rect.size.columns - width(of: next))
        let total = pieces.reduce(1) { $0 + width(of: $1) }
        let first = total > columns ? current : 0
        var cells = Cells.of(" ", .plain)
        for piece in pieces[min(first, pieces.count)...] {
            // Beside something else none is cut in the middle.
            if !next.isEmpty, width(of: cells) + width(of: piece) > columns { break }
            cells += piece
        }
        frame.put(cells, column: rect.origin.column, row: rect.origin.row, columns: columns)
        frame.put(next, column: rect.origin.column + columns, row: rect.origin.row)
    }

    private static func put(
        _ text: String, _ style: Style, into frame: inout Frame, _ rect: Rect, row: Int
    ) {
        frame.put(
            fitted(Cells.of(text, style), to: rect.size.columns - 1), column: rect.origin.column + 1,
            row: rect.origin.row + row)
    }
}

/// How a member stands, in a word.
struct Condition: Hashable {
    /// Two columns: `> ` who speaks, `* ` who was pinned with `/as`.
    var mark: String
    var text: String
    var isActive: Bool

    init(of slug: Slug, _ state: State, clock: Clock) {
        let count = state.turnCounts[slug] ?? 0
        mark = slug == state.pinned ? "* " : "  "
        text = count == 0 ? "" : (count == 1 ? "1 turn" : "\(count) turns")
        isActive = false
        if let activity = state.activities.first(where: { $0.speaker == slug }) {
            isActive = activity.phase != .queued
            if isActive { mark = "> " }
            let elapsed = clock.elapsed(since: activity.since)
            switch activity.phase {
            case .queued: text = "next"
            case .waiting: text = "asked \(elapsed)"
            case .loading: text = "loading \(elapsed)"
            case .reading(let done, let total):
                text = total > 0 ? "thinking \(min(100, done * 100 / total)) %" : "thinking \(elapsed)"
            case .speaking: text = "speaking \(elapsed)"
            }
        } else if state.call?.purpose == .brief, state.handoffs.step?.persona == slug {
            text = "brief"
        } else if state.next.contains(slug) {
            text = "next"
        } else if state.expected?.speakers.contains(slug) == true {
            text = "would answer"
        }
    }
}

extension String {
    var trimmedEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
