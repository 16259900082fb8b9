import Foundation
import JourneySupport
import Testing

/// Themes from the configuration, and from what the terminal says.
@Suite(.serialized) struct ThemeJourneys {
    private func home(_ files: [String: String]) throws -> TemporaryHome {
        let home = try TemporaryHome()
        for (name, text) in files {
            let file = URL(fileURLWithPath: "\(home.path)/config/dramatis/\(name)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return home
    }

    @Test(arguments: [
        ("theme = \"mine\"", "hedding = \"#ffffff\"", "themes/mine.toml: hedding: there is no such role"),
        (
            "theme = \"mine\"", "heading = \"#303030\"",
            "themes/mine.toml: heading: #303030 has a contrast of 1.2"
        ),
        ("theme = \"mine\"", "heading = 3", "themes/mine.toml: heading: must be a colour"),
        ("theme = \"mine\"", "heading = ", "themes/mine.toml: "),
        (
            "theme = \"themes/mine.toml\"", "members = [\"red\"]",
            "themes/mine.toml: members: \"red\" is no colour"
        ),
        (
            "theme = \"other\"", "",
            "config.toml: theme: \"other\" is none of auto, dark, light, high-contrast, none"
        ),
        ("theme = \"none.toml\"", "", "none.toml: No such file"),
    ])
    func whatIsWrongIsSaid(_ configuration: String, _ theme: String, _ error: String) throws {
        let home = try home(["config.toml": configuration, "themes/mine.toml": theme])
        let result = try Program.run(["personas", "list"], home)
        #expect(result.status == 1)
        #expect(result.error.contains(error), "\(result.error)")
    }

    private func colors(_ journey: Journey) -> Set<Int> {
        var colors: Set<Int> = []
        for row in 0..<journey.screen.rows {
            for column in 0..<journey.screen.columns { colors.insert(journey.screen[column, row].foreground) }
        }
        return colors
    }

    @Test func anOwnThemeIsUsed() throws {
        let home = try home([
            "config.toml": "theme = \"mine\"",
            "themes/mine.toml": "border = \"#00ffff\"\nfaint = \"#00ff00\"",
        ])
        let journey = try Program.shell(home, try ScriptedServer())
        try journey.waitFor("Dramatis")
        #expect(colors(journey).isSuperset(of: [51, 46]))
        #expect(!String(decoding: journey.output, as: UTF8.self).contains("]11;?"))
        #expect(try journey.quit() == .exited(0))
    }

    /// The lines between panes are #949494 in the dark theme, #626262 in the light one.
    @Test func theThemeSuitsTheBackgroundThatTheTerminalTells() throws {
        let journey = try Program.shell(try TemporaryHome(), try ScriptedServer())
        try journey.waitFor("Dramatis")
        #expect(colors(journey).contains(246))
        try journey.waitUntil("the question") {
            String(decoding: $0.output, as: UTF8.self).contains("\u{1B}]11;?")
        }
        try journey.send(Array("\u{1B}]11;rgb:ffff/ff".utf8))
        try journey.send(Array("ff/ffff\u{1B}\\".utf8))
        try journey.waitUntil("the light theme") { colors($0).contains(241) && !colors($0).contains(246) }
        try journey.type("typed")
        try journey.waitFor("typed")
        #expect(!journey.text.contains("rgb"))
        try journey.press(.control("u"))
        #expect(try journey.quit() == .exited(0))
    }

    @Test(arguments: [("always", true), ("auto", false), ("never", false)])
    func colourIsAsked(_ when: String, _ isColored: Bool) throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer()
        let journey = try Journey(
            Program.path, ["--model", "openai/scripted", "--color", when],
            environment: home.environment([
                "OPENAI_BASE_URL": server.baseURL, "OPENAI_API_KEY": "sk", "NO_COLOR": "1",
                "COLORFGBG": "15;0",
            ]),
            directory: home.path, columns: 80, rows: 24)
        try journey.waitFor("Dramatis")
        #expect((colors(journey) != [-1]) == isColored)
        #expect(try journey.quit() == .exited(0))
    }
}
