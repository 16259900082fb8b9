import Testing

@testable import Canvas

@Suite struct WrapTests {
    static func wrapped(_ text: String, _ width: Int, hanging: Int = 0) -> [String] {
        Wrap.lines(Cells.of(text), width: width, hanging: hanging).map(\.text)
    }

    @Test(arguments: [
        ("hello big world", 9, ["hello big", "world"]), ("hello big world", 5, ["hello", "big", "world"]),
        ("hello", 3, ["hel", "lo"]), ("a  b", 2, ["a", "b"]), ("", 5, [""]), ("   ", 2, [""]),
        ("  ab cd", 4, ["  ab", "cd"]),
        ("well-known fact", 6, ["well-", "known", "fact"]), ("src/main/file", 9, ["src/main/", "file"]),
        ("run --flag", 6, ["run", "--flag"]), ("漢字漢字", 5, ["漢字", "漢字"]), ("漢字。漢", 4, ["漢", "字。", "漢"]),
        ("「漢字」", 4, ["「漢", "字」"]), ("漢", 1, ["漢"]), ("漢字", 1, ["漢", "字"]), ("a漢b", 2, ["a", "漢", "b"]),
        ("abc def", 3, ["abc", "def"]), ("abc   def", 4, ["abc", "def"]), ("ab", 0, ["a", "b"]),
        ("ab", -5, ["a", "b"]),
        ("ab cd ", 2, ["ab", "cd"]), ("x 1/2", 4, ["x", "1/2"]),
    ])
    func breaksAtWords(_ text: String, _ width: Int, _ expected: [String]) {
        #expect(Self.wrapped(text, width) == expected)
    }

    @Test func laterLinesHang() {
        #expect(Self.wrapped("one two three", 7, hanging: 2) == ["one two", "  three"])
        #expect(Self.wrapped("one two", 3, hanging: 3) == ["one", "two"])
        #expect(
            Wrap.chopped(Cells.of("a b  c d"), width: 4, hanging: 1).map(\.text) == ["a b ", "  c ", " d"])
    }

    /// No line too wide, no text lost or moved, no empty line in between.
    @Test(arguments: 0..<40)
    func linesHoldAllTextWithinTheWidth(_ seed: Int) {
        var dice = Dice(UInt64(seed))
        let pieces = [
            "a", "bc", " ", "  ", "漢", "。", "「", "-", "/", "word", "e\u{301}", "👍", "\t", "\u{7}", "ि", "क",
            "long-er/word",
        ]
        for _ in 0..<50 {
            var text = ""
            for _ in 0..<Int(dice.next() % 40) { text += dice.pick(pieces) }
            let cells = Cells.of(text)
            let width = Int(dice.next() % 12) + 1
            let hanging = Int(dice.next() % 5)
            for words in [true, false] {
                let lines =
                    words
                    ? Wrap.lines(cells, width: width, hanging: hanging)
                    : Wrap.chopped(cells, width: width, hanging: hanging)
                #expect(
                    lines.allSatisfy { $0.width <= width || $0.cells.filter { $0.text != " " }.count == 1 })
                let kept = lines.flatMap(\.cells).filter { $0.text != " " }
                #expect(kept == cells.filter { $0.text != " " })
                #expect(
                    !lines.isEmpty && (kept.isEmpty || lines.dropFirst().allSatisfy { !$0.cells.isEmpty }))
            }
        }
    }

    @Test func aMillionColumnsAreWrapped() {
        let text = String(repeating: "word ", count: 100_000) + String(repeating: "x", count: 500_000)
        let lines = Wrap.lines(Cells.of(text), width: 80)
        #expect(lines.count == 6_250 + 6_250)
        #expect(lines.allSatisfy { $0.width <= 80 })
    }

    @Test func clippingKeepsWholeCells() {
        #expect(Line(Cells.of("abcdef")).clipped(to: 4).text == "abc~")
        #expect(Line(Cells.of("abcd")).clipped(to: 4).text == "abcd")
        #expect(Line(Cells.of("a漢字")).clipped(to: 4).text == "a漢~")
        #expect(Line(Cells.of("a漢字")).clipped(to: 3).text == "a~")
        #expect(Line(Cells.of("漢字")).clipped(to: 1).text == "~")
        #expect(Line(Cells.of("漢")).clipped(to: 0).text == "")
    }
}
