import Foundation
import Glibc
import JourneySupport
import Testing

/// Whatever the window, the terminal's type and the text: it runs, shows what it should, and gives the terminal back.
@Suite struct RobustnessJourneys {
    /// The screen is as one that is drawn anew.
    private func expectFresh(
        _ journey: Journey, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let rest = journey.screen.rows * journey.screen.columns > 20_000 ? 250 : 80
        try journey.waitIdle(milliseconds: rest)
        let before = Self.timeless(journey.rows)
        try journey.press(.control("l"))
        try journey.waitIdle(milliseconds: rest)
        #expect(Self.timeless(journey.rows) == before, "\(what)", sourceLocation: sourceLocation)
    }

    /// Without the seconds that go by: "speaking 4s".
    private static func timeless(_ rows: [String]) -> [String] {
        rows.map { $0.replacing(/[0-9]+s(?![a-z])/, with: "s") }
    }

    private func expectGivenBack(_ journey: Journey, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(journey.settings == journey.settingsBefore, sourceLocation: sourceLocation)
        #expect(journey.screen.properties == EmulatedScreen.Properties(), sourceLocation: sourceLocation)
    }

    @Test(arguments: [1, 2, 3, 5, 24, 200], [1, 2, 3, 10, 80, 500])
    func anySizeAtTheStart(rows: Int, columns: Int) throws {
        let home = try TemporaryHome()
        let journey = try Program.shell(home, try ScriptedServer(), columns: columns, rows: rows)
        try journey.waitUntil("our screen") { $0.screen.properties.isAlternateScreen }
        try journey.type("typed blindly")
        journey.resize(columns: 80, rows: 24)
        try journey.waitFor("Dramatis")
        try journey.waitFor("typed blindly")
        try journey.press(.control("u"))
        #expect(try journey.quit() == .exited(0))
        expectGivenBack(journey)
    }

    @Test func anySizeByResizing() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [.text((1...80).map { "line \($0) \u{4E2D}\n\n" })])
        let journey = try Program.shell(home, server, columns: 120, rows: 40)
        try journey.waitFor("Dramatis")
        try journey.say("@de go")
        try journey.waitFor("line 80")
        try journey.waitFor("1 turn")
        for rows in [1, 2, 3, 5, 24, 200] {
            for columns in [1, 2, 3, 10, 80, 500] {
                journey.resize(columns: columns, rows: rows)
                try expectFresh(journey, "\(columns)x\(rows)")
            }
        }
        journey.resize(columns: 100, rows: 30)
        try journey.waitFor("line 80")
        try expectFresh(journey, "the last")
        #expect(try journey.quit() == .exited(0))
        expectGivenBack(journey)
    }

    /// Ten thousand changes of the window's size, as fast as they can be made.
    @Test func aStormOfResizes() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [.text((1...400).map { "line \($0)\n\n" }, gated: true)])
        let journey = try Program.shell(home, server, columns: 120, rows: 40)
        try journey.waitFor("Dramatis")
        try journey.say("@de go")
        for round in 0..<10_000 {
            if round.isMultiple(of: 25) { server.release(1) }
            journey.resize(columns: 40 + (round * 37) % 120, rows: 8 + (round * 13) % 50)
        }
        server.release(100)
        journey.resize(columns: 110, rows: 30)
        try journey.waitFor("line 400")
        try journey.waitFor("1 turn")
        try expectFresh(journey, "after the storm")
        let clears = journey.screen.clears
        journey.kill(SIGWINCH)
        try journey.waitIdle()
        #expect(journey.screen.clears == clears)
        #expect(try journey.quit() == .exited(0))
        expectGivenBack(journey)
    }

    @Test(
        arguments: ["dumb", "linux", "screen", "tmux-256color", "vt100", "xterm-256color", "bogus", ""],
        ["C", "C.UTF-8", nil])
    func anyTypeOfTerminalInAnyLocale(type: String, locale: String?) throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [.text(["An answer \u{4E2D}\u{6587} \u{2500}."])])
        var environment = home.environment(["OPENAI_BASE_URL": server.baseURL, "TERM": type])
        environment["LANG"] = nil
        environment["LC_ALL"] = locale
        let journey = try Journey(
            Program.path, ["--model", "openai/scripted"], environment: environment, directory: home.path)
        journey.companions = [server]
        let isScreen = !["dumb", "bogus", ""].contains(type)
        try journey.waitFor(isScreen ? "Dramatis" : "- dramatis, in lines")
        try journey.type("@de hello\r")
        try journey.waitFor("An answer ")
        if isScreen {
            try journey.waitFor("Enter send")
            #expect(journey.text.contains("\u{4E2D}") == (locale != "C"))
            try expectFresh(journey, type)
        } else {
            #expect(!journey.output.contains(0x1B))
        }
        try journey.type("/quit\r")
        #expect(try journey.waitForExit() == .exited(0))
        expectGivenBack(journey)
    }

    // MARK: - Text

    /// The column of the line between the panes, in every row of them.
    private func expectStraight(
        _ journey: Journey, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let line = try #require(journey.rows.firstIndex { $0.contains("\u{2534}") })
        let column = try #require(
            (0..<journey.screen.columns).first { journey.screen[$0, line].text == "\u{2534}" })
        for row in 1..<line {
            #expect(
                journey.screen[column, row].text == "\u{2502}", "\(what): row \(row): \(journey.rows[row])",
                sourceLocation: sourceLocation)
        }
    }

    private func answers(_ reply: ScriptedReply, _ end: String) throws {
        let home = try TemporaryHome()
        let journey = try Program.shell(
            home, try ScriptedServer(replies: [reply]), columns: 120, rows: 40)
        try journey.waitFor("Dramatis")
        try journey.say("@de be hostile")
        try journey.waitFor(end, timeout: 60)
        try journey.waitFor("1 turn", timeout: 60)
        try expectStraight(journey, "at the end")
        try journey.press(.pageUp, .pageUp, .pageUp)
        try journey.waitIdle(milliseconds: 60)
        try expectStraight(journey, "older lines")
        try expectFresh(journey, "older lines")
        try journey.press(.home)
        journey.resize(columns: 101, rows: 20)
        try journey.waitUntil("the other size") { $0.rows[17].contains("\u{2534}") }
        try journey.waitIdle(milliseconds: 60)
        try expectStraight(journey, "at another width")
        #expect(!journey.output.contains { $0 == 0x9B })
        #expect(try journey.quit() == .exited(0))
    }

    @Test func aLineOfAMegabyte() throws {
        let piece = String(repeating: "x", count: 9_999) + "\u{4E2D}"
        try answers(.text(Array(repeating: piece, count: 100) + ["\n\nEND"]), "END")
    }

    @Test func tenThousandCombiningMarks() throws {
        let marks = String(repeating: "e" + String(repeating: "\u{301}\u{328}", count: 50), count: 100)
        let tall = "a" + String(repeating: "\u{489}", count: 10_000)
        let joined = String(repeating: "\u{1F468}\u{200D}", count: 2_000) + "\u{1F467}"
        try answers(.text([marks, "\n\n", tall, "b\n\n", joined, "\n\nEND"]), "END")
    }

    /// After Markus Kuhn's UTF-8 stress test: what is no UTF-8, in the body of a response.
    @Test func bytesThatAreNoText() throws {
        let sequences: [[UInt8]] = [
            [0x80], [0xBF], [0x80, 0xBF, 0x80], [0xC0], [0xC2], [0xE0, 0xA0], [0xF0, 0x90, 0x80],
            [0xF8, 0x88],
            [0xFC, 0x84, 0x80], [0xFE], [0xFF], [0xFE, 0xFE, 0xFF, 0xFF], [0xC0, 0xAF], [0xE0, 0x80, 0xAF],
            [0xF0, 0x80, 0x80, 0xAF], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF],
            [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80],
            [0xEF, 0xBF, 0xBE], [0xEF, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xC2, 0x9B], [0xC2, 0x90],
        ]
        var body = Array(#"data: {"choices":[{"index":0,"delta":{"content":""#.utf8)
        for sequence in sequences { body += sequence + Array(#" |\n\n"#.utf8) }
        body += Array(
            "END\"}}]}\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
                .utf8)
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: \(body.count)\r\nConnection: close\r\n\r\n"
        try answers(.raw(Array(head.utf8) + body), "END")
    }

    /// The same, typed and pasted.
    @Test func bytesThatAreNoTextAtTheKeyboard() throws {
        let home = try TemporaryHome()
        let journey = try Program.shell(home, try ScriptedServer(), columns: 120, rows: 40)
        try journey.waitFor("Dramatis")
        let bytes: [UInt8] = [
            0x80, 0xBF, 0xC0, 0xAF, 0xF8, 0x88, 0xED, 0xA0, 0x80, 0xFE, 0xFF, 0xF4, 0x90, 0x80, 0x80,
        ]
        try journey.send(Array("@viz ".utf8) + bytes + Array("typed".utf8))
        try journey.waitFor("typed")
        try journey.send(Array("\u{1B}[200~".utf8) + bytes + Array("pasted\u{1B}[201~".utf8))
        try journey.waitFor("pasted")
        // Who it is for is told when typing pauses, and changes the screen as well.
        try journey.waitFor("VIZ      >")
        try expectStraight(journey, "with a draft")
        try expectFresh(journey, "with a draft")
        try journey.press(.control("u"))
        #expect(try journey.quit() == .exited(0))
        expectGivenBack(journey)
    }
}
