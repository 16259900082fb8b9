import Conversation
import Foundation
import GRDB
import Store
import Testing

/// Two shells on one folder, and shells that died.
@Suite struct SharingTests {
    private let folder = TemporaryFolder()
    private let id = SessionID("20261123-1402-7f3a")
    private let cut = Turn.State.ended(
        .truncated, detail: "cut off: the shell stopped while it was arriving")

    @Test func aLivingShellsReplyStaysOpenForOthers() throws {
        let writer = try SessionStore(folder: folder.path)
        try writer.create(summary())
        try writer.record(question(1, "x"))
        try writer.record(reply(2, "", .waiting))
        try writer.checkpoint(TurnID(session: id, number: 2), text: "half")
        let reader = try SessionStore(folder: folder.path)
        #expect(try reader.session(id)?.transcript.last == reply(2, "half", .streaming))
        // Another's open reply is not touched.
        try reader.checkpoint(TurnID(session: id, number: 2), text: "mine")
        let whole = reply(2, "half and half", .ended(.complete, detail: nil))
        try writer.record(whole)
        #expect(try reader.session(id)?.transcript.last == whole)
    }

    @Test(arguments: [Turn.State.waiting, .streaming])
    func aDeadShellsReplyIsCutOff(state: Turn.State) throws {
        var writer: SessionStore? = try SessionStore(folder: folder.path)
        try writer?.create(summary())
        try writer?.record(reply(1, "half of it", state))
        let reader = try SessionStore(folder: folder.path)
        #expect(try reader.session(id)?.transcript.last?.state == state)
        writer = nil
        // Decided when read ...
        #expect(try reader.session(id)?.transcript.last == reply(1, "half of it", cut))
        #expect(try reader.search("half").isEmpty)
        // ... and settled when the next shell starts.
        let next = try SessionStore(folder: folder.path)
        #expect(try next.session(id)?.transcript.last == reply(1, "half of it", cut))
        #expect(try next.search("half").count == 1)
    }

    /// As SIGKILL leaves it: the lock's file is there and nobody holds it, or it is gone, or was never one.
    @Test(arguments: [
        ("0b9f7c9e-3f4e-4c52-9d5e-0d6c1f0c5a11", true), ("0b9f7c9e-3f4e-4c52-9d5e-0d6c1f0c5a12", false),
        ("../sessions.sqlite", false), ("", false),
    ])
    func whatAKilledShellLeaves(owner: String, hasFile: Bool) throws {
        let store = try SessionStore(folder: folder.path)
        try store.create(summary())
        try store.record(reply(1, "half", .streaming))
        if hasFile {
            #expect(FileManager.default.createFile(atPath: folder.path + "/shells/\(owner)", contents: nil))
        }
        try folder.queue().write { try $0.execute(sql: "UPDATE turn SET owner = ?", arguments: [owner]) }
        #expect(try store.session(id)?.transcript.last?.state == cut)
        _ = try SessionStore(folder: folder.path)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/shells/\(owner)") || !hasFile)
        #expect(FileManager.default.fileExists(atPath: folder.database))
    }

    @Test func twoShellsInOneSessionLoseNothing() throws {
        let one = try SessionStore(folder: folder.path)
        try one.create(summary())
        try one.record(question(1, "together"))
        let other = try SessionStore(folder: folder.path)
        #expect(try one.record(question(2, "from one", at: 5000)) == nil)
        let branch = try #require(try other.record(question(2, "from the other", at: 6000)))
        #expect(branch == SessionID("20261123-1402-7f3a-2"))
        #expect(try other.record(reply(3, "", .waiting)) == nil)
        try other.checkpoint(TurnID(session: id, number: 3), text: "an answer")
        try other.saveDraft(id, "a draft")
        try other.setPinned(id, Slug("mlops-engineer"))
        try one.record(reply(3, "another answer", .ended(.complete, detail: nil)))

        let first = try #require(try one.session(id))
        #expect(first.transcript.turns.map(\.text) == ["together", "from one", "another answer"])
        #expect(first.draft == "" && first.pinned == nil)
        let second = try #require(try one.session(branch))
        #expect(second.transcript.turns.map(\.text) == ["together", "from the other", "an answer"])
        #expect(second.transcript.turns.allSatisfy { $0.id.session == branch })
        #expect(second.summary.title == "Churn (2)")
        #expect(second.draft == "a draft" && second.pinned == Slug("mlops-engineer"))
    }

    @Test func theSameTurnFromALaterShellIsNoConflict() throws {
        do {
            let store = try SessionStore(folder: folder.path)
            try store.create(summary())
            try store.record(reply(1, "half", .streaming))
        }
        let store = try SessionStore(folder: folder.path)
        #expect(try store.record(reply(1, "half", cut)) == nil)
        #expect(try store.list().count == 1)
    }

    @Test func twoWriteAtOnce() async throws {
        let stores = [try SessionStore(folder: folder.path), try SessionStore(folder: folder.path)]
        for name in ["a", "b"] { try stores[0].create(summary(name)) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (store, name) in zip(stores, ["a", "b"]) {
                group.addTask {
                    for number in 1...150 {
                        try store.record(question(number, "\(name) \(number)", in: name, at: Int64(number)))
                        try store.saveDraft(SessionID(name), "\(number)")
                    }
                }
            }
            try await group.waitForAll()
        }
        for name in ["a", "b"] {
            let session = try #require(try stores[0].session(SessionID(name)))
            #expect(session.transcript.turns.map(\.text) == (1...150).map { "\(name) \($0)" })
            #expect(session.draft == "150")
        }
    }

    @Test(arguments: 0..<12) func manyStartAtOnce(_: Int) async throws {
        let path = folder.path
        let stores = try await withThrowingTaskGroup(of: SessionStore.self) { group in
            for _ in 0..<8 { group.addTask { try SessionStore(folder: path) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for (index, store) in stores.enumerated() {
            try store.create(summary("\(index)"))
            try store.record(question(1, "x", in: "\(index)"))
        }
        #expect(try stores[0].list().count == 8)
    }
}
