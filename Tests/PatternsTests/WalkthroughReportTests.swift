import Conversation
import Patterns
import Personas
import Testing

/// What `/export report` writes, in full.
@Suite struct WalkthroughReportTests {
    let team = Team(personas: [
        Persona(slug: "ada", abbreviation: "AA", name: "Ada Analyst"),
        Persona(slug: "bob", abbreviation: "BB", name: "Bob Builder"),
        Persona(slug: "cyd", abbreviation: "CC", name: "Cyd Coder"),
    ])

    private func report(_ bench: Bench) throws -> String {
        WalkthroughReport.markdown(
            of: try #require(bench.walkthrough), artifacts: bench.manager.artifacts, team: team)
    }

    private func walked() throws -> Bench {
        var bench = Bench()
        try bench.act(.start(.make, goal: "Less\nchurn"))
        bench.turn = 8
        let plan = Brief(
            goal: "Less churn",
            decisions: [Brief.Claim("Parquet\nby day", turns: [3, 5]), Brief.Claim("one region")],
            artifacts: [Brief.Claim("schema.sql, kept", turns: [5])],
            openQuestions: [
                Brief.Claim("Who owns the table?", turns: [5]), Brief.Claim("Which region?", turns: [3]),
            ],
            next: "Build it.")
        try bench.act(
            .keep(Artifact(name: "schema.sql", language: "sql", text: "SELECT 1;", turn: 5, step: 1)),
            .draft(Draft(plan, by: .model)), .accept, .choose("cyd"))
        return bench
    }

    @Test func finished() throws {
        var bench = try walked()
        try bench.act(.redo(by: "bob"))
        let build = Brief(
            goal: "Less churn by June", decisions: [Brief.Claim("Flask")],
            openQuestions: [Brief.Claim("which region", turns: [14, 15])])
        try bench.act(
            .keep(
                Artifact(
                    name: "__init__.py", language: "python", text: "\"\"\"\n```\ncode\n```\n\"\"\"\n",
                    turn: 17, step: 2)),
            .draft(Draft(build, by: .user)), .accept, .skip(reason: "shown by mail"))
        #expect(
            try report(bench) == """
                # Make

                **Goal:** Less churn

                Finished: 2 of 3 steps done, 1 skipped.

                ## 1. Ada → Plan

                Done by Ada Analyst (turns 1 to 11).

                **Decisions**

                - Parquet by day (turns 3, 5)
                - one region

                **Artifacts**

                - schema.sql, kept (turn 5)

                **Open questions**

                - Who owns the table? (turn 5)
                - Which region? (turn 3)

                **Next:** Build it.

                ## 2. Bob/Cyd → Build

                Done by Bob Builder, one of 2 alternatives (turns 16 to 21). Also worked on by Cyd Coder (turns 14 to 15): not kept.

                **Goal as handed on:** Less churn by June

                **Decisions**

                - Flask

                **Open questions**

                - which region (turns 14, 15)

                ## 3. Dan → Show

                Skipped: shown by mail. Begun by dan (turns 22 to 23).

                ## Still open

                - Who owns the table? (step 1, turn 5)
                - which region (step 2, turns 14, 15)

                ## Kept

                ### `schema.sql`

                From step 1, turn 5.

                ```sql
                SELECT 1;
                ```

                ### `__init__.py`

                From step 2, turn 17.

                ````python
                \"""
                ```
                code
                ```
                \"""
                ````

                """)
    }

    @Test func stoppedWithStaleSteps() throws {
        var bench = try walked()
        bench.manager.apply([.kept(Artifact(name: "a`b", language: "", text: "", turn: 0, step: 2))])
        try bench.act(.draft(.saying("Flask")), .accept, .back(to: 1), .stop)
        #expect(
            try report(bench) == """
                # Make

                **Goal:** Less churn

                Stopped at step 1 of 3.

                ## 1. Ada → Plan

                Opened again, by Ada Analyst (turns 1 to 11, 20 to 21). What it handed on before:

                **Decisions**

                - Parquet by day (turns 3, 5)
                - one region

                **Artifacts**

                - schema.sql, kept (turn 5)

                **Open questions**

                - Who owns the table? (turn 5)
                - Which region? (turn 3)

                **Next:** Build it.

                ## 2. Bob/Cyd → Build

                **Stale:** a step that it rests on has changed since. Done by Cyd Coder, one of 2 alternatives (turns 14 to 17).

                **Goal as handed on:** less churn

                **Decisions**

                - Flask

                ## 3. Dan → Show

                Not done. Begun by dan (turns 18 to 19).

                ## Still open

                - Who owns the table? (step 1, turn 5)
                - Which region? (step 1, turn 3)

                ## Kept

                ### `schema.sql`

                From step 1, turn 5.

                ```sql
                SELECT 1;
                ```

                ### `` a`b ``

                From turn 0, before the pattern began.

                ```
                ```

                """)
    }

    @Test func underWay() throws {
        var bench = Bench()
        try bench.act(.start(.make, goal: nil))
        #expect(
            try report(bench).hasPrefix(
                "# Make\n\nNot begun: it waits for its goal.\n\n## 1. Ada → Plan\n\nNot begun.\n"))
        try bench.act(.giveGoal("g"), .skip(reason: "Done already!"))
        let text = """
            # Make

            **Goal:** g

            Under way, at step 2 of 3.

            ## 1. Ada → Plan

            Skipped: Done already! Begun by Ada Analyst (turns 3 to 4).

            ## 2. Bob/Cyd → Build

            Not finished. Nobody has taken it yet.

            ## 3. Dan → Show

            Not begun.

            """
        #expect(try report(bench) == text)
        try bench.act(.redo(by: "ada"))
        #expect(
            try report(bench)
                == text.replacing(
                    "Nobody has taken it yet.",
                    with: "Taken by Ada Analyst, none of the 2 named (turns 7 on)."))
        try bench.act(.pause)
        #expect(try report(bench).contains("\nPaused at step 2 of 3.\n"))
        #expect(try report(bench).contains("named (turns 7 to 8).\n"))
    }

    @Test func stoppedBeforeItsGoalAndAllDone() throws {
        var bench = Bench()
        try bench.act(.start(.make, goal: nil), .stop)
        #expect(try report(bench).contains("\nStopped before it had a goal.\n"))
        try bench.act(.start(.make, goal: "g"))
        try bench.handOn("a")
        try bench.act(.choose("bob"))
        try bench.handOn("b")
        try bench.handOn("c")
        #expect(try report(bench).contains("\nFinished: all 3 steps done.\n"))
        #expect(try !report(bench).contains("Still open"))
        #expect(try !report(bench).contains("Kept"))
    }
}
