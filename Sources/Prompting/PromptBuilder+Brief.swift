import Conversation
import Patterns
import Personas

/// Asking for the brief with which a step is handed on.
///
/// The talk comes as material, and without the briefs of earlier steps: shown them, a small model writes them off, and
/// the last step of a pattern repeats the first (DECISIONS.md).
extension PromptBuilder {
    /// As JSON in `Brief.schema`. `turns`: the talk that it sums up. `next`: for whom.
    package func brief(
        after turns: [Turn], assignment: Assignment?, goal: String? = nil,
        to next: (role: String, task: String)?,
        scale: TokenScale = TokenScale()
    ) throws(PromptError) -> Assembly {
        let measure = Measure(scale: scale)
        let card = Self.briefCard(goal: assignment?.goal ?? goal ?? "", assignment, next)
        let request = "Write the brief of it, as the JSON object."
        let reply = min(Self.longestDraft, traits.contextTokens / 4)
        let fixed =
            TokenEstimator.perPrompt + measure.cost(card) + measure.cost(request) + 4
            * TokenEstimator.perMessage
        let room = traits.contextTokens - reply - fixed
        guard room >= Self.leastMessage else {
            throw .contextTooSmall(needed: reply + fixed + Self.leastMessage, context: traits.contextTokens)
        }
        let window = Window(of: turns[...], budget: room * 3 / 4, measure: measure, team: team)
        let talk = window.messages.map { $0.role == .user ? "[User]: \($0.content)" : $0.content }
        let material = QuotedMaterial.block(title: "what was said", text: talk.joined(separator: "\n\n"))
        let messages = [Message(.system, card), Message(.user, "\(material)\n\n\(request)")]
        return Assembly(
            messages: messages, begun: "", firstTurn: window.first, lastTurn: window.last,
            estimatedTokens: messages.reduce(TokenEstimator.perPrompt) { $0 + measure.cost($1.content) },
            maximumReplyTokens: reply)
    }

    /// In tokens.
    private static let longestDraft = 640

    private static func briefCard(
        goal: String, _ assignment: Assignment?, _ next: (role: String, task: String)?
    ) -> String {
        let what = assignment.map { "step \($0.step) of \($0.count) (\($0.task))" } ?? "a conversation"
        let whom = next.map { "the \($0.role), whose task is: \($0.task)" } ?? "the final report"
        return """
            You write the brief of \(what) of a project, for \(whom).
            The goal of the project: \(goal)
            Answer with one JSON object and nothing else. Its keys:
            "artifacts": what was written out (tables, files, queries, functions, charts; no tools), each by its name and content;
            "decisions": what was decided or proposed for the goal, each with its names, numbers and its "because";
            "next": one sentence: what \(next.map { "the \($0.role)" } ?? "the user") should do first;
            "open_questions": only the questions to the user that nobody has answered, each with a question mark at its end.
            Each entry is one full sentence, different from the others, that can be understood without the conversation. \
            At most four entries a key. Use only what was said; leave a list empty where there is nothing.
            """
    }
}
