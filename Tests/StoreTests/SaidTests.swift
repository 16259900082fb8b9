import Conversation
import Store
import Testing

@Suite struct SaidTests {
    @Test func whatWasSaidComesNewestFirstAndInParts() throws {
        let folder = try TemporaryFolder()
        let store = try SessionStore(folder: folder.path)
        for (session, texts) in [("a", ["one", "two"]), ("b", ["three", "four\nfive"])] {
            let id = SessionID(session)
            try store.create(
                SessionSummary(
                    id: id, title: session, created: Timestamp(milliseconds: 1),
                    updated: Timestamp(milliseconds: 1)))
            for (place, text) in texts.enumerated() {
                for (speaker, said) in [(Speaker.user, text), (.member(Slug("de")), "answer to \(text)")] {
                    let number = place * 2 + (speaker == .user ? 1 : 2)
                    _ = try store.record(
                        Turn(
                            id: TurnID(session: id, number: number), speaker: speaker, text: said,
                            state: .ended(.complete, detail: nil), started: Timestamp(milliseconds: 2),
                            ended: Timestamp(milliseconds: 3)))
                }
            }
        }
        let first = try store.said(before: nil, limit: 3)
        #expect(first.lines == ["four\nfive", "three", "two"])
        let rest = try store.said(before: try #require(first.next), limit: 3)
        #expect(rest.lines == ["one"] && rest.next == nil)
        #expect(try store.said(before: nil, limit: 4).next != nil)
        #expect(try store.said(before: try store.said(before: nil, limit: 4).next, limit: 4).lines.isEmpty)
    }
}
