import Canvas
import Conversation
import Engine
import Testing
import Views

@Suite struct ScreenTests {
    /// Every size there can be: a frame of that size, the cursor inside, no trap.
    @Test func everySize() throws {
        var scene = try Scene()
        try scene.say("hello \u{4F60}\u{597D}", reply: Scene.tables)
        scene.happen(.edit(.insert("a draft\nof two lines")))
        for rows in [0, 1, 2, 3, 5, 7, 8, 24, 200] {
            for columns in [0, 1, 2, 3, 10, 39, 40, 80, 99, 100, 500] {
                let size = Size(columns: columns, rows: rows)
                let frame = scene.frame(size)
                #expect(frame.size == size)
                #expect(frame.rows.count == rows)
                for row in frame.rows {
                    #expect(row.count == columns)
                    #expect(row.reduce(0) { $0 + Int($1.width) } == columns)
                }
                if let cursor = frame.cursor {
                    #expect((0..<columns).contains(cursor.column) && (0..<rows).contains(cursor.row))
                }
            }
        }
    }

    @Test func scrollingShowsOlderLinesAndComesBack() throws {
        var scene = try Scene()
        for number in 1...30 { try scene.say("@de question \(number)", reply: "answer \(number)") }
        let size = Size(columns: 80, rows: 24)
        let bottom = scene.frame(size)
        #expect(bottom.text.contains("answer 30"))
        scene.screen.scroll(.pages(1), scene.state, clock: Clock(now: scene.now, offset: 0))
        let older = scene.frame(size)
        #expect(!older.text.contains("answer 30"))
        #expect(older.text.contains("older lines are shown"))
        scene.screen.scroll(.top, scene.state, clock: Clock(now: scene.now, offset: 0))
        #expect(scene.frame(size).text.contains("question 1 "))
        scene.screen.scroll(.pages(-1), scene.state, clock: Clock(now: scene.now, offset: 0))
        scene.screen.scroll(.bottom, scene.state, clock: Clock(now: scene.now, offset: 0))
        #expect(scene.frame(size) == bottom)
    }

    @Test func aScrolledViewStaysWhereItIsWhileAReplyArrives() throws {
        var scene = try Scene()
        for number in 1...20 { try scene.say("@de question \(number)", reply: "answer \(number)") }
        let size = Size(columns: 80, rows: 24)
        _ = scene.frame(size)
        scene.happen(.say("@de the last"))
        scene.screen.scroll(.pages(2), scene.state, clock: Clock(now: scene.now, offset: 0))
        let before = scene.frame(size).lines[2..<20]
        for number in 1...40 { try scene.model(.delta("line \(number)\n\n")) }
        #expect(scene.frame(size).lines[2..<20] == before)
    }

    /// The end of the view is the same whether a reply came in one piece or in many with a frame after each.
    @Test func aStreamedReplyEndsAsOneThatWasOpened() throws {
        var streamed = try Scene()
        var whole = try Scene()
        let size = Size(columns: 110, rows: 30)
        let text = (1...30).map { "## Part \($0)\n\n\(Scene.tables)\n\n" }.joined()
        for scene in [0, 1] {
            if scene == 0 {
                streamed.happen(.say("@de go"))
                var rest = text[...]
                while !rest.isEmpty {
                    streamed.happen(
                        .model(try #require(streamed.state.activity?.turn), .delta(String(rest.prefix(37)))),
                        after: 20)
                    rest = rest.dropFirst(37)
                    _ = streamed.frame(size)
                }
                try streamed.model(.ended(ModelEnding(outcome: .complete)))
            } else {
                whole.happen(.say("@de go"))
                try whole.model(.delta(text))
                try whole.model(.ended(ModelEnding(outcome: .complete)))
            }
        }
        #expect(streamed.frame(size).lines[1..<26] == whole.frame(size).lines[1..<26])
    }

    @Test func resizingLosesNothing() throws {
        var scene = try Scene()
        try scene.say("@de go", reply: (1...60).map { "paragraph \($0)\n\n" }.joined())
        let size = Size(columns: 120, rows: 30)
        let before = scene.frame(size)
        for columns in stride(from: 120, through: 20, by: -7) {
            _ = scene.frame(Size(columns: columns, rows: 10))
        }
        #expect(scene.frame(size) == before)
    }

    @Test func manyShortTurnsOnATallScreen() throws {
        var scene = try Scene()
        for number in 1...150 { try scene.say("@de q \(number)", reply: "a \(number)") }
        let size = Size(columns: 80, rows: 400)
        let first = scene.frame(size)
        #expect(scene.frame(size) == first)
        #expect(first.text.contains("a 150") && first.text.contains("a 90 "))
    }

    @Test func theCaretStandsBeforeAWideCharacterThatWraps() throws {
        var scene = try Scene()
        // Columns of text at 20 columns: 17, behind "> " and before the last.
        scene.happen(.edit(.insert(String(repeating: "x", count: 16) + "\u{4F60}")))
        scene.happen(.edit(.left))
        let frame = scene.frame(Size(columns: 20, rows: 10))
        let cursor = try #require(frame.cursor)
        #expect(frame.rows[cursor.row][cursor.column].text == "\u{4F60}")
    }

    @Test func aVeryLongDraftShowsItsCaret() throws {
        var scene = try Scene()
        scene.happen(.edit(.insert(String(repeating: "x", count: 3_000_000) + "END")))
        #expect(scene.frame(Size(columns: 80, rows: 24)).text.contains("END"))
        scene.happen(.edit(.textStart))
        scene.happen(.edit(.insert("BEGIN")))
        #expect(scene.frame(Size(columns: 80, rows: 24)).text.contains("BEGIN"))
    }
}
