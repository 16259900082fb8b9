import Conversation
import Engine
import Patterns
import Testing

/// A story of three members and two patterns: the second begins with a choice.
extension Story {
    static let patterns =
        document + """


            ### Pattern 1: Build a Service
            1. **Data Engineer** → Lay out the tables
            2. **MLOps Engineer** → Deploy and watch it
            3. **Data Visualization Specialist** → Show the results

            ### Pattern 2: Build a Chart
            1. **Data Engineer or MLOps Engineer** → Get the data
            2. **MLOps Engineer or Data Engineer** → Refine the data
            3. **Data Visualization Specialist** → Draw it
            """

    static func pattern(_ line: String = "/pattern build-a-service Less churn") throws -> Story {
        var story = try Story(document: patterns)
        story.type(line)
        return story
    }

    var steps: [WalkthroughStep.State] { state.handoffs.walkthrough?.steps.map(\.state) ?? [] }
    var step: WalkthroughStep? { state.handoffs.step }

    /// The id of the call that goes on, and what was asked.
    var call: (turn: TurnID, request: ModelRequest)? {
        for effect in effects.reversed() {
            if case .ask(let turn, let request) = effect { return turn.number < 0 ? (turn, request) : nil }
        }
        return nil
    }

    /// `/next`, and the model's draft.
    mutating func draft(_ answer: String = Story.brief) throws {
        type("/next")
        let call = try #require(call)
        happen(.model(call.turn, .delta(answer)))
        happen(.model(call.turn, .ended(ModelEnding(outcome: .complete))))
    }

    /// A whole step: it is opened, and handed on as it is.
    mutating func walk(_ answer: String = Story.brief) throws {
        try reply("I take the tables. Which day is the snapshot?")
        try draft(answer)
        happen(.submit, after: 1_000)
    }

    static let brief = """
        {"decisions":["take the tables"],"artifacts":[],"open_questions":["which day is the snapshot"],"next":"deploy"}
        """
}
