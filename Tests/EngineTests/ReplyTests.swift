import Conversation
import Engine
import Testing

@Suite struct ReplyTests {
    @Test func whatTheUserSaidIsRecordedBeforeAnythingIsAsked() throws {
        var story = try Story()
        let effects = story.type("Design the tables and the SQL for clickstream data")
        #expect(effects.kinds == ["create", "record user", "cancel warming", "record reply", "ask"])
        #expect(story.turns.map(\.speaker) == [.user, .member(Slug("data-engineer"))])
        #expect(story.turns[1].state == .waiting)
        #expect(story.turns[1].receipt?.rung == .scored)
        #expect(story.state.composer.isEmpty)
        #expect(story.state.summary.title == "Design the tables and the SQL for clickstream")
    }

    @Test func aReplyGrowsAndEnds() throws {
        var story = try Story()
        story.type("@de hello")
        try story.model(.loading)
        #expect(story.state.activity?.phase == .loading)
        try story.model(.reading(done: 10, total: 40))
        #expect(story.state.activity?.phase == .reading(done: 10, total: 40))
        try story.model(.delta("Use "))
        try story.model(.delta("Parquet."))
        #expect(story.state.activity?.phase == .speaking)
        let usage = TokenUsage(
            prompt: 300, cached: 250, reply: 21, firstTokenMilliseconds: 500, totalMilliseconds: 1500)
        let effects = try story.model(.ended(ModelEnding(outcome: .complete, usage: usage)))
        let reply = try #require(story.turns.last)
        #expect(reply.text == "Use Parquet.")
        #expect(reply.outcome == .complete)
        #expect(reply.usage == usage)
        #expect(effects.kinds.first == "record reply")
        #expect(story.state.activity == nil)
        #expect(story.state.tokensPerSecond == 20)
        #expect(story.state.turnCounts == [Slug("data-engineer"): 1])
    }

    @Test func aLateDeltaFallsAway() throws {
        var story = try Story()
        story.type("@de hello")
        let turn = try #require(story.state.activity?.turn)
        try story.model(.delta("Half"))
        let effects = story.happen(.stop)
        #expect(effects.kinds.prefix(2) == ["cancel", "record reply"])
        let before = story.turns
        story.happen(.model(turn, .delta(" more")))
        story.happen(.model(turn, .ended(ModelEnding(outcome: .complete))))
        #expect(story.turns == before)
        #expect(before.last?.text == "Half")
        #expect(before.last?.outcome == .cancelled)
    }

    @Test func ownLabelsAreStrippedAndAnothersCutsTheReply() throws {
        var story = try Story()
        story.type("@de hello")
        try story.model(.delta("[Data Engineer]: Partition by day.\n"))
        let effects = try story.model(.delta("[MLOps Engineer]: And I say track it.\nMore."))
        let reply = try #require(story.turns.last)
        #expect(reply.text.hasPrefix("Partition by day."))
        #expect(!reply.text.contains("track it"))
        #expect(reply.outcome == .truncated)
        #expect(effects.kinds.prefix(2) == ["cancel", "record reply"])
        guard case .ended(_, let detail) = reply.state else { return }
        #expect(detail?.contains("MLOps Engineer") == true)
    }

    @Test func whatArrivedIsKeptWhileItArrives() throws {
        var story = try Story()
        story.type("@de hello")
        #expect(try story.model(.delta("a"), after: 10).kinds.isEmpty)
        #expect(story.engine.wake != nil)
        #expect(try story.model(.delta("b"), after: 500).kinds == ["checkpoint"])
        // A stream that stalls is kept by the clock.
        try story.model(.delta("c"), after: 10)
        #expect(story.happen(.tick, after: 450).kinds == ["checkpoint"])
        #expect(!story.happen(.tick, after: 450).kinds.contains("checkpoint"))
    }

    @Test func aPromptThatOverflowsIsSentAgainSmaller() throws {
        var story = try Story()
        for number in 1...30 {
            story.type("@de question \(number) " + String(repeating: "word ", count: 40))
            try story.reply(String(repeating: "answer ", count: 40))
        }
        story.type("@de the last question")
        let first = try #require(story.request)
        let effects = try story.model(.ended(ModelEnding(outcome: .error, contextExceeded: 2048)))
        #expect(effects.kinds == ["ask"])
        let second = try #require(story.request)
        #expect(second.messages.count < first.messages.count)
        #expect(
            second.messages.first?.content.hasPrefix(
                String(try #require(first.messages.first?.content.prefix(40)))) == true)
        #expect(second.messages.last == first.messages.last)
        #expect(story.turns.last?.isOpen == true)
    }

    @Test func overflowingForEverEndsInAnError() throws {
        var story = try Story()
        story.type("@de hello")
        for _ in 0..<5 where story.state.activity != nil {
            try story.model(.ended(ModelEnding(outcome: .error, detail: "too long", contextExceeded: 0)))
        }
        #expect(story.turns.last?.outcome == .error)
    }

    @Test func aRoundSpeaksInTheOrderNamed() throws {
        var story = try Story()
        story.type("@mlops @de how do we start?")
        #expect(story.state.activity?.speaker == Slug("mlops-engineer"))
        #expect(story.state.next == [Slug("data-engineer")])
        let effects = try story.reply("With a registry.")
        #expect(effects.kinds == ["record reply", "cancel warming", "record reply", "ask"])
        #expect(story.state.activity?.speaker == Slug("data-engineer"))
        let request = try #require(story.request)
        #expect(request.messages.contains { $0.content.contains("With a registry.") })
        #expect(request.begun.contains("Data Engineer"))
        try story.reply("With tables.")
        #expect(story.state.activity == nil)
    }

    @Test func retrySaysItAgainAndTheOldReplyIsNoLongerSent() throws {
        var story = try Story()
        story.type("@de hello")
        try story.reply("FIRST ANSWER")
        story.type("/retry")
        #expect(story.turns.count == 3)
        #expect(story.turns[2].provenance?.replaces == 2)
        #expect(story.request?.messages.contains { $0.content.contains("FIRST ANSWER") } == false)
        try story.reply("SECOND ANSWER")
        story.type("@de go on")
        let sent = try #require(story.request).messages.map(\.content).joined()
        #expect(sent.contains("SECOND ANSWER"))
        #expect(!sent.contains("FIRST ANSWER"))
    }

    @Test func retryOfASecondSpeakerSeesTheFirst() throws {
        var story = try Story()
        story.type("@mlops @de how do we start?")
        try story.reply("With a registry.")
        try story.reply("SECOND")
        story.type("/retry")
        let request = try #require(story.request)
        #expect(story.state.activity?.speaker == Slug("data-engineer"))
        #expect(request.messages.contains { $0.content.contains("With a registry.") })
        #expect(!request.messages.contains { $0.content.contains("SECOND") })
    }

    @Test func afterAFailureTheRoundGoesOnWithRetry() throws {
        var story = try Story()
        story.type("@mlops @de how do we start?")
        try story.model(.ended(ModelEnding(outcome: .error, detail: "gone")))
        #expect(story.state.activity == nil)
        story.type("/retry")
        try story.reply("With a registry.")
        #expect(story.state.activity?.speaker == Slug("data-engineer"))
    }

    @Test func retryInAReopenedSessionAsksWhatTheUserAsked() throws {
        var story = try Story()
        story.happen(.sessionOpened(SessionTests.session()))
        story.type("/retry")
        #expect(story.state.activity?.speaker == Slug("mlops-engineer"))
        #expect(story.request?.messages.last == Message(.user, "an old question"))
        #expect(story.turns.last?.provenance?.replaces == 2)
    }

    @Test func aServerThatTeachesIsAskedItsWayNextTime() throws {
        var story = try Story()
        story.type("@de hello")
        story.happen(
            .modelTraits(
                ModelTraits(contextTokens: 4096, takesLateSystem: false, continuesReply: true, warms: false)))
        try story.model(.ended(ModelEnding(outcome: .error, detail: "roles must alternate")))
        story.type("/retry")
        #expect(story.request?.messages.filter { $0.role == .system }.count == 1)
    }

    @Test func nothingIsSentThatCouldNotBeKept() throws {
        var story = try Story()
        story.type("@de hello")
        story.type("@de and more")
        let turn = try #require(story.state.activity?.turn)
        story.happen(.storeFailed("The disk is full."))
        // Another failure, of a list or a draft, leaves a request alone that went out.
        #expect(story.state.activity != nil)
        #expect(story.lastNotice.contains("disk is full"))
        let effects = story.happen(.notSent(turn))
        #expect(effects.kinds.first == "record reply")
        #expect(story.turns.last?.outcome == .error)
        #expect(story.state.queued.map(\.text) == ["@de and more"])
        #expect(story.state.queued.allSatisfy { $0.isHeld })
    }

    @Test func aReplyWithoutEndIsCut() throws {
        var story = try Story()
        story.type("@de go")
        for _ in 0..<40 where story.state.activity != nil {
            try story.model(.delta(String(repeating: "x", count: 100_000)))
        }
        #expect(story.turns.last?.outcome == .truncated)
        #expect(story.effects.kinds.contains("cancel"))
    }

    @Test func aMessageLongerThanTheContextComesBack() throws {
        var story = try Story()
        let long = String(repeating: "seven words that fill a context window ", count: 5_000)
        let effects = story.type(long)
        #expect(effects.isEmpty)
        let isBack = story.state.composer.whole + " " == long
        #expect(isBack)
        #expect(story.turns.isEmpty)
        #expect(story.lastNotice.contains("tokens"))
    }
}
