import Testing

@testable import Canvas

/// What each construct looks like.
@Suite struct MarkdownLookTests {
    static func drawn(_ text: String, _ width: Int = 40) -> [String] {
        MarkdownText.lines(of: text, width: width).map(\.text)
    }

    static func style(of part: String, in text: String) -> Style? {
        for line in MarkdownText.lines(of: text, width: 80) {
            for start in line.cells.indices
            where line.cells[start...].prefix(part.count).map(\.text).joined() == part {
                return line.cells[start].style
            }
        }
        return nil
    }

    @Test(arguments: [
        ("# Title #\ntext", ["Title", "", "text"]), ("a\nb  \nc", ["a b", "c"]),
        ("a\n\n\n\nb", ["a", "", "b"]),
        ("- a\n- b\n  - c", ["- a", "- b", "  - c"]), ("- a\n\n- b", ["- a", "- b"]),
        ("* a\n\n  b\n* c", ["- a", "", "  b", "", "- c"]),
        ("3. a\n3. b", ["3. a", "4. b"]), ("9) a\n9) b", ["9) a", "10) b"]),
        ("- [ ] a\n- [x] b", ["- [ ] a", "- [x] b"]),
        ("-\n- a", ["-", "- a"]), ("> a\n>\n> > b", ["| a", "|", "| | b"]),
        ("```py\na\n\nb\n```", ["py", "  a", "", "  b"]),
        ("```\na\n```", ["  a"]), ("    a", ["  a"]), ("---", [String(repeating: "-", count: 40)]),
        ("<b>x</b>", ["<b>x</b>"]),
        ("[a](b \"t\")", ["a (b)"]), ("<http://a>", ["http://a"]), ("<a@b.c>", ["a@b.c"]),
        ("![a](b)", ["a (b)"]), ("[](b)", ["(b)"]),
        ("[a](a)", ["a"]), ("[x]: y\n\n[x]", ["[x]: y", "", "[x]"]), ("&amp; \\*", ["& *"]),
        ("$x*y*z_1_$ and *b*", ["$x*y*z_1_$ and b"]),
        ("$$\\frac{a}{b} \\\\ c$$", ["$$\\frac{a}{b} \\\\ c$$"]),
        ("\\(a_1*b*\\) x", ["\\(a_1*b*\\) x"]), ("\\[x^*y^*\\]", ["\\[x^*y^*\\]"]),
        ("\\[\na\n\\]", ["\\[ a \\]"]), ("\\(a", ["\\(a"]), ("$5 *b* $6", ["$5 b $6"]),
        ("\\$a*b*$", ["$ab$"]),
        ("`$a` *b* `$c`", ["$a b $c"]), ("`$a*b*$`", ["$a*b*$"]), ("\\\\(a", ["\\(a"]),
        ("$a$5*b*$", ["$a$5*b*$"]),
        ("```\n$a*b*$\n```", ["  $a*b*$"]), ("$a [b](c)$", ["$a [b](c)$"]), ("$$", ["$$"]), ("a\\", ["a\\"]),

        ("|a|b|\n|-|-:|\n|1|2|\n|long|x|", ["a    | b", "-----+--", "1    | 2", "long | x"]),
        ("|a|b|\n|:-:|-:|\n|wide|22|", [" a   |  b", "-----+---", "wide | 22"]),
    ])
    func blocksLookLikeThis(_ text: String, _ lines: [String]) {
        #expect(Self.drawn(text) == lines)
    }

    @Test func longItemsHangUnderTheirText() {
        #expect(Self.drawn("10. one two three", 9) == ["10. one", "    two", "    three"])
        #expect(Self.drawn("> one two three", 9) == ["| one two", "| three"])
        #expect(Self.drawn("```\nabcdefghijkl\n```", 8) == ["  abcdef", "    ghij", "    kl"])
    }

    @Test func tablesShrinkThenBecomeCards() {
        let table = "|Name|Meaning|\n|-|-|\n|id|the key of it|\n|day||\n"
        #expect(Self.drawn(table, 40)[2] == "id   | the key of it")
        #expect(
            Self.drawn(table, 15)
                == ["Name | Meaning", "-----+---------", "id   | the key", "     | of it", "day  |"])
        #expect(Self.drawn(table, 12) == ["Name: id", "Meaning: the", "  key of it", "", "Name: day"])
    }

    @Test func stylesSayWhatTextIs() {
        #expect(Self.style(of: "T", in: "# T") == Style(.heading, .bold))
        #expect(Self.style(of: "b", in: "**b**") == Style(.text, .bold))
        #expect(Self.style(of: "i", in: "***i***") == Style(.text, [.bold, .italic]))
        #expect(Self.style(of: "s", in: "~~s~~") == Style(.text, .strike))
        #expect(Self.style(of: "c", in: "a `c`") == Style(.code))
        #expect(Self.style(of: "c", in: "```py\nc\n```") == Style(.code))
        #expect(Self.style(of: "py", in: "```py\nc\n```") == Style(.faint))
        #expect(Self.style(of: "l", in: "[l](u)") == Style(.link, .underline))
        #expect(Self.style(of: "(u)", in: "[l](u)") == Style(.faint))
        #expect(Self.style(of: "|", in: "> q") == Style(.quote))
        #expect(Self.style(of: "|", in: "|a|b|\n|-|-|") == Style(.border))
    }
}
