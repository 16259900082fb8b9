import Conversation
import Engine
import Testing
import Views

/// When the user is called, and what the window is named.
@Suite struct AttentionTests {
    private struct Watch {
        var scene: Scene
        var attention = Attention()
        var calls: [String] = []

        init(_ scene: Scene) { self.scene = scene }

        mutating func happen(_ event: Event, after milliseconds: Int64 = 1_000) {
            scene.happen(event, after: milliseconds)
            look()
        }

        mutating func model(_ event: ModelEvent, after milliseconds: Int64 = 1_000) throws {
            happen(.model(try #require(scene.state.activity?.turn), event), after: milliseconds)
        }

        mutating func look() {
            if let call = attention.look(scene.state, at: scene.now) { calls.append(call.text) }
        }
    }

    private static let end = ModelEvent.ended(ModelEnding(outcome: .complete))

    @Test(arguments: [(7_000, []), (8_100, ["Data Engineer has answered"])] as [(Int64, [String])])
    func aLongReplyCalls(time: Int64, calls: [String]) throws {
        var watch = Watch(try Scene())
        watch.attention.focus(false)
        watch.happen(.say("@de a question"))
        try watch.model(.delta("An answer"), after: 100)
        #expect(watch.calls.isEmpty)
        try watch.model(Self.end, after: time - 100)
        #expect(watch.calls == calls)
        watch.happen(.tick)
        #expect(watch.calls == calls)
    }

    @Test func whoLooksIsNotCalled() throws {
        for focus in [nil, true] {
            var watch = Watch(try Scene())
            if let focus { watch.attention.focus(focus) }
            watch.happen(.say("@de a question"))
            try watch.model(.delta("An answer"))
            try watch.model(Self.end, after: 60_000)
            #expect(watch.calls.isEmpty)
        }
    }

    @Test func aRoundCallsAtItsEnd() throws {
        var watch = Watch(try Scene())
        watch.attention.focus(false)
        watch.happen(.say("@de @viz a question"))
        try watch.model(.delta("One"))
        try watch.model(Self.end, after: 9_000)
        #expect(watch.calls.isEmpty)
        try watch.model(.delta("Two"))
        try watch.model(.ended(ModelEnding(outcome: .error, detail: "gone")), after: 10)
        #expect(watch.calls == ["Data Visualization Specialist: the reply failed"])
    }

    @Test func aQuestionCallsAtOnce() throws {
        var watch = Watch(try Scene(asksWhenUnsure: true))
        watch.attention.focus(false)
        try watch.scene.start()
        watch.look()
        watch.happen(.say("/next"), after: 10)
        try watch.scene.call(.delta(Scene.brief), .ended(ModelEnding(outcome: .complete)))
        watch.look()
        #expect(watch.calls == ["A brief waits for you"])
        watch.look()
        #expect(watch.calls.count == 1)
    }

    @Test func theWindowIsNamedAfterTheSessionAndItsState() throws {
        var scene = try Scene()
        #expect(WindowTitle.text(scene.state) == "dramatis")
        scene.happen(.say("@de hello there"))
        #expect(WindowTitle.text(scene.state) == "dramatis - hello there - DE thinking")
        try scene.model(.delta("Hello"))
        #expect(WindowTitle.text(scene.state) == "dramatis - hello there - DE speaking")
        try scene.model(Self.end)
        #expect(WindowTitle.text(scene.state) == "dramatis - hello there")
        try scene.start()
        scene.happen(.say("/next"))
        #expect(WindowTitle.text(scene.state) == "dramatis - hello there - thinking")
        try scene.call(.delta(Scene.brief), .ended(ModelEnding(outcome: .complete)))
        #expect(WindowTitle.text(scene.state) == "dramatis - hello there - waits for you")
    }
}
