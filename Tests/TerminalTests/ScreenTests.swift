import Canvas
import Glibc
import JourneySupport
import Testing

@testable import Terminal

/// All that opens a screen, one after the other: ncurses has one state for the process.
@Suite(.serialized) struct ScreenTests {
    @Suite struct TakingTests {
        @Test func givesTheTerminalBackAsItWasFound() throws {
            let own = try OwnScreen(mouse: true)
            own.paint(Frame(["one"], columns: 80, rows: 24))
            #expect(own.pseudo.settings != own.settingsBefore)
            #expect(own.screen.properties.isMouseReported)
            own.terminal.close()
            own.terminal.close()
            let last = String(decoding: own.settle(), as: UTF8.self)
            #expect(own.pseudo.settings == own.settingsBefore)
            #expect(own.screen.properties == EmulatedScreen.Properties())
            for mode in ["2004", "1004", "1000", "1006"] { #expect(last.contains("\u{1B}[?\(mode)l")) }
        }

        @Test func asksForPasteAndFocusAndForTheMouseOnlyWhenWanted() throws {
            let own = try OwnScreen(mouse: false)
            let sent = String(decoding: own.output, as: UTF8.self)
            #expect(sent.contains("\u{1B}[?2004h") && sent.contains("\u{1B}[?1004h"))
            #expect(!sent.contains("\u{1B}[?1000h"))
        }

        @Test func theEmergencyExitDoesTheSame() throws {
            let own = try OwnScreen(mouse: true)
            own.paint(Frame(["one"], columns: 80, rows: 24))
            Terminal.emergencyRestore()
            let last = String(decoding: own.settle(), as: UTF8.self)
            #expect(own.pseudo.settings == own.settingsBefore)
            #expect(own.screen.properties == EmulatedScreen.Properties())
            for mode in ["2004", "1004", "1000", "1006"] { #expect(last.contains("\u{1B}[?\(mode)l")) }
            Terminal.emergencyRestore()
            #expect(own.settle() == [])
        }

        @Test func keysReachUsAsBytes() throws {
            let own = try OwnScreen()
            let keys: [UInt8] = [0x03, 0x1A, 0x1C, 0x13, 0x11, 0x16, 0x0D, 0x0F, 0xFF, 0x80]
            #expect(keys.withUnsafeBytes { write(own.pseudo.master, $0.baseAddress, $0.count) } == keys.count)
            #expect(own.terminal.read() == .bytes(keys))
        }

        @Test func suspendsAndComesBackClean() throws {
            let own = try OwnScreen(columns: 40, rows: 5)
            own.paint(Frame(["one", "two"], columns: 40, rows: 5))
            own.terminal.suspend()
            own.settle()
            #expect(own.pseudo.settings == own.settingsBefore)
            #expect(!own.screen.properties.isAlternateScreen)
            #expect(own.screen.properties.isCursorVisible)
            own.paint(Frame(["hidden"], columns: 40, rows: 5))
            #expect(own.screen.text[0] == "")
            _ = own.screen.write(Array("rubbish of the shell\r\n".utf8))
            own.terminal.resume()
            own.settle()
            #expect(own.screen.text == ["one", "two", "", "", ""])
            #expect(own.pseudo.settings != own.settingsBefore)
            #expect(own.screen.properties.isAlternateScreen)
            #expect(!own.screen.properties.isCursorVisible)
            own.paint(Frame(["one", "three"], columns: 40, rows: 5, cursor: Point(column: 1, row: 1)))
            #expect(own.screen.text == ["one", "three", "", "", ""])
            #expect(own.screen.properties.isCursorVisible)
        }

        @Test func comesBackToAWindowOfAnotherSize() throws {
            let own = try OwnScreen(columns: 40, rows: 5)
            own.paint(Frame(["one"], columns: 40, rows: 5))
            own.terminal.suspend()
            own.settle()
            own.screen.resize(columns: 10, rows: 3)
            own.pseudo.resize(columns: 10, rows: 3)
            own.terminal.resume()
            #expect(own.terminal.size == Size(columns: 10, rows: 3))
            own.paint(Frame(["0123456789", "b", "c"], columns: 10, rows: 3))
            #expect(own.screen.text == ["0123456789", "b", "c"])
        }

        @Test func aStopThatNobodyAnnouncedIsMended() throws {
            let own = try OwnScreen(columns: 20, rows: 3)
            own.paint(Frame(["one"], columns: 20, rows: 3))
            let ours = own.pseudo.settings
            var cooked = termios()
            tcgetattr(own.pseudo.slave, &cooked)
            cooked.c_lflag |= tcflag_t(ICANON | ECHO)
            tcsetattr(own.pseudo.slave, TCSANOW, &cooked)
            _ = own.screen.write(Array("\u{1B}[?1049l\u{1B}[Hrubbish".utf8))
            own.terminal.resume()
            own.settle()
            #expect(own.pseudo.settings == ours)
            #expect(own.screen.text == ["one", "", ""])
        }

        @Test func repaintsWhatSomebodyElseOverwrote() throws {
            let own = try OwnScreen(columns: 20, rows: 3)
            own.paint(Frame(["one", "two"], columns: 20, rows: 3))
            _ = own.screen.write(Array("\u{1B}[Hgarbage\r\ngarbage\r\ngarbage".utf8))
            own.terminal.repaint()
            own.settle()
            #expect(own.screen.text == ["one", "two", ""])
        }

        @Test(arguments: [
            ("dumb", TerminalError.insufficient("dumb")),
            ("no-such-terminal", .unknownType("no-such-terminal")),
            ("", .noType), ("unknown", .unknownType("unknown")),
        ])
        func aTerminalThatIsNoneIsAClearError(_ type: String, _ expected: TerminalError) throws {
            let pseudo = try PseudoTerminal(columns: 80, rows: 24)
            let before = pseudo.settings
            #expect(throws: expected) {
                try Terminal(
                    input: pseudo.slave, output: pseudo.slave,
                    options: Terminal.Options(type: type, depth: .none))
            }
            #expect(pseudo.settings == before)
            #expect(pseudo.read() == [])
            #expect("\(expected)".contains("TERM"))
        }

        @Test func aPipeIsNoTerminal() throws {
            var ends: [Int32] = [0, 0]
            pipe(&ends)
            defer { for end in ends { close(end) } }
            #expect(throws: TerminalError.notTerminal(descriptor: ends[0])) {
                try Terminal(input: ends[0], output: ends[1], options: Terminal.Options(depth: .none))
            }
        }

        @Test func anEndThatIsGoneIsAHangup() throws {
            let own = try OwnScreen()
            own.settle()
            own.hangUp()
            #expect(own.terminal.read() == .hangup)
            own.terminal.paint(Frame(["x"], columns: 80, rows: 24), theme: testTheme)
            own.terminal.close()
        }
    }
}
