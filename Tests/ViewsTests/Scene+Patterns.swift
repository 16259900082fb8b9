import Conversation
import Engine
import Testing

/// Patterns on their way, as a user would have brought them there.
extension Scene {
    static let goal =
        "Predict churn \u{1F4C9} for the shop (\u{9884}\u{6D4B}\u{5BA2}\u{6237}\u{6D41}\u{5931})"

    /// The open reply, to its end.
    mutating func answer(_ text: String) throws {
        try model(.delta(text))
        try model(.ended(ModelEnding(outcome: .complete)))
    }

    /// What the model says to the call that is no turn.
    mutating func call(_ events: ModelEvent...) throws {
        for event in events { happen(.model(try #require(asked), event)) }
    }

    mutating func start(_ pattern: String = "end-to-end") throws {
        happen(.say("/pattern \(pattern) \(Self.goal)"))
        try answer("I have the goal. I need to know **where** the clickstream is kept.")
    }

    /// `/next`, and the model's brief; it waits as a card.
    mutating func draft(_ brief: String = Scene.brief) throws {
        happen(.say("/next"))
        try call(.delta(brief), .ended(ModelEnding(outcome: .complete)))
    }

    /// To the third step, which is to be chosen.
    mutating func toThirdStep() throws {
        try start()
        happen(.say("3 TB of Parquet in S3, one folder a day. \u{4F60}\u{597D}"))
        try answer("Then one daily table: one row a customer and day, partitioned by day.")
        try draft()
        happen(.submit)
        try answer("I explore the daily table first. How is churn defined?")
        try draft()
        happen(.submit)
    }

    static let brief = """
        {"decisions": ["Parquet in S3 stays, one folder a day", "One daily table: one row a customer and day", \
        "\u{6BCF}\u{5929}\u{4E00}\u{884C} *exactly* \u{1F600}"],
        "artifacts": ["daily.sql with the table"], "open_questions": ["How long may clicks be kept?"],
        "next": "Explore the daily table and propose features"}
        """
}
