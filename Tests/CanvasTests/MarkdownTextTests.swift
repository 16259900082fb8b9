import Testing

@testable import Canvas

@Suite struct MarkdownTextTests {
    static func differing(_ grown: MarkdownText, _ text: String, _ width: Int) -> String? {
        let whole = MarkdownText.lines(of: text, width: width)
        let lines = grown.lines(0..<grown.lineCount)
        if lines == whole { return nil }
        return
            "at width \(width) of \(text.debugDescription): \(lines.map(\.text)) is not \(whole.map(\.text))"
    }

    /// Grown by one character at a time, and laid out at each.
    @Test(arguments: MarkdownSamples.all)
    func growsAsItIsParsedWhole(_ sample: String) {
        for width in [80, 24, 7, 1] {
            var grown = MarkdownText()
            var text = ""
            for scalar in sample.unicodeScalars {
                grown.append(String(scalar))
                text.unicodeScalars.append(scalar)
                grown.layout(width: width)
                if let difference = Self.differing(grown, text, width) {
                    Issue.record("\(difference)")
                    return
                }
            }
        }
    }

    @Test(arguments: MarkdownSamples.all)
    func everyCutInTwoGivesTheSame(_ sample: String) {
        let scalars = Array(sample.unicodeScalars)
        for cut in 0...scalars.count {
            var grown = MarkdownText()
            var first = ""
            first.unicodeScalars.append(contentsOf: scalars[..<cut])
            var second = ""
            second.unicodeScalars.append(contentsOf: scalars[cut...])
            grown.append(first)
            grown.layout(width: 20)
            grown.layout(width: 33)
            grown.append(second)
            grown.layout(width: 33)
            if let difference = Self.differing(grown, sample, 33) {
                Issue.record("cut \(cut) \(difference)")
                return
            }
        }
    }

    /// Lines of Markdown put together at random: structures that nobody would think of.
    @Test(arguments: 0..<16)
    func randomDocumentsGrowAsTheyAreParsedWhole(_ seed: Int) {
        var dice = Dice(UInt64(seed))
        let starts = [
            "", "", "", "- ", "* ", "1. ", "2) ", "> ", "  ", "    ", "   ", "\t", "# ", "  - ", ">> ",
            "- - ", "10. ",
        ]
        let bodies = [
            "a", "b *c* d", "```", "~~~", "````", "```py", "---", "===", "-", "| a | b |", "|---|---|",
            "<div>", "</div>",
            "<!-- x", "-->", "", "", "", "long words and a few more of them", "[x]: y", "[x]", "`", "**",
            "-|-", "x | y", "1.", "[ ] t", ">",
        ]
        for _ in 0..<60 {
            var grown = MarkdownText()
            var text = ""
            let width = dice.pick([80, 30, 12, 5])
            for _ in 0..<14 {
                let line =
                    dice.pick(starts) + dice.pick(bodies)
                    + dice.pick(["\n", "\n", "\n", "\r\n", "  \n", "\n\n", ""])
                for piece in [line.prefix(2), line.dropFirst(2)] {
                    grown.append(String(piece))
                    text += piece
                    grown.layout(width: width)
                    if let difference = Self.differing(grown, text, width) {
                        Issue.record("\(difference)")
                        return
                    }
                }
            }
        }
    }

    /// Lines of a paragraph are kept while it grows; its marks, styles and wide characters may change any of them.
    @Test(arguments: 0..<24)
    func longParagraphsGrowAsTheyAreParsedWhole(_ seed: Int) {
        var dice = Dice(UInt64(seed))
        let pieces = [
            "word ", "a ", "longer-than/most ", "**", "*", "`", "~~", "[x](", ") ", "e\u{301} ", "漢字",
            "\u{301}", "\n", "  \n", "— ",
            "-", "x", "  ", "\u{7}", "unbrokenunbrokenunbroken", "<", "|", "\\",
        ]
        for width in [3, 12, 40] {
            var grown = MarkdownText()
            var text = dice.pick(["", "> ", "- ", "- - ", "# ", "1. > "])
            grown.append(text)
            for _ in 0..<120 {
                let piece = dice.next() % 3 == 0 ? dice.pick(pieces) : "word "
                grown.append(piece)
                text += piece
                grown.layout(width: width)
                if let difference = Self.differing(grown, text, width) {
                    Issue.record("\(difference)")
                    return
                }
            }
        }
    }

    /// Nesting that would overflow a stack, and text that makes naive parsers slow.
    @Test(arguments: [
        String(repeating: ">", count: 10_000) + "a", String(repeating: "> ", count: 10_000) + "a\nb\n",
        String(repeating: "- ", count: 10_000) + "a", String(repeating: "[", count: 10_000),
        String(repeating: "*a **b ", count: 3_000),
        String(repeating: "![", count: 5_000) + "a" + String(repeating: "](b)", count: 5_000),
        String(repeating: "word ", count: 50_000), "- a" + String(repeating: "\u{301}", count: 10_000),
    ])
    func hostileTextIsLaidOut(_ text: String) {
        for width in [80, 1] {
            let lines = MarkdownText.lines(of: text, width: width)
            #expect(!lines.isEmpty && lines.allSatisfy { $0.width <= width })
            #expect(lines.allSatisfy { CellRules.broken($0.cells) == nil })
        }
    }

    /// cmark would fill each short row up to the width of the header.
    @Test func tablesOfManyColumnsStayText() {
        let columns =
            String(repeating: "|a", count: 100) + "|\n" + String(repeating: "|-", count: 100) + "|\n"
        let lines = MarkdownText.lines(of: columns + "x\n", width: 1_000)
        #expect(lines.map(\.text) == [columns.split(separator: "\n").joined(separator: " ") + " x"])
    }

    /// Long enough that the first rows are finished while the last are still written; as columns and as cards.
    @Test(arguments: ["", "text before\n"], [60, 9])
    func longTablesGrowAsTheyAreParsedWhole(_ before: String, _ width: Int) {
        var text = before + "| key | a long value | |\n|--:|---|---|\n"
        for row in 0..<90 { text += row % 40 == 7 ? "| \n" : "| \(row) | **v** `\(row * row)` | x |\n" }
        text += "| 1 | a much longer cell than all the others above |\n\n# After\n\n- x\n"
        var grown = MarkdownText()
        var shown = ""
        for (index, piece) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
            let piece = index == 0 ? String(piece) : " " + piece
            grown.append(piece)
            shown += piece
            grown.layout(width: width)
            if let difference = Self.differing(grown, shown, width) {
                Issue.record("\(difference)")
                return
            }
        }
    }

    /// Blocks that have no end: where they are cut does not depend on how they came, and all of their text is there.
    @Test(arguments: [
        "word ", "unbroken", "漢字", "> quoted text\n", "- a\n  - nested *item*\n", "  - nested\n", "*a **b ",
        "`a ", "[x](", "<div>\n",
        "| cell ", "\u{301}", "line\n", "1. x\n\n   y\n\n   ", "    code\n",
    ])
    func blocksWithoutEndAreCut(_ piece: String) {
        let start = piece == "  - nested\n" ? "- a\n" : ""
        let count = (MarkdownText.longestBlock * 5 / 2) / piece.utf8.count
        let text = start + String(repeating: piece, count: count) + "\n\n# End\n\nof it"
        var whole = MarkdownText()
        whole.append(text)
        whole.layout(width: 60)
        var grown = MarkdownText()
        var dice = Dice(3)
        var rest = text.unicodeScalars[...]
        while !rest.isEmpty {
            let part = rest.prefix(1 + Int(dice.next() % 6_000))
            rest = rest.dropFirst(part.count)
            grown.append(String(String.UnicodeScalarView(part)))
            grown.layout(width: 60)
        }
        #expect(grown.lines(0..<grown.lineCount) == whole.lines(0..<whole.lineCount))
        #expect(whole.lines(0..<whole.lineCount).suffix(4).map(\.text) == ["", "End", "", "of it"])
        for letter in ["w", "q", "n", "漢", "a", "x"] where piece.contains(letter) && piece != "[x](" {
            let shown = whole.lines(0..<whole.lineCount).reduce(0) {
                $0 + $1.cells.count { $0.text == letter }
            }
            let written = text.unicodeScalars.count { String($0) == letter }
            #expect(shown >= written, "\(letter)")
        }
    }

    @Test func laidOutAnewAtAnotherWidth() {
        for sample in MarkdownSamples.all {
            var grown = MarkdownText()
            grown.append(sample)
            for width in [40, 3, 0, 100] {
                grown.layout(width: width)
                #expect(Self.differing(grown, sample, width) == nil)
            }
            #expect(grown.text == sample)
        }
    }
}
