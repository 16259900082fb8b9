import Conversation
import Patterns
import Personas

/// What the shell says of patterns, as Markdown.
enum PatternText {
    static func list(of catalog: PatternCatalog, _ state: State) -> String {
        if catalog.all.isEmpty {
            return "The persona document has no patterns. `### Pattern 1: Title` begins one, "
                + "`1. **Persona** → task` is a step."
        }
        var lines: [String] = []
        for (index, pattern) in catalog.all.enumerated() {
            lines.append("**\(index + 1). \(Text.literal(pattern.title))** `\(pattern.slug)`")
            lines.append("")
            for step in pattern.steps {
                lines.append("\(step.number). \(Text.literal(step.role)): \(Text.literal(step.task))")
            }
            lines.append("")
        }
        lines.append("`/pattern NAME [goal]` starts one; any beginning of its name will do.")
        return lines.joined(separator: "\n")
    }

    static func status(of walkthrough: Walkthrough, _ state: State) -> String {
        var lines = ["**\(Text.literal(walkthrough.pattern.title))**, \(standing(walkthrough))."]
        if !walkthrough.goal.isEmpty { lines += ["", "Goal: \(Text.literal(walkthrough.goal))"] }
        lines += ["", "| Step | Task | Who | State |", "|---|---|---|---|"]
        for step in walkthrough.steps {
            let who = step.persona.map { state.team[$0]?.name ?? $0.text } ?? step.plan.role
            lines.append(
                "| \(step.number) | \(Text.literal(step.plan.task)) | \(Text.literal(who)) | \(condition(step)) |"
            )
        }
        lines += ["", hint(walkthrough, state)]
        return lines.joined(separator: "\n")
    }

    private static func standing(_ walkthrough: Walkthrough) -> String {
        let place = walkthrough.active.map { "step \($0.number) of \(walkthrough.steps.count)" } ?? ""
        return switch walkthrough.status {
        case .goalWanted: "waits for its goal"
        case .running: place
        case .paused: "paused at \(place)"
        case .stopped: place.isEmpty ? "stopped before it began" : "stopped at \(place)"
        case .finished: "finished"
        }
    }

    private static func condition(_ step: WalkthroughStep) -> String {
        switch step.state {
        case .pending: "pending"
        case .active: step.isChoosing ? "**who takes it?**" : "**active**"
        case .done: "done, \(step.brief?.claims.count ?? 0) points handed on"
        case .skipped: "skipped" + (step.skippedBecause.map { ": \(Text.literal($0))" } ?? "")
        case .stale: "stale: rests on a step that has changed"
        }
    }

    private static func hint(_ walkthrough: Walkthrough, _ state: State) -> String {
        switch walkthrough.status {
        case .goalWanted: "Write the goal: what is to come out in the end."
        case .running:
            walkthrough.active?.isChoosing == true
                ? "Press a number to say who takes it."
                : "`/next` hands on, `/skip [reason]`, `/back`, `/redo [as SLUG]`, `/pause`, `/stop`."
        case .paused: "`/resume` goes on with it, `/stop` ends it."
        case .stopped:
            walkthrough.at == nil ? "`/pattern` starts one." : "`/resume` goes on with it after all."
        case .finished: "`/export report FILE.md` writes the report; `/back` opens the last step again."
        }
    }
}
