import Canvas
import JourneySupport
import Testing

@testable import Terminal

extension ScreenTests {
    /// What goes to the terminal beside the screen.
    @Suite struct AnnounceTests {
        private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

        @Test func theTitleIsWrittenWhenItChangesAndGivenBack() throws {
            let own = try OwnScreen(title: true)
            #expect(text(own.output).contains("\u{1B}[22;2t"))
            own.terminal.setTitle("dramatis - churn")
            #expect(text(own.settle()) == "\u{1B}]2;dramatis - churn\u{7}")
            own.terminal.setTitle("dramatis - churn")
            #expect(own.settle() == [])
            own.terminal.suspend()
            #expect(text(own.settle()).contains("\u{1B}[23;2t"))
            own.terminal.setTitle("of a shell that is stopped")
            #expect(own.settle() == [])
            own.terminal.resume()
            #expect(text(own.settle()).contains("\u{1B}[22;2t"))
            own.terminal.setTitle("dramatis - churn")
            #expect(text(own.settle()) == "\u{1B}]2;dramatis - churn\u{7}")
            own.terminal.close()
            #expect(text(own.settle()).contains("\u{1B}[23;2t"))
        }

        @Test func whatOthersWroteIsNeutralised() throws {
            let own = try OwnScreen(title: true)
            own.terminal.setTitle(
                "a\u{7}\u{1B}]52;c;eA==\u{9C}\u{202E}b\n\(String(repeating: "x", count: 900))")
            let title = own.settle()
            #expect(title.filter { $0 == 0x1B }.count == 1 && title.filter { $0 == 7 }.count == 1)
            #expect(text(title).hasPrefix("\u{1B}]2;a^G^[]52;c;eA==<U+009C><U+202E>b^J"))
            #expect(title.count < 300)
            for form in [Terminal.Announcement.osc9, .osc777] {
                own.terminal.announce("x;y\u{7}\u{1B}\\z", by: form)
                let sent = own.settle()
                #expect(sent.last == 7 && sent.filter { $0 < 0x20 }.count == 2)
            }
            own.terminal.announce("anything", by: .bell)
            #expect(own.settle() == [7])
        }

        @Test func theSequencesAreThoseThatTerminalsKnow() throws {
            if Tmux.isBetween { return }
            let own = try OwnScreen()
            own.terminal.announce("DE has answered", by: .osc9)
            #expect(text(own.settle()) == "\u{1B}]9;dramatis: DE has answered\u{7}")
            own.terminal.announce("a; b", by: .osc777)
            #expect(text(own.settle()) == "\u{1B}]777;notify;dramatis;a, b\u{7}")
        }

        @Test(arguments: ["vt100", "linux"]) func whereTheTerminalCannotNothingIsSent(type: String) throws {
            if Tmux.isBetween { return }
            let own = try OwnScreen(type: type, title: true, depth: .none)
            own.terminal.setTitle("dramatis")
            #expect(own.settle() == [])
            own.terminal.announce("x", by: .osc9)
            #expect(own.settle() == [7])
            #expect(own.terminal.copy("x") == .unsupported)
            own.terminal.close()
            #expect(!text(own.output + own.settle()).contains("22;2t"))
        }

        @Test func aCopyGoesOutAsBase64() throws {
            if Tmux.isBetween { return }
            let own = try OwnScreen()
            #expect(own.terminal.copy("x") == .sent)
            #expect(text(own.settle()) == "\u{1B}]52;c;eA==\u{7}")
            #expect(own.terminal.copy(String(repeating: "x", count: 80_000)) == .tooLong)
            #expect(own.settle() == [])
        }
    }
}
