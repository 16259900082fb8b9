import Testing

@testable import Canvas

/// Text that a terminal would obey, hide or misplace, and what is shown of it.
@Suite struct NeutralisingTests {
    static func shown(_ text: String) -> String { Cells.of(text).reduce(into: "") { $0 += $1.text } }

    static func scalar(_ value: UInt32) -> String { MarkdownSamples.scalars(value) }

    @Test(arguments: (0...0x1F).filter { $0 != 9 } as [UInt32])
    func controlsAreCarets(_ value: UInt32) {
        let letter = Self.scalar(value + 0x40)
        #expect(Self.shown("a" + Self.scalar(value) + "b") == "a^\(letter)b")
    }

    @Test(arguments: Array(0x80...0x9F) as [UInt32])
    func c1ControlsAreMarks(_ value: UInt32) {
        #expect(Self.shown(Self.scalar(value)) == "<U+00\(String(value, radix: 16, uppercase: true))>")
    }

    /// Bidi controls, zero-width and format characters, fillers, separators, variation selectors, tags, private
    /// use, noncharacters, unassigned: alone, and after a letter, a space, a digit, an emoji.
    @Test(
        arguments: [
            0xAD, 0x34F, 0x600, 0x605, 0x61C, 0x6DD, 0x70F, 0x8E2, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B,
            0x180E, 0x180F,
            0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2061,
            0x2062, 0x2063,
            0x2064, 0x2065, 0x2066, 0x2067, 0x2068, 0x2069, 0x206A, 0x206F, 0x3164, 0xE000, 0xE0B0, 0xF8FF,
            0xFDD0, 0xFDEF,
            0xFE00, 0xFE01, 0xFE0E, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFA, 0xFFFB, 0xFFFE, 0xFFFF, 0x110BD, 0x13430,
            0x1BCA0,
            0x1D173, 0x1FFFE, 0x1FFFF, 0xE0000, 0xE0001, 0xE0020, 0xE0041, 0xE007F, 0xE0100, 0xE01EF, 0xE0FFF,
            0xF0000,
            0xFFFFD, 0x10FFFD, 0x10FFFF, 0x378, 0x2FE0, 0x1FAFF,
        ] as [UInt32])
    func invisibleCharactersAreMarks(_ value: UInt32) {
        let hex = String(value, radix: 16, uppercase: true)
        let mark = "<U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex + ">"
        for base in ["", "x", " ", "7", "👍", "\u{202E}"] {
            #expect(Self.shown(base + Self.scalar(value) + "y") == Self.shown(base) + mark + "y")
        }
    }

    /// Sequences stay readable as text and lose their lead.
    @Test(arguments: [
        ("\u{1B}[31mred\u{1B}[0m", "^[[31mred^[[0m"), ("\u{1B}]0;title\u{7}", "^[]0;title^G"),
        ("\u{1B}]8;;http://x\u{1B}\\t\u{1B}]8;;\u{1B}\\", "^[]8;;http://x^[\\t^[]8;;^[\\"),
        ("\u{1B}[", "^[["),
        ("\u{1B}]52;c;QQ==\u{7}", "^[]52;c;QQ==^G"), ("\u{1B}P1$r\u{1B}\\", "^[P1$r^[\\"), ("\u{1B}c", "^[c"),
        ("\u{1B}[6n", "^[[6n"), ("\u{1B}[2J", "^[[2J"), ("\u{1B}_Ga=T\u{1B}\\", "^[_Ga=T^[\\"),
        ("\u{1B}(0", "^[(0"),
        ("\u{9B}31m", "<U+009B>31m"), ("\u{9D}0;t\u{9C}", "<U+009D>0;t<U+009C>"), ("\u{90}q", "<U+0090>q"),
        ("ok\rEVIL", "ok^MEVIL"), ("ab\u{8}\u{8}cd", "ab^H^Hcd"), ("\u{E}x\u{F}", "^Nx^O"), ("\u{7F}", "^?"),
        ("\u{0}", "^@"), ("a\nb", "a^Jb"), ("\u{1B}\u{1B}\u{1B}", "^[^[^["), ("\u{1B}é", "^[é"),
        ("\u{C}", "^L"),
    ])
    func sequencesAreText(_ text: String, _ expected: String) {
        #expect(Self.shown(text) == expected)
    }

    /// What stays readable, and the policy where terminals disagree on columns.
    @Test(arguments: [
        ("é", "é", 1), ("e\u{301}", "e\u{301}", 1), ("\u{301}", "<U+0301>", 8),
        ("\t\u{301}", "    <U+0301>", 12),
        ("\r\u{301}", "^M<U+0301>", 10), (" \u{301}", " \u{301}", 1), ("漢字", "漢字", 4), ("ﾊﾝ", "ﾊﾝ", 2),
        ("e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "e\u{301}\u{302}\u{303}\u{304}", 1), ("한글", "한글", 4),
        ("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}", 2), ("\u{1161}", "<U+1161>", 8),
        ("ไทยนี้", "ไทยนี้", 4),
        ("نص عربي", "نص عربي", 7), ("می\u{200C}خواهم", "می\u{200C}خواهم", 7),
        ("م\u{200C}\u{200C}", "م\u{200C}<U+200C>", 9),
        ("a\u{200C}b", "a<U+200C>b", 10), ("a\u{200D}b", "a<U+200D>b", 10), ("\u{200D}", "<U+200D>", 8),
        ("क\u{94D}\u{200D}ष", "क\u{94D}\u{200D}ष", 2), ("हिन्दी", "हिन्दी", 5), ("1\u{200D}2", "1<U+200D>2", 10),
        ("👍", "👍", 2), ("👍🏽", "👍", 2), ("🏽", "<U+1F3FD>", 9), ("a🏽", "a<U+1F3FD>", 10), ("👍🏽🏽", "👍<U+1F3FD>", 11),
        ("👩\u{200D}💻", "👩💻", 4), ("👨\u{200D}👩\u{200D}👧", "👨👩👧", 6), ("👩🏽\u{200D}💻", "👩💻", 4),
        ("👩\u{200D}", "👩<U+200D>", 10),
        ("❤\u{FE0F}\u{200D}🔥", "❤🔥", 3), ("👩\u{200D}a", "👩<U+200D>a", 11),
        ("👩\u{200D}\u{200D}💻", "👩<U+200D><U+200D>💻", 20),
        ("❤\u{FE0F}", "❤", 1), ("❤\u{FE0F}\u{FE0F}", "❤<U+FE0F>", 9), ("a\u{FE0F}", "a<U+FE0F>", 9),
        ("\u{FE0F}", "<U+FE0F>", 8),
        ("1\u{FE0F}\u{20E3}", "1\u{20E3}", 1), ("#\u{FE0F}\u{20E3}", "#\u{20E3}", 1),
        ("漢\u{FE0F}", "漢<U+FE0F>", 10),
        ("🇩🇪", "DE", 2), ("🇩🇪🇫🇷", "DEFR", 4), ("🇩", "<U+1F1E9>", 9), ("🇩🇪🇫", "DE<U+1F1EB>", 11),
        ("🇩x", "<U+1F1E9>x", 10),
        ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "GBENG", 5),
        ("🏴\u{E0067}", "🏴<U+E0067>", 11),
        ("🏴\u{E0067}\u{E007F}", "🏴<U+E0067><U+E007F>", 20), ("🏴\u{200D}☠\u{FE0F}", "🏴☠", 3),
        ("👁\u{FE0F}\u{200D}🗨\u{FE0F}", "👁🗨", 2),
        ("a\tb", "a   b", 5), ("abcd\te", "abcd    e", 9), ("漢\tb", "漢  b", 5), ("\u{3000}x", "\u{3000}x", 3),
        ("\u{A0}", "\u{A0}", 1),
        ("\u{FFFD}", "\u{FFFD}", 1), ("", "", 0), ("√∑─█", "√∑─█", 4), ("ꙮ\u{20DD}", "ꙮ\u{20DD}", 1),
        ("𝒳", "𝒳", 1), ("𠀀", "𠀀", 2),
    ])
    func columnsAreKnown(_ text: String, _ expected: String, _ columns: Int) {
        #expect(Self.shown(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
        #expect(Cells.of(text).columns == columns)
        #expect(CellRules.broken(Cells.of(text)) == nil)
    }

    @Test func marksAreInTheirOwnInk() {
        let cells = Cells.of("a\u{202E}b", Style(.code, .bold))
        #expect(cells.first?.style == Style(.code, .bold) && cells.last?.style == Style(.code, .bold))
        #expect(cells.dropFirst().dropLast().allSatisfy { $0.style == Style(.mark) && $0.width == 1 })
    }

    @Test func tabsCountFromTheColumnBefore() {
        #expect(Cells.of("\tx", column: 3).columns == 2)
        #expect(Cells.of("a\tx", column: 3).columns == 6)
    }

    @Test func malformedBytesAreReplaced() {
        for bytes in [
            [0x80], [0xC0, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF],
        ] as [[UInt8]] {
            let cells = Cells.of(utf8: bytes, .plain)
            #expect(!cells.isEmpty && cells.allSatisfy { $0.text == "\u{FFFD}" })
        }
    }

    /// The same text through Markdown: in a paragraph, code, a link, a table, a label, raw HTML.
    @Test(arguments: [
        "\u{1B}", "\u{202E}", "\u{9B}", "\u{0}", "\r", "\u{8}", "\u{200B}", "\u{FEFF}", "\u{B}", "\u{C}",
        "\u{7F}",
        "\u{E000}", "\u{2028}", "\u{AD}",
    ])
    func nothingPassesThroughMarkdown(_ evil: String) {
        let places = [
            "a\(evil)b", "\(evil)b", "`a\(evil)b`", "```\n\(evil)b\n```", "    a\(evil)b", "[a\(evil)b](c)",
            "[a](<c\(evil)d>)",
            "![a](c\(evil)d)", "| a\(evil)b |\n|---|\n", "```a\(evil)b\nc\n```", "<div>\n\(evil)b",
            "- \(evil)b", "# a\(evil)b", "> \(evil)b",
            "<x y='\(evil)'>",
        ]
        let mark = Self.shown(evil)
        for place in places {
            for width in [200, 9] {
                let lines = MarkdownText.lines(of: place, width: width)
                #expect(lines.allSatisfy { CellRules.broken($0.cells) == nil })
                if width == 200 {
                    #expect(lines.contains { $0.text.contains(mark) }, "\(place.debugDescription)")
                }
            }
        }
    }

    @Test func manyMarksCostOnePlace() {
        let cells = Cells.of("a" + String(repeating: "\u{301}", count: 10_000) + "b")
        #expect(cells.columns == 2 && cells.count == 2)
    }
}
