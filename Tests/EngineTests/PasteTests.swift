import Engine
import Testing

@Suite struct PasteTests {
    static let lines = (1...30).map { "line \($0)\n" }.joined()

    static func composer(_ edits: [Edit]) -> Composer {
        var composer = Composer()
        for edit in edits { composer.apply(edit) }
        return composer
    }

    @Test func aLargePasteIsOneCharacterAndSentWhole() {
        var composer = Self.composer([.insert("see: "), .paste(Self.lines), .insert("!")])
        #expect(composer.text.count == 7)
        #expect(composer.pastes.map(\.label) == ["[paste 1: 30 lines, 231 B]"])
        #expect(composer.whole == "see: \(Self.lines)!")
        composer.apply(.left)
        composer.apply(.left)
        composer.apply(.insert("x"))
        #expect(composer.whole == "see: x\(Self.lines)!")
        composer.apply(.deleteForward)
        #expect(composer.whole == "see: x!")
        composer.apply(.undo)
        #expect(composer.take() == "see: x\(Self.lines)!")
    }

    @Test(arguments: [
        ("short", false), (String(repeating: "x", count: 4_000), false),
        (String(repeating: "x", count: 4_001), true),
        (String(repeating: "\n", count: 20), false), (String(repeating: "\n", count: 21), true),
    ])
    func whatIsFolded(text: String, isFolded: Bool) {
        let composer = Self.composer([.paste(text)])
        #expect(composer.pastes.count == (isFolded ? 1 : 0))
        #expect(composer.whole == text)
    }

    @Test func severalStandBesideEachOther() {
        let other = String(repeating: "y", count: 5_000)
        var composer = Self.composer([
            .paste(Self.lines), .paste(other), .insert(" and "), .paste(Self.lines),
        ])
        #expect(composer.pastes.map(\.number) == [1, 2])
        #expect(composer.whole == Self.lines + other + " and " + Self.lines)
        composer.apply(.killToLineStart)
        #expect(composer.isEmpty)
        composer.apply(.yank)
        #expect(composer.take() == Self.lines + other + " and " + Self.lines)
        composer.apply(.yank)
        #expect(composer.whole == Self.lines + other + " and " + Self.lines)
    }

    /// A slow paste comes in parts, which may end anywhere.
    @Test(arguments: [1, 3, 100, 200, 230])
    func partsAreOnePaste(first: Int) {
        let text = Self.lines
        let cut = text.index(text.startIndex, offsetBy: first)
        let composer = Self.composer([
            .insert("a"), .paste(String(text[..<cut])), .pasteMore(String(text[cut...])), .pasteMore("end"),
        ])
        #expect(composer.pastes.count == 1)
        #expect(composer.text.count == 2)
        #expect(composer.whole == "a\(text)end")
        #expect(composer.pastes.first?.lines == 31)
    }

    @Test func theDraftKeepsTheBlocks() {
        let composer = Self.composer([.insert("a "), .paste(Self.lines), .insert(" b")])
        var other = Composer()
        other.replace(with: composer.draft)
        #expect(other.whole == composer.whole)
        #expect(other.pastes.count == 1 && other.text.count == 5)
        // A text that is only long is one block too; a shorter one stays text.
        other.replace(with: String(repeating: "x", count: 70_000))
        #expect(other.text.count == 1)
        other.replace(with: String(repeating: "x", count: 60_000))
        #expect(other.text.count == 60_000)
    }

    @Test func aBlockIsUnfolded() {
        var composer = Self.composer([.insert("a"), .paste(Self.lines), .insert("b"), .left, .unfold])
        #expect(composer.text == "a\(Self.lines)b")
        composer.apply(.insert("|"))
        #expect(composer.text == "a\(Self.lines)|b")
        composer.apply(.undo)
        composer.apply(.undo)
        #expect(composer.text.count == 3)
    }

    /// Text with the marks that stand for pastes is no paste.
    @Test func marksInTextStandForNothing() {
        var composer = Self.composer([
            .paste(Self.lines), .insert("\u{10F001}"), .paste("\u{10F001}\u{10F7FD}"),
        ])
        #expect(composer.whole == Self.lines + "\u{FFFD}\u{FFFD}\u{FFFD}")
        composer.replace(with: "\u{10F7FD}no end, and \u{10F001}")
        #expect(composer.whole == "\u{FFFD}no end, and \u{FFFD}")
    }

    /// A message that can't be sent stands in the composer as it was written, and so it does in the history.
    @Test func whatComesBackIsFoldedAgain() throws {
        var story = try Story()
        let rows = String(repeating: "some words of a row\n", count: 2_000)
        story.happen(.edit(.insert("look at ")))
        story.happen(.edit(.paste(rows)))
        story.happen(.submit)
        #expect(story.turns.isEmpty)
        #expect(story.state.composer.text.count == 9 && story.state.composer.whole == "look at \(rows)")
        story.happen(.edit(.clear))
        story.happen(.edit(.up))
        #expect(story.state.composer.text.count == 9)
    }

    /// The marks around a paste in a draft are nobody's business.
    @Test func theTitleOfADraftIsWithoutMarks() throws {
        var story = try Story()
        story.happen(.edit(.paste(Self.lines)))
        story.happen(.tick, after: 2_000)
        #expect(story.state.summary.title.hasPrefix("line 1"))
    }

    @Test func aPasteIsShownByItsNumber() throws {
        var story = try Story()
        story.type("/paste")
        #expect(story.lastNotice.contains("Nothing was pasted"))
        story.happen(.edit(.paste((1...60).map { "row \($0) ```\n" }.joined())))
        story.happen(.edit(.insert(" and what was typed")))
        story.happen(.edit(.textStart))
        story.happen(.edit(.insert("/paste 1")))
        story.happen(.submit)
        #expect(story.lastNotice.contains("row 40 ```") && !story.lastNotice.contains("row 41"))
        #expect(story.lastNotice.contains("````\nrow 1"))
        // All else is still there, and nothing was said.
        #expect(story.state.composer.whole.contains("row 60") && story.turns.isEmpty)
        #expect(story.state.composer.whole.hasSuffix("\n and what was typed"))
        #expect(story.state.composer.whole.hasPrefix("row 1 "))
        story.type("/paste 7 ")
        #expect(story.lastNotice.contains("There is no paste"))
    }

    @Test func aSessionKeepsItsPasteAsDraft() throws {
        var story = try Story()
        story.happen(.edit(.insert("look ")))
        story.happen(.edit(.paste(Self.lines)))
        let effects = story.happen(.tick, after: 2_000)
        let draft = effects.compactMap { if case .saveDraft(_, let draft) = $0 { draft } else { nil } }.last
        let session = SessionTests.session(draft: try #require(draft), id: SessionTests.earlier.id)
        var next = try Story()
        next.happen(.sessionOpened(session))
        #expect(next.state.composer.whole == "look \(Self.lines)")
        #expect(next.state.composer.pastes.count == 1)
        next.happen(.submit)
        #expect(next.turns.last { $0.speaker == .user }?.text == String("look \(Self.lines)".dropLast()))
    }
}
