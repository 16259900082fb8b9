import Patterns
import Testing

/// A brief in the user's hands.
@Suite struct BriefTextTests {
    static let brief = Brief(
        goal: "Less churn",
        decisions: [Brief.Claim("Parquet by day", turns: [3, 5]), Brief.Claim("one region")],
        artifacts: [Brief.Claim("schema.sql", turns: [5])],
        openQuestions: [Brief.Claim("Who owns it?")], next: "Build it.")

    @Test func isWrittenSo() {
        #expect(
            Self.brief.text == """
                Goal: Less churn
                Decisions:
                - Parquet by day [3, 5]
                - one region
                Artifacts:
                - schema.sql [5]
                Open questions:
                - Who owns it?
                Next: Build it.
                """)
        #expect(Brief(goal: "g").text == "Goal: g\nDecisions:\nArtifacts:\nOpen questions:\nNext: ")
    }

    static let claims = [
        "plain", "-1 marks a missing value", "--no-cache", "- dashed", "*p* < 0.05", "**bold** words",
        "* star",
        "• dot", "a list [1, 2]", "a list [1, 2] []", "default is []", "a[0]", "x [3", "[3] first", "[3]",
        "]", "[]",
        "# of rows", "Goal: none", "Decisions:", "Next", "1. first", "naïve 日本 👩‍🔬", "a  b\tc\nd", "\"{}\"",
    ]

    /// White space but for single blanks does not count.
    @Test(arguments: claims) func readsBack(_ text: String) throws {
        let shown = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for turns in [[], [4], [2, 11]] {
            let brief = Brief(
                goal: text, decisions: [Brief.Claim(text, turns: turns), Brief.Claim("after")],
                openQuestions: [Brief.Claim("before"), Brief.Claim(text, turns: turns)], next: text)
            let again = try Brief(text: brief.text)
            #expect(again.goal == shown)
            #expect(again.next == shown)
            #expect(again.decisions == [Brief.Claim(shown, turns: turns), Brief.Claim("after")])
            #expect(again.openQuestions == [Brief.Claim("before"), Brief.Claim(shown, turns: turns)])
            #expect(again.text == brief.text)
        }
    }

    @Test(arguments: [
        // Marks of Markdown, case, order, empty lines, text on a heading's line.
        """

        ## NEXT
        Build
        it.

        **Goal:** Less churn
        * Open Questions: Who owns it?
        **decisions**
        -Parquet by day [ 5,3, 3 ]
        ---
        •  one
           region
        # Artifacts #
        """,
        """
        goal:
        Less
        churn
        decisions: Parquet
        by day [3, 5]
        -
        - one region
        open questions:
        * Who owns it?
        next: Build it.
        """,
        "Goal: Less churn\r\nDecisions:\r\n- Parquet by [3] \r\nday [5]\r\n- one region\r\n"
            + "Open questions:\r\nWho owns it?\r\nNext: Build it.\r\n",
    ])
    func isReadTolerantly(_ text: String) throws {
        var wanted = Self.brief
        wanted.artifacts = []
        #expect(try Brief(text: text.replacing("# Artifacts #", with: "# Artifacts")) == wanted)
    }

    @Test(arguments: [
        ("", BriefError.noGoal),
        ("Goal:\nDecisions:\n- a", .noGoal),
        ("hello\nGoal: g", .noHeading(line: 1)),
        ("\n\n- a\nGoal: g", .noHeading(line: 3)),
        ("Goal: g\nNext: a\nDecisions:\n- b\nnext: c", .repeated(.next, line: 5)),
        ("Goal: g\nDecisions:\n" + String(repeating: "- a\n", count: 41), .tooMany(41, limit: 40)),
        ("Goal: " + String(repeating: "a", count: 4_001), .tooLong(limit: 4_000)),
        ("Goal: g\nArtifacts:\n- " + String(repeating: "é", count: 2_001), .tooLong(limit: 4_000)),
    ])
    func refused(_ text: String, _ error: BriefError) {
        #expect(throws: error) { try Brief(text: text) }
    }

    @Test func limitsAreTaken() throws {
        let text =
            "Goal: " + String(repeating: "a", count: 4_000) + "\nDecisions:\n"
            + String(repeating: "- a\n", count: 40)
        #expect(try Brief(text: text).claims.count == 40)
    }

    @Test(arguments: [
        (BriefError.noGoal, "the brief has no goal: write it behind \"Goal:\""),
        (
            .noHeading(line: 3),
            "line 3 of the brief stands under no heading; the headings are \"Goal:\", \"Decisions:\", "
                + "\"Artifacts:\", \"Open questions:\", \"Next:\""
        ),
        (
            .repeated(.next, line: 5),
            "line 5 of the brief begins \"Next:\" a second time; put both under one"
        ),
        (.tooMany(41, limit: 40), "the brief has 41 claims, and takes 40 at most"),
        (.tooLong(limit: 4_000), "a part of the brief is longer than 4000 bytes; shorten it"),
    ])
    func errorsSayWhatToDo(_ error: BriefError, _ text: String) {
        #expect(error.description == text)
    }
}
