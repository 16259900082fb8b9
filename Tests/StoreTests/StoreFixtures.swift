import Conversation
import Foundation
import GRDB
import Store

/// A folder that goes with the test.
final class TemporaryFolder {
    let path: String

    init() {
        path = FileManager.default.temporaryDirectory.path + "/dramatis-" + UUID().uuidString
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var database: String { SessionStore.file(in: path) }

    /// The database as another program sees it.
    func queue() throws -> DatabaseQueue { try DatabaseQueue(path: database) }

    func permissions(_ name: String = "") throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: name.isEmpty ? path : path + "/" + name)[
            .posixPermissions]
            as? Int
    }

    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}

func summary(_ id: String = "20261123-1402-7f3a", title: String = "Churn", at time: Int64 = 1000)
    -> SessionSummary
{
    SessionSummary(
        id: SessionID(id), title: title, created: Timestamp(milliseconds: time),
        updated: Timestamp(milliseconds: time))
}

func question(_ number: Int, _ text: String, in session: String = "20261123-1402-7f3a", at time: Int64 = 2000)
    -> Turn
{
    Turn(
        id: TurnID(session: SessionID(session), number: number), speaker: .user, text: text,
        state: .ended(.complete, detail: nil), started: Timestamp(milliseconds: time),
        ended: Timestamp(milliseconds: time))
}

func reply(
    _ number: Int, _ text: String, _ state: Turn.State, in session: String = "20261123-1402-7f3a",
    at time: Int64 = 3000
) -> Turn {
    Turn(
        id: TurnID(session: SessionID(session), number: number), speaker: .member(Slug("data-engineer")),
        text: text,
        state: state, started: Timestamp(milliseconds: time),
        receipt: RouteReceipt(
            rung: .followUp, speakers: [Slug("data-engineer"), Slug("mlops-engineer")],
            request: "why?\u{0}\n",
            runnerUp: Slug("mlops-engineer"), score: 0.1 + 0.2, matched: ["drift", "", "e\u{301}"],
            candidates: [
                .init(slug: Slug("a"), score: -1.5, matched: []),
                .init(slug: Slug("b"), score: .infinity, matched: ["x"]),
            ]),
        provenance: Provenance(
            model: "local/qwen", personas: "00ff", temperature: 0.3, maximumReplyTokens: 2048,
            answers: 6, replaces: 7),
        usage: TokenUsage(
            prompt: 1, cached: 2, reply: 3, firstTokenMilliseconds: 4, totalMilliseconds: 5))
}
