import Foundation
import Glibc
import JourneySupport
import Testing

/// Several answer at once, in a terminal, against a scripted server.
@Suite(.serialized) struct PanelJourneys {
    @Test func twoAnswerAtOnceAndAreCompared() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [
            .text(["Alpha ", "one."], gated: true), .text(["Beta ", "two."], gated: true),
        ])
        let journey = try Program.shell(home, server, columns: 120, rows: 40)
        try journey.waitFor("Dramatis")
        try journey.say("/panel de,viz How do we begin?")
        // Both are asked before either has said a word.
        try journey.waitUntil("two requests") { _ in server.requests.count == 2 }
        server.enqueue(.text(["**Agree**: on the files."]))
        try journey.waitUntil("both to be asked") { $0.text.components(separatedBy: "asked ").count == 3 }
        server.release(100)
        try journey.waitFor("Agree: on the files.")
        try journey.waitFor("Comparison  written by one call of the model")
        let text = journey.text
        let order = [
            "How do we begin?", "Data Engineer  panel", "Data Visualization Specialist  panel", "Comparison",
        ]
        let places = try order.map { try #require(text.range(of: $0)?.lowerBound, "\($0)") }
        #expect(places == places.sorted())
        for answers in server.requests.prefix(2) {
            #expect(!answers.body.contains("Alpha") && !answers.body.contains("Beta"))
        }
        let comparison = try #require(server.requests.last).body
        #expect(comparison.contains("Alpha one.") && comparison.contains("Beta two."))
        let row = try #require(journey.rows.first { $0.contains("on the files") })
        #expect(row.hasPrefix("= "))
        _ = try journey.quit()
    }

    @Test func aPanelCutByAKillIsThereAndGoesOn() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [
            .text(["Half "], gated: true), .text(["Half "], gated: true),
        ])
        var journey = try Program.shell(home, server, columns: 120, rows: 40)
        try journey.waitFor("Dramatis")
        try journey.say("/panel de,viz How do we begin?")
        try journey.waitUntil("two requests") { _ in server.requests.count == 2 }
        journey.kill(SIGKILL)
        #expect(try journey.waitForExit() == .signaled(SIGKILL))

        journey = try Program.shell(home, server, ["--continue"], columns: 120, rows: 40)
        try journey.waitUntil("both cut off") { $0.text.components(separatedBy: "[cut off").count == 3 }
        server.enqueue(.text(["Again."]), .text(["Again."]), .text(["**Differ**: in nothing."]))
        try journey.say("/retry")
        try journey.waitFor("Differ: in nothing.")
        #expect(server.requests.count == 5)
        _ = try journey.quit()
    }

    @Test func escapeStopsAll() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [
            .text(["One ", "more"], gated: true), .text(["Two ", "more"], gated: true),
        ])
        let journey = try Program.shell(home, server, columns: 120, rows: 40)
        try journey.waitFor("Dramatis")
        try journey.say("/panel de,viz Count.")
        try journey.waitUntil("two requests") { _ in server.requests.count == 2 }
        try journey.press(.escape)
        try journey.waitUntil("both cancelled") { $0.text.components(separatedBy: "[cancelled]").count == 3 }
        try journey.waitUntil("the server to notice") { _ in server.cancelled == 2 }
        _ = try journey.quit()
    }
}
