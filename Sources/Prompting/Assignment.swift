import Conversation
import Patterns
import Personas

/// What a running pattern adds to a prompt: the goal, what was handed on, and the step at hand.
package struct Assignment: Sendable, Equatable {
    /// One accepted brief of an earlier step.
    package struct HandedOn: Sendable, Equatable {
        package var step: Int
        package var persona: Slug
        package var brief: Brief

        package init(step: Int, persona: Slug, brief: Brief) {
            self.step = step
            self.persona = persona
            self.brief = brief
        }
    }

    package var pattern: String
    package var goal: String
    /// From 1.
    package var step: Int
    package var count: Int
    package var task: String
    /// Who has the step.
    package var persona: Slug
    /// In the order of the steps.
    package var handedOn: [HandedOn]
    /// The role and the task of the step after it; nil for the last one.
    package var next: (role: String, task: String)?

    package init(
        pattern: String, goal: String, step: Int, count: Int, task: String, persona: Slug,
        handedOn: [HandedOn], next: (role: String, task: String)?
    ) {
        self.pattern = pattern
        self.goal = goal
        self.step = step
        self.count = count
        self.task = task
        self.persona = persona
        self.handedOn = handedOn
        self.next = next
    }

    package static func == (a: Assignment, b: Assignment) -> Bool {
        a.pattern == b.pattern && a.goal == b.goal && a.step == b.step && a.count == b.count
            && a.task == b.task && a.persona == b.persona && a.handedOn == b.handedOn
            && a.next?.role == b.next?.role && a.next?.task == b.next?.task
    }
}

/// The words of a pattern's steps, as a model reads them.
extension PromptBuilder {
    /// For the end of the room: it only grows from step to step, so that what was evaluated of it stays good.
    func handedOn(_ assignment: Assignment) -> [String] {
        var lines = ["", "The team works through \"\(assignment.pattern)\" in \(assignment.count) steps."]
        if assignment.handedOn.isEmpty { return lines }
        lines.append("The user accepted these briefs of earlier steps; rely on them:")
        for item in assignment.handedOn {
            let name = team[item.persona]?.name ?? item.persona.text
            lines.append("Step \(item.step), by the \(name):")
            lines += Self.lines(of: item.brief)
        }
        return lines
    }

    /// A brief within its tokens: the decisions first, since they bind those who come after.
    static func lines(of brief: Brief) -> [String] {
        var lines: [String] = []
        var left = longestBrief
        func add(_ title: String, _ texts: [String]) {
            for text in texts where left > 0 {
                let line = "- \(title): \(text)"
                let cost = TokenEstimator.tokens(in: line)
                if cost <= left { lines.append(line) }
                left -= cost
            }
        }
        add("decided", brief.decisions.map(\.text))
        add("made", brief.artifacts.map(\.text))
        add("open", brief.openQuestions.map(\.text))
        add("to do next", brief.next.isEmpty ? [] : [brief.next])
        return lines
    }

    /// In tokens: so that the last step of a pattern is hardly longer than the first.
    private static let longestBrief = 220

    /// For the card of the member who has the step; nothing for others, who are called for one request.
    func duty(of slug: Slug, _ assignment: Assignment?) -> String {
        guard let assignment else { return "" }
        let place = "step \(assignment.step) of \(assignment.count)"
        guard assignment.persona == slug else {
            let name = team[assignment.persona]?.name ?? assignment.persona.text
            return "\nThe \(name) has \(place): \(assignment.task). You are asked for this one message only."
        }
        var text = "\nYou have \(place): \(assignment.task). Keep to this step and to the goal."
        if let next = assignment.next {
            text += " What comes after it (\(next.role): \(next.task)) is not yours: leave it to them."
        }
        return text
    }

    /// With what a member is called upon to open its step. A form to fill in: asked in other words, a small model writes
    /// lists without end, or does the whole work.
    package func opening(of assignment: Assignment) -> String {
        let first =
            assignment.handedOn.isEmpty
            ? "one sentence about \"\(assignment.goal)\", and which data that takes"
            : "one sentence, with the names and numbers of the briefs"
        return Self.form(
            "Open step \(assignment.step): \(assignment.task). Do not do it yet.",
            begun: Self.openedStep(assignment), first,
            deliver: "one sentence, with the names of the tables, files or models that you hand over")
    }

    private static func form(_ task: String, begun: String, _ first: String, deliver: String) -> String {
        """
        \(task) Write three short parts, each behind its mark: \(begun) \(first). **I will deliver:** \(deliver). \
        \(needed) two questions about my data or my wishes, numbered, each with a question mark.
        """
    }

    /// What an opening asks of the user; nil where it has not kept to the form.
    package static func questions(inOpening text: String) -> String? {
        text.firstRange(of: needed).map { String(text[$0.lowerBound...]) }
    }

    private static let needed = "**I need to know:**"

    /// As which the member's reply to `opening(of:)` begins.
    package static func openedStep(_ assignment: Assignment) -> String {
        assignment.handedOn.isEmpty ? "**I understand:**" : openedHandoff
    }

    package static let openedHandoff = "**I take over:**"

    /// With what a member is called upon that was handed something outside any pattern.
    package func opening(of handoff: Handoff) -> String {
        let from = handoff.from.flatMap { team[$0]?.name }.map { "The \($0)" } ?? "The user"
        let brief = handoff.draft.brief
        let task = """
            \(from) hands this over to you: \(brief.goal)
            \(Self.lines(of: brief).joined(separator: "\n"))
            Do not do it yet.
            """
        return Self.form(
            task, begun: Self.openedHandoff, "one sentence, with the names and numbers of the brief",
            deliver: "one sentence, with the names of what you will make of it")
    }
}
