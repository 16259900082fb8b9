import Conversation
import Engine
import Testing

/// Who answers where the router is not sure, and where the user knows better.
@Suite struct ChoosingTests {
    /// For the pipelines of the one as much as for the registry of the other.
    static let unsure = "Data pipelines, a model registry, seaborn charts: where do we begin with them?"

    private static func story() throws -> Story { try Story(whenUnsure: .letUserChoose) }

    private static func overrides(_ effects: [Effect]) -> [RouteOverride] {
        effects.compactMap { if case .keepOverride(let override) = $0 { override } else { nil } }
    }

    @Test func anUnsureRequestWaitsForTheUsersChoice() throws {
        var story = try Self.story()
        story.type(Self.unsure)
        let choice = try #require(story.state.choice)
        #expect(choice.options.count == 2)
        #expect(story.turns.isEmpty && story.request == nil)
        let second = choice.options[1].slug
        let effects = story.happen(.choose(2), after: 400)
        #expect(story.state.choice == nil)
        #expect(story.state.activity?.speaker == second)
        #expect(story.turns.first?.text == Self.unsure)
        #expect(story.turns.last?.receipt?.isOverride == true)
        #expect(story.turns.last?.receipt?.brief == "your choice")
        let kept = Self.overrides(effects)
        #expect(kept.map(\.chosen) == [second])
        #expect(kept.map(\.instead) == [choice.options[0].slug])
    }

    private static func asking() throws -> (story: Story, call: (turn: TurnID, request: ModelRequest)) {
        var story = try Story(whenUnsure: .askModel)
        story.type(unsure)
        return (story, try #require(story.call))
    }

    @Test func theModelIsAskedBySetting() throws {
        var (story, call) = try Self.asking()
        #expect(story.turns.isEmpty)
        #expect(story.state.choice == nil)
        #expect(call.request.schema?.contains(#""enum":["data-engineer","mlops-engineer""#) == true)
        #expect(call.request.messages.last?.content.contains(Self.unsure) == true)
        // Not recorded yet, it is kept as a draft is.
        #expect(story.effects.contains(.saveDraft(story.state.summary.id, Self.unsure)))
        let answer = #"{"slug":"mlops-engineer","runner_up":"data-engineer","reason":"a registry"}"#
        story.happen(.model(call.turn, .delta(answer)))
        story.happen(.model(call.turn, .ended(ModelEnding(outcome: .complete))))
        let receipt = try #require(story.turns.last?.receipt)
        #expect(receipt.rung == .model)
        #expect(receipt.speakers == [Slug("mlops-engineer")])
        #expect(receipt.runnerUp == Slug("data-engineer"))
        #expect(receipt.matched == ["a registry"])
        #expect(story.state.activity?.speaker == Slug("mlops-engineer"))
    }

    @Test(arguments: [
        "", "the MLOps Engineer", #"{"slug":"nobody"}"#, #"{"slug":"MLOps Engineer"}"#, "{",
    ])
    func withoutAnAnswerOfTheModelTheUserChooses(_ answer: String) throws {
        var (story, call) = try Self.asking()
        story.happen(.model(call.turn, .delta(answer)))
        story.happen(.model(call.turn, .ended(ModelEnding(outcome: .complete))))
        #expect(story.state.choice?.text == Self.unsure)
        #expect(story.lastNotice.contains("has not said who is to answer"))
        #expect(story.turns.isEmpty)
    }

    @Test func whenTheModelFailsTheUserChooses() throws {
        var (story, call) = try Self.asking()
        story.happen(.model(call.turn, .ended(ModelEnding(outcome: .error, detail: "no route to host"))))
        #expect(story.state.choice != nil)
        #expect(story.lastNotice.contains("no route to host"))
    }

    @Test func escapeLeavesTheModelUnasked() throws {
        var (story, call) = try Self.asking()
        story.happen(.edit(.insert("next")))
        story.happen(.submit)
        #expect(story.state.queued.count == 1)
        let effects = story.happen(.stop)
        #expect(effects.contains(.cancel(call.turn)))
        #expect(story.state.choice?.text == Self.unsure)
        #expect(story.state.queued.count == 1)
    }

    @Test func enterTakesTheFirst() throws {
        var story = try Self.story()
        story.type(Self.unsure)
        let first = try #require(story.state.choice?.options.first?.slug)
        // At once it was not meant for a question that nobody had read yet.
        story.happen(.submit)
        #expect(story.state.choice != nil)
        story.happen(.submit, after: 1_000)
        #expect(story.state.activity?.speaker == first)
    }

    @Test func escapeBringsTheRequestBackBeforeWhatWasTypedSince() throws {
        var story = try Self.story()
        story.type(Self.unsure)
        story.happen(.edit(.insert("more")))
        story.happen(.stop)
        #expect(story.state.choice == nil)
        #expect(story.state.composer.text == Self.unsure + "\nmore")
        #expect(story.turns.isEmpty)
    }

    @Test func whatIsSentMeanwhileWaitsAndFollows() throws {
        var story = try Self.story()
        story.type(Self.unsure)
        story.type("@viz and a chart")
        #expect(story.state.queued.map(\.text) == ["@viz and a chart"])
        story.happen(.choose(1), after: 400)
        try story.reply("Yes.")
        #expect(story.state.activity?.speaker == Slug("data-viz-specialist"))
    }

    @Test(arguments: ["/as data-viz-specialist", "/instead viz"])
    func aCommandThatNamesSomebodyGivesItToThem(_ line: String) throws {
        var story = try Self.story()
        story.type(Self.unsure)
        let effects = story.type(line)
        #expect(story.state.choice == nil)
        #expect(story.state.activity?.speaker == Slug("data-viz-specialist"))
        #expect(story.turns.map(\.text) == [Self.unsure, ""])
        #expect(Self.overrides(effects).map(\.chosen) == [Slug("data-viz-specialist")])
    }

    @Test func insteadWithoutANameTakesTheSecond() throws {
        var story = try Self.story()
        story.type(Self.unsure)
        let second = try #require(story.state.choice?.options.last?.slug)
        story.type("/instead")
        #expect(story.state.activity?.speaker == second)
    }

    @Test func aChoiceThatIsNotThereChoosesNobody() throws {
        var story = try Self.story()
        story.type(Self.unsure)
        #expect(story.happen(.choose(3), after: 400).isEmpty)
        #expect(story.state.choice != nil)
    }

    @Test func aDigitTypedBeforeTheQuestionWasReadIsText() throws {
        var story = try Self.story()
        story.type(Self.unsure)
        story.happen(.choose(1))
        #expect(story.state.choice != nil)
        #expect(story.state.composer.text == "1")
    }

    @Test func aRequestThatWaitsIsKeptAsADraft() throws {
        var story = try Self.story()
        let effects = story.type(Self.unsure)
        #expect(effects.contains { if case .saveDraft(_, Self.unsure) = $0 { true } else { false } })
        story.happen(.terminate)
        #expect(story.state.composer.text == Self.unsure)
    }

    @Test func nobodyIsAskedWhereNobodyIsThere() throws {
        var story = try Story()
        story.type(Self.unsure)
        #expect(story.state.choice == nil)
        #expect(story.state.activity != nil)
    }

    @Test func insteadSaysTheRequestToTheRunnerUp() throws {
        var story = try Story()
        story.type(Self.unsure)
        let first = try #require(story.state.activity?.speaker)
        let runnerUp = try #require(story.turns.last?.receipt?.runnerUp)
        try story.reply("From the first.")
        let effects = story.type("/instead")
        #expect(story.state.activity?.speaker == runnerUp)
        #expect(story.turns.last?.provenance?.replaces == 2)
        #expect(story.request?.messages.contains { $0.content.contains("From the first") } == false)
        let kept = Self.overrides(effects)
        #expect(kept.map(\.chosen) == [runnerUp])
        #expect(kept.map(\.instead) == [first])
        #expect(kept.map(\.request) == [Self.unsure])
    }

    @Test func insteadStopsTheReplyOfTheWrongMemberAndKeepsWhatWaits() throws {
        var story = try Story()
        story.type("@de a chart of it")
        try story.model(.delta("SELECT"))
        story.type("@de next")
        let effects = story.type("/instead viz")
        #expect(effects.kinds.first == "cancel")
        #expect(story.turns[1].outcome == .cancelled)
        #expect(story.state.activity?.speaker == Slug("data-viz-specialist"))
        try story.reply("A chart.")
        #expect(story.state.activity?.speaker == Slug("data-engineer"))
        #expect(story.turns.suffix(2).first?.text == "@de next")
    }

    @Test func insteadSaysWhatIsWrong() throws {
        var story = try Story()
        story.type("/instead viz")
        #expect(story.lastNotice.contains("Nothing was said"))
        story.type("@de hello")
        try story.reply("Hello.")
        story.type("/instead nobody")
        #expect(story.lastNotice.contains("Nobody in the team"))
        story.type("/instead de")
        #expect(story.lastNotice.contains("/retry"))
        story.type("/instead")
        #expect(story.lastNotice.contains("runner-up"))
        #expect(story.state.activity == nil)
    }
}
