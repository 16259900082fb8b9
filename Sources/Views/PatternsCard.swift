import Canvas
import Engine
import Patterns
import Personas

/// Which of several patterns was meant.
enum PatternsCard {
    static func lines(_ menu: State.Menu, _ state: State, columns: Int) -> [Line] {
        var passage = Passage(columns: columns)
        passage.add(piece("Which pattern?", .accent, .bold))
        passage.blank()
        for (index, pattern) in menu.options.enumerated() {
            let steps = pattern.steps.map { Standing.short($0, state) }.joined(separator: ", ")
            let number = index < 9 ? "\(index + 1) " : "  "
            let cells = piece(number, .accent, .bold) + piece(pattern.title) + piece("  " + steps, .faint)
            passage.add([Line(cells).clipped(to: passage.columns)])
        }
        return passage.lines
    }
}

/// A pattern that has begun, and waits for the user to say what is to come out.
enum GoalCard {
    static func lines(_ walkthrough: Walkthrough, _ state: State, columns: Int) -> [Line] {
        var passage = Passage(columns: columns)
        for step in walkthrough.steps {
            let who = piece(step.plan.role, Standing.ink(of: step.plan.personas.first, state))
            let cells = piece("\(step.number) ", .faint) + who + piece(": \(step.plan.task)", .faint)
            passage.add(cells, hanging: 2)
        }
        passage.blank()
        passage.add(piece("What is to come out in the end? ", .accent, .bold) + piece("Write the goal."))
        return passage.lines
    }
}
