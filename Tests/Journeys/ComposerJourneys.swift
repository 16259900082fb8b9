import Foundation
import Glibc
import JourneySupport
import Testing

/// What is written, how it is found again, and which keys do it.
@Suite(.serialized) struct ComposerJourneys {
    private func configure(_ home: TemporaryHome, _ text: String) throws -> String {
        let file = "\(home.path)/config.toml"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        return file
    }

    @Test func whatWasSaidInAnEarlierSessionComesBack() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [.text(["One."]), .text(["Two."])])
        var journey = try Program.shell(home, server)
        try journey.waitFor("Dramatis")
        try journey.say("@de load the clicks of May")
        try journey.waitFor("One.")
        try journey.say("@viz plot the drift")
        try journey.waitFor("Two.")
        _ = try journey.quit()

        journey = try Program.shell(home, server)
        try journey.waitFor("The last session")
        try journey.press(.up)
        try journey.waitFor("> @viz plot the drift")
        try journey.press(.up)
        try journey.waitFor("> @de load the clicks of May")
        try journey.press(.down, .down)
        try journey.waitUntilGone("@viz plot the drift")
        try journey.press(.control("r"))
        try journey.waitFor("search:")
        try journey.type("clicks")
        try journey.waitFor("@de load the clicks of May")
        try journey.press(.enter)
        try journey.waitUntilGone("search:")
        try journey.waitFor("> @de load the clicks of May")
        try journey.waitIdle()
        #expect(server.requests.count == 2)
        try journey.press(.control("r"))
        try journey.waitFor("search:")
        try journey.press(.control("g"))
        try journey.waitUntilGone("search:")
        #expect(journey.shows("> @de load the clicks of May"))
        try journey.press(.control("c"))
        try journey.waitUntilGone("> @de load")
        _ = try journey.quit()
    }

    @Test func thePaletteIsOpenedTakenAndClosed() throws {
        let home = try TemporaryHome()
        let journey = try Program.shell(home, try ScriptedServer())
        try journey.waitFor("Dramatis")
        try journey.type("/")
        try journey.waitFor("> /as SLUG")
        try journey.type("psns")
        try journey.waitFor("> /personas")
        try journey.press(.enter)
        try journey.waitUntilGone("who is in the team")
        try journey.press(.enter)
        try journey.waitFor("The team")
        try journey.type("/he")
        try journey.waitFor("> /help")
        try journey.press(.escape)
        try journey.waitUntilGone("> /help")
        #expect(journey.shows("> /he"))
        try journey.press(.control("u"))
        try journey.type("/export report ")
        try FileManager.default.createDirectory(
            atPath: "\(home.path)/notes", withIntermediateDirectories: true)
        try "x".write(toFile: "\(home.path)/notes/only.md", atomically: true, encoding: .utf8)
        try journey.type("no")
        try journey.press(.tab)
        try journey.waitFor("/export report notes/")
        try journey.press(.tab)
        try journey.waitFor("/export report notes/only.md")
        try journey.press(.control("c"))
        try journey.waitUntilGone("only.md")
        _ = try journey.quit()
    }

    /// Ten megabytes are one block, sent whole; what the terminal sends behind the end marker at once sends nothing.
    @Test func aPasteOfTenMegabytes() throws {
        let home = try TemporaryHome()
        let journey = try Program.shell(home, try ScriptedServer())
        try journey.waitFor("Dramatis")
        let line = String(repeating: "0123456789abcde", count: 5) + "\r"
        try journey.type("look: ")
        try journey.send(
            Array(("\u{1B}[200~" + String(repeating: line, count: 138_000) + "\u{1B}[201~\r").utf8))
        try journey.waitFor("look: [paste 1: 138,001 lines")
        try journey.waitIdle()
        #expect(!journey.shows("You"))
        try journey.type("thanks")
        try journey.waitFor("thanks")
        // The line end behind the marker belongs to it.
        #expect(journey.rows.contains { $0.hasSuffix("MB]thanks") })
        try journey.press(.control("c"))
        try journey.waitUntilGone("paste 1")
        _ = try journey.quit()
    }

    /// Without an end marker a pause ends it, and Enter is a key again.
    @Test func aPasteWithoutAnEnd() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [.text(["Seen."])])
        let journey = try Program.shell(home, server)
        try journey.waitFor("Dramatis")
        try journey.type("@de ")
        let rows = (1...500).map { "row \($0)\n" }.joined()
        try journey.send(Array(("\u{1B}[200~" + rows).utf8))
        try journey.waitFor("@de [paste 1: 500 lines")
        try journey.press(.enter)
        try journey.waitFor("Seen.")
        let body = try #require(server.requests.first?.body)
        #expect(body.contains("row 1\\n") && body.contains("row 500"))
        _ = try journey.quit()
    }

    @Test func anEndMarkerInsideThePasteSendsNothing() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer()
        let journey = try Program.shell(home, server)
        try journey.waitFor("Dramatis")
        try journey.paste("harmless\u{1B}[201~\r@de do it\r\u{18}\u{5}\u{4}")
        try journey.waitFor("@de do it")
        try journey.waitIdle()
        #expect(server.requests.isEmpty)
        #expect(!journey.shows("You"))
        try journey.press(.control("c"))
        try journey.waitUntilGone("@de do it")
        _ = try journey.quit()
    }

    @Test func aPasteIsKeptAsDraft() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer()
        var journey = try Program.shell(home, server)
        try journey.waitFor("Dramatis")
        try journey.type("see ")
        try journey.paste((1...100).map { "row \($0)\n" }.joined())
        try journey.waitFor("see [paste 1: 100 lines")
        journey.kill(SIGHUP)
        _ = try journey.waitForExit()

        journey = try Program.shell(home, server, ["--continue"])
        try journey.waitFor("see [paste 1: 100 lines")
        try journey.press(.control("x"), .control("p"))
        try journey.waitFor("row 100")
        try journey.press(.control("c"))
        try journey.waitUntilGone("row 100")
        _ = try journey.quit()
    }

    @Test func keysAreBoundByTheConfiguration() throws {
        let home = try TemporaryHome()
        let file = try configure(
            home, "editing = \"vi\"\n[keys]\nhelp = \"F9\"\nrepaint = [\"F5\", \"Ctrl-G\"]\n")
        let journey = try Program.shell(home, try ScriptedServer(), ["--config", file])
        try journey.waitFor("F9 help")
        try journey.waitFor("INSERT")
        try journey.type("one two")
        try journey.press(.escape)
        try journey.waitFor("NORMAL")
        try journey.type("bd")
        try journey.waitFor("NORMAL d")
        try journey.type("w")
        try journey.waitFor(": one")
        try journey.waitUntilGone("two")
        try journey.press(.function(9))
        try journey.waitFor("/keys shows them all")
        try journey.press(.control("c"))
        try journey.waitUntilGone(": one")
        try journey.type("i")
        try journey.waitFor("INSERT")
        _ = try journey.quit()
    }

    @Test(arguments: [
        ("[keys]\nrepant = \"F5\"", "keys.repant: there is no such action; nearest are repaint"),
        ("[keys]\nrepaint = \"Ctrl-I\"", "keys.repaint: \"Ctrl-I\": a terminal sends the same"),
        ("[keys]\nrepaint = \"Ctrl-A\"", "keys.repaint: Ctrl-A is also the key of line-start"),
        ("[keys]\nrepaint = 5", "keys.repaint: must be a key in quotes"),
        ("keys = \"vi\"", "[keys]: must be a table"), ("editing = \"ed\"", "is none of emacs, vi"),
    ])
    func whatCanNotBeBoundIsAnError(text: String, says: String) throws {
        let home = try TemporaryHome()
        let file = try configure(home, text)
        let result = try Program.run(["ask", "--config", file, "hello"], home)
        #expect(result.status != 0)
        #expect(result.error.contains("\(file): "), "\(result.error)")
        #expect(result.error.contains(says), "\(result.error)")
    }
}
