import Conversation
import Foundation
import GRDB
import Store
import Testing

/// Databases of every schema that was ever released open, with all that is in them. A released schema is never changed:
/// what stands here is a copy of what it was.
@Suite struct MigrationTests {
    private let folder = TemporaryFolder()

    private func make(_ sql: String) throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        try folder.queue().write { try $0.execute(sql: sql) }
    }

    private func schema() throws -> [String] {
        try folder.queue().read {
            try String.fetchAll(
                $0,
                sql:
                    "SELECT sql FROM sqlite_master WHERE sql NOT NULL AND name <> 'grdb_migrations' ORDER BY name"
            )
        }
    }

    @Test func version1Opens() throws {
        try make(ReleasedSchema.version1 + ReleasedSchema.version1Rows)
        let store = try SessionStore(folder: folder.path)
        let session = try #require(try store.session(SessionID("20261123-1402-7f3a")))
        #expect(
            session.summary.title == "Churn" && session.draft == "and then"
                && session.pinned == Slug("mlops-engineer"))
        #expect(session.transcript.turns.map(\.text) == ["Design the tables.", "Partition by day.", "half"])
        let answer = session.transcript.turns[1]
        #expect(answer.speaker == .member(Slug("data-engineer")))
        #expect(answer.state == .ended(.complete, detail: nil))
        #expect(answer.receipt == RouteReceipt(rung: .scored, speakers: [Slug("de")], request: "q", score: 1))
        #expect(
            answer.provenance
                == Provenance(
                    model: "local/qwen", personas: "00ff", temperature: 0.3, maximumReplyTokens: 2048,
                    answers: 1))
        #expect(answer.usage == TokenUsage(reply: 12))
        #expect(session.transcript.turns[2].outcome == .truncated)
        #expect(try store.search("partition").count == 1)
        #expect(session.handoffs.isEmpty)
        try store.record(question(4, "It goes on"))
        try store.keep(
            HandoffRecord(
                session: session.summary.id, number: 1, time: Timestamp(milliseconds: 9), text: "x"))
        #expect(try store.session(session.summary.id)?.transcript.turns.count == 4)
    }

    @Test func anOldDatabaseEndsLikeANewOne() throws {
        try make(ReleasedSchema.version1)
        _ = try SessionStore(folder: folder.path)
        let migrated = try schema()
        let new = TemporaryFolder()
        _ = try SessionStore(folder: new.path)
        let fresh = try new.queue().read {
            try String.fetchAll(
                $0,
                sql:
                    "SELECT sql FROM sqlite_master WHERE sql NOT NULL AND name <> 'grdb_migrations' ORDER BY name"
            )
        }
        #expect(migrated == fresh)
    }
}
