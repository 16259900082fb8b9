import Engine
import Testing

@Suite struct ComposerTests {
    /// `|` is the caret.
    static func composer(_ marked: String) -> Composer {
        var composer = Composer()
        let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        composer.apply(.insert(String(parts[0])))
        let after = parts.count > 1 ? String(parts[1]) : ""
        composer.apply(.insert(after))
        for _ in after { composer.apply(.left) }
        return composer
    }

    static func marked(_ composer: Composer) -> String {
        String(composer.beforeCaret) + "|" + String(composer.text.dropFirst(composer.beforeCaret.count))
    }

    @Test(arguments: [
        ("one two|", [Edit.killWordBackward], "one |"),
        ("one two|", [.lineStart, .killWordForward], "| two"),
        ("one| two", [.killToLineEnd], "one|"),
        ("one| two", [.killToLineStart, .textEnd, .yank], " twoone|"),
        ("a b c|", [.killWordBackward, .killWordBackward, .yank], "a b c|"),
        ("one\ntwo|", [.up, .insert("X")], "oneX|\ntwo"),
        ("one\nlonger|", [.up], "one|\nlonger"),
        ("ab|", [.transpose], "ba|"),
        ("a|b", [.transpose], "ba|"),
        ("one\n|two", [.deleteBackward], "one|two"),
        ("one|\ntwo", [.killToLineEnd], "one|two"),
        ("e\u{301}x|", [.left, .left], "|e\u{301}x"),
        ("\u{1F468}\u{200D}\u{1F469}|", [.deleteBackward], "|"),
        ("\u{4F60}\u{597D}|", [.left, .deleteForward], "\u{4F60}|"),
        ("word|", [.undo], "|"),
        ("one two|", [.killWordBackward, .undo], "one two|"),
        ("one two|", [.killWordBackward, .killWordBackward, .undo, .undo], "one two|"),
        ("|", [.deleteBackward, .deleteForward, .left, .right, .yank, .undo, .transpose, .up, .down], "|"),
    ])
    func edits(before: String, edits: [Edit], after: String) {
        var composer = Self.composer(before)
        for edit in edits { composer.apply(edit) }
        #expect(Self.marked(composer) == after)
    }

    @Test func aCombiningMarkJoinsTheLetterBefore() {
        var composer = Self.composer("e|x")
        composer.apply(.insert("\u{301}"))
        #expect(composer.text == "e\u{301}x")
        composer.apply(.deleteBackward)
        #expect(composer.text == "x")
    }

    @Test func historyKeepsTheUnfinishedLine() {
        var composer = Composer()
        for line in ["first", "second", "second"] {
            composer.apply(.insert(line))
            _ = composer.take()
        }
        composer.apply(.insert("unfinished"))
        composer.apply(.up)
        #expect(composer.text == "second")
        composer.apply(.up)
        composer.apply(.up)
        #expect(composer.text == "first")
        composer.apply(.down)
        composer.apply(.down)
        #expect(composer.text == "unfinished")
    }

    @Test(arguments: [
        ("one two|", [Edit.killWordBackward, .insert("x"), .killWordBackward, .yank, .yankPop], "one two|"),
        ("a b|", [.killWordBackward, .left, .killToLineStart, .yank, .yankPop, .yankPop], "a| "),
        ("|one two", [.upperCaseWord, .capitalizeWord], "ONE Two|"),
        ("|ONE two", [.lowerCaseWord], "one| two"), ("|\u{DF}x", [.upperCaseWord], "SSX|"),
        ("one two|", [.transposeWords], "two one|"), ("one |two three", [.transposeWords], "two one| three"),
        ("one|", [.transposeWords], "one|"),
        ("one two|", [.killWordBackward, .undo, .redo], "one |"),
        ("one|", [.undo, .redo, .redo], "one|"), ("one|", [.undo, .insert("x"), .redo], "x|"),
        ("one|", [.lastArgument], "one|"),
    ])
    func more(before: String, edits: [Edit], after: String) {
        var composer = Self.composer(before)
        for edit in edits { composer.apply(edit) }
        #expect(Self.marked(composer) == after)
    }

    @Test func theLastWordsOfEarlierLines() {
        var composer = Composer()
        for line in ["plot sales.csv", "load orders.parquet"] {
            composer.apply(.insert(line))
            _ = composer.take()
        }
        composer.apply(.insert("show "))
        composer.apply(.lastArgument)
        #expect(composer.text == "show orders.parquet")
        composer.apply(.lastArgument)
        #expect(composer.text == "show sales.csv")
        composer.apply(.lastArgument)
        #expect(composer.text == "show sales.csv")
    }

    @Test func theHistoryHasNoLineTwice() {
        var composer = Composer()
        for line in ["one", "two", "one"] {
            composer.apply(.insert(line))
            _ = composer.take()
        }
        #expect(composer.history == ["two", "one"])
        #expect(composer.remember(earlier: ["two", "zero", "zero", "minus one"]) == 2)
        #expect(composer.history == ["minus one", "zero", "two", "one"])
        composer.remember(lines: ["zero", "three", "three"])
        #expect(composer.history == ["minus one", "two", "one", "zero", "three"])
    }

    /// Whatever is done, the caret stands at the start of a grapheme inside the text.
    @Test(arguments: 0..<20)
    func randomEdits(seed: UInt64) {
        var generator = Generator(state: seed)
        let edits: [Edit] = [
            .insert("a"), .insert(" "), .insert("\u{301}"), .insert("\u{1F1E9}"),
            .insert("\u{200D}\u{1F469}"),
            .insert("\r"), .insert("\n"), .newLine, .deleteBackward, .deleteForward, .left, .right, .wordLeft,
            .wordRight, .lineStart, .lineEnd, .textStart, .textEnd, .up, .down, .historyPrevious,
            .historyNext,
            .killToLineStart, .killToLineEnd, .killWordBackward, .killWordForward, .yank, .transpose, .undo,
            .redo, .yankPop, .lastArgument, .transposeWords, .upperCaseWord, .lowerCaseWord, .capitalizeWord,
            .paste("p"), .paste(String(repeating: "line\n", count: 30)), .pasteMore("more\n"), .unfold,
        ]
        var composer = Composer()
        for step in 0..<2_000 {
            composer.apply(edits[Int(generator.next() % UInt64(edits.count))])
            #expect(composer.caret <= composer.text.utf8.count)
            let before = composer.beforeCaret
            #expect(before.utf8.count == composer.caret)
            let index = composer.text.utf8.index(composer.text.startIndex, offsetBy: composer.caret)
            #expect(index == composer.text.endIndex || composer.text.indices.contains(index))
            if step % 97 == 0 { _ = composer.take() }
            if composer.text.utf8.count > 400 { composer.apply(.clear) }
        }
    }

    /// Undone step by step, every edit gives back what was there before it, and redone what it made.
    @Test(arguments: 0..<20)
    func undoRestores(seed: UInt64) {
        var generator = Generator(state: seed)
        let edits: [Edit] = [
            .insert("a"), .insert("\u{301}"), .insert("\u{1F1E9}"), .newLine, .deleteBackward, .deleteForward,
            .left,
            .right, .wordLeft, .wordRight, .killToLineStart, .killToLineEnd, .killWordBackward, .yank,
            .yankPop,
            .transpose, .transposeWords, .upperCaseWord, .paste(String(repeating: "x\n", count: 40)), .unfold,
        ]
        var composer = Composer()
        var texts = [composer.text]
        for _ in 0..<120 {
            composer.apply(edits[Int(generator.next() % UInt64(edits.count))])
            if composer.text != texts.last { texts.append(composer.text) }
            if composer.text.utf8.count > 500 { break }
        }
        // Typed letters are one step, so that of the texts some are passed over; the order stays.
        let last = composer.text
        var at = texts.count - 1
        for _ in 0..<200 {
            composer.apply(.undo)
            while at > 0, texts[at] != composer.text { at -= 1 }
            #expect(texts[at] == composer.text)
        }
        #expect(composer.text.isEmpty)
        for _ in 0..<200 { composer.apply(.redo) }
        #expect(composer.text == last)
    }
}

/// A fixed sequence for each seed (Knuth's MMIX linear congruential generator).
struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 16
    }
}
