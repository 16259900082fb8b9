import Foundation
import JourneySupport
import Testing

/// The scripted server as an HTTP client that is not ours sees it.
@Suite struct ScriptedServerTests {
    /// Prints status and headers, then the body as it comes; ends with 3 when the reply is cut.
    private static let client = """
        import http.client, socket, sys
        address, method, path, body = sys.argv[1:]
        if address.startswith("/"):
            connection = http.client.HTTPConnection("local")
            connection.sock = socket.socket(socket.AF_UNIX)
            connection.sock.connect(address)
        else:
            connection = http.client.HTTPConnection("127.0.0.1", int(address))
        connection.request(method, path, body)
        reply = connection.getresponse()
        print(reply.status, reply.headers.items(), flush=True)
        count = 0
        try:
            while part := reply.read1(65536):
                count += len(part)
                if count < 100000: print(part.decode(), end="", flush=True)
        except http.client.IncompleteRead:
            sys.exit(3)
        print("size", count)
        """

    private func ask(_ address: String, _ method: String, _ path: String, _ body: String = "") throws
        -> Journey
    {
        try Journey(
            "python3", ["-c", Self.client, address, method, path, body],
            environment: ProcessInfo.processInfo.environment.filter { $0.key == "PATH" }, columns: 250,
            rows: 60)
    }

    private func chat(_ server: ScriptedServer, stream: Bool = true) throws -> Journey {
        let body = #"{"model": "scripted", "stream": \#(stream), "messages": []}"#
        return try ask("\(server.port)", "POST", "/v1/chat/completions", body)
    }

    @Test func streamsPiecesAndEnds() throws {
        let server = try ScriptedServer(replies: [.text(["Hello", " wörld"])])
        let journey = try chat(server)
        #expect(try journey.waitForExit() == .exited(0))
        #expect(journey.text.contains(#""content":"Hello""#))
        #expect(journey.text.contains(#""finish_reason":"stop""#))
        #expect(journey.text.contains("data: [DONE]"))
        #expect(server.requests.map(\.path) == ["/v1/chat/completions"])
        #expect(server.requests.first?.body.contains("messages") == true)
    }

    @Test func aGatedPieceWaits() throws {
        let server = try ScriptedServer(replies: [.text(["one", "two"], gated: true)])
        let journey = try chat(server)
        server.release()
        try journey.waitFor(#""content":"one""#)
        #expect(!journey.text.contains("two"))
        server.release()
        try journey.waitFor("[DONE]")
    }

    @Test func aClientThatGoesAwayIsCounted() throws {
        let server = try ScriptedServer(replies: [.text(["one", "two"], gated: true)])
        let journey = try chat(server)
        server.release()
        try journey.waitFor("one")
        journey.kill(SIGTERM)
        _ = try journey.waitForExit()
        let watcher = try Journey("/bin/cat", [])
        try watcher.waitUntil("the server to see it") { _ in server.cancelled == 1 }
    }

    @Test func otherAnswers() throws {
        let server = try ScriptedServer(replies: [
            .failure(status: 429, body: "slow down", headers: ["Retry-After": "7"]),
            .cut(["half"]), .text(["all", " of it"]),
        ])
        let refused = try chat(server)
        _ = try refused.waitForExit()
        #expect(refused.text.contains("429") && refused.text.contains("('Retry-After', '7')"))
        #expect(refused.text.contains("slow down"))
        let cut = try chat(server)
        #expect(try cut.waitForExit() == .exited(3))
        let whole = try chat(server, stream: false)
        #expect(try whole.waitForExit() == .exited(0))
        #expect(whole.text.contains("all of it"))
        let none = try chat(server)
        _ = try none.waitForExit()
        #expect(none.text.contains("no scripted reply is left"))
        let models = try ask("\(server.port)", "GET", "/v1/models")
        _ = try models.waitForExit()
        #expect(models.text.contains("scripted"))
    }

    @Test func aUnixSocketServesTheSame() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(.unix(path: "\(home.path)/socket"), replies: [.text(["hello"])])
        let journey = try ask("\(home.path)/socket", "POST", "/v1/completions", #"{"stream": true}"#)
        #expect(try journey.waitForExit() == .exited(0))
        #expect(journey.text.contains(#""text":"hello""#))
        #expect(server.port == 0)
    }

    @Test func twentyThousandTokensComeWhole() throws {
        let server = try ScriptedServer(replies: [.long(tokens: 20_000)])
        let journey = try chat(server)
        #expect(try journey.waitForExit() == .exited(0))
        let size = journey.rows.last { $0.hasPrefix("size ") }?.dropFirst(5)
        #expect((size.flatMap { Int($0) } ?? 0) > 2_000_000)
    }
}
