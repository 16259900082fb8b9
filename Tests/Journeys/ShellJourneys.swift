import Foundation
import JourneySupport
import Testing

/// The shell in a terminal, against a scripted server.
@Suite(.serialized) struct ShellJourneys {
    @Test func startAndQuitLeavesTheTerminalAsItWas() throws {
        let home = try TemporaryHome()
        let journey = try Program.shell(home, try ScriptedServer())
        try journey.waitFor("Dramatis")
        #expect(journey.screen.properties.isAlternateScreen)
        #expect(try journey.quit() == .exited(0))
        #expect(journey.settings == journey.settingsBefore)
        #expect(!journey.screen.properties.isAlternateScreen)
        #expect(journey.screen.properties.isCursorVisible)
        #expect(!journey.screen.properties.isMouseReported)
    }

    @Test func aMessageIsRoutedAskedAndAnswered() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [
            .text(["Partition ", "by **day**.\n\n", "```sql\nSELECT 1;\n```\n"], gated: true)
        ])
        let journey = try Program.shell(home, server, columns: 120, rows: 40)
        try journey.waitFor("Dramatis")
        try journey.say("We have 3 TB of clickstream logs in Parquet. Design the tables for a churn model.")
        try journey.waitFor("Data Engineer  routed:")
        try journey.waitFor("asked ")
        server.release(1)
        try journey.waitFor("Partition")
        try journey.waitFor("speaking")
        server.release(100)
        try journey.waitFor("SELECT 1;")
        try journey.waitFor("1 turn")
        let row = try #require(journey.rows.first { $0.contains("by day") })
        #expect(row.hasPrefix("DE "))
        let request = try #require(server.requests.first)
        #expect(request.body.contains("clickstream"))
        #expect(request.headers["authorization"] == "Bearer sk-secret-key")
        #expect(try journey.quit() == .exited(0))
    }

    @Test func asHoldsAndAnInvocationIsForOneTurn() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [.text(["First."]), .text(["Second."]), .text(["Third."])])
        let journey = try Program.shell(home, server, columns: 120, rows: 40)
        try journey.waitFor("Dramatis")
        try journey.say("/as mlops-engineer")
        try journey.waitFor("answers from now on")
        try journey.say("How do we deploy it?")
        try journey.waitFor("First.")
        try journey.say("As the Data Visualization Specialist, what chart shows this drift?")
        try journey.waitFor("Second.")
        try journey.waitFor("Data Visualization Specialist  called")
        try journey.say("And then?")
        try journey.waitFor("Third.")
        #expect(journey.rows.last { $0.hasPrefix("MLOPS") } != nil)
        let bodies = server.requests.map(\.body)
        #expect(bodies[1].contains("[MLOps Engineer]: First."))
        #expect(bodies[1].contains("what chart shows this drift?"))
        _ = try journey.quit()
    }

    @Test func escapeStopsAtOnceAndKeepsWhatCame() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [.text(["One ", "two ", "three "], gated: true)])
        let journey = try Program.shell(home, server)
        try journey.waitFor("Dramatis")
        try journey.say("@de count")
        server.release(2)
        try journey.waitFor("One two")
        try journey.press(.escape)
        try journey.waitFor("[cancelled]")
        server.release(100)
        try journey.waitIdle()
        #expect(journey.text.contains("One two"))
        #expect(!journey.text.contains("three"))
        try journey.waitUntil("the server to notice") { _ in server.cancelled == 1 }
        _ = try journey.quit()
    }

    @Test func resizingWhileStreamingEndsInTheRightScreen() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [.text((1...60).map { "line \($0)\n\n" }, gated: true)])
        let journey = try Program.shell(home, server, columns: 120, rows: 40)
        try journey.waitFor("Dramatis")
        try journey.say("@de go")
        for (columns, rows) in [(80, 24), (40, 12), (200, 60), (3, 3), (1, 1), (100, 30)] {
            server.release(10)
            journey.resize(columns: columns, rows: rows)
        }
        server.release(100)
        try journey.waitFor("line 60")
        try journey.waitFor("1 turn")
        try journey.waitIdle()
        let streamed = journey.rows
        try journey.press(.control("l"))
        try journey.waitIdle()
        #expect(journey.rows == streamed)
        _ = try journey.quit()
    }

    @Test func typedWhileAReplyArrivesIsQueuedAndSent() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [.text(["Slow."], gated: true), .text(["Quick."])])
        let journey = try Program.shell(home, server)
        try journey.waitFor("Dramatis")
        try journey.say("@de first")
        try journey.waitFor("asked")
        try journey.say("@viz second")
        try journey.waitFor("queued")
        server.release(100)
        try journey.waitFor("Quick.")
        #expect(!journey.text.contains("queued"))
        _ = try journey.quit()
    }

    @Test func aServerThatFailsIsShownWithWhatToDo() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [
            .failure(status: 401, body: #"{"error":{"message":"bad key sk-secret-key"}}"#)
        ])
        let journey = try Program.shell(home, server)
        try journey.waitFor("Dramatis")
        try journey.say("@de hello")
        try journey.waitFor("/retry asks again")
        #expect(!journey.text.contains("sk-secret-key"))
        server.enqueue(.text(["Now it works."]))
        try journey.say("/retry")
        try journey.waitFor("Now it works.")
        _ = try journey.quit()
    }

    @Test func hostileTextStaysText() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [
            .text(["\u{1B}]0;owned\u{7}", "\u{1B}[2J\u{1B}[H", "\r\u{8}\u{202E}abc", "\u{9B}31m done"])
        ])
        let journey = try Program.shell(home, server)
        try journey.waitFor("Dramatis")
        let clears = journey.screen.clears
        try journey.say("@de be hostile")
        try journey.waitFor("done")
        #expect(journey.text.contains("^[[2J"))
        #expect(journey.text.contains("<U+202E>"))
        #expect(journey.screen.clears == clears)
        #expect(!journey.output.contains(0x9B))
        _ = try journey.quit()
    }
}
