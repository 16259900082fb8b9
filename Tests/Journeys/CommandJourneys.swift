import Foundation
import Glibc
import JourneySupport
import Testing

/// The subcommands, as scripts use them.
@Suite(.serialized) struct CommandJourneys {
    private func json(_ text: String) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(text.utf8))
    }

    @Test func personasListAsJSON() throws {
        let result = try Program.run(["personas", "list", "--json"], try TemporaryHome())
        let rows = try #require(try json(result.output) as? [[String: Any]])
        #expect(rows.count == 8)
        let keys: Set = [
            "slug", "abbreviation", "name", "focus", "aliases", "expertise", "responsibilities",
            "communication_style", "when_to_invoke", "note",
        ]
        for row in rows { #expect(Set(row.keys) == keys) }
        #expect(rows[5]["abbreviation"] as? String == "MLOPS")
        #expect((rows[4]["note"] as? String)?.hasPrefix("This persona bridges") == true)
        #expect(rows[0]["note"] is NSNull)
    }

    @Test func patternsListAsJSON() throws {
        let result = try Program.run(["patterns", "list", "--json"], try TemporaryHome())
        let rows = try #require(try json(result.output) as? [[String: Any]])
        #expect(
            rows.map { $0["slug"] as? String } == [
                "end-to-end-ml-pipeline", "research-to-production", "data-infrastructure-setup",
            ])
        let steps = try #require(rows[0]["steps"] as? [[String: Any]])
        #expect(steps.count == 5)
        #expect(
            steps[2]["personas"] as? [String] == [
                "ml-engineer-pytorch", "ml-engineer-tensorflow", "ml-engineer-jax",
            ])
    }

    @Test func routeReadsALineEach() throws {
        let result = try Program.run(
            ["route", "--json"], try TemporaryHome(), input: "As the Data Engineer, help\nzzz qqq\n")
        let lines = try result.output.split(separator: "\n").map {
            try #require(try json(String($0)) as? [String: Any])
        }
        #expect(lines.count == 2)
        #expect(
            Set(lines[0].keys) == [
                "text", "speakers", "rung", "request", "runner_up", "score", "matched", "unsure",
            ])
        #expect(lines[0]["speakers"] as? [String] == ["data-engineer"])
        #expect(lines[0]["rung"] as? String == "invocation")
        #expect(lines[0]["request"] as? String == "help")
        #expect(lines[1]["speakers"] as? [String] == [])
        #expect(lines[1]["rung"] as? String == "none")
    }

    @Test func routeTestPrintsHowOftenItIsRight() throws {
        let home = try TemporaryHome()
        let file = home.path + "/requests.jsonl"
        try """
        {"text": "@de which index?", "label": ["data-engineer"], "kind": "called"}
        {"text": "Deploy it with Docker and a model registry", "accept": ["mlops-engineer"], "kind": "field"}
        {"text": "zzz qqq", "accept": ["none"], "kind": "none"}
        {"text": "zzz qqq", "label": "project-architect"}
        """.write(toFile: file, atomically: true, encoding: .utf8)
        let result = try Program.run(["route", "test", file], home)
        #expect(result.output.contains("4 requests  right 75.0 %"))
        #expect(result.output.contains("right: project-architect; chosen: nobody"))
        let json = try #require(
            try json(Program.run(["route", "test", "--json", file], home).output) as? [String: Any])
        #expect((json["total"] as? [String: Any])?["right"] as? Int == 3)
        let wrong = try Program.run(["route", "test", home.path + "/nowhere.jsonl"], home)
        #expect(wrong.status == 1 && wrong.error.contains("nowhere.jsonl"))
        try #"{"text": "zzz qqq", "accept": ["none"]}"#.appending("\r\n").appending("\r\n")
            .write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try Program.run(["route", "test", file], home).output.contains("1 requests  right 100.0 %"))
        let none = try Program.run(["route", "test"], home)
        #expect(none.status == 1 && none.error.contains("F2"))
    }

    @Test func askPrintsTheAnswerAlone() throws {
        let server = try ScriptedServer(replies: [.text(["Because ", "of the join."])])
        let result = try Program.run(
            ["ask", "--as", "data-engineer", "--model", "openai/scripted", "-"], try TemporaryHome(),
            input: "why is this slow?\n", environment: ["OPENAI_BASE_URL": server.baseURL])
        #expect(result.output == "Because of the join.\n")
        #expect(result.error.hasPrefix("Data Engineer"))
        #expect(result.status == 0)
    }

    /// The model begins with somebody else's line: cut off, and asked for once more and no oftener.
    @Test(
        arguments: [("Because.", 0, "Because.\n"), ("[MLOps Engineer]: no", 1, "")]
            as [(String, Int32, String)])
    func askAsksOnceMoreWhenNothingWasSaid(second: String, status: Int32, output: String) throws {
        let server = try ScriptedServer(replies: [
            .text(["[MLOps Engineer]: no"]), .text([second]), .text(["late"]),
        ])
        let result = try Program.run(
            ["ask", "--as", "data-engineer", "--model", "openai/scripted", "why?"], try TemporaryHome(),
            environment: ["OPENAI_BASE_URL": server.baseURL])
        #expect(result.output == output)
        #expect(result.status == status, "\(result.error)")
        #expect(result.error.contains("asking once more"))
        #expect(server.requests.count == 2)
    }

    @Test func askAsJSON() throws {
        let server = try ScriptedServer(replies: [.text(["One ", "two"])])
        let result = try Program.run(
            ["ask", "--json", "--model", "openai/scripted", "@viz plot it"], try TemporaryHome(),
            environment: ["OPENAI_BASE_URL": server.baseURL])
        let lines = try result.output.split(separator: "\n").map {
            try #require(try json(String($0)) as? [String: Any])
        }
        #expect(lines.first?["event"] as? String == "started")
        #expect(lines.first?["speaker"] as? String == "data-viz-specialist")
        #expect(lines.first?["rung"] as? String == "invocation")
        #expect(
            lines.filter { $0["event"] as? String == "delta" }.compactMap { $0["text"] as? String }.joined()
                == "One two")
        #expect(lines.last?["event"] as? String == "finished")
        #expect(lines.last?["outcome"] as? String == "complete")
    }

    struct Ending: Sendable {
        let arguments: [String]
        let status: Int32

        init(_ arguments: [String], _ status: Int32) {
            self.arguments = arguments
            self.status = status
        }

        static let all: [Ending] = [
            Ending(["--nonsense"], 64), Ending(["ask"], 64),
            Ending(["sessions", "list", "--limit", "0"], 64),
            Ending(["personas", "show", "nobody"], 1), Ending(["patterns", "show", "nothing"], 1),
            Ending(["personas", "list", "--personas", "/nowhere.md"], 1),
            Ending(["sessions", "show", "x"], 1),
            Ending(["ask", "--model", "openai", "hello"], 1),
            Ending(["ask", "--model", "martian/x", "hello"], 1),
            Ending(["personas", "list"], 0), Ending(["sessions", "list", "--json"], 0),
            Ending(["patterns", "show", "end-to-end"], 0),
        ]
    }

    @Test(arguments: Ending.all)
    func exitStatus(ending: Ending) throws {
        let result = try Program.run(ending.arguments, try TemporaryHome())
        #expect(result.status == ending.status)
        if ending.status == 1 { #expect(result.error.split(separator: "\n").count == 1, "\(result.error)") }
    }

    @Test func doctorNamesWhatIsMissingAndNoKey() throws {
        let result = try Program.run(
            ["doctor", "--json"], try TemporaryHome(), environment: ["OPENAI_API_KEY": "sk-secret-key"])
        #expect(result.status == 1)
        #expect(!(result.output + result.error).contains("sk-secret-key"))
        let rows = try #require(try json(result.output) as? [[String: Any]])
        #expect(
            rows.map { $0["name"] as? String } == [
                "config", "engine", "model", "terminal", "locale", "database", "personas", "keys",
            ])
        #expect(rows.first { $0["name"] as? String == "model" }?["state"] as? String == "missing")
    }
}
