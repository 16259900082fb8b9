import Conversation
import Engine
import Personas
import Testing

@Suite struct SessionTests {
    static let earlier = SessionSummary(
        id: SessionID("20261122-0900-abcd"), title: "churn", created: Timestamp(milliseconds: 1),
        updated: Timestamp(milliseconds: 2), turnCount: 2)

    static func session(draft: String = "", id: SessionID = earlier.id) -> Session {
        let end = Turn.State.ended(.complete, detail: nil)
        let turns = [
            Turn(
                id: TurnID(session: id, number: 1), speaker: .user, text: "an old question", state: end,
                started: Timestamp(milliseconds: 1)),
            Turn(
                id: TurnID(session: id, number: 2), speaker: .member(Slug("mlops-engineer")),
                text: "an old answer",
                state: end, started: Timestamp(milliseconds: 2)),
        ]
        return Session(
            summary: SessionSummary(
                id: id, title: earlier.title, created: earlier.created, updated: earlier.updated, turnCount: 2
            ),
            transcript: Transcript(turns: turns), draft: draft,
            pinned: Slug("mlops-engineer"))
    }

    @Test func wordsAreLookedForInAllSessions() throws {
        var story = try Story()
        story.type("/sessions late events")
        #expect(story.effects.contains(.searchSessions("late events")))
        let hit = SearchHit(
            session: Self.earlier, turn: TurnID(session: Self.earlier.id, number: 4), speaker: .user,
            excerpt: [.init(text: "what of *", isMatch: false), .init(text: "late", isMatch: true)])
        story.happen(.turnsFound(words: "late events", [hit]))
        let note = try #require(story.state.notices.last?.text)
        #expect(note.contains("`\(Self.earlier.id)`") && note.contains("turn 4, you:"))
        #expect(note.contains("**late**") && !note.contains("of *"))
        story.happen(.turnsFound(words: "nowhere", []))
        #expect(story.state.notices.last?.text.contains("No kept turn holds `nowhere`") == true)
    }

    @Test func theLastSessionIsOfferedAndEnterOpensIt() throws {
        var story = try Story()
        story.happen(.storeReady(last: Self.earlier))
        #expect(story.state.offer == Self.earlier)
        #expect(story.happen(.submit).kinds == ["open"])
        story.happen(.sessionOpened(Self.session(draft: "half a thought")))
        #expect(story.state.summary.id == Self.earlier.id)
        #expect(story.state.composer.text == "half a thought")
        #expect(story.state.pinned == Slug("mlops-engineer"))
        #expect(story.state.turnCounts == [Slug("mlops-engineer"): 1])
        #expect(story.type(" goes on").kinds.contains("create") == false)
        #expect(story.turns.count == 4)
        #expect(story.turns[2].id.number == 3)
        #expect(story.request?.messages.contains { $0.content.contains("an old answer") } == true)
    }

    @Test func typingDeclinesTheOffer() throws {
        var story = try Story()
        story.happen(.storeReady(last: Self.earlier))
        story.type("@de something new")
        #expect(story.state.offer == nil)
        #expect(story.state.summary.id != Self.earlier.id)
    }

    @Test func newKeepsWhatWasAndBeginsAnother() throws {
        var story = try Story()
        story.type("@de hello")
        try story.reply("Hello.")
        let first = story.state.summary.id
        story.type("/new Second study")
        #expect(story.turns.isEmpty)
        #expect(story.state.summary.id != first)
        #expect(story.state.summary.title == "Second study")
        #expect(story.type("@de hello again").kinds.first == "create")
    }

    @Test func openRefusesWhileAReplyArrives() throws {
        var story = try Story()
        story.type("@de hello")
        #expect(story.type("/open 2026").isEmpty)
        #expect(story.lastNotice.contains("Esc"))
        #expect(story.state.queued.isEmpty)
    }

    @Test func whatIsTypedWhileAReplyArrivesWaitsAndCanBeTakenBack() throws {
        var story = try Story()
        story.type("@de one")
        story.type("@de two")
        story.type("@de three")
        #expect(story.state.queued.map(\.text) == ["@de two", "@de three"])
        story.happen(.edit(.up))
        #expect(story.state.composer.text == "@de three")
        #expect(story.state.queued.map(\.text) == ["@de two"])
        story.happen(.edit(.clear))
        try story.reply("First.")
        #expect(story.turns.map(\.text) == ["@de one", "First.", "@de two", ""])
        #expect(story.state.queued.isEmpty)
    }

    @Test func whatWaitedForAStoppedReplyIsHeldUntilEnter() throws {
        var story = try Story()
        story.type("@de one")
        story.type("@de two")
        story.type("@de three")
        story.happen(.stop)
        #expect(story.state.activity == nil)
        #expect(story.state.queued.map(\.text) == ["@de two", "@de three"])
        // A command typed behind it is a command, and a request goes out alone.
        #expect(story.type("/why").kinds.isEmpty)
        story.type("@viz instead")
        try story.reply("Instead.")
        #expect(story.state.activity == nil)
        #expect(story.state.queued.map(\.text) == ["@de two", "@de three"])
        story.happen(.submit)
        try story.reply("Second.")
        #expect(story.turns.suffix(4).map(\.text) == ["@de two", "Second.", "@de three", ""])
        #expect(story.state.queued.isEmpty)
    }

    @Test func whatIsHeldGoesAlongIntoTheDraftWhenTheSessionIsLeft() throws {
        var story = try Story()
        story.type("@de one")
        story.type("@de two")
        story.happen(.stop)
        let effects = story.type("/new")
        #expect(story.state.queued.isEmpty)
        #expect(story.state.composer.text == "@de two")
        #expect(effects.kinds.contains("save draft") == false)
        let drafts = story.effects.compactMap { if case .saveDraft(_, let draft) = $0 { draft } else { nil } }
        #expect(drafts.last == "@de two")
    }

    @Test func whatWaitsGoesToWhomItWasMeantFor() throws {
        var story = try Story()
        story.type("/as de")
        story.type("one")
        story.type("two")
        story.type("/as viz")
        try story.reply("First.")
        #expect(story.state.activity?.speaker == Slug("data-engineer"))
    }

    @Test func controlDAsksTwiceWhileAReplyArrives() throws {
        var story = try Story()
        story.type("@de one")
        #expect(story.happen(.endOfInput).isEmpty)
        #expect(story.state.activity != nil)
        #expect(story.happen(.endOfInput).kinds.last == "quit")
    }

    @Test func stoppingLeavesTheDraftAlone() throws {
        var story = try Story()
        story.type("@de one")
        story.type("two")
        story.happen(.edit(.insert("thr")))
        story.happen(.stop)
        #expect(story.state.composer.text == "thr")
        #expect(story.state.queued.map(\.text) == ["two"])
        #expect(story.state.activity == nil)
    }

    @Test func aDraftIsSavedAfterAPauseAndOnLeaving() throws {
        var story = try Story()
        story.happen(.edit(.insert("a thought")))
        #expect(story.happen(.tick, after: 100).isEmpty)
        #expect(story.happen(.tick, after: 1_000).kinds == ["create", "save draft"])
        #expect(story.engine.wake == nil)
        story.happen(.edit(.insert(", and more")))
        #expect(story.happen(.terminate).kinds == ["save draft", "cancel warming", "quit"])
    }

    @Test func whatWaitsIsKeptAsADraft() throws {
        var story = try Story()
        story.type("@de one")
        let effects = story.type("@de two")
        #expect(effects.contains(.saveDraft(story.state.summary.id, "@de two")))
        story.happen(.edit(.insert("three")))
        #expect(story.happen(.terminate).contains(.saveDraft(story.state.summary.id, "@de two\nthree")))
    }

    @Test(arguments: [
        ("@de design a schema", "design a schema"), ("@nobody", "@nobody"), ("for @de", "for @de"),
    ])
    func whomItWasSaidToIsNoTitle(_ line: String, _ title: String) throws {
        var story = try Story()
        story.happen(.edit(.insert(line)))
        story.happen(.tick, after: 2_000)
        #expect(story.state.summary.title == title)
    }

    @Test func theTitleIsWhatWasSaidAndNotTheDraft() throws {
        var story = try Story()
        story.happen(.edit(.insert("We ha")))
        story.happen(.tick, after: 2_000)
        #expect(story.state.summary.title == "We ha")
        let effects = story.type("ve clickstream logs")
        #expect(story.state.summary.title == "We have clickstream logs")
        guard case .create(let kept) = effects.first else {
            Issue.record("the title is not kept")
            return
        }
        #expect(kept.title == "We have clickstream logs")
        // What was said is no draft any more.
        #expect(effects.contains(.saveDraft(story.state.summary.id, "")))
        story.happen(.stop)
        story.type("something else")
        #expect(story.state.summary.title == "We have clickstream logs")
    }

    @Test func halfACommandMakesNoSession() throws {
        var story = try Story()
        story.happen(.edit(.insert("/as ml")))
        #expect(story.happen(.tick, after: 2_000).isEmpty)
    }

    @Test func aMemberPinnedBeforeTheFirstMessageIsKept() throws {
        var story = try Story()
        story.type("/as viz")
        let effects = story.type("hello")
        #expect(effects.contains(.savePinned(story.state.summary.id, Slug("data-viz-specialist"))))
    }

    @Test func whatIsTypedWhileASessionOpensStandsBehindItsDraft() throws {
        var story = try Story()
        story.happen(.edit(.insert("typed early")))
        story.happen(.sessionOpened(Self.session(draft: "kept")))
        #expect(story.state.composer.text == "kept\ntyped early")
        #expect(story.happen(.tick, after: 2_000).kinds == ["save draft"])
    }

    @Test func nothingIsObeyedBehindTheEnd() throws {
        var story = try Story()
        story.type("/quit")
        #expect(story.type("@de hello").isEmpty)
        #expect(story.turns.isEmpty)
    }

    @Test func aHintGoesWithTheNextKey() throws {
        var story = try Story()
        story.happen(.interrupt)
        #expect(story.state.hint != nil)
        story.happen(.edit(.insert("s")))
        #expect(story.state.hint == nil)
    }

    @Test func controlCTwiceLeaves() throws {
        var story = try Story()
        story.happen(.edit(.insert("text")))
        #expect(story.happen(.interrupt).isEmpty)
        #expect(story.state.composer.isEmpty)
        story.happen(.interrupt)
        #expect(story.state.hint == "Ctrl-C again leaves")
        story.happen(.tick, after: 3_000)
        #expect(story.state.hint == nil)
        story.happen(.interrupt)
        #expect(story.happen(.interrupt).kinds.last == "quit")
        #expect(story.state.isOver)
    }

    @Test func leavingInTheMiddleOfAReplyKeepsIt() throws {
        var story = try Story()
        story.type("@de hello")
        try story.model(.delta("Half an ans"))
        let effects = story.happen(.terminate)
        #expect(effects.kinds.prefix(2) == ["cancel", "record reply"])
        #expect(story.turns.last?.text == "Half an ans")
        #expect(story.turns.last?.outcome == .cancelled)
    }

    @Test func theTeamChangesBetweenTurnsOnly() throws {
        var story = try Story()
        story.type("/as viz")
        story.type("hello")
        let smaller = String(Story.document.prefix(while: { $0 != "3" }).dropLast(4))
        let reading = PersonaDocument.read(smaller, file: "team.md")
        story.happen(.personas(reading, file: "team.md"))
        #expect(story.state.team.personas.count == 3)
        try story.reply("Hi.")
        #expect(story.state.team.personas.count == 2)
        #expect(story.state.pinned == nil)
    }

    @Test func aDocumentWithErrorsLeavesTheTeam() throws {
        var story = try Story()
        story.happen(.personas(PersonaDocument.read("### 1. Nobody (N)\n", file: "team.md"), file: "team.md"))
        #expect(story.state.team.personas.count == 3)
        #expect(story.lastNotice.contains("team"))
    }

    @Test func thePromptIsEvaluatedAheadOnceForEachSpeakerAndTurn() throws {
        var story = try Story()
        #expect(story.happen(.modelStatus(.ready)).kinds == ["warm"])
        #expect(story.happen(.paused).isEmpty)
        #expect(story.type("/as viz").kinds == ["warm"])
        #expect(story.happen(.paused).isEmpty)
        story.type("/auto")
        story.happen(.edit(.insert("Deployment, drift detection and monitoring of a model registry")))
        #expect(story.happen(.paused).kinds == ["warm"])
        #expect(story.state.expected?.speakers == [Slug("mlops-engineer")])
        story.happen(.submit)
        #expect(try story.reply("Done.").kinds == ["record reply", "warm"])
    }

    @Test func whatWasEvaluatedAheadBeginsThePromptThatIsSent() throws {
        var story = try Story()
        story.happen(.modelStatus(.ready))
        story.type("@mlops which registry?")
        let effects = try story.reply("That one.")
        guard case .warm(let warmed) = effects.last else {
            Issue.record("nothing was evaluated ahead")
            return
        }
        story.type("why?")
        let sent = try #require(story.request).messages
        #expect(Array(sent.prefix(warmed.messages.count)) == warmed.messages)
        #expect(sent.count == warmed.messages.count + 1)
    }
}
