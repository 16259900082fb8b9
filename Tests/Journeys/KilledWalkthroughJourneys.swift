import Foundation
import Glibc
import JourneySupport
import Testing

/// A walkthrough with the real test model whose shell is killed, without warning, at thirty points: opened again, it
/// stands at the same step, with the same draft and the same choice.
@Suite(
    .serialized, .enabled(if: Program.engine != nil, "Scripts/test installs the test model and the engine"))
struct KilledWalkthroughJourneys {
    /// What is done, what is waited for before the kill, and what is to stand there when the session is opened again.
    private struct Point {
        enum Act {
            case say(String)
            case press(Press)
            case key(String)
        }

        let acts: [Act]
        let seen: [String]
        let after: [String]

        init(_ acts: Act..., seen: String..., after: String...) {
            self.acts = acts
            self.seen = seen
            self.after = after
        }
    }

    private static let card = "Enter accepts"
    private static let rest = "/next hands on"

    private static let points = [
        Point(.say("/pattern end-to-end"), seen: "Enter gives the goal", after: "Enter gives the goal"),
        Point(.say("less churn in a shop"), seen: "opens step 1", after: "step 1 of 5", "opens step 1"),
        Point(.say("/retry"), seen: "#2 ", rest, after: "step 1 of 5", rest),
        Point(.say("which tables do we need?"), seen: "#4 ", after: "which tables do we need?"),
        Point(.say("/retry"), seen: "#5 ", rest, after: "step 1 of 5", rest),
        Point(.say("/next"), seen: "rafting the brief", after: "step 1 of 5", rest),
        Point(.say("/next"), seen: card, after: "step 1 of 5", card),
        Point(.key("e"), seen: "Enter takes the brief", after: "Enter takes the brief", "Open questions:"),
        Point(.press(.enter), seen: card, after: "by you", card),
        Point(.press(.escape), seen: "/next shows", after: card),
        Point(.press(.enter), seen: "opens step 2", after: "step 2 of 5", "Step 2 of 5"),
        Point(.say("/retry"), seen: "#7 ", rest, after: "step 2 of 5", rest),
        Point(.say("/skip no data yet"), seen: "Who takes step 3", after: "Who takes step 3", "step 3 of 5"),
        Point(.key("2"), seen: "opens step 3", after: "step 3 of 5", "TensorFlow"),
        Point(.say("/retry"), seen: "#9 ", rest, after: "step 3 of 5", rest),
        Point(.say("/redo as data-engineer"), seen: "once more", after: "step 3 of 5", "once more"),
        Point(.say("/retry"), seen: "#11 ", rest, after: "step 3 of 5", rest),
        Point(.say("/compare"), seen: "has 2 answers", after: "step 3 of 5", rest),
        Point(
            .say("/compare"), .key("1"), seen: "the answer of the", after: "step 3 of 5", "the answer of the"),
        Point(.say("/pause"), seen: "Paused", after: "paused at 3 of 5"),
        Point(.say("@viz and a chart?"), seen: "#13 ", after: "paused at 3 of 5", "and a chart?"),
        Point(.say("/resume"), seen: "Resumed", after: "step 3 of 5", rest),
        Point(.say("/back 1"), seen: "step 1 of 5", after: "step 1 of 5", rest),
        Point(.say("/next"), seen: card, after: "step 1 of 5", card),
        Point(.key("d"), seen: rest, after: "step 1 of 5", rest),
        Point(.say("/skip"), seen: "step 3 of 5", after: "step 3 of 5"),
        Point(.say("/skip"), seen: "step 4 of 5", after: "step 4 of 5"),
        Point(.say("/stop"), seen: "Stopped", after: "Stopped"),
        Point(.say("/resume"), .say("/skip"), seen: "step 5 of 5", after: "step 5 of 5"),
        Point(.say("/skip"), seen: "has come to its end", after: "Finished"),
    ]

    @Test func killedAtThirtyPointsItStandsAsItStood() throws {
        #expect(Self.points.count == 30)
        let home = try Program.homeWithEngine()
        var journey = try shell(home)
        try journey.waitFor("Dramatis")
        for (index, point) in Self.points.enumerated() {
            for act in point.acts { try perform(act, in: journey) }
            for text in point.seen { try journey.waitFor(text) }
            journey.kill(SIGKILL)
            #expect(try journey.waitForExit() == .signaled(SIGKILL))
            journey = try shell(home, ["--continue"])
            for text in point.after {
                try journey.waitUntil("point \(index + 1): \"\(text)\" to stand there again") {
                    $0.shows(text)
                }
            }
        }
        try journey.say("/export report report.md")
        try journey.waitFor("The report is in")
        #expect(try journey.quit() == .exited(0))
        let report = try String(contentsOfFile: "\(home.path)/report.md", encoding: .utf8)
        #expect(report.contains("less churn in a shop") && report.contains("no data yet"))
    }

    private func shell(_ home: TemporaryHome, _ arguments: [String] = []) throws -> Journey {
        let journey = try Journey(
            Program.path, ["--model", "local/smollm2-135m", "--max-tokens", "24"] + arguments,
            environment: home.environment(), directory: home.path, columns: 120, rows: 50)
        journey.patience = 120
        return journey
    }

    private func perform(_ act: Point.Act, in journey: Journey) throws {
        // A card that has just come is not answered at once.
        try journey.waitIdle(milliseconds: 350)
        switch act {
        case .say(let text): try journey.say(text)
        case .press(let key): try journey.press(key)
        case .key(let letter): try journey.type(letter)
        }
    }

    /// Killed between the key and what it does: the step before or the one after, and nothing between.
    @Test(arguments: [0, 1, 2, 4, 6, 8, 12, 16, 24, 40])
    func killedWithinAKeyItStandsBeforeOrAfter(milliseconds: Int) throws {
        let home = try TemporaryHome()
        let brief = #"{"decisions":["take it"],"artifacts":[],"open_questions":[],"next":"go"}"#
        let server = try ScriptedServer(replies: [.text(["I open it."]), .text([brief])])
        var journey = try Program.shell(home, server, columns: 120, rows: 40)
        try journey.waitFor("Dramatis")
        try journey.say("/pattern data-infrastructure a goal")
        try journey.waitFor(Self.rest)
        try journey.say("/next")
        try journey.waitFor(Self.card)
        try journey.waitIdle(milliseconds: 350)
        try journey.press(.enter)
        usleep(UInt32(milliseconds * 1000))
        journey.kill(SIGKILL)
        _ = try journey.waitForExit()
        server.enqueue(.text(["I open the second."]))
        journey = try Program.shell(home, server, ["--continue"], columns: 120, rows: 40)
        try journey.waitUntil("one of the two steps") {
            ($0.shows("step 1 of 3") && $0.shows(Self.card)) || $0.shows("step 2 of 3")
        }
        let status = try Program.run(["sessions", "list"], home)
        #expect(status.status == 0)
        _ = try journey.quit()
    }
}
