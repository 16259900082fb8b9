import Foundation
import Glibc
import JourneySupport
import Testing

/// `patterns run`: a whole walkthrough as scripts have it.
@Suite(.serialized) struct PatternJourneys {
    private static let opening = ScriptedReply.text(["I take it over. ", "How many rows a day?"])
    /// Not in the form that was asked for, so that the model drafts the brief.
    private static let free = ScriptedReply.text(["Nothing is left to decide."])
    private static let work = work(of: 1)
    private static let brief = brief(of: 1)

    private static func work(of step: Int) -> ScriptedReply {
        .text([
            "I assume \(step) million.\n\n```sql\nCREATE TABLE day (\n", "  at date\n);\n```\n",
        ])
    }

    private static func brief(of step: Int) -> ScriptedReply {
        .text([
            #"{"decisions":["I assume \#(step) million rows."],"artifacts":[],"#,
            #""open_questions":[],"next":"Read it."}"#,
        ])
    }

    private func run(
        _ arguments: [String], _ server: ScriptedServer, input: String = "", home: TemporaryHome? = nil
    ) throws -> (output: String, error: String, status: Int32) {
        try Program.run(
            ["patterns", "run", "--goal", "sales by day", "--model", "openai/scripted"] + arguments,
            try home ?? TemporaryHome(), input: input,
            environment: ["OPENAI_BASE_URL": server.baseURL, "OPENAI_API_KEY": "sk-secret-key"])
    }

    private func events(_ output: String) throws -> [[String: Any]] {
        try output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    private func server(steps: Int) throws -> ScriptedServer {
        try ScriptedServer(
            replies: (1...steps).flatMap { [Self.opening, Self.free, Self.work(of: $0), Self.brief(of: $0)] })
    }

    @Test(arguments: [
        ("end-to-end-ml-pipeline", 5), ("research-to-production", 4), ("data-infrastructure-setup", 3),
    ])
    func everyPatternOfTheShippedTeamComesToItsEnd(name: String, steps: Int) throws {
        let result = try run([name, "--auto", "--json"], try server(steps: steps))
        #expect(result.status == 0, "\(result.error)")
        let events = try events(result.output)
        let kinds = events.compactMap { $0["event"] as? String }
        #expect(kinds.count == events.count)
        for (kind, count) in [("step", 1), ("reply", 3), ("kept", 1), ("brief", 1)] {
            #expect(kinds.count { $0 == kind } == count * steps, "\(kind)")
        }
        let briefs = events.filter { $0["event"] as? String == "brief" }
        #expect(briefs.allSatisfy { $0["author"] as? String == "model" })
        for (index, brief) in briefs.enumerated() {
            let claims = try #require(brief["decisions"] as? [[String: Any]])
            #expect(claims.first?["text"] as? String == "I assume \(index + 1) million rows.")
            // The work of this step and of no other: opening, message, decisions, message, work.
            #expect(claims.first?["turns"] as? [Int] == [index * 5 + 5])
        }
        let replies = events.filter { $0["event"] as? String == "reply" }
        let tokens = try #require(replies.first?["tokens"] as? [String: Any])
        #expect(tokens["prompt"] as? Int == 10)
        #expect((tokens["estimated_prompt"] as? Int ?? 0) > 100)
        let last = try #require(events.last)
        #expect(last["event"] as? String == "finished" && last["outcome"] as? String == "finished")

        let report = try #require(last["report"] as? String)
        let plain = try run([name, "--auto"], try server(steps: steps))
        #expect(plain.output == report)
        #expect(plain.error.contains("Step \(steps) of \(steps)"))
    }

    @Test func whoIsWantedTakesTheStep() throws {
        let server = try server(steps: 5)
        let result = try run(["1", "--auto", "--json", "--choose", "ml-engineer-tensorflow"], server)
        let steps = try events(result.output).filter { $0["event"] as? String == "step" }
        try #require(steps.count == 5, "\(result.error)")
        #expect(steps[2]["persona"] as? String == "ml-engineer-tensorflow")
        #expect((steps[2]["alternatives"] as? [String])?.count == 3)
    }

    @Test func aFailureIsTriedAgainAndNamed() throws {
        let broken = ScriptedReply.failure(status: 400, body: #"{"error":{"message":"out of paper"}}"#)
        let server = try ScriptedServer(
            replies: [broken, Self.opening, Self.free, Self.work, Self.brief, Self.opening, broken, broken])
        let result = try run(["3", "--auto", "--json"], server)
        #expect(result.status == 1)
        let last = try #require(try events(result.output).last)
        #expect(last["outcome"] as? String == "failed")
        #expect(last["step"] as? Int == 2)
        #expect((last["detail"] as? String)?.contains("Step 2 of 3 (Data Engineer): ") == true)
        #expect((last["detail"] as? String)?.contains("out of paper") == true)
        #expect(result.error.contains("Step 2 of 3 (Data Engineer)"))
        #expect(server.requests.count == 8)
    }

    @Test func linesAreWhatTheUserSays() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(
            replies: [Self.opening, Self.work, Self.brief, Self.opening, Self.opening])
        let result = try run(
            ["data-infra", "--keep-session"], server,
            input: "A million.\n/keep day.sql\n/next\n\n/skip no time\n",
            home: home)
        #expect(result.status == 1)
        #expect(result.error.contains("A million") == false)
        #expect(result.error.contains("How many rows a day?"))
        #expect(result.error.contains("kept day.sql, 3 lines"))
        #expect(result.error.contains("left at step 3"))
        let kept = try Program.run(["sessions", "list", "--json"], home).output
        #expect(kept.contains("sales by day"))
        #expect(server.requests[1].body.contains("A million."))
    }

    @Test func aWalkthroughToTheEndByLines() throws {
        let server = try ScriptedServer(replies: [Self.opening, Self.opening, Self.opening])
        let result = try run(["3"], server, input: "/skip\n/skip\n/skip\nnobody reads this\n")
        #expect(result.status == 0, "\(result.error)")
        #expect(server.requests.count == 3)
    }

    @Test func nothingIsAskedWhereTheCommandIsWrong() throws {
        let server = try ScriptedServer()
        for (arguments, status, words) in [
            (["end-to-nd-ml-pipeline"], 1, "nearest: end-to-end"),
            (["1", "--choose", "viz"], 1, "step 3: ml-engineer-pytorch"),
            (["3", "--choose", "ml-engineer-jax"], 1, "no step of it leaves a choice"),
            (["1", "--choose", "nobody"], 1, "nobody in the team"), ([], 64, "name"),
        ] as [([String], Int32, String)] {
            let result = try run(arguments + ["--auto"], server)
            #expect(result.status == status)
            #expect(result.error.contains(words), "\(result.error)")
            #expect(result.output.isEmpty)
        }
        #expect(try run(["1", "--goal", " "], server).status == 64)
        #expect(server.requests.isEmpty)
    }

    @Test func aSignalEndsItWithWhatThereIs() throws {
        let server = try ScriptedServer(replies: [Self.opening, .text(["half"], gated: true)])
        let home = try TemporaryHome()
        let journey = try Journey(
            Program.path,
            ["patterns", "run", "3", "--goal", "sales", "--auto", "--json", "--model", "openai/scripted"],
            environment: home.environment(["OPENAI_BASE_URL": server.baseURL, "OPENAI_API_KEY": "k"]),
            directory: home.path, columns: 120, rows: 40)
        try journey.waitFor("\"kind\":\"opening\"")
        journey.kill(SIGTERM)
        try journey.waitFor("\"outcome\":\"left\"")
        #expect(try journey.waitForExit() == .signaled(SIGTERM))
    }
}
