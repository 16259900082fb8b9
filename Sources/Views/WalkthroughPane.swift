import Canvas
import Conversation
import Engine
import Patterns
import Personas

/// The pattern that is under way, below the team: a line a step, how each stands, who takes it, who is next.
enum WalkthroughPane {
    /// Rows for all of it, with a blank line before; 0 where there is none.
    static func rows(_ state: State) -> Int { shown(state).map { $0.steps.count + 2 } ?? 0 }

    /// With fewer rows only the title and the step at hand, and the ones beside it, are shown.
    static func leastRows(_ state: State) -> Int { shown(state).map { min(3, $0.steps.count) + 2 } ?? 0 }

    private static func shown(_ state: State) -> Walkthrough? {
        state.handoffs.walkthrough.flatMap { $0.status == .stopped ? nil : $0 }
    }

    static func draw(into frame: inout Frame, _ rect: Rect, _ state: State, label: Int) {
        guard let walkthrough = shown(state), rect.size.rows > 1 else { return }
        let columns = rect.size.columns - 1
        put(
            piece(walkthrough.pattern.title, .heading, .bold), standing(walkthrough), columns,
            into: &frame, rect, row: 1, indented: 1)
        let room = min(rect.size.rows - 2, walkthrough.steps.count)
        let first = max(0, min((walkthrough.at ?? 0) - room / 3, walkthrough.steps.count - room))
        let next = Standing.upcoming(state)?.number
        for (row, step) in walkthrough.steps[first..<(first + room)].enumerated() {
            let mark = Standing.mark(step)
            let isActive = step.state == .active
            let slug = step.persona ?? (step.plan.personas.count == 1 ? step.plan.personas[0] : nil)
            let digits = String(walkthrough.steps.count).count
            let number = String(repeating: " ", count: digits - String(step.number).count) + "\(step.number) "
            var cells = piece(mark.text, mark.ink, .bold) + piece(number, isActive ? .text : .faint)
            cells += fitted(
                piece(Standing.short(step, state), Standing.ink(of: slug, state), isActive ? .bold : []),
                to: label)
            cells += piece(" ") + piece(step.plan.task, isActive ? .text : .faint)
            put(
                cells, word(step, isNext: step.number == next, state), columns, into: &frame, rect,
                row: row + 2, indented: 0)
        }
    }

    private static func standing(_ walkthrough: Walkthrough) -> [Cell] {
        switch walkthrough.status {
        case .goalWanted: piece("goal wanted", .accent)
        case .running: piece("\(walkthrough.active?.number ?? 0) of \(walkthrough.steps.count)", .faint)
        case .paused: piece("paused", .warning)
        case .stopped: piece("stopped", .faint)
        case .finished: piece("finished", .success)
        }
    }

    /// What the mark does not say by itself.
    private static func word(_ step: WalkthroughStep, isNext: Bool, _ state: State) -> [Cell] {
        switch step.state {
        case .active:
            if step.isChoosing { return piece("who?", .accent) }
            if case .brief? = state.card { return piece("brief", .accent) }
            return step.draft == nil ? [] : piece("brief waits", .accent)
        case .pending: return isNext ? piece("next", .faint) : []
        case .stale: return piece(isNext ? "stale, next" : "stale", .warning)
        case .skipped: return piece("skipped", .faint)
        case .done: return []
        }
    }

    private static func put(
        _ left: [Cell], _ right: [Cell], _ columns: Int, into frame: inout Frame, _ rect: Rect, row: Int,
        indented: Int
    ) {
        let gap = right.isEmpty ? 0 : 1
        let room = max(0, columns - indented - width(of: right) - gap)
        frame.put(
            fitted(left, to: room) + (right.isEmpty ? [] : piece(" ") + right),
            column: rect.origin.column + indented, row: rect.origin.row + row, columns: columns)
    }
}
