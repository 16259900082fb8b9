import Canvas
import Conversation
import Engine
import Testing
import Views

/// Whole screens, as recorded in Frames/.
@Suite struct FrameTests {
    @Test(arguments: Scene.sizes)
    func welcome(size: Size) throws {
        var scene = try Scene()
        try Recorded.check(scene.frame(size), "welcome-\(size.columns)x\(size.rows)")
    }

    @Test(arguments: Scene.sizes)
    func conversation(size: Size) throws {
        var scene = try Scene()
        try scene.say(
            "We have 3 TB of clickstream logs in Parquet. Design the tables for a churn model.",
            reply: Scene.tables)
        scene.happen(.say("/as mlops-engineer"))
        scene.happen(.say("How do we notice drift?"))
        try scene.model(.delta("Watch the inputs **and** the outputs. Compare each week's"))
        scene.happen(.tick, after: 4_000)
        try Recorded.check(scene.frame(size), "conversation-\(size.columns)x\(size.rows)")
    }

    @Test(arguments: Scene.sizes)
    func wideText(size: Size) throws {
        var scene = try Scene()
        try scene.say(
            "@viz \u{8BF7}\u{753B}\u{4E00}\u{4E2A}\u{76F4}\u{65B9}\u{56FE} \u{1F4CA} \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
            reply:
                "\u{4F7F}\u{7528} matplotlib\u{3002} \u{5C06}\u{6570}\u{636E}\u{5206}\u{7EC4}\u{FF0C}\u{7136}\u{540E}\u{8C03}\u{7528} `hist`\u{3002} \u{0627}\u{0644}\u{0639}\u{0631}\u{0628}\u{064A}\u{0629} e\u{301} \u{1F1E9}\u{1F1EA}\n\u{1B}[31mred\u{202E}"
        )
        scene.happen(.edit(.insert("\u{4F60}\u{597D}")))
        try Recorded.check(scene.frame(size), "wide-\(size.columns)x\(size.rows)")
    }

    @Test func progressAndEndings() throws {
        var scene = try Scene()
        let size = Size(columns: 100, rows: 30)
        scene.happen(.say("@de hello"))
        try scene.model(.loading)
        #expect(scene.frame(size).text.contains("loading model"))
        try scene.model(.reading(done: 210, total: 420))
        #expect(scene.frame(size).text.contains("reading 210 of 420 tokens"))
        #expect(scene.frame(size).text.contains("thinking 50 %"))
        try scene.model(.delta("Half an answer"))
        #expect(!scene.frame(size).text.contains("reading"))
        scene.happen(.stop)
        #expect(scene.frame(size).text.contains("Half an answer"))
        #expect(scene.frame(size).text.contains("[cancelled]"))
        scene.happen(.say("@de again"))
        try scene.model(.ended(ModelEnding(outcome: .error, detail: "the server is gone")))
        #expect(scene.frame(size).text.contains("[the server is gone - /retry asks again]"))
        try Recorded.check(scene.frame(size), "endings-100x30")
    }

    @Test(arguments: Scene.sizes)
    func panel(size: Size) throws {
        var scene = try Scene(slots: 2)
        scene.happen(.say("/panel de,viz,mlops How do we notice drift?"))
        let turns = scene.state.activities.map(\.turn)
        scene.happen(.model(turns[1], .delta("A line for each week, with its band.")))
        scene.happen(.model(turns[0], .reading(done: 120, total: 480)))
        try Recorded.check(scene.frame(size), "panel-\(size.columns)x\(size.rows)")
        scene.happen(.model(turns[0], .delta("Compare row counts.")))
        for turn in turns.prefix(2) {
            scene.happen(.model(turn, .ended(ModelEnding(outcome: .complete))))
        }
        scene.happen(.model(turns[2], .delta("Alert on the inputs")))
        scene.happen(.model(turns[2], .ended(ModelEnding(outcome: .error, detail: "the server is gone"))))
        let last = try #require(scene.state.activity?.turn)
        scene.happen(.model(last, .delta(" each week is held against the last.")))
        scene.happen(.model(last, .ended(ModelEnding(outcome: .complete))))
        try Recorded.check(scene.frame(size), "compared-\(size.columns)x\(size.rows)")
    }

    @Test func whoIsToAnswerIsAskedWithReasons() throws {
        var scene = try Scene(asksWhenUnsure: true)
        let size = Size(columns: 80, rows: 24)
        scene.happen(.say("Data warehousing, Plotly *dashboards*: where do we begin?"))
        scene.happen(.say("@viz and how?"))
        try Recorded.check(scene.frame(size), "choice-80x24")
        for small in [Size(columns: 40, rows: 12), Size(columns: 20, rows: 5)] {
            try Recorded.check(scene.frame(small), "choice-\(small.columns)x\(small.rows)")
        }
        scene.happen(.choose(2))
        #expect(scene.frame(size).text.contains("your choice"))
        #expect(!scene.frame(size).text.contains("Who is to answer"))
    }

    @Test func whoSpeaksStandsOnEveryLine() throws {
        var scene = try Scene()
        try scene.say("@mlops how?", reply: "one\n\ntwo\n\nthree")
        let lines = scene.frame(Size(columns: 80, rows: 24)).lines
        for word in ["one", "two", "three"] {
            #expect(lines.contains { $0.hasPrefix("MLOPS") && $0.contains(word) })
        }
    }

    @Test func theOfferStandsUntilSomethingIsSaid() throws {
        var scene = try Scene()
        scene.happen(
            .storeReady(
                last: SessionSummary(
                    id: SessionID("x"), title: "churn *study*", created: scene.now, updated: scene.now,
                    turnCount: 4)))
        try Recorded.check(scene.frame(Size(columns: 80, rows: 24)), "offer-80x24")
        scene.happen(.say("@de hello"))
        #expect(!scene.frame(Size(columns: 80, rows: 24)).text.contains("last session"))
    }
}
