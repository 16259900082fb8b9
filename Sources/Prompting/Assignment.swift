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

    /// With what a member is called upon to open its step.
    package func opening(of assignment: Assignment) -> String {
        let received =
            assignment.handedOn.isEmpty
            ? "what you understand of the goal"
            : "what you take over from the briefs, by its names and numbers"
        return """
            Open step \(assignment.step): \(assignment.task). In at most 110 words and three short paragraphs:
            first \(received); then what exactly you will deliver in this step, for this goal; \
            then what you need to know from me, as one to three numbered questions.
            Do not do the work yet, and write no code.
            """
    }

    /// With what a member is called upon that was handed something outside any pattern.
    package func opening(of handoff: Handoff) -> String {
        let from = handoff.from.flatMap { team[$0]?.name }.map { "The \($0)" } ?? "The user"
        let brief = handoff.draft.brief
        return """
            \(from) hands this over to you: \(brief.goal)
            \(Self.lines(of: brief).joined(separator: "\n"))
            In at most 110 words: say what you take over, what you will do, and ask what you need to know from me.
            Do not do the work yet.
            """
    }

    /// Asks for a brief of what `turns` have come to: as JSON in `Brief.schema`. `next`: for whom.
    package func brief(
        after turns: [Turn], assignment: Assignment?, goal: String? = nil,
        to next: (role: String, task: String)?,
        scale: TokenScale = TokenScale()
    ) throws(PromptError) -> Assembly {
        var assembly = try assembly(
            card: Self.briefCard, begun: "", message: Self.briefRequest(assignment, next), turns: turns[...],
            goal: goal, assignment: assignment, scale: scale)
        assembly.maximumReplyTokens = min(assembly.maximumReplyTokens, Self.longestDraft)
        return assembly
    }

    /// In tokens.
    private static let longestDraft = 640

    static let briefCard = """
        You are no member of the team now: you write the brief with which a step is handed on.
        Answer with one JSON object and nothing else. Its keys:
        "decisions": what was decided or proposed and not contradicted, each with its names, numbers and reason;
        "artifacts": what was written or made (tables, files, queries, functions, charts), each by its name and content;
        "open_questions": what was asked and not answered, and what is still to be checked;
        "next": one sentence: what whoever comes next should do first.
        Each entry is one full sentence that can be understood without the conversation. At most five entries a key. \
        Write only what was said in the conversation above; leave a list empty where there is nothing.
        """

    private static func briefRequest(
        _ assignment: Assignment?, _ next: (role: String, task: String)?
    ) -> String {
        let what = assignment.map { "step \($0.step) (\($0.task))" } ?? "this conversation"
        let whom = next.map { " for the \($0.role), whose task is: \($0.task)" } ?? ", for the final report"
        return "Write the brief of \(what)\(whom)."
    }
}
