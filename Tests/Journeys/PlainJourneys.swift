import Foundation
import Glibc
import JourneySupport
import Testing

/// The shell in lines: from a pipe, and at a terminal.
@Suite(.serialized) struct PlainJourneys {
    private func piped(
        _ home: TemporaryHome, _ server: ScriptedServer, _ input: String, _ arguments: [String] = []
    ) throws -> (output: String, error: String, status: Int32) {
        try Program.run(
            ["--model", "openai/scripted"] + arguments, home, input: input,
            environment: ["OPENAI_BASE_URL": server.baseURL])
    }

    private func typed(
        _ home: TemporaryHome, _ server: ScriptedServer, _ arguments: [String] = [],
        term: String = "xterm-256color"
    ) throws -> Journey {
        let journey = try Journey(
            Program.path, ["--model", "openai/scripted", "--plain"] + arguments,
            environment: home.environment(["OPENAI_BASE_URL": server.baseURL, "TERM": term]),
            directory: home.path)
        journey.companions = [server]
        return journey
    }

    @Test func linesOfAPipeAreSaidOneAfterTheOther() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [
            .text(["One ", "line.\nAnd \u{1B}[2Janother."]), .text(["Second."]),
        ])
        let result = try piped(
            home, server, "@de first\n\n@viz second \\\nof two lines\n/save out.md\n/personas\n")
        #expect(result.status == 0, "\(result)")
        #expect(
            result.output.hasPrefix(
                """
                You: @de first
                - DE, Data Engineer: called
                DE: One line.
                DE: And ^[[2Janother.
                You: @viz second
                You: of two lines
                - VIZ, Data Visualization Specialist: called
                VIZ: Second.
                - Turn 4 is in out.md.
                - The team

                """), "\(result.output)")
        #expect(!result.output.utf8.contains(0x1B))
        #expect(try String(contentsOfFile: "\(home.path)/out.md", encoding: .utf8) == "Second.")
        #expect(server.requests.count == 2)
        #expect(server.requests[1].body.contains("another."))
        let list = try Program.run(["sessions", "list"], home).output
        #expect(list.contains("4 turns"))
    }

    @Test func theExitStatusIsTrue() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [.failure(status: 401, body: "{}")])
        let failed = try piped(home, server, "@de first\n")
        #expect(failed.status == 1)
        #expect(failed.output.contains("/retry asks again"))
        #expect(try piped(home, server, "").status == 0)
        #expect(try piped(home, server, "/help\n/quit\nnever said\n").status == 0)
        #expect(server.requests.count == 1)
    }

    @Test func aPatternIsWalkedByLines() throws {
        let home = try TemporaryHome()
        let brief = #"{"decisions": ["one table"], "artifacts": [], "open_questions": [], "next": "go on"}"#
        let server = try ScriptedServer(replies: [
            .text(["I take the tables."]), .text([brief]), .text(["I explore."]),
        ])
        let result = try piped(
            home, server,
            "/pattern end-to-end Less churn\n/next\ne Decisions: - two tables\n\n/status\n")
        #expect(result.status == 0, "\(result)")
        #expect(result.output.contains("? Step 1 done, on to step 2, "))
        #expect(result.output.contains("? - two tables\n"))
        #expect(result.output.contains("- Handed on, step 1\n"))
        #expect(result.output.contains("- 1: ") && result.output.contains("done, 1 points handed on"))
    }

    @Test func atATerminalItPromptsAndAnswers() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [
            .text(["First ", "line.\nSecond ", "line."], gated: true), .text(["never"], gated: true),
        ])
        let journey = try typed(home, server)
        try journey.waitFor("auto> ")
        #expect(!journey.screen.properties.isAlternateScreen)
        #expect(journey.settings == journey.settingsBefore)
        try journey.type("@de How?\r")
        try journey.waitFor("- DE, Data Engineer: called")
        server.release(2)
        try journey.waitFor("DE: First line.")
        // It pauses, so its words are told.
        try journey.waitFor("DE: Second")
        server.release(1)
        try journey.waitFor("DE: Second line.")
        try journey.type("/as viz\r")
        try journey.waitFor("VIZ> ")
        try journey.type("go on\r")
        try journey.waitFor("- VIZ, Data Visualization Specialist: by /as")
        try journey.press(.control("c"))
        try journey.waitFor("- [cancelled]")
        try journey.press(.control("c"))
        try journey.waitFor("Ctrl-C again leaves")
        try journey.press(.control("c"))
        #expect(try journey.waitForExit() == .exited(0))
        #expect(!journey.output.contains(0x1B))
        #expect(journey.settings == journey.settingsBefore)
    }

    @Test(arguments: [SIGHUP, SIGTERM])
    func aSignalKeepsWhatWasBeingTyped(signal: Int32) throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer()
        var journey = try typed(home, server)
        try journey.waitFor("auto> ")
        try journey.type("a first line \\\ran unsent thought")
        try journey.waitFor("unsent thought")
        journey.kill(signal)
        #expect(try journey.waitForExit() == .signaled(signal))
        #expect(journey.settings == journey.settingsBefore)
        journey = try typed(home, server, ["--continue"])
        try journey.waitFor("- unsent: a first line")
        try journey.waitFor("- unsent: an unsent thought")
        server.enqueue(.text(["Sent it is."]))
        try journey.type("\r")
        try journey.waitFor("Sent it is.")
        #expect(server.requests.last?.body.contains("a first line") == true)
        try journey.press(.control("d"))
        #expect(try journey.waitForExit() == .exited(0))
    }

    @Test func aBriefIsEditedInTheEditor() throws {
        let home = try TemporaryHome()
        let editor = "\(home.path)/editor"
        try "#!/bin/sh\nprintf 'Goal: less churn\\nDecisions:\\n- from the editor\\n' > \"$1\"\n".write(
            toFile: editor, atomically: true, encoding: .utf8)
        chmod(editor, 0o755)
        let brief = #"{"decisions": ["one table"], "artifacts": [], "open_questions": [], "next": "go on"}"#
        let server = try ScriptedServer(replies: [.text(["I take the tables."]), .text([brief])])
        let journey = try Journey(
            Program.path, ["--model", "openai/scripted", "--plain"],
            environment: home.environment(["OPENAI_BASE_URL": server.baseURL, "EDITOR": editor]),
            directory: home.path, rows: 60)
        journey.companions = [server]
        try journey.waitFor("auto> ")
        try journey.type("/pattern end-to-end Less churn\r")
        try journey.waitFor("I take the tables.")
        try journey.type("/next\r")
        try journey.waitFor("An empty line accepts")
        try journey.type("e\r")
        try journey.waitFor("? - from the editor")
        try journey.type("/quit\r")
        #expect(try journey.waitForExit() == .exited(0))
    }

    @Test func aTerminalThatCannotPlaceItsCursorGetsLines() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [.text(["An answer."])])
        let journey = try Journey(
            Program.path, ["--model", "openai/scripted"],
            environment: home.environment(["OPENAI_BASE_URL": server.baseURL, "TERM": "dumb"]),
            directory: home.path)
        journey.companions = [server]
        try journey.waitFor("it speaks in lines")
        try journey.type("@de hello\r")
        try journey.waitFor("DE: An answer.")
        #expect(!journey.output.contains(0x1B))
        try journey.type("/quit\r")
        #expect(try journey.waitForExit() == .exited(0))
    }
}
