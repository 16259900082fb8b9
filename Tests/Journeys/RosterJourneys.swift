import Foundation
import JourneySupport
import Testing

/// The roster by key and by mouse, and what reaches a user who looks elsewhere.
@Suite(.serialized) struct RosterJourneys {
    @Test func aMemberIsChosenByKey() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [.text(["A chart."])])
        let journey = try Program.shell(home, server, columns: 120, rows: 40)
        try journey.waitFor("Dramatis")
        try journey.press(.control("t"))
        try journey.waitFor("Data Engineer: Enter speaks to them")
        try journey.press(.down)
        try journey.waitFor("PyTorch Specialist: Enter")
        // Drawing anew is no leaving.
        try journey.press(.control("l"))
        try journey.waitIdle()
        #expect(journey.shows("PyTorch Specialist: Enter"))
        try journey.type("i")
        try journey.waitFor("When to invoke")
        try journey.type("m")
        try journey.waitFor("answers with openai/scripted")
        try journey.press(.end, .up)
        try journey.waitFor("Data Visualization Specialist: Enter")
        try journey.press(.enter)
        try journey.waitFor("answers from now on")
        try journey.say("And now?")
        try journey.waitFor("A chart.")
        #expect(journey.rows.contains { $0.hasPrefix("VIZ") })
        // A letter that is no key of the roster goes to the composer.
        try journey.press(.control("t"))
        try journey.waitFor("Enter speaks to them")
        try journey.type("xyz")
        try journey.waitFor("xyz")
        try journey.waitUntilGone("Enter speaks to them")
        try journey.press(.control("u"))
        _ = try journey.quit()
    }

    @Test func aPressOfTheMouseSpeaksToWhoStandsThere() throws {
        let home = try TemporaryHome()
        let journey = try Program.shell(home, try ScriptedServer(), columns: 120, rows: 40)
        try journey.waitFor("MLOps Engineer")
        #expect(journey.screen.properties.isMouseReported)
        let row = try #require(journey.rows.firstIndex { $0.contains("MLOps Engineer ") })
        try journey.press(.click(column: 100, row: row))
        try journey.waitFor("MLOps Engineer answers from now on")
        try journey.waitFor("* MLOPS")
        _ = try journey.quit()
    }

    @Test func theMouseIsLeftToTheTerminalWhereThatIsSet() throws {
        let home = try TemporaryHome()
        let config = "\(home.path)/config.toml"
        try "mouse = false\ntitle = false\n".write(toFile: config, atomically: true, encoding: .utf8)
        let journey = try Program.shell(home, try ScriptedServer(), ["--config", config])
        try journey.waitFor("Dramatis")
        let sent = String(decoding: journey.output, as: UTF8.self)
        #expect(
            !sent.contains("\u{1B}[?1000h") && !sent.contains("\u{1B}[?1002h") && !sent.contains("\u{1B}]2;"))
        _ = try journey.quit()
        #expect(!String(decoding: journey.output, as: UTF8.self).contains("\u{1B}]2;"))
    }

    @Test func theWindowIsNamedAndTheUserIsCalled() throws {
        let home = try TemporaryHome()
        let config = "\(home.path)/config.toml"
        try "notify = \"osc9\"\n".write(toFile: config, atomically: true, encoding: .utf8)
        let server = try ScriptedServer(replies: [.text(["Half", " more"], gated: true)])
        let journey = try Program.shell(home, server, ["--config", config])
        func sent(_ text: String) throws {
            try journey.waitUntil("\(text.debugDescription) to be sent") {
                String(decoding: $0.output, as: UTF8.self).contains(text)
            }
        }
        try journey.waitFor("Dramatis")
        try sent("\u{1B}[22;2t")
        try sent("\u{1B}]2;dramatis\u{7}")
        try journey.type("@de plan \u{202E}it\r")
        try sent("DE thinking\u{7}")
        server.release(1)
        try sent("\u{1B}]2;dramatis - plan <U+202E>it - DE speaking\u{7}")
        server.release(10)
        try journey.waitFor("Enter send")
        try journey.press(.bytes(Array("\u{1B}[O".utf8)))
        server.enqueue(.text([#"{"decisions": [], "artifacts": [], "open_questions": [], "next": "go on"}"#]))
        try journey.say("/handoff viz the plan")
        try sent("\u{1B}]9;dramatis: A brief waits for you\u{7}")
        _ = try journey.quit()
        #expect(String(decoding: journey.output, as: UTF8.self).contains("\u{1B}[23;2t"))
    }
}
