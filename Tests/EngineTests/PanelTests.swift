import Conversation
import Engine
import Personas
import Testing

/// Several answer one question without seeing each other's answers, and one call compares them.
@Suite struct PanelTests {
    static let de = Slug("data-engineer")
    static let mlops = Slug("mlops-engineer")
    static let viz = Slug("data-viz-specialist")

    static func story(slots: Int = 4) throws -> Story {
        try Story(
            traits: ModelTraits(
                contextTokens: 8192, takesLateSystem: true, continuesReply: true, warms: false,
                slots: slots))
    }

    @Test func allAreRecordedBeforeTheFirstIsAsked() throws {
        var story = try Self.story()
        let effects = story.type("/panel de,viz,mlops How do we begin?")
        #expect(
            effects.kinds == [
                "create", "record user", "cancel warming", "record reply", "record reply", "record reply",
                "ask", "ask", "ask",
            ])
        #expect(
            story.turns.map(\.speaker) == [.user, .member(Self.de), .member(Self.viz), .member(Self.mlops)])
        #expect(story.turns[0].text == "How do we begin?")
        #expect(story.turns.dropFirst().allSatisfy { $0.receipt?.brief == "panel" })
        #expect(story.state.activities.map(\.phase) == [.waiting, .waiting, .waiting])
    }

    /// The server was not known yet when the panel was asked.
    @Test func whoWaitsIsAskedWhenTheModelTurnsOutToHaveMoreSlots() throws {
        var story = try Self.story(slots: 1)
        story.type("/panel de,viz,mlops How do we begin?")
        #expect(story.state.activities.map(\.phase) == [.waiting, .queued, .queued])
        let traits = ModelTraits(
            contextTokens: 8192, takesLateSystem: true, continuesReply: true, warms: false, slots: 2)
        #expect(story.happen(.modelTraits(traits)).kinds == ["ask"])
        #expect(story.state.activities.map(\.phase) == [.waiting, .waiting, .queued])
    }

    @Test func deltasOfSeveralGoEachToItsOwnTurn() throws {
        var story = try Self.story()
        story.type("/panel de,viz How?")
        let (de, viz) = (story.turns[1].id, story.turns[2].id)
        story.happen(.model(viz, .delta("A ")))
        story.happen(.model(de, .delta("[Data Engineer]: Tab")))
        story.happen(.model(viz, .delta("chart.")))
        story.happen(.model(de, .delta("les.")))
        #expect(story.turns[1].text == "Tables.")
        #expect(story.turns[2].text == "A chart.")
        #expect(story.state.activities.map(\.phase) == [.speaking, .speaking])
        #expect(story.happen(.tick, after: 500).kinds == ["checkpoint", "checkpoint"])
    }

    @Test func nobodySeesTheOthersAnswersAndTheComparisonSeesAll() throws {
        var story = try Self.story(slots: 1)
        story.type("@de what did we say?")
        try story.reply("EARLIER")
        story.type("/panel de,viz How?")
        try story.reply("FROM DE")
        let second = try #require(story.request)
        #expect(second.begun == "[Data Visualization Specialist]:")
        #expect(second.messages.last == Message(.user, "How?"))
        #expect(second.messages.contains { $0.content.contains("EARLIER") })
        #expect(!second.messages.contains { $0.content.contains("FROM DE") })
        #expect(second.messages.count { $0.content == "How?" } == 1)
        try story.reply("FROM VIZ")
        let comparison = try #require(story.request)
        #expect(story.turns.last?.speaker == .comparison)
        for text in ["[Data Engineer]: FROM DE", "[Data Visualization Specialist]: FROM VIZ", "How?"] {
            #expect(comparison.messages.contains { $0.content == text })
        }
        let asked = try #require(comparison.messages.last)
        #expect(asked.content.contains("the Data Engineer and the Data Visualization Specialist"))
        #expect(!comparison.begun.contains("Data"))
        try story.reply(" both.")
        #expect(story.turns.last?.text == "**Agree**: both.")
        story.type("@mlops and you?")
        let later = try #require(story.request).messages.map(\.content)
        #expect(later.contains("[Data Engineer]: FROM DE") && later.contains { $0.contains("FROM VIZ") })
        #expect(later.contains { $0.hasPrefix("[Comparison, by no member]: **Agree**") })
    }

    @Test func whereThereIsOneSlotTheyAnswerInTurn() throws {
        var story = try Self.story(slots: 1)
        #expect(story.type("/panel de,viz,mlops How?").kinds.count { $0 == "ask" } == 1)
        #expect(story.state.activities.map(\.phase) == [.waiting, .queued, .queued])
        #expect(try story.reply("One.").kinds == ["record reply", "ask"])
        #expect(story.state.activities.map(\.phase) == [.waiting, .queued])
        #expect(try story.reply("Two.").kinds == ["record reply", "ask"])
        #expect(
            try story.reply("Three.").kinds
                == ["record reply", "cancel warming", "record comparison", "ask"])
        try story.reply(" on all.")
        #expect(story.state.activities.isEmpty)
        #expect(story.state.turnCounts == [Self.de: 1, Self.viz: 1, Self.mlops: 1])
    }

    @Test func oneThatFailsStopsNobody() throws {
        var story = try Self.story(slots: 2)
        story.type("/panel de,viz,mlops How?")
        let turns = story.turns.dropFirst().map(\.id)
        story.happen(.model(turns[0], .delta("half")))
        // Its slot goes to the third.
        #expect(
            story.happen(.model(turns[0], .ended(ModelEnding(outcome: .error, detail: "gone")))).kinds
                == ["record reply", "ask"])
        for turn in turns.dropFirst() {
            story.happen(.model(turn, .delta("whole")))
            story.happen(.model(turn, .ended(ModelEnding(outcome: .complete))))
        }
        #expect(story.turns.last?.speaker == .comparison)
        let asked = try #require(story.request?.messages.last?.content)
        #expect(!asked.contains("Data Engineer") && asked.contains("MLOps Engineer"))
    }

    @Test func withOneAnswerThereIsNoComparison() throws {
        var story = try Self.story()
        story.type("/panel de,viz How?")
        story.type("@de queued")
        let turns = story.turns.dropFirst().map(\.id)
        story.happen(.model(turns[1], .delta("whole")))
        story.happen(.model(turns[1], .ended(ModelEnding(outcome: .complete))))
        story.happen(.model(turns[0], .ended(ModelEnding(outcome: .error, detail: "gone"))))
        #expect(story.lastNotice.contains("No comparison: only the Data Visualization Specialist"))
        #expect(story.state.activities.isEmpty && story.turns.count == 3)
        #expect(story.state.queued.map(\.isHeld) == [true])
        // What failed is asked again, and then there is something to compare.
        story.type("/retry")
        #expect(story.state.activities.map(\.speaker) == [Self.de])
        #expect(story.turns.last?.provenance?.replaces == 2)
        #expect(story.request?.messages.contains { $0.content.contains("whole") } == false)
        try story.reply("now")
        #expect(story.turns.last?.speaker == .comparison)
    }

    @Test func escapeStopsAllAndKeepsWhatCame() throws {
        var story = try Self.story(slots: 2)
        story.type("/panel de,viz,mlops How?")
        story.type("@de queued")
        let turns = story.turns.dropFirst().map(\.id)
        story.happen(.model(turns[0], .delta("Half")))
        let effects = story.happen(.stop)
        #expect(
            effects.kinds == ["cancel", "cancel", "record reply", "record reply", "record reply"])
        #expect(story.turns.dropFirst().map(\.outcome) == [.cancelled, .cancelled, .cancelled])
        #expect(story.turns[1].text == "Half")
        #expect(story.state.queued.map(\.isHeld) == [true])
        let before = story.turns
        story.happen(.model(turns[1], .delta("late")))
        story.happen(.model(turns[2], .ended(ModelEnding(outcome: .complete))))
        #expect(story.turns == before)
        story.type("/retry")
        #expect(story.state.activities.map(\.speaker) == [Self.de, Self.viz, Self.mlops])
    }

    @Test func whatIsQueuedWaitsForTheComparison() throws {
        var story = try Self.story(slots: 1)
        story.type("/panel de,viz How?")
        story.type("@mlops then this")
        story.type("/panel viz,mlops and that?")
        #expect(story.state.queued.map(\.text) == ["@mlops then this", "/panel viz,mlops and that?"])
        try story.reply("One.")
        try story.reply("Two.")
        #expect(story.state.queued.count == 2)
        try story.reply(" on all.")
        #expect(story.turns.suffix(2).first?.text == "@mlops then this")
        try story.reply("Three.")
        #expect(story.turns.suffix(3).first?.text == "and that?")
        #expect(story.state.activities.map(\.speaker) == [Self.viz, Self.mlops])
    }

    @Test(arguments: [
        "de,viz How?", "@de,@viz How?", "@de @viz How?", "DE, VIZ How?", "@data-engineer, viz: How?",
        "Data Engineer, Data Visualization Specialist: How?", "de,de,viz How?", "de, viz, How?",
    ])
    func namesAreRead(line: String) throws {
        var story = try Self.story()
        story.type("/panel " + line)
        #expect(story.turns.map(\.speaker) == [.user, .member(Self.de), .member(Self.viz)])
        #expect(story.turns.first?.text == "How?")
    }

    @Test(arguments: [
        ("de,vz How?", "Nearest: `VIZ`"), ("@nobody @de How?", "`nobody`"), ("de,banana How?", "`banana`"),
        ("data-enginer,viz How?", "`data-engineer`"), ("@de How?", "two members"),
        ("de,de How?", "two members"), ("de,viz", "question"),
        ("zzz qqq", "Name them"),
    ])
    func aMistakeIsSaidAndNothingAsked(line: String, hint: String) throws {
        var story = try Self.story()
        #expect(story.type("/panel " + line).isEmpty)
        #expect(story.lastNotice.contains(hint), "\(story.lastNotice)")
        #expect(story.turns.isEmpty)
        story.happen(.edit(.up))
        #expect(story.state.composer.text == "/panel " + line)
    }

    @Test(arguments: [
        "SQL, or pipelines: which charts and which drift?", "Viz of drift, SQL and tables: which?",
    ])
    func withoutNamesTheBestAreAsked(question: String) throws {
        var story = try Self.story()
        story.type("/panel " + question)
        #expect(story.turns.first?.text == question)
        let receipt = try #require(story.turns.last?.receipt)
        #expect(receipt.rung == .panel && receipt.speakers.count > 1)
        #expect(story.turns.dropFirst().map(\.speaker) == receipt.speakers.map(Speaker.member))
        #expect(receipt.speakers == receipt.candidates.prefix(3).map(\.slug))
    }

    @Test func retryMakesTheComparisonAnew() throws {
        var story = try Self.story(slots: 1)
        story.type("/panel de,viz How?")
        for text in ["One.", "Two.", "OLD COMPARISON"] { try story.reply(text) }
        story.type("/retry")
        #expect(story.turns.last?.speaker == .comparison)
        #expect(story.turns.last?.provenance?.replaces == 4)
        #expect(story.request?.messages.contains { $0.content.contains("OLD COMPARISON") } == false)
        try story.reply("NEW")
        story.type("/why")
        #expect(story.lastNotice.contains("On the panel"))
        #expect(story.lastNotice.contains("one call of the model"))
    }

    @Test func insteadPutsAnotherInThePlaceOfTheLastAndComparesAnew() throws {
        var story = try Self.story(slots: 1)
        story.type("/panel de,viz How?")
        story.type("/instead mlops")
        #expect(story.lastNotice.contains("Esc"))
        for text in ["One.", "TWO", "Compared."] { try story.reply(text) }
        story.type("/instead de")
        #expect(story.lastNotice.contains("on the panel already"))
        story.type("/instead mlops")
        #expect(story.turns.last?.speaker == .member(Self.mlops))
        #expect(story.turns.last?.receipt?.brief == "panel: your choice")
        #expect(story.request?.messages.last?.content == "How?")
        try story.reply("Three.")
        let comparison = try #require(story.request)
        #expect(!comparison.messages.contains { $0.content.contains("TWO") })
        #expect(comparison.messages.last?.content.contains("the MLOps Engineer") == true)
        #expect(story.turns.last?.provenance?.replaces == 4)
    }

    @Test func aPanelThatWasKilledGoesOnWhereItWasCut() throws {
        var story = try Self.story()
        story.type("/panel de,viz How?")
        var turns = story.turns
        // As the store reads them: the first had ended.
        turns[1].append("whole")
        turns[1].end(.complete, at: story.now)
        turns[2].end(.truncated, detail: "cut off: the shell stopped while it was arriving", at: story.now)
        var again = try Self.story()
        again.happen(
            .sessionOpened(
                Session(summary: story.state.summary, transcript: Transcript(turns: turns))))
        again.type("/retry")
        #expect(again.state.activities.map(\.speaker) == [Self.viz])
        #expect(again.turns.last?.provenance?.replaces == 3)
        #expect(again.request?.messages.contains { $0.content.contains("whole") } == false)
        try again.reply("mine")
        #expect(again.turns.last?.speaker == .comparison)
    }

    @Test func aComparisonThatSpeaksAsAMemberIsCut() throws {
        var story = try Self.story(slots: 1)
        story.type("/panel de,viz How?")
        try story.reply("One.")
        try story.reply("Two.")
        try story.model(
            .delta(" tables.\n\nData Engineer: wants Parquet.\n\n[Data Engineer]: I would "))
        #expect(story.turns.last?.text.contains("Data Engineer: wants Parquet.") == true)
        #expect(story.turns.last?.text.contains("I would") == false)
        #expect(story.turns.last?.outcome == .truncated)
        #expect(story.state.activities.isEmpty)
    }

    /// Each estimate is held against its count with the scale with which it was made.
    @Test func repliesAtOnceTeachTheScaleNotTwice() throws {
        var story = try Self.story()
        story.type("/panel de,viz,mlops How?")
        let estimated = try #require(story.state.context?.tokens)
        let turns = story.turns.dropFirst().map(\.id)
        for turn in turns {
            story.happen(.model(turn, .delta("x")))
            story.happen(
                .model(
                    turn,
                    .ended(
                        ModelEnding(
                            outcome: .complete, usage: TokenUsage(prompt: estimated * 3 / 2, reply: 1)))))
        }
        let compared = try #require(story.state.context?.tokens)
        // The prompt of the comparison is a little longer; with the scale raised thrice it would be estimated at thrice that.
        #expect(compared < estimated * 5 / 2, "\(compared) from \(estimated)")
    }

    @Test func tabCompletesInTheList() throws {
        var story = try Self.story()
        story.happen(.edit(.insert("/panel data-e")))
        story.happen(.complete)
        #expect(story.state.composer.text == "/panel data-engineer ")
        story.happen(.edit(.clear))
        story.happen(.edit(.insert("/panel de,@ml")))
        story.happen(.complete)
        #expect(story.state.composer.text == "/panel de,@mlops-engineer ")
        story.happen(.edit(.clear))
        story.happen(.edit(.insert("/panel de, viz how da")))
        story.happen(.complete)
        #expect(story.state.composer.text == "/panel de, viz how da")
    }
}
