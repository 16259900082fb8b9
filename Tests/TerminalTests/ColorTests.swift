import Canvas
import Testing

@testable import Terminal

@Suite struct BackgroundAnswerTests {
    @Test(
        arguments: [
            ("\u{1B}]11;rgb:1c1c/1c1c/1c1c\u{1B}\\", 0x1C1C1C),
            ("\u{1B}]11;rgb:ffff/ffff/ffff\u{7}", 0xFFFFFF),
            ("\u{1B}]11;rgb:fd/f6/e3\u{7}", 0xFDF6E3), ("\u{1B}]11;rgb:f/0/8\u{1B}\\", 0xFF0088),
            ("\u{1B}]11;rgba:0000/2b2b/3636/ffff\u{7}", 0x002B36),
        ] as [(String, UInt32)])
    func isTakenAtEverySplit(_ text: String, _ color: UInt32) {
        let bytes = Array(text.utf8)
        for cut in 0...bytes.count {
            var decoder = InputDecoder()
            var inputs = decoder.feed(bytes[..<cut])
            // A pause within the answer: from its number on it is known for one, and its rest is no text.
            if cut > 5 {
                #expect(cut == bytes.count || !decoder.isPending)
                inputs += decoder.flush()
            }
            inputs += decoder.feed(bytes[cut...])
            #expect(inputs == [.background(RGB(color))], "cut \(cut)")
            #expect(!decoder.isPending)
        }
    }

    @Test(arguments: [
        "\u{1B}]11;rgb:1c1c/1c1c\u{7}", "\u{1B}]11;rgb:12345/0/0\u{7}", "\u{1B}]10;rgb:0/0/0\u{7}",
        "\u{1B}]11;?\u{7}",
        "\u{1B}]11;rgb:-1/0/0\u{7}", "\u{1B}]11;rgb:0/0/0/0\u{7}", "\u{1B}]11;\u{7}",
        "\u{1B}P11;rgb:0/0/0\u{1B}\\",
        "\u{1B}]11;rgb:0/0/0\u{18}", "\u{1B}]11;" + String(repeating: "f", count: 500) + "\u{7}",
    ])
    func anythingElseIsNothing(_ text: String) {
        var decoder = InputDecoder()
        #expect(decoder.feed(Array(text.utf8)) == [])
        #expect(decoder.feed(Array("a".utf8)) == [.key(Key(.character("a")))])
    }

    @Test func anAnswerWithoutEndDoesNotSwallowAKey() {
        var decoder = InputDecoder()
        #expect(decoder.feed(Array("\u{1B}]11;rgb:".utf8)) == [])
        #expect(decoder.feed(Array("\u{1B}[A".utf8)) == [.key(Key(.up))])
    }
}

// One at a time: terminfo has one entry at hand, and what is lent stands in the environment.
extension ScreenTests {
    @Suite struct ColorDepthTests {
        @Test(arguments: [
            (["TERM": "xterm-256color"], ColorUse.auto, ColorDepth.palette256),
            (["TERM": "xterm-256color", "COLORTERM": "truecolor"], .auto, .trueColor),
            (["TERM": "xterm-256color", "COLORTERM": "24bit"], .auto, .trueColor),
            (["TERM": "xterm-256color", "COLORTERM": "yes"], .auto, .palette256),
            // Of a terminal inside another one the outer's promise does not hold.
            (["TERM": "linux", "COLORTERM": "truecolor"], .auto, .sixteen),
            (["TERM": "vt100", "COLORTERM": "truecolor"], .auto, .none), (["TERM": "linux"], .auto, .sixteen),
            (["TERM": "vt100"], .always, .none), ([:], .auto, .none), (["TERM": "no-such"], .always, .none),
            (["TERM": "xterm-256color", "NO_COLOR": "1"], .auto, .none),
            (["TERM": "xterm-256color", "NO_COLOR": ""], .auto, .palette256),
            (["TERM": "xterm-256color", "NO_COLOR": "1"], .always, .palette256),
            (["TERM": "xterm-256color"], .never, .none),
        ])
        func isFound(_ environment: [String: String], _ use: ColorUse, _ depth: ColorDepth) {
            #expect(Terminal.colorDepth(environment: environment, use: use) == depth)
        }

        @Test(arguments: ["xterm-256color", "tmux-256color", "rxvt-unicode-256color"])
        func anEntryGetsDirectColours(_ type: String) throws {
            let before = Terminal.environment("TERMINFO")
            let plain = try Capabilities(type: type)
            #expect(!plain.isDirect)
            let lent = try #require(DirectColor.lend(type))
            let direct = try Capabilities(type: type)
            #expect(direct.isDirect && direct.colors == 0x100_0000)
            #expect(direct.restore == plain.restore)
            // It has them already.
            #expect(DirectColor.compiled(type).flatMap { CompiledEntry($0) }?.withDirectColors != nil)
            lent.takeBack()
            #expect(Terminal.environment("TERMINFO") == before)
            #expect(try !Capabilities(type: type).isDirect)
        }

        @Test func whatIsNoEntryIsNone() throws {
            #expect(DirectColor.compiled("../etc/passwd") == nil)
            #expect(DirectColor.lend("no-such-terminal") == nil)
            #expect(DirectColor.lend("") == nil)
            // No setaf.
            #expect(DirectColor.lend("vt100") == nil)
            let entry = try #require(DirectColor.compiled("xterm-256color"))
            let once = try #require(CompiledEntry(entry)?.withDirectColors)
            #expect(CompiledEntry(once)?.withDirectColors == nil)
            for length in 0..<entry.count where length % 7 == 0 { _ = CompiledEntry(Array(entry[..<length])) }
        }
    }

    @Suite struct DirectColorTests {
        @Test func everyColourIsSent() throws {
            let own = try OwnScreen(columns: 20, rows: 2, depth: .trueColor)
            own.paint(Frame(["x"], columns: 20, rows: 2, style: Style(.error)))
            let sent = String(decoding: own.output, as: UTF8.self)
            #expect(sent.contains("\u{1B}[38;2;255;135;135m"), "\(sent.debugDescription)")
            own.paint(Frame(["black"], columns: 20, rows: 2, style: Style(.bar)), theme: .highContrast)
            let after = String(decoding: own.output, as: UTF8.self)
            #expect(after.contains("\u{1B}[48;2;0;0;0m"), "\(after.debugDescription)")
            #expect(own.screen.text == ["black", ""])
        }

        /// Without an entry that could be changed, the palette is taken.
        @Test func otherTerminalsKeepTheirPalette() throws {
            let own = try OwnScreen(columns: 20, rows: 2, type: "vt100", depth: .trueColor)
            own.paint(Frame(["x"], columns: 20, rows: 2, style: Style(.error)))
            #expect(own.screen.text == ["x", ""])
        }

        @Test func theBackgroundIsAskedForWhereAnAnswerCanCome() throws {
            let own = try OwnScreen(columns: 20, rows: 2)
            own.terminal.askBackground()
            #expect(String(decoding: own.settle(), as: UTF8.self) == "\u{1B}]11;?\u{1B}\\")
            own.terminal.close()
            own.terminal.askBackground()
            #expect(!String(decoding: own.settle(), as: UTF8.self).contains("]11;"))
        }

        @Test func aConsoleIsNotAsked() throws {
            let own = try OwnScreen(columns: 20, rows: 2, type: "linux", depth: .sixteen)
            own.terminal.askBackground()
            #expect(own.settle() == [])
        }
    }
}
