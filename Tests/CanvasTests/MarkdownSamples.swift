/// Markdown that has been, or could be, laid out differently while it grows than when it is whole.
enum MarkdownSamples {
    static let all: [String] = [
        "", "\n", " \n\t\n", "a", "a\n", "a\n\n\nb", "# A\nb", "#", "# A #\n## B\n### `c` *d*\n####### seven",
        "para\n-", "para\n-\n- item", "para\n===\nmore\n---\n", "a\n  ---\nb\n-- -\n***\n___\n* * *\n",
        "- one\n- two\n- three\n\nend", "- a\n\n- b\n\n\n- c\nlazy\n", "- a\n  - b\n    - c\n  - d\n- e",
        "- a\n\n  second\n- b\n- c\n  ```\n  code\n  ```\n- d\n", "* a\n+ b\n- c\n", "-\n-\n- x\n-",
        "- - - a\n- - b",
        "1. a\n1. b\n1. c\n", "3) a\n4) b\n5. c\n6. d\n", "9. nine\n10. ten\n\n    deep\n11. eleven\n",
        "1. a\n\n   ```py\n   x\n",
        "a\n2. not a list\n1. a list\n", "- [ ] todo\n- [x] done\n  - [X] sub\n- [x]no",
        "10. a\n\n11. b\n\n- c\n\n1. d",
        "- a\n - b\n  - c\n   - d\n    - e\n", "- a\n\n      code\n- b\n\n\n      x", "-    a\n\n     b\n- c",
        "> a\n> b\nlazy\n\nc", "> - a\n>   b\n> - c\n>\n> d\n> > e\n> f", ">\n> \n>a\n>>>b\n",
        "> ```\n> x\n\n> y",
        "- > a\n  > b\n- > c", "> | a | b |\n> |---|---|\n> | 1 | 2 |\n", "> # h\n> ***\n",
        "```\ncode\n```\nafter", "```swift\nlet a = 1\n\n\n```\n\n\n~~~\n```\n~~~\n",
        "~~~ py title=x\na\n~~\n~~~~ \nb",
        "```\n", "```", "``", "```js\n", "   ```\n   a\n  b\n\tc\n   ```\n",
        "````\n```\n````\n`````\nx\n````\n", "```\n```\n",
        "```\n```\na", "a\n```\n```\nb", "a\n\n```\n\n\n```\n\nb", "```\n\n\nx", "``` a`b\nx",
        "```\nx\n    ```\n```x\n ``` \ny", "a\n```\nb\n",
        "    code\n\n\n    more\n\nend", "\tcode\n\tb\nx", "a\n    not code", "    a\n```\nb\n```\n    c",
        "<div>\n*a*\n\n*b*\n</div>\n", "<!-- a\n\nb -->\nc", "<b>x</b> <i\na=\"1\">\n\n<pre>\n\na\n</pre>\nz",
        "<think>\nx\n</think>\n\ny",
        "<script>\nx\n\ny</script>z\n\na", "a\n<div>\nb\n\n<span>\nc",
        "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 |\n\nend", "a | b\n-|-\n1 | 2\n> q", "| a |\n|---|\n",
        "| a |\n|--", "| a | b |\n|---|\n",
        String(repeating: "|a", count: 66) + "|\n" + String(repeating: "|-", count: 66) + "|\n|b|",
        "text\n| a | b |\n|---|---|\n| 1 | 2 |\n", "x\ny\n| a |\n| - |\n| 1 |\n\n# h",
        "| a | b |\n|:-:|--:|\n| **x** | `y|` |\n| a\\|b | 3 |\n- l",
        "- | a | b |\n  |---|---|\n  | 1 | 2 |\n- c\n", "| a | b |\n|---|---|\n| 1 | 2 |\nlazy row\n\npara",
        "one\n\n| a |\n|---|\n| b |\n\n| c |\n|---|\n| d |",
        "[x]: http://a\n\n[x] and [x][y]\n", "[x]\n\n[x]: /u\n[y]:\n  /v 'title'\n\ntext [y]",
        "- [x]: /u\n- [x]", "a [b]: c\n[d]:",
        "[a](http://b \"t\") ![c](d) <http://e> <f@g.h> [i]() [](j) [`k`](l) [http://m](http://m)",
        "[a\nb](c\n", "![a ![b](c) d](e)",
        "*a **b** c* ***d*** ~~e~~ ~f~ `g` ``h ` i`` \\*j\\* &amp; &#33; &lt;", "*a\n\nb*",
        "**a\nb** c  \nd\\\ne", "_a_b_ __c__",
        "a\r\nb\r\n\r\n- c\r\n- d\r\n\r\n```\r\ne\r\nf\r\n```\r\ng", "a\rb\r\r\n```\rx\n\r```\r\ny\r",
        "a\u{0}b\n\n\u{0}", "\u{C}a\u{B}\n\u{8}b\u{1B}[31mc\u{7F}",
        scalars(0xFDD0, 0xFDD9, 0xFDDA, 0x5D, 0xFDDA, 0x3A, 0xFDEF),
        "]: ]:] [a]: b\n`]:`\n\n    ]:\n\n<http://[::1]:80/>",
        "👩‍💻 🇩🇪 1️⃣ *️⃣ #️⃣ e\u{301}*\u{301}x*", "漢字かな交じり文。「括弧」、句読点。\n続き", "| 漢字 | 👍🏽 |\n|---|---|\n| می‌خواهم | é |",
        "\u{FEFF}# a\n\n\u{FEFF}b\n\n- \u{FEFF}\n\u{FEFF}- c\n\u{FEFF}",
        "# T\n\nIntro:\n\n1. **A**: x\n   - y\n2. **B**:\n\n   ```bash\n   pip install x\n   ```\n\n   Then z.\n\n3. C\n\n---\n\n> note\n\nDone.",
        "Setext\nover two\n======\n\n[ ] x\n\n1.\n2. b\n3.\n\n   c\n",
        "a\n\n\n\n\n    \n\n\n- b\n\n\n\n\n\n  c\n", "- a\n***\n- b\n---\nc", "* a\n *\n  b\n\n\n*\n\n c",
        "+ a\n\n\n+\n  b\n\n      c\n+ ```\n  d\n+ e\n", "1. a\n   > b\n   > - c\n2. d\n# e\n3. f",
        "a  \n\nb\\\n", "&\n&#0;&#x1F600;\n\n\\\n",
    ]

    /// Text with noncharacters, which no literal may hold.
    static func scalars(_ values: UInt32...) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: values.compactMap { Unicode.Scalar($0) })
        return text
    }
}

/// The same numbers on every run (Knuth's MMIX generator).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int(next() >> 33) % elements.count]
    }
}
