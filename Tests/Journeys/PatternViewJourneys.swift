import Foundation
import JourneySupport
import Testing

/// What the keys of cards do in the real terminal.
@Suite(.serialized) struct PatternViewJourneys {
    @Test func aStepIsHandedOnByKeys() throws {
        let home = try TemporaryHome()
        let brief =
            #"{"decisions":["One daily table"],"artifacts":[],"open_questions":[],"next":"Explore it"}"#
        let server = try ScriptedServer(replies: [
            .text(["I have received the goal."]), .text(["One daily table it is."]), .text([brief]),
            .text(["I explore it."]),
        ])
        let editor = home.path + "/editor"
        try "#!/bin/sh\nsed -i 's/Explore it/Explore it slowly/' \"$1\"\n"
            .write(toFile: editor, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: editor)
        let journey = try Journey(
            Program.path, ["--model", "openai/scripted"],
            environment: home.environment([
                "OPENAI_BASE_URL": server.baseURL, "OPENAI_API_KEY": "sk-secret-key", "VISUAL": editor,
            ]), directory: home.path)
        try journey.waitFor("Dramatis")
        try journey.say("/pattern end-to-end Predict churn")
        try journey.waitFor("I have received the goal.")
        try journey.waitIdle()
        try journey.say("Which table?")
        try journey.waitFor("One daily table it is.")
        try journey.waitIdle()
        try journey.say("/next")
        try journey.waitFor("drafted by the model")
        try journey.waitFor("e edits here")
        try journey.waitIdle(milliseconds: 400)
        // The brief, in the editor.
        try journey.press(.control("x"), .control("e"))
        try journey.waitFor("Next: Explore it slowly")
        try journey.waitIdle(milliseconds: 300)
        try journey.press(.enter)
        try journey.waitFor("written by you")
        try journey.waitIdle(milliseconds: 400)
        try journey.press(.enter)
        try journey.waitFor("I explore it.")
        try journey.waitIdle()
        journey.resize(columns: 80, rows: 14)
        try journey.waitIdle()
        try journey.say("/turn 1")
        try journey.waitFor("older lines are shown")
        #expect(journey.rows[2].contains("#1"))
        try journey.press(.pageDown, .pageDown)
        _ = try journey.quit()
    }
}
