import Conversation
import Patterns
import Personas
import Prompting
import Testing

@testable import Engine

/// Patterns that are walked through without a terminal: the driver decides, the engine does it.
@Suite struct PatternDriverTests {
    private static let document =
        Story.document + """


            ### 4. ML Engineer - PyTorch Specialist (MLE-PT)
            **Slug**: `ml-engineer-pytorch`
            **Expertise**:
            - PyTorch

            ### 5. ML Engineer - JAX Specialist (MLE-JAX)
            **Slug**: `ml-engineer-jax`
            **Expertise**:
            - JAX

            ## Persona Collaboration Patterns

            ### Pattern 1: Table to Chart
            1. **Data Engineer** → Build the table
            2. **ML Engineer (PyTorch/JAX)** → Track it
            3. **Data Visualization Specialist** → Plot it

            ### Pattern 2: Table
            1. **Data Engineer** → Build the table
            """

    private static let brief =
        #"{"decisions":["use Parquet"],"artifacts":[],"open_questions":[],"next":"go"}"#
    private static let decided = "1. Because days are few, we will keep one row a day."
    private static let work = """
        sql
        CREATE TABLE day (
          at date
        );
        ```
        ```sh
        ls
        ```
        ```python
        a = 1
        b = 2
        print(a + b)
        ```
        """

    /// A story and who drives it.
    private struct Drive {
        var story: Story
        var driver: PatternDriver
        var progress = PatternProgress()
        var entries: [PatternProgress.Entry] = []
        var moves: [PatternDriver.Move] = []

        init(
            _ name: String = "table-to-chart", goal: String = "sales by day", choices: [Slug] = [],
            manner: PatternDriver.Manner = .alone
        ) throws {
            story = try Story(document: PatternDriverTests.document, readingTime: 0)
            let pattern = try #require(story.state.team.patterns.first { $0.slug.text == name })
            driver = PatternDriver(pattern: pattern, goal: goal, choices: choices, manner: manner)
        }

        mutating func happen(_ event: Event) {
            let effects = story.happen(event)
            entries += progress.take(event, effects, story.state)
        }

        /// Until something has to come from outside; the ending where there is one.
        mutating func goOn() -> PatternDriver.Ending? {
            while story.engine.isSettled {
                let move = driver.next(story.state)
                moves.append(move)
                if case .end(let ending) = move { return ending }
                guard let event = move.event else { return nil }
                happen(event)
            }
            return nil
        }

        /// What the model says to whatever is asked of it.
        mutating func answer(_ text: String, _ outcome: Outcome = .complete) {
            guard let turn = story.state.activity?.turn ?? story.state.call?.turn else { return }
            if !text.isEmpty { happen(.model(turn, .delta(text))) }
            happen(
                .model(turn, .ended(ModelEnding(outcome: outcome, detail: outcome == .error ? "no" : nil))))
        }

        mutating func line(_ text: String) -> PatternDriver.Ending? {
            if let event = PatternDriver.move(for: text, story.state).event { happen(event) }
            return goOn()
        }

        /// Opening, decisions, work, brief.
        mutating func step() -> PatternDriver.Ending? {
            answer("I will build it. How many rows?")
            _ = goOn()
            answer(PatternDriverTests.decided)
            _ = goOn()
            answer(PatternDriverTests.work)
            _ = goOn()
            answer(PatternDriverTests.brief)
            return goOn()
        }
    }

    @Test func aloneItComesToTheEnd() throws {
        var drive = try Drive()
        #expect(drive.goOn() == nil)
        #expect(drive.step() == nil)
        #expect(drive.step() == nil)
        #expect(drive.step() == .finished)
        let walkthrough = try #require(drive.story.state.handoffs.walkthrough)
        // Said again, it is handed on once.
        let decisions = walkthrough.steps.map { $0.brief?.decisions.map(\.text) }
        #expect(decisions == [["use Parquet"], [], []])
        #expect(walkthrough.goal == "sales by day")
        let said = drive.story.turns.filter { $0.speaker == .user }.map(\.text)
        let orders = try walkthrough.steps.flatMap { step in
            let persona = try #require(step.persona.flatMap { drive.story.state.team[$0] })
            return WorkOrder.allCases.map { $0.text(for: step.plan, of: persona, goal: "sales by day") }
        }
        #expect(said == orders)
    }

    /// A small model that is left to itself lists what one might do.
    @Test func theWorkIsBegunForTheMember() throws {
        var drive = try Drive()
        _ = drive.goOn()
        #expect(drive.story.request?.begun.hasSuffix("**I understand:**") == true)
        drive.answer("I will build it. How many rows?")
        _ = drive.goOn()
        #expect(drive.story.request?.begun == "[Data Engineer]: 1. Because")
        #expect(drive.story.request?.messages.last?.content.contains("Our goal: sales by day.") == true)
        drive.answer(" days are few, we will store a row a day.")
        #expect(drive.story.turns.last?.text == "1. Because days are few, we will store a row a day.")
        _ = drive.goOn()
        #expect(drive.story.request?.begun == "[Data Engineer]: ```")
        drive.answer("sql\nCREATE TABLE day (\n  at date\n);\n```")
        #expect(drive.story.turns.last?.text == "```sql\nCREATE TABLE day (\n  at date\n);\n```")
        _ = drive.goOn()
        // What it was told to do is no part of what is summed up.
        let asked = drive.story.request?.messages.last?.content ?? ""
        #expect(asked.contains("we will store a row a day") && asked.contains("CREATE TABLE day"))
        #expect(!asked.contains("Take the usual answers") && !asked.contains("Now write one file"))
    }

    /// No model is asked to sum up what stands there in the form that it was asked for.
    @Test func theBriefIsTheMembersOwnSentences() throws {
        var drive = try Drive()
        _ = drive.goOn()
        drive.answer(
            "I have it.\n\n**I will deliver:** `day`.\n\n**I need to know:** 1. How many shops? 2. Which years?"
        )
        _ = drive.goOn()
        #expect(drive.story.request?.maximumReplyTokens == 400)
        drive.answer(
            " days are few, we will keep one row a day. It is small.\n2. We will use Parquet.\n3. We will ha",
            .truncated)
        _ = drive.goOn()
        drive.answer(Self.work)
        #expect(drive.goOn() == nil)
        #expect(drive.story.state.call == nil)
        #expect(drive.story.state.handoffs.step?.number == 2)
        let brief = try #require(drive.story.state.handoffs.walkthrough?.steps[0].brief)
        #expect(
            brief.decisions == [
                Brief.Claim("Because days are few, we will keep one row a day.", turns: [3]),
                Brief.Claim("We will use Parquet.", turns: [3]),
            ])
        #expect(brief.artifacts.map(\.text) == ["step-1-1.sql, kept: table day (at)", "step-1-2.py, kept"])
        #expect(brief.openQuestions.map(\.text) == ["How many shops?", "Which years?"])
        #expect(brief.next == "Track it")
        // What was decided before is no decision of this step: what it wrote is summed up.
        drive.answer("I go on.")
        _ = drive.goOn()
        drive.answer(" days are few, we will keep one row a day.\n2. We will use Parquet.")
        _ = drive.goOn()
        drive.answer(Self.work)
        #expect(drive.goOn() == nil)
        #expect(drive.story.state.call != nil)
    }

    @Test(arguments: [
        "Take the usual answers to your questions.", "Now write one file of your field, please", "1. Because",
    ])
    func whatAUserWritesIsNoOrder(_ message: String) {
        #expect(WorkOrder(message) == nil)
    }

    @Test func blocksOfThreeLinesAreKept() throws {
        var drive = try Drive()
        _ = drive.goOn()
        _ = drive.step()
        #expect(drive.story.state.handoffs.artifacts.map(\.name) == ["step-1-1.sql", "step-1-2.py"])
        #expect(drive.moves.contains(.say("/keep step-1-2.py 3")))
        #expect(drive.story.state.handoffs.walkthrough?.steps[0].brief?.artifacts.count == 2)
    }

    @Test func theWantedMemberTakesTheStep() throws {
        var drive = try Drive(choices: [Slug("ml-engineer-jax")])
        #expect(drive.driver.unofferedChoices.isEmpty)
        _ = drive.goOn()
        _ = drive.step()
        #expect(drive.moves.contains(.choose(2)))
        #expect(drive.story.state.handoffs.step?.persona?.text == "ml-engineer-jax")
        let step = drive.entries.compactMap { if case .step(let step) = $0 { step } else { nil } }.last
        #expect(step?.recommendation?.options.map(\.text) == ["ml-engineer-pytorch", "ml-engineer-jax"])
        #expect(
            try Drive(choices: [Slug("data-viz-specialist")]).driver.unofferedChoices == [
                Slug("data-viz-specialist")
            ])
    }

    @Test func aReplyThatFailsIsAskedForOnceMore() throws {
        var drive = try Drive()
        _ = drive.goOn()
        drive.answer("", .error)
        #expect(drive.goOn() == nil)
        #expect(drive.moves.last == .say("/retry"))
        drive.answer("I will build it.")
        #expect(drive.goOn() == nil)
        let step = try #require(drive.story.state.handoffs.step)
        let persona = try #require(step.persona.flatMap { drive.story.state.team[$0] })
        #expect(
            drive.moves.last
                == .say(
                    WorkOrder.decisions.text(for: step.plan, of: persona, goal: "sales by day")))
        // The next reply has a second try of its own.
        drive.answer("")
        #expect(drive.goOn() == nil)
        drive.answer("half", .error)
        #expect(drive.goOn() == .failed("Step 1 of 3 (Data Engineer): no"))
    }

    @Test func aBriefThatTheModelCannotDraftIsTheShells() throws {
        var drive = try Drive()
        _ = drive.goOn()
        drive.answer("I will build it.")
        _ = drive.goOn()
        drive.answer(Self.decided)
        _ = drive.goOn()
        drive.answer("Done.")
        _ = drive.goOn()
        drive.answer("no JSON at all")
        #expect(drive.goOn() == nil)
        let accepted = drive.entries.compactMap { if case .brief(let brief) = $0 { brief } else { nil } }
        #expect(accepted.map(\.author) == [.shell])
        #expect(accepted.first?.detail?.contains("what came is no brief") == true)
        #expect(drive.story.state.handoffs.step?.number == 2)
    }

    @Test func whatChangesNothingIsNotDoneTwice() throws {
        var drive = try Drive(goal: "sales")
        _ = drive.goOn()
        drive.answer(String(repeating: "word ", count: 40))
        // The message does not fit any more.
        drive.happen(
            .modelTraits(
                ModelTraits(contextTokens: 300, takesLateSystem: true, continuesReply: true, warms: false)))
        let ending = drive.goOn()
        guard case .failed(let reason)? = ending else {
            Issue.record("it went on")
            return
        }
        #expect(reason.hasPrefix("Step 1 of 3 (Data Engineer): "))
    }

    @Test(arguments: ["to chart all sales", "/quit", "@nobody at all", "sales\nby day"])
    func aGoalIsTakenAsItStands(goal: String) throws {
        var drive = try Drive("table", goal: goal)
        _ = drive.goOn()
        #expect(drive.story.state.handoffs.walkthrough?.goal == goal)
        #expect(drive.story.state.handoffs.walkthrough?.pattern.slug.text == "table")
        #expect(!drive.story.state.isOver)
    }

    @Test func linesDoWhatTheyDoInTheShell() throws {
        var drive = try Drive(manner: .listening)
        _ = drive.goOn()
        drive.answer("How many rows?")
        #expect(drive.goOn() == nil)
        #expect(drive.moves.last == .listen)
        _ = drive.line("ten")
        drive.answer("Done.")
        _ = drive.goOn()
        _ = drive.line("/next")
        drive.answer(Self.brief)
        _ = drive.goOn()
        #expect(drive.moves.last == .listen)
        _ = drive.line("")
        #expect(drive.story.state.handoffs.choosing?.number == 2)
        _ = drive.line("2")
        #expect(drive.story.state.handoffs.step?.persona?.text == "ml-engineer-jax")
        drive.answer("What is to be tracked?")
        _ = drive.goOn()
        _ = drive.line("/skip no time")
        drive.answer("Which chart?")
        _ = drive.goOn()
        #expect(drive.line("/skip") == .finished)
        #expect(drive.entries.contains(.skipped(step: 2, reason: "no time")))
        #expect(drive.entries.contains(.standing(.finished)))
    }

    @Test func aBriefIsDiscardedByALetter() throws {
        var drive = try Drive(manner: .listening)
        _ = drive.goOn()
        drive.answer("How many rows?")
        _ = drive.goOn()
        _ = drive.line("/next")
        drive.answer(Self.brief)
        _ = drive.goOn()
        _ = drive.line("d")
        #expect(drive.story.state.handoffs.draft == nil)
        #expect(drive.line("/quit") == .left)
    }

    @Test func theCourseIsToldInItsOrder() throws {
        var drive = try Drive()
        _ = drive.goOn()
        _ = drive.step()
        let kinds = drive.entries.map { "\($0)".prefix { $0.isLetter } }.filter { $0 != "notice" }
        #expect(
            kinds.prefix(10) == [
                "step", "asked", "reply", "asked", "reply", "asked", "reply", "kept", "kept", "draft",
            ])
        let replies = drive.entries.compactMap { if case .reply(let reply) = $0 { reply } else { nil } }
        #expect(replies.map(\.kind) == [.opening, .work, .work])
        #expect(replies.allSatisfy { $0.tokens.estimated ?? 0 > 100 })
    }
}
