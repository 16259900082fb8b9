import Conversation
import Engine
import Patterns
import Testing

/// Back, again, aside, and after a crash.
@Suite struct PatternReturnTests {
    @Test func whatRestsOnAChangedStepIsStale() throws {
        var story = try Story.pattern()
        try story.walk()
        try story.walk()
        try story.reply("I show it.")
        story.type("/back 1")
        #expect(story.steps == [.active, .stale, .pending])
        #expect(
            story.state.notices.contains { $0.text.contains("Step 2 rests") || $0.text.contains("stale") })
        let asked = story.turns.count
        story.type("Parquet, please")
        #expect(story.turns.last?.speaker == .member(Slug("data-engineer")))
        try story.reply("Parquet.")
        #expect(story.turns.count == asked + 2)
        try story.draft()
        story.happen(.submit, after: 1_000)
        // The stale one is offered as it was.
        #expect(story.steps == [.done, .active, .pending])
        #expect(story.state.handoffs.draft?.author == .earlier)
        story.happen(.submit, after: 1_000)
        #expect(story.steps == [.done, .done, .active])
    }

    @Test func aStaleStepBeginsAnewWhenItsBriefIsDiscarded() throws {
        var story = try Story.pattern()
        try story.walk()
        try story.walk()
        try story.reply("I show it.")
        story.type("/back 1")
        story.type("/next")
        story.happen(.submit, after: 1_000)
        story.happen(.brief(.discard), after: 1_000)
        #expect(story.state.activity?.speaker == Slug("mlops-engineer"))
        #expect(story.turns.last?.receipt?.brief == "opens step 2")
    }

    /// Who only wants to change a word of it waits for no model.
    @Test func theBriefOfAStepThatOneComesBackToIsThere() throws {
        var story = try Story.pattern()
        try story.walk()
        let brief = try #require(story.state.handoffs.walkthrough?.steps[0].brief)
        try story.reply("I show it.")
        story.type("/back")
        #expect(story.state.handoffs.draft == nil)
        story.type("/next")
        #expect(story.state.call == nil)
        #expect(story.state.handoffs.draft == Draft(brief, by: .earlier))
        // What is said brings a new one.
        story.type("Parquet, please")
        try story.reply("Parquet.")
        // Also when the step was left meanwhile.
        story.type("/pause")
        story.type("/resume")
        story.type("/next")
        #expect(story.state.call != nil)
    }

    @Test func twoAnswersAreComparedAndOneIsKept() throws {
        var story = try Story.pattern()
        try story.reply("Tables by day.")
        story.type("/redo as mlops-engineer")
        try story.reply("Tables by model.")
        story.type("why?")
        #expect(
            try #require(story.request).messages.allSatisfy { !$0.content.contains("Tables by day.") })
        try story.reply("So.")
        story.type("/compare")
        guard case .takes(let step) = story.state.card else {
            Issue.record("no card")
            return
        }
        #expect(step.takes.map(\.persona) == [Slug("data-engineer"), Slug("mlops-engineer")])
        story.happen(.choose(1), after: 1_000)
        #expect(story.step?.persona == Slug("data-engineer"))
        #expect(story.state.card == nil)
        story.type("how many?")
        let messages = try #require(story.request).messages.map(\.content)
        #expect(messages.contains { $0.contains("Tables by day.") })
        #expect(!messages.contains { $0.contains("Tables by model.") })
    }

    @Test func pausedTheTalkIsFree() throws {
        var story = try Story.pattern()
        try story.reply("I take the tables.")
        story.type("/pause")
        story.type("experiment tracking and drift detection?")
        #expect(story.turns.last?.speaker == .member(Slug("mlops-engineer")))
        try story.reply("MLflow.")
        story.type("/next")
        #expect(story.lastNotice.contains("paused"))
        story.type("/resume")
        story.type("so?")
        let messages = try #require(story.request).messages.map(\.content)
        #expect(messages.contains { $0.contains("I take the tables.") })
        #expect(!messages.contains { $0.contains("MLflow.") })
    }

    @Test func aHandoffOutsideAnyPattern() throws {
        var story = try Story(document: Story.patterns)
        story.type("@data-engineer which tables?")
        try story.reply("Orders and users.")
        story.type("/handoff mlops-engineer watch the orders")
        let call = try #require(story.call)
        #expect(call.request.messages.first?.content.contains("for the MLOps Engineer") == true)
        story.happen(.model(call.turn, .delta(Story.brief)))
        story.happen(.model(call.turn, .ended(ModelEnding(outcome: .complete))))
        #expect(story.state.handoffs.isHandoffDraft)
        story.happen(.submit, after: 1_000)
        #expect(story.state.pinned == Slug("mlops-engineer"))
        #expect(story.turns.last?.speaker == .member(Slug("mlops-engineer")))
        #expect(story.request?.messages.last?.content.contains("watch the orders") == true)
        try story.reply("I watch them.")
        story.type("/retry")
        #expect(story.turns.last?.speaker == .member(Slug("mlops-engineer")))
    }

    @Test func aBlockIsKept() throws {
        var story = try Story.pattern()
        try story.reply("So:\n```sql\nSELECT 1;\n```\nand\n```python\nprint(1)\n```")
        story.type("/keep schema.sql")
        #expect(story.state.handoffs.artifacts.map(\.text) == ["SELECT 1;"])
        #expect(story.state.handoffs.artifacts.first?.step == 1)
        story.type("/keep a.py 2")
        #expect(story.state.handoffs.artifacts.last?.text == "print(1)")
        story.type("/keep b.py 3")
        #expect(story.lastNotice.contains("2 blocks"))
        try story.draft()
        #expect(story.state.handoffs.draft?.brief.artifacts.map(\.text).contains("schema.sql, kept") == true)
    }

    @Test func aTurnIsShown() throws {
        var story = try Story.pattern()
        try story.reply("I take the tables.")
        #expect(story.type("/turn 1") == [.showTurn(1)])
        story.type("/turn 2")
        #expect(story.lastNotice.contains("1 to 1"))
    }

    /// Reopened at every point, a session stands as it stood.
    @Test func reopenedItStandsAsItStood() throws {
        var story = try Story.pattern("/pattern build-a-chart")
        func check(_ story: Story) throws {
            var again = try Story(document: Story.patterns)
            let session = Session(
                summary: story.state.summary, transcript: story.state.transcript,
                draft: story.state.composer.text, pinned: story.state.pinned, handoffs: story.records)
            again.happen(.sessionOpened(session))
            #expect(again.state.handoffs == story.state.handoffs)
            #expect(again.state.card == story.state.card)
            #expect(again.state.isEditingBrief == story.state.isEditingBrief)
            #expect(again.state.isGoalWanted == story.state.isGoalWanted)
        }
        try check(story)
        story.type("drift of the registry")
        try check(story)
        story.happen(.submit, after: 1_000)
        try story.reply("I take the tables.")
        try check(story)
        try story.draft()
        try check(story)
        story.happen(.brief(.edit), after: 1_000)
        try check(story)
        story.happen(.submit)
        try check(story)
        story.happen(.submit, after: 1_000)
        try story.reply("I refine it.")
        story.type("/back")
        try check(story)
        story.type("/redo as data-viz-specialist")
        try story.reply("I draw it.")
        try check(story)
        story.type("/pause")
        try check(story)
        story.type("/stop")
        try check(story)
    }

    @Test func anUnopenedStepIsOpenedByEnter() throws {
        var story = try Story(document: Story.patterns)
        story.type("/pattern build-a-service Less churn")
        let session = Session(summary: story.state.summary, handoffs: story.records)
        var again = try Story(document: Story.patterns)
        again.happen(.sessionOpened(session))
        #expect(again.state.isStepUnopened)
        #expect(again.happen(.submit).kinds.contains("ask"))
        #expect(again.turns.last?.receipt?.brief == "opens step 1")
    }

    /// A block is kept while the brief is drafted, and the draft ends before the store has answered.
    @Test func oneChangeIsStoredAfterTheOther() throws {
        var story = try Story.pattern()
        try story.reply("So:\n```sql\nSELECT 1;\n```")
        story.type("/next")
        let call = try #require(story.call)
        story.isStoring = false
        story.type("/keep a.sql")
        story.happen(.model(call.turn, .delta(Story.brief)))
        let early = story.happen(.model(call.turn, .ended(ModelEnding(outcome: .complete))))
        #expect(!early.kinds.contains("keep handoff"))
        let late = story.happen(.handoffKept(2))
        #expect(story.state.handoffs.artifacts.map(\.name) == ["a.sql"])
        #expect(late.kinds.contains("keep handoff"))
        story.happen(.handoffKept(3))
        #expect(story.state.handoffs.draft?.author == .model)
    }

    @Test func aBriefThatIsEditedStaysWithItsSession() throws {
        var story = try Story.pattern()
        try story.reply("I take the tables.")
        try story.draft()
        story.happen(.editBrief)
        let text = story.state.composer.text
        let id = story.state.summary.id
        let effects = story.happen(.say("/new"))
        #expect(story.effects.contains(.saveDraft(id, text)))
        #expect(!effects.contains { if case .saveDraft(id, "") = $0 { true } else { false } })
        #expect(story.state.composer.isEmpty)
        #expect(!story.state.isEditingBrief)
    }

    @Test func whatTheModelIsAskedAboutIsKeptWhenTheShellIsLeft() throws {
        var story = try Story(whenUnsure: .askModel)
        story.type(ChoosingTests.unsure)
        #expect(story.state.call != nil)
        story.happen(.terminate)
        #expect(story.state.composer.text == ChoosingTests.unsure)
        #expect(
            story.effects.last { if case .saveDraft = $0 { true } else { false } }
                == .saveDraft(story.state.summary.id, ChoosingTests.unsure))
    }

    @Test func whatWaitsForTheStoreIsKeptWhenTheShellIsLeft() throws {
        var story = try Story(document: Story.patterns)
        story.isStoring = false
        story.type("/pattern build-a-service Less churn")
        story.type("which tables?")
        let effects = story.happen(.terminate)
        #expect(effects.contains(.saveDraft(story.state.summary.id, "which tables?")))
    }

    @Test func recordsThatCannotBeReadAreSaid() throws {
        var story = try Story.pattern()
        try story.reply("I take the tables.")
        let session = Session(
            summary: story.state.summary, transcript: story.state.transcript,
            handoffs: story.records
                + [HandoffRecord(session: story.state.summary.id, number: 2, time: story.now, text: "?")])
        var again = try Story(document: Story.patterns)
        again.happen(.sessionOpened(session))
        #expect(again.state.handoffs == story.state.handoffs)
        #expect(again.lastNotice.contains("can't be read"))
        // What is added behind it would not be read either.
        #expect(again.type("/skip").isEmpty)
        #expect(again.lastNotice.contains("nothing can be added"))
    }
}
