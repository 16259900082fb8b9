import Foundation
import Testing

@testable import Terminal

@Suite struct ClipboardTests {
    @Test(arguments: 0..<70) func base64IsAsFoundationHasIt(length: Int) {
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 37 + length) }
        #expect(String(decoding: Base64.encode(bytes), as: UTF8.self) == Data(bytes).base64EncodedString())
    }

    @Test func nothingOfTheTextIsSentButItsBase64() throws {
        let text = "a\u{7}\u{1B}]0;owned\u{1B}\\\u{9C}\u{202E} \u{4E2D}"
        let sequence = try #require(Clipboard.sequence(text, isInTmux: false))
        #expect(sequence.starts(with: Array("\u{1B}]52;c;".utf8)))
        #expect(sequence.last == 7)
        let inside = sequence.dropFirst(7).dropLast()
        #expect(Data(base64Encoded: Data(inside)) == Data(text.utf8))
    }

    @Test func inTmuxItIsSentToItAndThroughIt() throws {
        let plain = try #require(Clipboard.sequence("x", isInTmux: false))
        let both = try #require(Clipboard.sequence("x", isInTmux: true))
        #expect(
            String(decoding: both, as: UTF8.self)
                == "\u{1B}]52;c;eA==\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;eA==\u{7}\u{1B}\\")
        #expect(both.starts(with: plain))
    }

    @Test func whatIsTooLongIsNotSent() throws {
        let longest = String(repeating: "x", count: Clipboard.longest)
        #expect(try #require(Clipboard.sequence(longest, isInTmux: false)).count == 100_000)
        #expect(Clipboard.sequence(longest + "x", isInTmux: false) == nil)
    }
}

// Terminfo too has one state for the process.
extension ScreenTests {
    @Suite struct CommandCapabilityTests {
        @Test(arguments: [
            ("xterm-256color", true), ("tmux-256color", true), ("linux", false), ("vt100", false),
            ("screen", false),
        ])
        func aTerminalTakesCommandsWhereTerminfoSaysSo(type: String, takes: Bool) throws {
            guard !Tmux.isBetween else { return }
            #expect(try Capabilities(type: type).takesCommands == takes)
        }
    }
}
