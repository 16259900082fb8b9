import Prompting
import Testing

/// Decisions and questions in members' own words.
@Suite struct OrderedTalkTests {
    @Test func everyNumberedSentenceUpToItsChoice() {
        let reply = """
            1. Because audits ask who changed what, we will log changes in `audit_log`. It has four columns.

            2) **We** will load with Apache Airflow (e.g. DAG `nightly`).
               - A point below it.
            3. The data is large. To hold it, we will take Parquet
            on disk.

            ```sql
            SELECT 1; -- we will not
            ```
            4. Nothing was chosen here.
            """
        #expect(
            OrderedTalk.decisions(in: reply, goal: "") == [
                "Because audits ask who changed what, we will log changes in `audit_log`.",
                "We will load with Apache Airflow (e.g. DAG `nightly`).",
                "The data is large. To hold it, we will take Parquet on disk.",
            ])
    }

    @Test func aReasonThatIsTheGoalOnceMoreIsLeftOut() {
        let goal = "count the shops of a town that sell bread on Sundays, by hand"
        let reply = """
            1. Because our goal is to Count the shops of a town that sell bread on Sundays, we will use `shops`.
            2. Because a town has streets, we will walk.
            """
        #expect(
            OrderedTalk.decisions(in: reply, goal: goal) == [
                "We will use `shops`.", "Because a town has streets, we will walk.",
            ])
    }

    @Test func aLongOneEndsWithAWholeWord() throws {
        let reply =
            "1. Because it is so, we will take "
            + Array(repeating: "tables", count: 60).joined(separator: " ")
        let text = try #require(OrderedTalk.decisions(in: reply, goal: "").first)
        #expect(text.count <= 200)
        #expect(text.hasSuffix("tables\u{2026}"))
    }

    @Test(arguments: ["", "none", "1.", "\n\n2.   \n", "We will do it."])
    func withoutNumbersThereIsNothing(_ reply: String) {
        #expect(OrderedTalk.decisions(in: reply, goal: "").isEmpty)
    }

    @Test func questionsAreWhatTheOpeningAsks() {
        let opening = """
            **I understand:** Which sales? All.
            **I will deliver:** A table.
            **I need to know:** 1. **How many shops are there?** 2. Which years, e.g. 2024? I will wait.
            **I need to know:** Is it

            nightly?
            """
        #expect(
            OrderedTalk.questions(inOpening: opening) == [
                "How many shops are there?", "Which years, e.g. 2024?", "Is it nightly?",
            ])
        #expect(OrderedTalk.questions(inOpening: "How many?").isEmpty)
    }
}
