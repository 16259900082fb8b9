import Engine
import Testing

@testable import Engine

@Suite struct ViTests {
    /// `|` is the caret; keys in the normal mode, `<` is Esc, and what stands behind `i` and its like is typed.
    static func run(_ marked: String, _ keys: String) -> Composer {
        var composer = ComposerTests.composer(marked)
        composer.vi = Vi()
        composer.vi?.mode = .normal
        for key in keys { press(key, &composer) }
        return composer
    }

    static func press(_ key: Character, _ composer: inout Composer) {
        if key == "<" {
            composer.apply(.viNormal)
        } else if key == "^" && composer.vi?.mode == .insert {
            composer.apply(.newLine)
        } else if composer.vi?.mode == .normal {
            composer.apply(key == "\u{12}" ? .redo : .vi(key))
        } else {
            composer.apply(.insert(String(key)))
        }
    }

    @Test(arguments: [
        ("|one two", "w", "one |two"), ("one two|", "b", "one |two"), ("|one two", "e", "on|e two"),
        ("|a.b c", "w", "a|.b c"), ("|a.b c", "W", "a.b |c"), ("|one two three", "2w", "one two |three"),
        ("one |two", "0", "|one two"), ("  o|ne", "^", "  |one"), ("|one", "$", "on|e"),
        ("|one", "l", "o|ne"),
        ("|one", "9l", "on|e"), ("on|e", "h", "o|ne"), ("|a\nbc", "j", "a\n|bc"), ("a\nb|c", "k", "|a\nbc"),
        ("a\nb\nc|", "gg", "|a\nb\nc"), ("|a\nb\nc", "G", "a\nb\n|c"), ("|a\nb\nc", "2G", "a\n|b\nc"),
        ("|a(b)c(d", "f(", "a|(b)c(d"), ("|a(b)c(d", "f(;", "a(b)c|(d"), ("|a(b)c(d", "t(", "|a(b)c(d"),
        ("|xa(b)c(d", "t(;", "xa(b)|c(d"), ("a(b)c(|d", "F(", "a(b)c|(d"), ("a(b)c(|d", "F(;", "a|(b)c(d"),
        ("|a(b)c(d", "f(;,", "a|(b)c(d"), ("|abc", "fz", "|abc"), ("|abc", "gz", "|abc"),
    ])
    func motions(before: String, keys: String, after: String) {
        #expect(ComposerTests.marked(Self.run(before, keys)) == after)
    }

    @Test(arguments: [
        ("|one two", "dw", "|two"), ("one |two", "dw", "one| "), ("|one two three", "2dw", "|three"),
        ("|one two three", "d2w", "|three"), ("|one\ntwo", "dw", "|\ntwo"), ("|one two", "de", "| two"),
        ("one tw|o", "db", "one |o"), ("one |two", "D", "one| "), ("one |two", "d0", "|two"),
        ("a\n|b\nc", "dd", "a\n|c"), ("a\n|b", "dd", "|a"), ("|a\nb\nc", "2dd", "|c"), ("|a", "dd", "|"),
        ("a\n|b\nc", "dj", "|a"), ("|a(b)c", "dt)", "|)c"), ("|a(b)c", "df)", "|c"), ("a(b)|c", "dF(", "a|c"),
        ("|abc", "x", "|bc"), ("|abc", "2x", "|c"), ("ab|c", "X", "a|c"), ("|abc", "xp", "b|ac"),
        ("|abc", "rx", "|xbc"), ("|abc", "2rx", "x|xc"), ("|abc", "9rx", "|abc"),
        ("|aBc", "~~", "Ab|c"), ("|a\nb", "J", "a| b"),
        ("|one two", "cwX<", "|X two"), ("|one two", "cwXY<w.", "XY X|Y"), ("|one two", "C<", "|"),
        ("|one two", "sX<", "|Xne two"), ("a\n|b\nc", "SX<", "a\n|X\nc"), ("a\n|b\nc", "ccX<", "a\n|X\nc"),
        ("|a", "yyp", "a\n|a"), ("|a\nb", "yyjP", "a\n|a\nb"), ("|a\nb", "yyp", "a\n|a\nb"),
        ("|a b", "yw$p", "a ba| "),
        ("|ab", "yl3p", "aaa|ab"), ("|a", "oX<", "a\n|X"), ("a\n|b", "OX<", "a\n|X\nb"),
        ("|ab", "aX<", "a|Xb"),
        ("|ab", "AX<", "ab|X"), ("  a|b", "IX<", "  |Xab"), ("|ab", "iX<", "|Xab"),
        ("|one two", "dwu", "|one two"), ("|one two", "dwu\u{12}", "|two"), ("|a b c d", "dw.", "|c d"),
        ("|a b c d", "dw2.", "|d"), ("|ab", "iXY<u", "|ab"), ("|one two", "cwXYZ<u", "|one two"),
        ("|one two", "d<w", "one |two"), ("|abc", "y$P", "ab|cabc"), ("|a-b", "cwX<", "|X-b"),
    ])
    func changes(before: String, keys: String, after: String) {
        #expect(ComposerTests.marked(Self.run(before, keys)) == after)
    }

    @Test func escapeGoesToTheNormalModeAndSendingBack() {
        var composer = Composer()
        composer.vi = Vi()
        composer.apply(.insert("ab"))
        #expect(composer.vi?.mode == .insert)
        composer.apply(.viNormal)
        #expect(composer.vi?.mode == .normal && ComposerTests.marked(composer) == "a|b")
        composer.apply(.vi("2"))
        composer.apply(.vi("d"))
        #expect(composer.vi?.keys == ["2", "d"])
        _ = composer.take()
        #expect(composer.vi?.mode == .insert && composer.vi?.keys == [])
    }

    @Test(
        arguments: [
            ("2d3w", 6), ("d", nil), ("dw", nil), ("10j", 10), ("99999999999999999999x", 100_000), ("0", nil),
        ] as [(String, Int?)])
    func counts(keys: String, count: Int?) {
        switch ViCommand.read(Array(keys)) {
        case .command(let command): #expect(command.count == count)
        case .incomplete: #expect(keys == "d")
        case .mistake: Issue.record("\(keys)")
        }
    }

    /// Whatever is pressed, the caret stands on a grapheme inside the text, in the normal mode on a character.
    @Test(arguments: 0..<30)
    func randomKeys(seed: UInt64) {
        var generator = Generator(state: seed)
        let keys = Array("hjklwbeWBE0^$gGfFtT;,dcyxXrsSDCYpPuiaIAoO~.J<<<<\u{12}123(a \u{301}\u{1F1E9}")
        var composer = Self.run("|one (two)\nthree \u{4F60}\u{597D}\n\n  four", "")
        for step in 0..<3_000 {
            Self.press(keys[Int(generator.next() % UInt64(keys.count))], &composer)
            let index = composer.text.utf8.index(composer.text.startIndex, offsetBy: composer.caret)
            #expect(index == composer.text.endIndex || composer.text.indices.contains(index))
            if composer.vi?.mode == .normal, index < composer.text.endIndex, composer.text[index] == "\n" {
                #expect(composer.text[..<index].last ?? "\n" == "\n", "\(step): behind the last of a line")
            }
            if composer.text.utf8.count > 300 { composer.apply(.clear) }
        }
    }
}
