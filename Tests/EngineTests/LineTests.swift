import Conversation
import Engine
import Testing

/// Lines where there is no screen: messages of several, and keys as words.
@Suite struct LineTests {
    @Test(arguments: [
        (["hello"], ["hello"]), (["a\\", "b"], ["a\nb"]), (["a\\", "b\\", "", "c"], ["a\nb\n", "c"]),
        (["\"\"\"", "def f():", "    \\", "", "\"\"\"", "x"], ["def f():\n    \\\n", "x"]),
        (["C:\\\\", "y"], ["C:\\\\", "y"]), (["", ""], ["", ""]), (["  \"\"\" ", "a", "\"\"\""], ["a"]),
    ])
    func messagesOfSeveralLines(lines: [String], messages: [String]) {
        var message = LineMessage()
        #expect(lines.compactMap { message.feed($0) } == messages)
        #expect(!message.isOpen)
    }

    @Test func whatWasBegunCanBeHad() {
        var message = LineMessage()
        #expect(message.feed("\"\"\"") == nil && message.feed("one") == nil)
        #expect(message.isOpen && message.text == "one")
        #expect(message.take() == "one")
        #expect(!message.isOpen)
    }

    private func read(_ line: String, _ story: Story) -> [LineMove.TypedEvent] {
        if case .events(let events) = LineMove.read(line, story.state) { events } else { [] }
    }

    @Test func withoutACardWordsAreSaid() throws {
        var story = try Story()
        #expect(read("hello", story) == [.say("hello")])
        #expect(read("  code", story) == [.say("  code")])
        #expect(read("", story) == [.submit])
        #expect(read("1", story) == [.say("1")])
        #expect(read("esc", story) == [.say("esc")])
        #expect(read("e Goal: x", story) == [.say("e Goal: x")])
        story.type("@de hello")
        #expect(read("esc", story) == [.stop])
    }

    @Test func aChoiceTakesNumbers() throws {
        var story = try Story(whenUnsure: .letUserChoose, readingTime: 0)
        story.happen(.say(ChoosingTests.unsure))
        #expect(story.state.choice != nil)
        #expect(read("2", story) == [.choose(2)])
        #expect(read(" esc ", story) == [.stop])
        #expect(read("another question", story) == [.say("another question")])
        for event in read("2", story) { story.happen(event.event) }
        #expect(story.state.activity != nil)
    }

    @Test func aBriefIsAcceptedEditedOrDiscarded() throws {
        var story = try Story(document: Story.patterns, readingTime: 0)
        story.type("/pattern build-a-service Less churn")
        try story.reply("I take the tables.")
        try story.draft()
        guard case .brief(let draft)? = story.state.card else {
            Issue.record("no card")
            return
        }
        #expect(read("", story) == [.submit])
        #expect(read("r", story) == [.brief(.redraft)])
        #expect(read("d", story) == [.brief(.discard)])
        #expect(read("dear all", story) == [.say("dear all")])
        #expect(LineMove.read("e", story.state) == .editBrief(draft.brief.text))
        for event in read("e Decisions: - use DuckDB [1]", story) { story.happen(event.event) }
        guard case .brief(let edited)? = story.state.card else {
            Issue.record("no card after the edit: \(story.lastNotice)")
            return
        }
        #expect(edited.brief.decisions.map(\.text) == ["use DuckDB"])
        #expect(edited.brief.goal == draft.brief.goal && edited.author == .user)
        // What can't be read is said, and the next line is taken for the whole.
        for event in read("e nonsense", story) { story.happen(event.event) }
        #expect(story.lastNotice.contains("under no heading"))
        #expect(story.state.isEditingBrief)
        #expect(read("esc", story) == [.stop])
    }
}
