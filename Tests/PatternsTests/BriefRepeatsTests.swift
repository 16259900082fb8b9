import Patterns
import Testing

/// A draft says what is new.
@Suite struct BriefRepeatsTests {
    private static func decided(_ texts: [String]) -> Brief {
        Brief(goal: "g", decisions: texts.map { Brief.Claim($0) })
    }

    @Test(arguments: [
        // Word order, small words and endings do not make a claim a new one; a number does.
        ("Model type: regression model", "The model type is a regression model.", []),
        ("Partition the orders by day", "Partitioned orders, by day", []),
        // So do "not", another tool, and names of one letter or two.
        ("Do not use Spark", "Use Spark", ["Use Spark"]),
        (
            "Use Spark for the nightly load", "Do not use Spark for the nightly load",
            ["Do not use Spark for the nightly load"]
        ),
        (
            "Write the nightly job of the team in R", "Write the nightly job of the team in Go",
            ["Write the nightly job of the team in Go"]
        ),
        (
            "Train it with XGBoost on the daily features of all customers and their last bills",
            "Train it with LightGBM on the daily features of all customers and their last bills",
            ["Train it with LightGBM on the daily features of all customers and their last bills"]
        ),
        ("Split the data 80/20", "Split the data 70/30", ["Split the data 70/30"]),
        (
            "Keep 24 months of calls", "Keep 24 months of calls and bills",
            ["Keep 24 months of calls and bills"]
        ),
        ("", "Anything", ["Anything"]),
        ("A", "B", ["B"]),
    ])
    func `what an earlier brief says is left out`(earlier: String, drafted: String, left: [String]) {
        let brief = Self.decided([drafted]).withoutRepeats(of: [Self.decided([earlier])])
        #expect(brief.decisions.map(\.text) == left)
    }

    @Test func `each list is held against its own kind`() {
        let earlier = Brief(
            goal: "g", decisions: [.init("Partition the orders by day")], next: "Check the pipeline for gaps")
        let draft = Brief(
            goal: "g", artifacts: [.init("Orders, partitioned by day")],
            openQuestions: [
                .init("Check the pipeline for gaps"), .init("Who reads it?"), .init("Who reads it"),
            ],
            next: "Check the pipeline for gaps")
        let brief = draft.withoutRepeats(of: [earlier])
        #expect(brief.artifacts.map(\.text) == ["Orders, partitioned by day"])
        #expect(brief.openQuestions.map(\.text) == ["Who reads it?"])
        #expect(brief.next == draft.next)
    }
}
