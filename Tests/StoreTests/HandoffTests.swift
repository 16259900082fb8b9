import Conversation
import Foundation
import Store
import Testing

/// What is decided about patterns, with one shell and with two.
@Suite struct HandoffTests {
    private let folder = TemporaryFolder()
    private let id = SessionID("20261123-1402-7f3a")

    private func record(_ number: Int, _ text: String, at time: Int64 = 2500) -> HandoffRecord {
        HandoffRecord(session: id, number: number, time: Timestamp(milliseconds: time), text: text)
    }

    @Test func theSameAgainIsNoNews() throws {
        let store = try SessionStore(folder: folder.path)
        try store.create(summary())
        try store.keep(record(1, "a"))
        try store.keep(record(1, "a"))
        #expect(try store.session(id)?.handoffs == [record(1, "a")])
        #expect(throws: StoreError.movedOn(id: id.text)) { try store.keep(record(1, "b")) }
        #expect(try store.session(id)?.handoffs == [record(1, "a")])
    }

    @Test func withoutItsSessionItIsRefused() throws {
        let store = try SessionStore(folder: folder.path)
        #expect(throws: StoreError.noSession(id: id.text)) { try store.keep(record(1, "a")) }
    }

    @Test func anotherShellsStepStands() throws {
        let one = try SessionStore(folder: folder.path)
        let other = try SessionStore(folder: folder.path)
        try one.create(summary())
        try one.keep(record(1, "a"))
        try one.keep(record(2, "b"))
        #expect(throws: StoreError.movedOn(id: id.text)) { try other.keep(record(2, "b")) }
        try other.keep(record(3, "c"))
        #expect(try one.session(id)?.handoffs.map(\.text) == ["a", "b", "c"])
    }

    @Test func aSessionWithAPatternAloneIsListed() throws {
        let store = try SessionStore(folder: folder.path)
        try store.create(summary())
        #expect(try store.list().isEmpty)
        try store.keep(record(1, "a"))
        #expect(try store.list().map(\.id) == [id])
        #expect(try store.session(id)?.summary.updated == Timestamp(milliseconds: 2500))
    }

    /// A branch has what was decided before the two shells parted, and what its own shell decided.
    @Test func aBranchHasItsOwn() throws {
        let one = try SessionStore(folder: folder.path)
        let other = try SessionStore(folder: folder.path)
        try one.create(summary())
        try one.record(question(1, "x", at: 2000))
        try one.keep(record(1, "a", at: 2500))
        try one.record(question(2, "mine", at: 3000))
        try one.keep(record(2, "b", at: 3500))
        let branch = try #require(try other.record(question(2, "theirs", at: 4000)))
        #expect(try one.session(branch)?.handoffs.map(\.text) == ["a"])
        try other.keep(record(2, "c", at: 4500))
        #expect(try one.session(branch)?.handoffs.map(\.text) == ["a", "c"])
        #expect(try one.session(id)?.handoffs.map(\.text) == ["a", "b"])
    }
}
