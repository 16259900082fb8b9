import Patterns
import Personas

/// What stands in for the user's answers where nobody is there to give them: the member is to do its step with its own
/// assumptions, and gets marks to fill in.
///
/// Asked in free words for the result, or for assumptions first, a small model announces what it is going to do, goes
/// round in circles, or says its opening again (DECISIONS.md).
package enum WorkOrder {
    private static let start = "Take the usual answers to your questions."

    package static func text(for step: Pattern.Step, of persona: Persona, goal: String) -> String {
        let tools = persona.expertise.prefix(3).joined(separator: "; ")
        return """
            \(start) Our goal: \(goal). Do step \(step.number) (\(step.task)) for it now and give me its result, not a plan, in \
            three parts. **Decisions**: four numbered lines on this step and no earlier one, each "We ..., because ...", with the \
            names of tools, tables or files. **Code**: one complete block of your own field\(tools.isEmpty ? "" : " (\(tools))") \
            that does this step. **Open**: one or two questions that only I can answer.
            """
    }

    /// How a reply to the message begins: for one that is an order with its first mark, and with a member that does
    /// something. Left to itself a small model lists what one might consider.
    package static func opening(ofReplyTo message: String) -> String {
        message.hasPrefix(start) ? "**Decisions**\n1. We" : ""
    }
}
