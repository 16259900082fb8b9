import Foundation
import Glibc
import JourneySupport
import Testing

/// The shell on the embedded engine, with the small test model really answering.
@Suite(
    .serialized, .enabled(if: Program.engine != nil, "Scripts/test installs the test model and the engine"))
struct EngineJourneys {
    private func shell(_ home: TemporaryHome, tokens: Int = 40) throws -> Journey {
        let journey = try Journey(
            Program.path, ["--model", "local/smollm2-135m", "--max-tokens", "\(tokens)"],
            environment: home.environment(), directory: home.path,
            columns: 120, rows: 40)
        journey.patience = 120
        return journey
    }

    @Test func aRealModelAnswersAndIsToldOfTheOthers() throws {
        let home = try Program.homeWithEngine()
        let journey = try shell(home)
        try journey.waitFor("Dramatis")
        // Sent before the model is loaded: it stands there, waits visibly, and is answered.
        try journey.say("As the Data Engineer, what is a table?")
        try journey.waitFor("Data Engineer  called")
        try journey.waitFor("1 turn")
        try journey.waitFor("tok/s")
        try journey.say("@viz and a chart?")
        try journey.waitUntil("the second reply") { $0.text.components(separatedBy: "1 turn").count == 3 }
        #expect(try journey.quit() == .exited(0))
        let shown = try Program.run(["sessions", "show", "2", "--json"], home).output
        let session = try #require(try JSONSerialization.jsonObject(with: Data(shown.utf8)) as? [String: Any])
        let turns = try #require(session["turns"] as? [[String: Any]])
        #expect(turns.count == 4)
        #expect(turns.allSatisfy { !(($0["text"] as? String) ?? "").isEmpty })
    }

    @Test func aPanelAnswersInTurnOnTheEmbeddedEngine() throws {
        let home = try Program.homeWithEngine()
        let journey = try shell(home)
        try journey.waitFor("Dramatis")
        try journey.say("/panel de,viz What is a table?")
        try journey.waitFor("waits for its turn")
        try journey.waitFor("Comparison  written by one call of the model")
        try journey.waitUntil("the end of the comparison") { $0.text.contains("Enter send") }
        #expect(try journey.quit() == .exited(0))
        let shown = try Program.run(["sessions", "show", "2", "--json"], home).output
        let session = try #require(try JSONSerialization.jsonObject(with: Data(shown.utf8)) as? [String: Any])
        let turns = try #require(session["turns"] as? [[String: Any]])
        #expect(
            turns.map { $0["speaker"] as? String }
                == ["user", "data-engineer", "data-viz-specialist", "(comparison)"])
    }

    @Test func theEngineEndsWithAShellThatIsKilled() throws {
        let home = try Program.homeWithEngine()
        let journey = try shell(home, tokens: 1_500)
        try journey.waitFor("Dramatis")
        try journey.say("@de write a long story about tables")
        try journey.waitFor("speaking")
        let engine = try #require(Self.children(of: journey.child.id).first)
        try journey.waitFor("speaking 1s")
        journey.kill(SIGKILL)
        _ = try journey.waitForExit()
        try journey.waitUntilEnded(engine)

        let again = try shell(home)
        try again.waitFor("The last session")
        try again.press(.enter)
        try again.waitFor("[cut off")
        _ = try again.quit()
    }

    @Test func askWorksInAPipe() throws {
        let home = try Program.homeWithEngine()
        let result = try Program.run(
            ["ask", "--as", "data-engineer", "--model", "local/smollm2-135m", "--max-tokens", "30", "-"],
            home, input: "why is this slow?")
        #expect(result.status == 0, "\(result.error)")
        #expect(result.output.count > 1)
    }

    @Test func aPatternComesToItsEndWithARealModel() throws {
        let home = try Program.homeWithEngine()
        // Two members and two steps: what the model has to read is what takes the time.
        let team = home.path + "/team.md"
        try """
        ### 1. Data Engineer (DE)
        **Slug**: `data-engineer`
        **Expertise**:
        - SQL

        ### 2. Chart Maker (CM)
        **Slug**: `chart-maker`
        **Expertise**:
        - Charts

        ### Pattern 1: Table to Chart
        1. **Data Engineer** → Build the table
        2. **Chart Maker** → Plot it
        """.write(toFile: team, atomically: true, encoding: .utf8)
        let result = try Program.run(
            [
                "patterns", "run", "table", "--goal", "daily sales of a shop", "--auto", "--json",
                "--personas", team, "--model", "local/smollm2-135m", "--max-tokens", "30",
            ], home)
        #expect(result.status == 0, "\(result.error)")
        let events = try result.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        let tokens = events.filter { ["reply", "brief"].contains($0["event"] as? String) }
            .compactMap { $0["tokens"] as? [String: Any] }
        // Opening, decisions, file and brief of each: of 30 tokens no decision is whole, so the model drafts.
        #expect(tokens.count == 8)
        for one in tokens {
            let counted = try #require(one["prompt"] as? Int)
            let estimated = try #require(one["estimated_prompt"] as? Int)
            #expect((counted / 2...counted * 2).contains(estimated), "\(one)")
        }
        #expect(events.last?["outcome"] as? String == "finished")
    }

    private static func children(of parent: pid_t) -> [pid_t] {
        let path = "/proc/\(parent)/task/\(parent)/children"
        let direct = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        if !direct.isEmpty { return direct.split(separator: " ").compactMap { pid_t($0) } }
        // Started from another thread.
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(parent)/task")) ?? []
        return tasks.flatMap { task in
            ((try? String(contentsOfFile: "/proc/\(parent)/task/\(task)/children", encoding: .utf8)) ?? "")
                .split(separator: " ").compactMap { pid_t($0) }
        }
    }
}

extension Journey {
    /// A process that has ended, or waits to be buried by whoever inherited it.
    func waitUntilEnded(_ process: pid_t) throws {
        let end = Date(timeIntervalSinceNow: 10)
        while Date() < end {
            guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
                return
            }
            if status.contains(") Z ") { return }
            usleep(10_000)
        }
        throw error("process \(process) still runs")
    }
}
