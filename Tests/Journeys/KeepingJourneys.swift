import Foundation
import Glibc
import JourneySupport
import Testing

/// What was said is found again, whatever ended the shell.
@Suite(.serialized) struct KeepingJourneys {
    @Test func theLastSessionIsOfferedAndStandsAsItWas() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [.text(["An answer to keep."])])
        var journey = try Program.shell(home, server)
        try journey.waitFor("Dramatis")
        try journey.say("@de a question to keep")
        try journey.waitFor("An answer to keep.")
        try journey.waitFor("Enter send")
        let before = journey.rows[2..<20]
        #expect(try journey.quit() == .exited(0))

        journey = try Program.shell(home, server)
        try journey.waitFor("The last session")
        try journey.press(.enter)
        try journey.waitFor("An answer to keep.")
        #expect(journey.rows[2..<20] == before)
        _ = try journey.quit()
    }

    /// A message that can be read, and the reply that is begun to it, are kept at that moment.
    @Test(arguments: 0..<8) func whatIsShownIsKept(_: Int) throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [.text(["never"], gated: true)])
        let journey = try Program.shell(home, server)
        try journey.waitFor("Dramatis")
        try journey.say("@de a question")
        try journey.waitFor("#2 ")
        journey.kill(SIGKILL)
        #expect(try journey.waitForExit() == .signaled(SIGKILL))
        let list = try Program.run(["sessions", "list"], home).output
        #expect(list.contains("2 turns"), "\(list)")
    }

    @Test func aReplyCutByAKillIsThereAndMarked() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [.text(["Half ", "of ", "it"], gated: true)])
        var journey = try Program.shell(home, server)
        try journey.waitFor("Dramatis")
        try journey.say("@de a question")
        server.release(2)
        try journey.waitFor("Half of")
        // The store is given the time that it promises to need at most.
        try journey.waitUntil("the checkpoint") { _ in
            try Program.run(["sessions", "show", "2", "--json"], home).output.contains("Half of")
        }
        journey.kill(SIGKILL)
        #expect(try journey.waitForExit() == .signaled(SIGKILL))

        journey = try Program.shell(home, server, ["--continue"])
        try journey.waitFor("Half of")
        try journey.waitFor("[cut off")
        server.enqueue(.text(["The whole of it."]))
        try journey.say("/retry")
        try journey.waitFor("The whole of it.")
        #expect(server.requests.last?.body.contains("a question") == true)
        #expect(server.requests.last?.body.contains("Half of") == false)
        _ = try journey.quit()
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func aSignalKeepsTheDraftAndRestoresTheTerminal(signal: Int32) throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [.text(["Half"], gated: true)])
        var journey = try Program.shell(home, server)
        try journey.waitFor("Dramatis")
        try journey.say("@de a question")
        server.release(1)
        try journey.waitFor("Half")
        try journey.type("an unsent thought")
        try journey.waitFor("an unsent thought")
        journey.kill(signal)
        #expect(try journey.waitForExit() == .signaled(signal))
        #expect(journey.settings == journey.settingsBefore)
        #expect(!journey.screen.properties.isAlternateScreen)

        journey = try Program.shell(home, server, ["--continue"])
        try journey.waitFor("an unsent thought")
        try journey.waitFor("Half")
        _ = try journey.press(.control("u"))
        _ = try journey.quit()
    }

    /// Under a shell with job control, as everybody starts it.
    @Test func suspendedAndContinuedItIsAsBefore() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer()
        let journey = try Journey(
            "/bin/bash", ["--norc", "--noprofile", "-i"],
            environment: home.environment(["OPENAI_BASE_URL": server.baseURL, "PS1": "prompt% "]),
            directory: home.path)
        try journey.waitFor("prompt%")
        try journey.type("\(Program.path) --model openai/scripted\r")
        try journey.waitFor("Dramatis")
        try journey.type("a draft")
        try journey.waitFor("a draft")
        try journey.press(.control("z"))
        try journey.waitFor("Stopped")
        #expect(!journey.screen.properties.isAlternateScreen)
        try journey.type("fg\r")
        try journey.waitUntil("our screen") {
            $0.screen.properties.isAlternateScreen && $0.text.contains("a draft")
        }
        try journey.press(.control("u"))
        try journey.say("/quit")
        try journey.waitUntil("the main screen") { !$0.screen.properties.isAlternateScreen }
        try journey.type("exit\r")
        #expect(try journey.waitForExit() == .exited(0))
    }

    @Test func aDatabaseThatIsNoneIsSetAside() throws {
        let home = try TemporaryHome()
        let folder = "\(home.path)/data/dramatis"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let bytes = Data("this is no database, but somebody's file".utf8)
        try bytes.write(to: URL(fileURLWithPath: "\(folder)/sessions.sqlite"))
        let server = try ScriptedServer(replies: [.text(["Still here."])])
        let journey = try Program.shell(home, server)
        try journey.waitFor("set aside")
        try journey.say("@de hello")
        try journey.waitFor("Still here.")
        _ = try journey.quit()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        let aside = try #require(names.first { $0.contains("unreadable") })
        #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(aside)")) == bytes)
    }

    @Test func anEditOfThePersonasIsTakenUp() throws {
        let home = try TemporaryHome()
        let file = "\(home.path)/team.md"
        let one = "### 1. Geo Analyst (GEO)\n**Slug**: `geo-analyst`\n**Expertise**:\n- Maps\n"
        try one.write(toFile: file, atomically: true, encoding: .utf8)
        let journey = try Program.shell(home, try ScriptedServer(), ["--personas", file], columns: 120)
        try journey.waitFor("Geo Analyst")
        let two = one + "### 2. Soil Expert (SOIL)\n**Slug**: `soil-expert`\n**Expertise**:\n- Soil\n"
        try two.write(toFile: file, atomically: true, encoding: .utf8)
        try journey.waitFor("Soil Expert")
        try "### 1. Broken (B)\n".write(toFile: file, atomically: true, encoding: .utf8)
        try journey.waitFor("the team stays as it was")
        #expect(journey.text.contains("Soil Expert"))
        _ = try journey.quit()
    }
}
