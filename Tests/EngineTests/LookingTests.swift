import Conversation
import Engine
import Testing

/// What of the transcript is looked at, by commands.
@Suite struct LookingTests {
    static func told() throws -> Story {
        var story = try Story()
        for (question, answer) in [("@de one", "first"), ("@mlops two", "second"), ("@de three", "third")] {
            story.type(question)
            try story.reply(answer)
        }
        story.effects = []
        return story
    }

    @Test(arguments: [
        ("/up", Look.previous(.anyone)), ("/down", .next(.anyone)),
        ("/up MLOPS", .previous(.speaker(.member(Slug("mlops-engineer"))))),
        ("/down you", .next(.speaker(.user))),
        ("/fold", .fold(.here)), ("/fold 2", .fold(.number(2))), ("/fold all", .fold(.all)),
        ("/unfold 6", .unfold(.number(6))), ("/unfold ALL", .unfold(.all)),
        ("/search", .find), ("/search event date", .search("event date")),
    ])
    func aCommandIsALook(line: String, look: Look) throws {
        var story = try Self.told()
        #expect(story.type(line) == [.look(look)])
        #expect(story.state.notices.isEmpty)
    }

    @Test(arguments: [
        ("/fold 7", "1 to 6"), ("/fold x", "1 to 6"), ("/unfold 0", "1 to 6"), ("/turn 7", "1 to 6"),
        ("/up nobody", "Nobody in the team"), ("/only nobody", "Nobody in the team"),
        ("/only step 1", "pattern"), ("/only", "none is on"),
    ])
    func aMistakeIsTold(line: String, word: String) throws {
        var story = try Self.told()
        #expect(story.type(line).isEmpty)
        #expect(story.lastNotice.contains(word), "\(story.lastNotice)")
        #expect(story.state.filter == nil)
    }

    @Test func onlySomeTurnsAreShown() throws {
        var story = try Self.told()
        let shown = { (story: Story) in story.turns.filter(story.state.isShown).map(\.id.number) }
        #expect(shown(story) == [1, 2, 3, 4, 5, 6])
        story.type("/only de")
        #expect(shown(story) == [2, 6])
        #expect(story.state.filter?.turnsBefore == 6)
        story.type("/only you")
        #expect(shown(story) == [1, 3, 5])
        story.type("/turn 2")
        #expect(story.lastNotice.contains("/only"))
        #expect(story.type("/turn 3") == [.showTurn(3)])
        story.type("/only")
        #expect(shown(story) == [1, 2, 3, 4, 5, 6])
        #expect(story.state.filter == nil)
    }

    @Test func onlyAStepIsWhatItsTakesHold() throws {
        var story = try Story.pattern()
        try story.walk()
        try story.reply("How is it watched?")
        story.type("By a dashboard.")
        try story.reply("Good.")
        let shown = { (story: Story) in story.turns.filter(story.state.isShown).map(\.text) }
        story.type("/only step 1")
        #expect(shown(story).allSatisfy { $0.contains("tables") || $0.contains("Less churn") })
        #expect(!shown(story).isEmpty)
        story.type("/only step 2")
        #expect(shown(story) == ["**I take over:** How is it watched?", "By a dashboard.", "Good."])
        story.type("/only step 3")
        #expect(shown(story) == [])
        story.type("/only step 9")
        #expect(story.lastNotice.contains("1 to 3"))
        #expect(shown(story) == [])
    }

    @Test func aFilterEndsWithItsSession() throws {
        var story = try Self.told()
        story.type("/only de")
        story.type("/new")
        #expect(story.state.filter == nil)
    }
}
