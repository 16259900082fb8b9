import Conversation
import Foundation
import Store
import Testing

@Suite struct RoundTripTests {
    private let folder = TemporaryFolder()
    private let id = SessionID("20261123-1402-7f3a")

    @Test func everyFieldComesBack() throws {
        var ended = reply(2, "Partition by day.", .ended(.error, detail: "connection lost\u{0}"))
        ended.ended = Timestamp(milliseconds: 4000)
        var sparse = reply(3, "", .ended(.cancelled, detail: nil))
        sparse.receipt = nil
        sparse.provenance = nil
        sparse.usage = TokenUsage()
        var first = reply(5, "", .waiting)
        first.provenance?.answers = nil
        first.provenance?.replaces = nil
        let records = [1, 2].map {
            HandoffRecord(session: id, number: $0, time: Timestamp(milliseconds: 3000), text: "[\u{0}\($0)]")
        }
        let turns = [
            question(1, "Design the tables."), ended, sparse, reply(4, "half", .streaming), first,
        ]
        do {
            let store = try SessionStore(folder: folder.path)
            try store.create(summary())
            for turn in turns { try store.record(turn) }
            try store.saveDraft(id, "and the \u{0}drift")
            try store.setPinned(id, Slug("mlops-engineer"))
            for record in records { try store.keep(record) }
            let open = try #require(try store.session(id))
            #expect(open.transcript.turns == turns)
        }
        let store = try SessionStore(folder: folder.path)
        let session = try #require(try store.session(id))
        #expect(Array(session.transcript.turns.prefix(3)) == Array(turns.prefix(3)))
        #expect(session.draft == "and the \u{0}drift")
        #expect(session.pinned == Slug("mlops-engineer"))
        #expect(session.handoffs == records)
        #expect(
            session.summary
                == SessionSummary(
                    id: id, title: "Churn", created: Timestamp(milliseconds: 1000),
                    updated: Timestamp(milliseconds: 4000),
                    turnCount: 5))
        // Else a field without a column would not be missed. The version is not stored.
        #expect(
            unsetFields(
                Session(
                    summary: session.summary, transcript: Transcript(turns: turns), draft: session.draft,
                    pinned: session.pinned, handoffs: session.handoffs)) == ["transcript.turns.version"])
    }

    @Test(arguments: Outcome.allCases)
    func everyOutcome(outcome: Outcome) throws {
        let store = try SessionStore(folder: folder.path)
        try store.create(summary())
        let turn = reply(1, "x", .ended(outcome, detail: "why"))
        try store.record(turn)
        #expect(try store.session(id)?.transcript.turns == [turn])
    }

    @Test(arguments: Rung.allCases)
    func everyRung(rung: Rung) throws {
        let store = try SessionStore(folder: folder.path)
        try store.create(summary())
        var turn = reply(1, "x", .ended(.complete, detail: nil))
        turn.receipt = RouteReceipt(rung: rung, speakers: [], request: "")
        try store.record(turn)
        #expect(try store.session(id)?.transcript.turns == [turn])
    }

    @Test func aComparisonIsNobodys() throws {
        let compared = Turn(
            id: TurnID(session: id, number: 3), speaker: .comparison, text: "**Agree**: on the drift",
            state: .ended(.complete, detail: nil), started: Timestamp(milliseconds: 5000))
        // A member may be called so, too.
        let member = Turn(
            id: TurnID(session: id, number: 2), speaker: .member(Slug("comparison")), text: "x",
            state: .ended(.complete, detail: nil), started: Timestamp(milliseconds: 4000))
        do {
            let store = try SessionStore(folder: folder.path)
            try store.create(summary())
            try store.record(question(1, "How?"))
            try store.record(member)
            try store.record(compared)
        }
        let store = try SessionStore(folder: folder.path)
        #expect(try store.session(id)?.transcript.turns.suffix(2) == [member, compared])
        #expect(try store.search("agree").map(\.speaker) == [.comparison])
    }

    @Test func allOpenAnswersOfADeadShellAreCutOff() throws {
        do {
            let store = try SessionStore(folder: folder.path)
            try store.create(summary())
            try store.record(question(1, "How?"))
            for number in 2...4 { try store.record(reply(number, "", .waiting)) }
            try store.checkpoint(TurnID(session: id, number: 3), text: "half")
        }
        let turns = try #require(try SessionStore(folder: folder.path).session(id)).transcript.turns
        #expect(turns.dropFirst().map(\.outcome) == [.truncated, .truncated, .truncated])
        #expect(turns.map(\.text) == ["How?", "", "half", ""])
    }

    @Test func whatTheUserChoseIsKnownAgain() throws {
        let store = try SessionStore(folder: folder.path)
        try store.create(summary())
        var turn = reply(1, "x", .ended(.complete, detail: nil))
        turn.receipt = RouteReceipt(
            rung: .scored, speakers: [Slug("a")], request: "r",
            candidates: [.init(slug: Slug("b"), score: 0.5, matched: ["w"])]
        ).overridden(by: Slug("b"))
        try store.record(turn)
        let kept = try store.session(id)?.transcript.turns.first?.receipt
        #expect(kept == turn.receipt)
        #expect(kept?.isOverride == true && kept?.speakers == [Slug("b")] && kept?.runnerUp == Slug("a"))
    }

    @Test(arguments: [
        "", "\0", "a\0b\0", "\u{FEFF}BOM", "e\u{301}\u{301}", "\u{1F469}\u{200D}\u{1F469}",
        "\u{10FFFF}\u{FFFD}",
        "\r\n\r", "\u{202E}evil", "'; DROP TABLE turn; --", "\u{1B}[2J",
        String(repeating: "日本語 ", count: 50_000),
    ])
    func textsKeepEveryCodePoint(text: String) throws {
        let store = try SessionStore(folder: folder.path)
        try store.create(summary(title: text))
        try store.record(question(1, text))
        try store.saveDraft(id, text)
        let session = try #require(try store.session(id))
        for kept in [session.summary.title, session.draft, session.transcript.turns[0].text] {
            #expect(Array(kept.utf8) == Array(text.utf8))
        }
    }

    @Test func everyScalarComesBack() throws {
        var text = ""
        for value in stride(from: UInt32(0), through: 0x10FFFF, by: 7) {
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        let store = try SessionStore(folder: folder.path)
        try store.create(summary())
        try store.record(question(1, text))
        #expect(try store.session(id)?.transcript.turns[0].text.utf8.elementsEqual(text.utf8) == true)
    }

    @Test func recordingAgainReplaces() throws {
        let store = try SessionStore(folder: folder.path)
        try store.create(summary())
        try store.record(reply(1, "", .waiting))
        try store.checkpoint(TurnID(session: id, number: 1), text: "half a")
        #expect(try store.session(id)?.transcript.turns == [reply(1, "half a", .streaming)])
        let whole = reply(1, "half a reply", .ended(.complete, detail: nil))
        try store.record(whole)
        #expect(try store.session(id)?.transcript.turns == [whole])
        // A late checkpoint finds no open reply.
        try store.checkpoint(TurnID(session: id, number: 1), text: "late")
        try store.checkpoint(TurnID(session: id, number: 9), text: "nowhere")
        #expect(try store.session(id)?.transcript.turns == [whole])
    }

    @Test func listsWhatWasSaidNewestFirst() throws {
        let store = try SessionStore(folder: folder.path)
        #expect(try store.latest() == nil)
        for (name, time) in [("a", Int64(10)), ("b", 30), ("c", 20), ("empty", 99)] {
            try store.create(summary(name, title: name, at: 1))
            if name != "empty" { try store.record(question(1, "x", in: name, at: time)) }
        }
        #expect(try store.list().map(\.id.text) == ["b", "c", "a"])
        #expect(try store.list(limit: 1) == [try #require(try store.latest())])
        #expect(try store.list(limit: -5).isEmpty)
        // An older turn that is changed does not make the session older.
        try store.record(question(1, "y", in: "b", at: 5))
        #expect(try store.latest()?.updated == Timestamp(milliseconds: 30))
        try store.rename(SessionID("a"), "A new title")
        #expect(try store.list().last?.title == "A new title")
    }

    @Test func findsByUnambiguousPrefix() throws {
        let store = try SessionStore(folder: folder.path)
        for name in ["20261123-1402-7f3a", "20261123-1402-7f3a-2", "20261124-0900-0001", "%"] {
            try store.create(summary(name))
        }
        func found(_ prefix: String) throws -> [String] {
            switch try store.find(prefix: prefix) {
            case .found(let session): [session.summary.id.text]
            case .ambiguous(let several): several.map(\.id.text)
            case .unknown: []
            }
        }
        #expect(try found("20261124") == ["20261124-0900-0001"])
        #expect(try found("20261123-1402-7f3a") == ["20261123-1402-7f3a"])
        #expect(try found("2026").count == 3)
        #expect(try found("%") == ["%"])
        for nothing in ["", "_", "20261125", "x\0", "20261123-1402-7f3a-23"] {
            #expect(try found(nothing) == [])
        }
    }

    @Test func aSessionThatIsNotThereIsNamed() throws {
        let store = try SessionStore(folder: folder.path)
        #expect(try store.session(SessionID("none")) == nil)
        #expect(throws: StoreError.noSession(id: "none")) { try store.record(question(1, "x", in: "none")) }
        #expect(throws: StoreError.noSession(id: "none")) { try store.saveDraft(SessionID("none"), "x") }
        #expect(throws: StoreError.noSession(id: "none")) { try store.setPinned(SessionID("none"), nil) }
        #expect(throws: StoreError.noSession(id: "none")) { try store.rename(SessionID("none"), "x") }
    }

    @Test func searchFindsWords() throws {
        let store = try SessionStore(folder: folder.path)
        try store.create(summary())
        try store.record(question(1, "How do we notice that the model drifts?"))
        try store.record(
            reply(2, "Drift drift drift: compare the Größe of both windows.", .ended(.complete, detail: nil)))
        try store.record(reply(3, "the drift of an open reply", .streaming))
        #expect(try store.search("drift").map(\.turn.number) == [2, 1])
        #expect(try store.search("GROSSE").isEmpty)
        #expect(try store.search("große windows").map(\.turn.number) == [2])
        let hit = try #require(try store.search("notice model").first)
        #expect(hit.excerpt.filter(\.isMatch).map(\.text) == ["notice", "model"])
        #expect(hit.excerpt.map(\.text).joined() == "How do we notice that the model drifts?")
        #expect(hit.session.id == id && hit.speaker == .user)
        // A turn is found by what it says now.
        try store.record(question(1, "Something else"))
        #expect(try store.search("notice").isEmpty)
    }

    @Test(arguments: [
        "", " ", "\"", "a\"b", "NOT", "OR AND", "(", "*", "text:x", "^a", "-x", "\0", "{x}: y", "NEAR(a b)",
        "日本",
    ])
    func searchTakesAnyText(text: String) throws {
        let store = try SessionStore(folder: folder.path)
        try store.create(summary())
        try store.record(question(1, "0451"))
        #expect(try store.search(text).isEmpty)
    }
}
