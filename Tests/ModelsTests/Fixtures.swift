import Conversation
import FoundationEssentials
import Synchronization

@testable import Models

/// All that a provider delivered.
final class Deliveries: Sendable {
    private let all = Mutex<[ModelEvent]>([])

    var events: [ModelEvent] { all.withLock { $0 } }

    var text: String {
        events.reduce(into: "") { if case .delta(let text) = $1 { $0 += text } }
    }

    /// The ending, when it is the last event and the only one of its kind.
    var ending: ModelEnding? {
        let endings = events.compactMap { if case .ended(let ending) = $0 { ending } else { nil } }
        guard endings.count == 1, case .ended(let ending) = events.last else { return nil }
        return ending
    }

    func add(_ event: ModelEvent) { all.withLock { $0.append(event) } }
}

enum Fixtures {
    static let model = ModelName(provider: "openai", name: "m")

    static func request(
        _ purpose: ModelRequest.Purpose = .reply, model: ModelName = model, begun: String = ""
    ) -> ModelRequest {
        ModelRequest(
            purpose: purpose, model: model, messages: [Message(.system, "room"), Message(.user, "why?")],
            begun: begun, temperature: 0.5, maximumReplyTokens: 40)
    }

    /// A streamed answer with these events, and the connection closed at its end.
    static func stream(_ events: [String]) -> [ScriptedServer.Step] {
        [.send(streamHead + events.map { "data: \($0)\n\n" }.joined()), .close]
    }

    static let streamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"

    static func answer(_ status: String, _ body: String, headers: String = "") -> [ScriptedServer.Step] {
        let length = body.utf8.count
        // Said, since the client would send its next request into a connection that is just being closed.
        let head = "HTTP/1.1 \(status)\r\nConnection: close\r\nContent-Length: \(length)\r\n\(headers)\r\n"
        return [.send(head + body), .close]
    }

    static func delta(_ text: String) -> String {
        #"{"choices":[{"index":0,"delta":{"content":"\#(text)"}}]}"#
    }

    static let stop = #"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#

    static func ask(
        _ provider: any ModelProvider, _ request: ModelRequest = request()
    ) async -> Deliveries {
        let deliveries = Deliveries()
        await provider.stream(request) { deliveries.add($0) }
        return deliveries
    }

    static func object(_ json: String) throws -> [String: JSON] {
        try JSONDecoder().decode([String: JSON].self, from: Data(json.utf8))
    }

    /// A folder of its own in /tmp, removed after use.
    static func inFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let path = "/tmp/dramatis-test-\(UInt32.random(in: .min ... .max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try await body(path)
    }

    static var repository: String {
        var parts = #filePath.split(separator: "/")
        parts.removeLast(3)
        return "/" + parts.joined(separator: "/")
    }
}

enum JSON: Decodable, Equatable {
    case text(String)
    case number(Double)
    case truth(Bool)
    case list([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let truth = try? container.decode(Bool.self) {
            self = .truth(truth)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([JSON].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }
}
