import Foundation
import Glibc
import JourneySupport
import Testing

/// What is said leaves the shell as it was written.
@Suite(.serialized) struct CopyingJourneys {
    private static let reply =
        "Use this:\r\n\r\n```sql\r\nSELECT\t'\u{4E2D}';\r\n```\r\n" + String(repeating: "word ", count: 60)

    private func answered(
        _ home: TemporaryHome, _ server: ScriptedServer, _ arguments: [String] = []
    ) throws -> Journey {
        server.enqueue(.text([Self.reply]))
        let journey = try Program.shell(home, server, arguments)
        try journey.waitFor("Dramatis")
        try journey.say("@de a question")
        try journey.waitFor("word")
        try journey.waitFor("Enter send")
        return journey
    }

    private func read(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }

    @Test func copiedByTheTerminalAndIntoAFile() throws {
        let home = try TemporaryHome()
        let journey = try answered(home, try ScriptedServer())
        try journey.say("/copy 1")
        try journey.waitFor("copied.txt")
        let code = "SELECT\t'\u{4E2D}';"
        let sequence = "\u{1B}]52;c;\(Data(code.utf8).base64EncodedString())\u{7}"
        #expect(String(decoding: journey.output, as: UTF8.self).contains(sequence))
        #expect(try read("\(home.path)/data/dramatis/copied.txt") == code)
        try journey.say("/copy")
        try journey.waitFor("Turn 2 (6 lines)")
        #expect(try read("\(home.path)/data/dramatis/copied.txt") == Self.reply)
        _ = try journey.quit()
    }

    @Test func copiedByACommandOrNotAtAll() throws {
        let home = try TemporaryHome()
        let config = "\(home.path)/config.toml"
        try "clipboard = \"command\"\nclipboard_command = \"cat > '\(home.path)/by command'\"\n".write(
            toFile: config, atomically: true, encoding: .utf8)
        let journey = try answered(home, try ScriptedServer(), ["--config", config])
        try journey.say("/copy")
        try journey.waitFor("copied.txt")
        #expect(try read("\(home.path)/by command") == Self.reply)
        #expect(!String(decoding: journey.output, as: UTF8.self).contains("\u{1B}]52"))
        _ = try journey.quit()
    }

    @Test func savedWholeAndNothingIsWrittenOver() throws {
        let home = try TemporaryHome()
        let journey = try answered(home, try ScriptedServer())
        try journey.say("/save ~/out.md")
        try journey.waitFor("Turn 2 is in")
        #expect(try read("\(home.path)/out.md") == Self.reply)
        try "mine".write(toFile: "\(home.path)/q.sql", atomically: true, encoding: .utf8)
        try journey.say("/save 1 q.sql")
        try journey.waitFor("it is there already")
        #expect(try read("\(home.path)/q.sql") == "mine")
        chmod("\(home.path)/q.sql", 0o640)
        try journey.say("/save ! 1 q.sql")
        try journey.waitFor("Block 1 of turn 2 is in")
        #expect(try read("\(home.path)/q.sql") == "SELECT\t'\u{4E2D}';\r\n")
        var status = stat()
        #expect(stat("\(home.path)/q.sql", &status) == 0 && status.st_mode & 0o777 == 0o640)
        try journey.say("/save no/such/folder/f")
        try journey.waitFor("No such file")
        let left = try FileManager.default.contentsOfDirectory(atPath: home.path)
        #expect(!left.contains { $0.hasSuffix(".part") })
        _ = try journey.quit()
    }

    @Test func thePlainScreenShowsItWithoutPanesAndComesBack() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer()
        let journey = try answered(home, server)
        let before = journey.rows
        server.enqueue(.text(["Meanwhile."]))
        try journey.say("@viz second")
        try journey.waitFor("Meanwhile.")
        try journey.waitFor("Enter send")
        try journey.say("/bare")
        try journey.waitFor("Enter goes back")
        #expect(!journey.screen.properties.isAlternateScreen)
        #expect(journey.settings == journey.settingsBefore)
        #expect(journey.rows.contains("VIZ (Data Visualization Specialist), #4:"))
        #expect(journey.rows.contains("Meanwhile."))
        #expect(journey.rows.contains("SELECT  '\u{4E2D}';"))
        try journey.press(.enter)
        try journey.waitUntil("the panes") { $0.screen.properties.isAlternateScreen }
        try journey.waitFor("Meanwhile.")
        #expect(journey.rows.last == before.last)
        _ = try journey.quit()
    }

    /// The terminal is the editor's, and the loop goes on.
    @Test func whatStreamsWhileTheEditorIsOpenIsKept() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [.text(["One ", "two ", "three."], gated: true)])
        let editor = "\(home.path)/editor"
        // Waits for a line at the terminal, and then adds one to the text.
        try "#!/bin/sh\nprintf 'editing '\nread line\nprintf 'from the editor' > \"$1\"\n".write(
            toFile: editor, atomically: true, encoding: .utf8)
        chmod(editor, 0o755)
        let journey = try Journey(
            Program.path, ["--model", "openai/scripted"],
            environment: home.environment(["OPENAI_BASE_URL": server.baseURL, "EDITOR": editor]),
            directory: home.path)
        try journey.waitFor("Dramatis")
        try journey.say("@de count")
        server.release(1)
        try journey.waitFor("One")
        try journey.press(.control("x"), .control("e"))
        try journey.waitFor("editing")
        server.release(1)
        try journey.waitUntil("the checkpoint") { _ in
            try Program.run(["sessions", "show", "2", "--json"], home).output.contains("One two")
        }
        #expect(journey.text.contains("editing") && !journey.text.contains("two"))
        server.release(10)
        try journey.waitUntil("the end of the reply") { _ in
            try Program.run(["sessions", "show", "2", "--json"], home).output.contains("three.")
        }
        try journey.type("go\r")
        try journey.waitFor("from the editor")
        try journey.waitFor("One two three.")
        try journey.press(.control("u"))
        _ = try journey.quit()
    }

    /// What the editor has written to its file is the draft of a shell that is told to end.
    @Test func aShellThatEndsWhileTheEditorIsOpenKeepsWhatItHasWritten() throws {
        let home = try TemporaryHome()
        let editor = "\(home.path)/editor"
        try "#!/bin/sh\nprintf 'half a thought' > \"$1\"\nprintf 'editing '\nread line\n".write(
            toFile: editor, atomically: true, encoding: .utf8)
        chmod(editor, 0o755)
        let server = try ScriptedServer()
        var journey = try Journey(
            Program.path, ["--model", "openai/scripted"],
            environment: home.environment(["OPENAI_BASE_URL": server.baseURL, "EDITOR": editor]),
            directory: home.path)
        try journey.waitFor("Dramatis")
        try journey.press(.control("x"), .control("e"))
        try journey.waitFor("editing")
        journey.kill(SIGTERM)
        #expect(try journey.waitForExit() == .signaled(SIGTERM))
        #expect(journey.settings == journey.settingsBefore)
        journey = try Program.shell(home, server, ["--continue"])
        try journey.waitFor("half a thought")
        try journey.press(.control("u"))
        _ = try journey.quit()
    }
}
