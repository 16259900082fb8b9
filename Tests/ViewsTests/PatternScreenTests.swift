import Canvas
import Conversation
import Engine
import Testing
import Views

/// What holds of patterns on the screen at any size.
@Suite struct PatternScreenTests {
    private let wide = Size(columns: 80, rows: 24)

    private func clock(_ scene: Scene) -> Clock { Clock(now: scene.now, offset: 0) }

    @Test func everySize() throws {
        var scenes = [try Scene()]
        scenes[0].happen(.say("/pattern end-to-end"))
        var scene = try Scene()
        try scene.toThirdStep()
        scenes.append(scene)
        scene.happen(.choose(3))
        try scene.answer("JAX.")
        scene.happen(.say("/redo as mle-pt"))
        try scene.answer("PyTorch.")
        try scene.draft()
        scenes.append(scene)
        scene.happen(.brief(.edit))
        scenes.append(scene)
        scene.happen(.stop)
        scene.happen(.say("/compare"))
        scenes.append(scene)
        for index in scenes.indices {
            for rows in [0, 1, 2, 3, 4, 5, 7, 8, 12, 24, 60] {
                for columns in [0, 1, 2, 3, 10, 20, 39, 40, 59, 80, 99, 100, 200] {
                    let frame = scenes[index].frame(Size(columns: columns, rows: rows))
                    #expect(frame.rows.allSatisfy { row in row.reduce(0) { $0 + Int($1.width) } == columns })
                    if let cursor = frame.cursor { #expect(cursor.column < columns && cursor.row < rows) }
                }
            }
        }
    }

    /// Where there is little room the words of the hint go, and never the keys.
    @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12), Size(columns: 20, rows: 5)])
    func theKeysOfACardAreSeen(size: Size) throws {
        var scene = try Scene(asksWhenUnsure: true)
        scene.happen(.say("Data warehousing, Plotly *dashboards*: where do we begin?"))
        func hint() -> [Substring] { (scene.frame(size).lines.last ?? "").split(separator: " ") }
        #expect(Set(hint()).isSuperset(of: ["1", "2", "Esc"]))
        scene.happen(.stop)
        scene.happen(.edit(.clear))
        try scene.toThirdStep()
        #expect(hint().contains("1-3") && hint().contains("Enter"))
        scene.happen(.choose(1))
        try scene.answer("GRU.")
        try scene.draft()
        #expect(Set(hint()).isSuperset(of: ["Enter", "e", "r", "d", "Esc"]))
        scene.happen(.brief(.edit))
        #expect(Set(hint()).isSuperset(of: ["Enter", "Esc"]))
    }

    @Test func aTurnIsScrolledToTheTop() throws {
        var scene = try Scene()
        try scene.toThirdStep()
        scene.happen(.choose(1))
        for number in 1...9 { try scene.say("question \(number)", reply: "answer \(number)") }
        _ = scene.frame(wide)
        scene.screen.look(.turn(4), scene.state, clock: clock(scene))
        #expect(scene.frame(wide).lines[2].contains("#4 14:0"))
        scene.screen.look(.turn(1), scene.state, clock: clock(scene))
        #expect(scene.frame(wide).lines[2].contains("#1 14:0"))
        // There is no such turn: nothing moves.
        let before = scene.frame(wide)
        scene.screen.look(.turn(4_000), scene.state, clock: clock(scene))
        #expect(scene.frame(wide) == before)
    }

    @Test func aCardThatIsHigherThanThePaneIsReadFromItsTop() throws {
        var scene = try Scene()
        let size = Size(columns: 40, rows: 12)
        try scene.start()
        _ = scene.frame(size)
        try scene.draft()
        let card = scene.frame(size)
        #expect(card.lines[2].contains("Step 1 done"))
        scene.screen.scroll(.pages(-1), scene.state, clock: clock(scene))
        scene.screen.scroll(.pages(-1), scene.state, clock: clock(scene))
        #expect(scene.frame(size).text.contains("features"))
        scene.happen(.stop)
        #expect(scene.frame(size).text.contains("a brief waits: /next"))
        scene.happen(.say("/next"))
        #expect(scene.frame(size).lines[2].contains("Step 1 done"))
        // Accepted: the view is at the bottom again.
        scene.happen(.submit)
        try scene.answer("I take it from here.")
        #expect(scene.frame(size).text.contains("I take it from here."))
    }

    @Test func aSessionThatIsOpenedShowsItsCourse() throws {
        var scene = try Scene()
        try scene.toThirdStep()
        scene.happen(.choose(3))
        try scene.answer("JAX.")
        scene.happen(.say("/skip not needed"))
        try scene.answer("MLflow.")
        let size = Size(columns: 120, rows: 60)
        let before = scene.frame(size)
        var again = try Scene()
        again.now = scene.now
        again.happen(
            .sessionOpened(
                Session(
                    summary: scene.state.summary, transcript: scene.state.transcript,
                    handoffs: scene.records)), after: 0)
        let after = again.frame(size)
        #expect(after.lines[1..<56] == before.lines[1..<56])
        #expect(after.text.contains("Step 3 skipped: not needed"))
    }

    /// What the shell said stands where it was said, also when more happens to the pattern before the next turn.
    @Test func noticesKeepTheirPlace() throws {
        var scene = try Scene()
        try scene.start()
        scene.happen(.say("/status"))
        _ = scene.frame(wide)
        scene.happen(.say("/pause"))
        _ = scene.frame(wide)
        scene.happen(.say("/why"))
        _ = scene.frame(wide)
        scene.happen(.say("/resume"))
        let lines = scene.frame(Size(columns: 80, rows: 80)).lines
        let places = ["waits|pending", "Paused", "answered:", "Resumed"].map { word in
            lines.lastIndex { line in word.split(separator: "|").contains { line.contains($0) } } ?? -1
        }
        #expect(places == places.sorted() && places[0] > 0)
    }

    @Test func textOfOthersIsNeitherMarkdownNorControl() throws {
        var scene = try Scene()
        scene.happen(.say("/pattern end-to-end a # **bold** \u{1B}[31m\u{202E} `x`"))
        try scene.answer("hello")
        try scene.draft("{\"decisions\": [\"# 1. **two** \u{202E}\"], \"next\": \"[a](b)\"}")
        let frame = scene.frame(Size(columns: 120, rows: 40))
        #expect(frame.text.contains("- # 1. **two** <U+202E>"))
        #expect(frame.text.contains("[a](b)"))
        #expect(frame.text.contains("a # **bold** ^[[31m<U+202E> `x`"))
        #expect(!frame.text.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x1B })
    }

    @Test func keysOfCards() throws {
        var scene = try Scene()
        try scene.start()
        try scene.draft()
        let brief = try #require(scene.state.card)
        var keymap = Keymap()
        func action(_ key: Key, isWriting: Bool = false, _ card: State.Card) -> Action? {
            keymap.action(for: key, in: KeyContext(isWriting: isWriting), card: card)
        }
        for (letter, key) in [("e", BriefKey.edit), ("r", .redraft), ("d", .discard)] {
            #expect(action(Key(.character(Character(letter))), brief) == .brief(key))
            #expect(
                action(Key(.character(Character(letter))), isWriting: true, brief) == .edit(.insert(letter)))
        }
        #expect(action(Key(.character("x")), brief) == .edit(.insert("x")))
        #expect(action(Key(.character("E")), brief) == .edit(.insert("E")))
        #expect(action(Key(.character("1")), brief) == .edit(.insert("1")))
        #expect(action(Key(.character("e"), .control), brief) == .edit(.lineEnd))
        #expect(action(Key(.character("x"), .control), brief) == nil)
        #expect(action(Key(.character("e"), .control), brief) == .editBriefExternally)
        scene.happen(.submit)
        try scene.answer("?")
        try scene.draft()
        scene.happen(.submit)
        let member = try #require(scene.state.card)
        #expect(action(Key(.character("3")), member) == .choose(3))
        #expect(action(Key(.character("3"), .alt), member) == nil)
        #expect(action(Key(.character("e")), member) == .edit(.insert("e")))
        #expect(action(Key(.character("0")), member) == .edit(.insert("0")))
    }
}
