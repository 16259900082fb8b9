import Conversation
import Engine
import Testing

/// `/copy` and `/save`: what is taken out of the conversation, and what is said where it is not there.
@Suite struct CopyingTests {
    private static let reply =
        "Here.\r\n\r\n```sql\r\nSELECT\t1;\r\n\r\n-- \u{202E}\u{7}end\r\n```\r\n\r\n```py\r\nx = 1\r\n```\r\n"

    private func story() throws -> Story {
        var story = try Story()
        story.type("@de first question")
        try story.reply(Self.reply)
        return story
    }

    private func excerpt(_ effects: [Effect]) -> Excerpt? {
        switch effects.first {
        case .copy(let excerpt), .save(let excerpt, _, _): excerpt
        default: nil
        }
    }

    @Test(arguments: [
        ("/copy", "Turn 2", reply),
        ("/copy 1", "Block 1 of turn 2", "SELECT\t1;\r\n\r\n-- \u{202E}\u{7}end"),
        ("/copy 2", "Block 2 of turn 2", "x = 1"),
        ("/copy turn 1", "Turn 1", "@de first question"),
        ("/copy TURN 2", "Turn 2", reply),
    ])
    func everyCodePointIsCopied(line: String, name: String, text: String) throws {
        var story = try story()
        #expect(excerpt(story.type(line)) == Excerpt(name: name, text: text))
    }

    @Test(arguments: [
        ("/copy 3", "2 blocks"), ("/copy 0", "no block 0"), ("/copy turn 9", "1 to 2"),
        ("/copy all", "copies the last reply"),
        ("/copy turn", "copies the last reply"), ("/copy ! 1", "copies"), ("/save", "FILE is missing"),
        ("/save 2", "FILE is missing"), ("/save turn 2", "FILE is missing"), ("/save 9 f", "no block 9"),
    ])
    func whatIsNotThereIsSaid(line: String, hint: String) throws {
        var story = try story()
        #expect(story.type(line) == [])
        #expect(story.lastNotice.contains(hint), "\(story.lastNotice)")
    }

    @Test(arguments: [
        ("/save out.md", "Turn 2", "out.md", false),
        ("/save 2 a file.py", "Block 2 of turn 2", "a file.py", false),
        ("/save ! ~/x/out.md", "Turn 2", "~/x/out.md", true),
        ("/save !1 q.sql", "Block 1 of turn 2", "q.sql", true),
        ("/save turn 1 q.txt", "Turn 1", "q.txt", false), ("/save ./2", "Turn 2", "./2", false),
    ])
    func aFileIsNamed(line: String, name: String, file: String, overwrites: Bool) throws {
        var story = try story()
        guard case .save(let excerpt, let named, let over)? = story.type(line).first else {
            Issue.record("nothing is saved: \(story.lastNotice)")
            return
        }
        #expect(excerpt.name == name)
        #expect(named == file)
        #expect(over == overwrites)
    }

    /// As a file is expected to end, and as the block stood in the reply.
    @Test func aSavedBlockEndsItsLine() throws {
        var story = try story()
        #expect(excerpt(story.type("/save 2 f.py"))?.text == "x = 1\r\n")
        #expect(excerpt(story.type("/save f.md"))?.text == Self.reply)
    }

    @Test func whatArrivesIsCopiedAsFarAsItHasCome() throws {
        var story = try story()
        story.type("@viz second")
        #expect(excerpt(story.type("/copy"))?.name == "Turn 2")
        try story.model(.delta("Half of"))
        #expect(
            excerpt(story.type("/copy")) == Excerpt(name: "Turn 4, as far as it has come", text: "Half of"))
    }

    @Test func nothingIsThereYet() throws {
        var story = try Story()
        #expect(story.type("/copy") == [])
        #expect(story.lastNotice.contains("no reply yet"))
        #expect(story.type("/copy turn 1") == [])
        #expect(story.lastNotice.contains("Nothing was said"))
        #expect(story.type("/bare") == [.showBare])
    }

    @Test func aReplyWithReturnsHasBlocksToKeep() throws {
        var story = try story()
        story.type("/keep q.sql")
        #expect(story.state.handoffs.artifacts.first?.text == "SELECT\t1;\r\n\r\n-- \u{202E}\u{7}end")
        #expect(story.state.notices.contains { $0.text.contains("3 lines") })
    }
}
