import Canvas
import Conversation
import Engine
import Testing

@testable import Views

/// The transcript as it is looked at: what arrives below the view, jumps, folds, filters, searches.
@Suite struct TranscriptTests {
    static let size = Size(columns: 80, rows: 24)

    /// Thirty questions and answers, in turn by two members.
    static func long() throws -> Scene {
        var scene = try Scene()
        for number in 1...30 {
            let member = number % 2 == 0 ? "mlops" : "de"
            try scene.say(
                "@\(member) question \(number)", reply: "answer \(number)\n\nand its reason \(number)")
        }
        _ = scene.frame(size)
        return scene
    }

    // MARK: - Unread

    @Test func whatArrivesBelowIsMarkedAndCounted() throws {
        var scene = try Self.long()
        scene.press(.scroll(.pages(2)))
        let before = scene.frame(Self.size)
        #expect(!before.text.contains("new below"))
        scene.happen(.say("@de the last"))
        for number in 1...4 { try scene.model(.delta("line \(number)\n\n")) }
        let after = scene.frame(Self.size)
        #expect(after.lines[2..<20] == before.lines[2..<20])
        // The question's line, the answer's header and seven lines.
        #expect(after.text.contains("9 new below, Ctrl-End"))
        scene.press(.scroll(.bottom))
        let bottom = scene.frame(Self.size)
        #expect(!bottom.text.contains("new below"))
        let mark = try #require(bottom.lines.firstIndex { $0.contains("\u{2500} new \u{2500}") })
        #expect(bottom.lines[mark + 1].contains("the last"))
        #expect(bottom.lines[mark - 2].contains("reason 30"))
        scene.press(.scroll(.lines(1)))
        #expect(!scene.frame(Self.size).text.contains("\u{2500} new \u{2500}"))
    }

    @Test func aReplyThatGoesOnIsMarkedWhereItWasLeft() throws {
        var scene = try Self.long()
        scene.happen(.say("@de the last"))
        try scene.model(.delta("seen one\n\nseen two\n\n"))
        _ = scene.frame(Self.size)
        scene.press(.scroll(.lines(3)))
        _ = scene.frame(Self.size)
        try scene.model(.delta("unseen three\n\nunseen four\n\n"))
        #expect(scene.frame(Self.size).text.contains("4 new"))
        scene.press(.scroll(.bottom))
        for columns in [80, 40, 120, 80] {
            let lines = scene.frame(Size(columns: columns, rows: 24)).lines
            let mark = try #require(lines.firstIndex { $0.contains("\u{2500} new \u{2500}") })
            #expect(lines[mark - 1].contains("seen two") && lines[mark + 2].contains("unseen three"))
        }
    }

    @Test func sendingFollowsAgain() throws {
        var scene = try Self.long()
        scene.press(.scroll(.top))
        #expect(scene.frame(Self.size).text.contains("question 1 "))
        scene.press(.submit)
        scene.happen(.say("@de the last"))
        #expect(scene.frame(Self.size).text.contains("the last"))
    }

    // MARK: - Jumps

    @Test func jumpsGoFromTurnToTurn() throws {
        var scene = try Self.long()
        let top = { (scene: inout Scene) in scene.frame(Self.size).lines[2] }
        scene.press(.scroll(.pages(3)))
        scene.press(.look(.previous(.anyone)))
        let first = top(&scene)
        #expect(first.contains("#"))
        scene.press(.look(.previous(.anyone)))
        #expect(top(&scene) != first)
        scene.press(.look(.next(.anyone)))
        #expect(top(&scene) == first)
        scene.press(.look(.turn(20)))
        #expect(top(&scene).contains("MLOps Engineer") && top(&scene).contains("#20 "))
        scene.press(.look(.previous(.same)))
        #expect(top(&scene).contains("#16 "))
        scene.press(.look(.next(.same)))
        #expect(top(&scene).contains("#20 "))
        scene.press(.look(.previous(.speaker(.user))))
        #expect(top(&scene).contains("question 10 "))
        for _ in 0..<100 { scene.press(.look(.previous(.anyone))) }
        #expect(top(&scene).contains("question 1 "))
        #expect(scene.frame(Self.size).text.contains("no turn before this one"))
        for _ in 0..<100 { scene.press(.look(.next(.anyone))) }
        #expect(scene.screen.pane.isFollowing)
    }

    @Test func theTurnThatWasJumpedToIsMarked() throws {
        var scene = try Self.long()
        scene.press(.look(.previous(.anyone)))
        let frame = scene.frame(Self.size)
        let row = try #require(frame.lines.firstIndex { $0.contains("#60 ") })
        #expect(frame.row(row).first?.style.attributes.contains(.reverse) == true)
        scene.press(.scroll(.lines(1)))
        #expect(
            !scene.frame(Self.size).rows[2..<21].contains { $0[0].style.attributes.contains(.reverse) })
    }

    /// A command that is sent does not lose the place from which it looks.
    @Test func aCommandLooksFromWhereTheViewWas() throws {
        var scene = try Self.long()
        scene.press(.look(.turn(20)))
        scene.press(.submit)
        scene.screen.look(.previous(.speaker(.user)), scene.state, clock: Clock(now: scene.now, offset: 0))
        #expect(scene.frame(Self.size).lines[2].contains("question 10 "))
    }

    // MARK: - Folds

    @Test func aFoldedTurnIsItsHeaderAndALine() throws {
        var scene = try Self.long()
        scene.press(.look(.turn(20)))
        scene.press(.look(.toggleFold))
        let frame = scene.frame(Self.size)
        #expect(frame.lines[2].contains("#20 ") && frame.lines[3].contains("3 lines folded"))
        #expect(!frame.text.contains("answer 10"))
        scene.press(.look(.toggleFold))
        #expect(scene.frame(Self.size).text.contains("answer 10"))
        scene.press(.look(.fold(.all)))
        #expect(scene.frame(Self.size).text.components(separatedBy: "3 lines folded").count > 4)
        scene.happen(.say("@de and now"))
        try scene.model(.delta("what is new is not folded"))
        scene.press(.scroll(.bottom))
        #expect(scene.frame(Self.size).text.contains("is not folded"))
        scene.press(.look(.unfold(.all)))
        #expect(!scene.frame(Self.size).text.contains("folded\n"))
    }

    // MARK: - Filters

    @Test func onlyTheTurnsOfOneAreShown() throws {
        var scene = try Self.long()
        scene.happen(.say("/only de"))
        var text = scene.frame(Self.size).text
        #expect(text.contains("answer 29") && text.contains("answer 27"))
        #expect(!text.contains("answer 28") && !text.contains("question 29"))
        #expect(text.contains("only Data Engineer: 15 of 60 turns"))
        scene.press(.look(.previous(.anyone)))
        scene.press(.look(.previous(.anyone)))
        #expect(scene.frame(Self.size).text.contains("#54 "))
        scene.press(.scroll(.bottom))
        try scene.say("@mlops more", reply: "this is not shown")
        text = scene.frame(Self.size).text
        #expect(!text.contains("this is not shown"))
        #expect(text.contains("2 new not shown"))
        #expect(scene.frame(Size(columns: 40, rows: 12)).text.contains("only DE"))
        #expect(scene.frame(Size(columns: 30, rows: 6)).text.contains("only DE"))
        scene.happen(.say("/as viz"))
        #expect(scene.frame(Self.size).text.contains("answers from now on"))
        scene.happen(.say("/only"))
        #expect(scene.frame(Size(columns: 80, rows: 60)).text.contains("this is not shown"))
        #expect(!scene.frame(Self.size).text.contains("only Data"))
    }

    @Test func aFilterThatNothingPassesSaysSo() throws {
        var scene = try Self.long()
        scene.happen(.say("/only viz"))
        #expect(scene.frame(Self.size).text.contains("No turn is shown"))
        scene.press(.scroll(.pages(1)))
        scene.press(.look(.previous(.anyone)))
        #expect(scene.frame(Self.size).text.contains("no turn before"))
    }

    // MARK: - Searches

    @Test func whatIsFoundIsMarkedAndCounted() throws {
        var scene = try Self.long()
        scene.find("reason 1")
        // 1, 10 to 19: seen from the bottom, the last one is the nearest.
        var frame = scene.frame(Self.size)
        #expect(frame.text.contains("find \"reason 1\": 11 of 11"))
        #expect(frame.text.contains("reason 19"))
        #expect(frame.rows.joined().contains { $0.style.ink == .match })
        scene.press(.submit)
        scene.press(.look(.nextFound))
        frame = scene.frame(Self.size)
        #expect(frame.text.contains("1 of 11") && frame.text.contains("reason 1 "))
        scene.press(.look(.previousFound))
        scene.press(.look(.previousFound))
        frame = scene.frame(Self.size)
        #expect(frame.text.contains("10 of 11") && frame.text.contains("reason 18"))
        let current = frame.rows.joined().filter { $0.style == Style(.match, [.bold, .underline]) }
        #expect(current.map(\.text).joined() == "reason 1")
        scene.press(.stop)
        frame = scene.frame(Self.size)
        #expect(!frame.text.contains("of 11"))
        #expect(!frame.rows.joined().contains { $0.style.ink == .match })
        #expect(scene.state.composer.isEmpty)
    }

    @Test func escapeWhileTypingComesBack() throws {
        var scene = try Self.long()
        let before = scene.frame(Self.size)
        scene.find("answer 3 ")
        #expect(scene.frame(Self.size) != before)
        scene.press(.stop)
        #expect(scene.frame(Self.size) == before)
        #expect(!scene.screen.isFinding)
    }

    @Test func aFoldedTurnIsOpenedForWhatIsFoundInIt() throws {
        var scene = try Self.long()
        scene.press(.look(.fold(.all)))
        scene.find("reason 7")
        #expect(scene.frame(Self.size).text.contains("and its reason 7"))
    }

    @Test func aSearchLooksInsideAFilterOnly() throws {
        var scene = try Self.long()
        scene.happen(.say("/only de"))
        scene.find("answer 1")
        #expect(scene.frame(Self.size).text.contains("of 6"))
        scene.happen(.say("/only"))
        _ = scene.frame(Self.size)
        scene.settle()
        #expect(scene.frame(Self.size).text.contains("11 found"))
    }

    @Test func whatArrivesIsFoundToo() throws {
        var scene = try Self.long()
        scene.find("needle")
        #expect(scene.frame(Self.size).text.contains("nothing found"))
        scene.press(.submit)
        try scene.say("@de go", reply: "a needle, and a **need**le")
        _ = scene.frame(Self.size)
        scene.settle()
        #expect(scene.frame(Self.size).text.contains("2 found"))
        scene.press(.look(.nextFound))
        #expect(scene.frame(Self.size).text.contains("of 2"))
    }

    @Test func lettersMoveOnlyWhileASearchIsOnAndTheLineIsEmpty() throws {
        var scene = try Self.long()
        var keymap = Keymap()
        let n = Key(.character("n"))
        #expect(keymap.action(for: n, in: scene.screen.context(scene.state)) == .edit(.insert("n")))
        scene.press(.look(.find))
        #expect(keymap.action(for: n, in: scene.screen.context(scene.state)) == .edit(.insert("n")))
        scene.find("answer")
        scene.press(.submit)
        #expect(keymap.action(for: n, in: scene.screen.context(scene.state)) == .look(.nextFound))
        #expect(
            keymap.action(for: Key(.escape), in: scene.screen.context(scene.state)) == .look(.endSearch))
        scene.happen(.edit(.insert("x")))
        #expect(keymap.action(for: n, in: scene.screen.context(scene.state)) == .edit(.insert("n")))
    }

    // MARK: - Sizes

    @Test func theTopLineStaysWhenTheSizeChanges() throws {
        var scene = try Scene()
        for number in 1...20 {
            let words = (1...40).map { "w\(number)x\($0)" }.joined(separator: " ")
            try scene.say("@de go \(number)", reply: "\(words)\n\n- \(words)\n\n> \(words)")
        }
        _ = scene.frame(Self.size)
        for step in 1...12 {
            scene.press(.scroll(.lines(7)))
            let before = scene.frame(Self.size)
            let word = try #require(
                before.lines[2...7].joined(separator: " ").split(separator: " ").first {
                    $0.hasPrefix("w") && $0.contains("x")
                }, "\(step): \(before.lines[2...7])")
            for columns in [40, 120, 60, 33, 200, 99] {
                let top = scene.frame(Size(columns: columns, rows: 14)).lines[0...9]
                #expect(top.joined().contains(word), "\(word) at \(columns): \(top)")
            }
            #expect(scene.frame(Self.size) == before)
        }
    }

    @Test(arguments: [Size(columns: 40, rows: 12), Size(columns: 20, rows: 3), Size(columns: 80, rows: 24)])
    func everyKeyMovesAtEverySize(size: Size) throws {
        var scene = try Self.long()
        let bottom = scene.frame(size)
        for scroll in [Scroll.pages(1), .lines(1), .top] {
            let before = scene.frame(size)
            scene.press(.scroll(scroll))
            #expect(scene.frame(size) != before, "\(scroll)")
        }
        for _ in 0..<400 { scene.press(.scroll(.pages(-1))) }
        #expect(scene.frame(size) == bottom)
        for _ in 0..<400 { scene.press(.scroll(.pages(1))) }
        #expect(scene.frame(size).text.contains("question 1 "))
        scene.press(.scroll(.bottom))
        #expect(scene.frame(size) == bottom)
    }
}

extension Scene {
    /// What the shell does with an action that is a matter of looking.
    mutating func press(_ action: Action) {
        let clock = Clock(now: now, offset: 0)
        _ = screen.take(action, state, clock: clock)
        settle()
    }

    /// A search goes on to its end.
    mutating func settle() {
        let clock = Clock(now: now, offset: 0)
        while screen.isSearching { screen.searchOn(state, clock: clock) }
    }

    mutating func find(_ words: String) {
        press(.look(.find))
        for character in words { press(.edit(.insert(String(character)))) }
    }
}
