import Patterns
import Personas

/// What stands in for the user's answers where nobody is there to give them: the member is to do its step with its own
/// assumptions. First it decides, then it writes one file by what it has decided.
///
/// Asked in free words for the result, or for assumptions first, a small model announces what it is going to do, goes
/// round in circles, or says its opening again (DECISIONS.md).
package enum WorkOrder: CaseIterable {
    case decisions
    case file

    /// The message. `goal` as the user wrote it, without an end mark of ours.
    package func text(for step: Pattern.Step, of persona: Persona, goal: String) -> String {
        let tools = persona.expertise.prefix(3).joined(separator: "; ")
        let named = tools.isEmpty ? "" : " (\(tools))"
        return switch self {
        case .decisions:
            """
            \(start) Our goal: \(goal). Decide step \(step.number) (\(step.task)) for it now: four numbered sentences \
            "Because ..., we will ...". Each reason is another demand of our goal on this step, and each choice is one and \
            names the tools\(named), tables, columns or files that we take. \(end)
            """
        case .file:
            """
            \(start), no Markdown, that does step \(step.number) (\(step.task)) by these decisions, complete, in 20 to 50 \
            lines: with the names from above, everything defined that it calls, \(end)
            """
        }
    }

    /// The order that a message is; nil where somebody has written it.
    package init?(_ message: String) {
        let order = Self.allCases.first { message.hasPrefix($0.start) && message.hasSuffix($0.end) }
        guard let order else { return nil }
        self = order
    }

    /// How the reply begins: with a reason, so that the choice has one, or with a block. Left to itself a small model
    /// lists what one might consider.
    package var opening: String {
        switch self {
        case .decisions: "1. Because"
        case .file: "```"
        }
    }

    private var start: String {
        switch self {
        case .decisions: "Take the usual answers to your questions."
        case .file: "Now write one file of your field"
        }
    }

    private var end: String {
        switch self {
        case .decisions: "Nothing that an earlier step has decided."
        case .file: "and a comment at each choice."
        }
    }
}
