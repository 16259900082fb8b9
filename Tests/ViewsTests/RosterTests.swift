import Canvas
import Conversation
import Engine
import Testing
import Views

/// The roster: how each member stands, who is selected in it, and what a press of the mouse means there.
@Suite struct RosterTests {
    private static let wide = Size(columns: 120, rows: 40)
    private static let narrow = Size(columns: 80, rows: 24)

    /// What stands at the right of the divider in a member's rows.
    private func row(_ scene: inout Scene, _ name: String, _ size: Size = wide) throws -> String {
        let lines = scene.frame(size).lines.map { String($0.drop { $0 != "\u{2502}" }) }
        let divided = lines.map { line in line.lastIndex(of: "\u{2502}").map { String(line[$0...]) } ?? line }
        return try #require(divided.first { $0.contains(name) })
    }

    /// The second of a member's rows.
    private func below(_ scene: inout Scene, _ name: String) throws -> String {
        let lines = scene.frame(Self.wide).lines.map { line in
            line.lastIndex(of: "\u{2502}").map { String(line[$0...]) } ?? line
        }
        let at = try #require(lines.firstIndex { $0.contains(name) })
        return lines[at + 1]
    }

    @Test func eachMembersStateIsTold() throws {
        var scene = try Scene()
        #expect(try row(&scene, "Data Engineer").contains("idle"))
        scene.happen(.say("@de @mlops @viz a question"))
        #expect(try row(&scene, "Data Engineer").contains("asked 0s"))
        #expect(try row(&scene, "MLOps Engineer").contains("next"))
        try scene.model(.reading(done: 30, total: 40))
        #expect(try row(&scene, "Data Engineer").contains("thinking 75 %"))
        try scene.model(.delta("An answer"))
        scene.happen(.tick, after: 4_000)
        #expect(try row(&scene, "Data Engineer").contains("> DE "))
        #expect(try row(&scene, "Data Engineer").contains("speaking 4s"))
        try scene.model(.ended(ModelEnding(outcome: .complete, usage: TokenUsage(prompt: 900, reply: 1_234))))
        #expect(try row(&scene, "Data Engineer").contains("done 14:02"))
        #expect(try below(&scene, "Data Engineer").contains("1 turn, 1.2k tokens"))
        #expect(try row(&scene, "MLOps Engineer").contains("asked"))
    }

    @Test func whoWaitsForTheUserIsTold() throws {
        var scene = try Scene()
        try scene.start()
        #expect(try row(&scene, "Data Engineer").contains("waits for you"))
        scene.happen(.say("/next"))
        #expect(try row(&scene, "Data Engineer").contains("brief"))
        scene.happen(.stop)
        scene.happen(.say("/pause"))
        #expect(try row(&scene, "Data Engineer").contains("done"))
    }

    @Test func countsComeBackWithTheSession() throws {
        var scene = try Scene()
        try scene.say("@de a question", reply: "An answer.")
        let session = Session(summary: scene.state.summary, transcript: scene.state.transcript)
        var other = try Scene()
        other.happen(.sessionOpened(session))
        #expect(other.state.tokenCounts == [Slug("data-engineer"): 25])
        #expect(try row(&other, "Data Engineer").contains("done 14:02"))
    }

    private func move(_ scene: inout Scene, _ moves: RosterMove...) -> String? {
        var said: String?
        for move in moves { said = scene.screen.move(move, scene.state) }
        return said
    }

    @Test func aMemberIsSelectedAndSpokenTo() throws {
        var scene = try Scene()
        let before = scene.frame(Self.wide)
        #expect(move(&scene, .enter) == nil)
        #expect(scene.screen.isInRoster(scene.state))
        let frame = scene.frame(Self.wide)
        #expect(frame.lines.last?.contains("Data Engineer: Enter speaks to them") == true)
        let reversed = frame.rows.map { row in row.count { $0.style.attributes.contains(.reverse) } }
        #expect(reversed.filter { $0 > 20 }.count == 2)
        #expect(move(&scene, .down, .down, .up) == nil)
        #expect(move(&scene, .card) == "/persona ml-engineer-pytorch")
        #expect(move(&scene, .model) == "/model ml-engineer-pytorch")
        #expect(move(&scene, .up, .up, .up, .last, .down, .speakTo) == "/as project-architect")
        #expect(!scene.screen.isInRoster(scene.state))
        #expect(move(&scene, .enter, .leave) == nil)
        #expect(scene.frame(Self.wide) == before)
    }

    @Test func theStripShowsWhoIsSelected() throws {
        var scene = try Scene()
        _ = move(&scene, .enter, .last)
        let frame = scene.frame(Self.narrow)
        #expect(
            frame.lines[1].contains("ARCH idle"), "\(frame.lines[1])")
        #expect(frame.lines[23].contains("Enter speaks to them"))
        _ = move(&scene, .first)
        #expect(scene.frame(Self.narrow).lines[1].contains("DE idle"))
    }

    /// At any size there are keys to be seen, and nothing traps.
    @Test func anySizeWithASelection() throws {
        var scene = try Scene()
        try scene.start()
        _ = move(&scene, .enter, .down)
        for rows in [1, 2, 3, 5, 8, 12, 24, 60] {
            for columns in [1, 2, 3, 10, 39, 40, 80, 99, 100, 200] {
                let frame = scene.frame(Size(columns: columns, rows: rows))
                for row in frame.rows { #expect(row.reduce(0) { $0 + Int($1.width) } == columns) }
                for row in 0..<rows {
                    _ = scene.screen.press(at: Point(column: columns - 1, row: row), scene.state)
                }
            }
        }
    }

    /// Wherever a member is seen, it is hit; and nothing else is.
    @Test(arguments: [
        Size(columns: 120, rows: 40), Size(columns: 100, rows: 16), Size(columns: 200, rows: 60),
    ])
    func aPressInTheRosterSpeaksToWhoStandsThere(size: Size) throws {
        var scene = try Scene()
        try scene.start()
        let lines = scene.frame(size).lines
        let column = size.columns - 6
        var hit: Set<String> = []
        for row in 0..<size.rows {
            guard let command = scene.screen.press(at: Point(column: column, row: row), scene.state) else {
                continue
            }
            hit.insert(command)
            guard command != "/status" else {
                #expect(!lines[row].contains("turn"))
                continue
            }
            let persona = try #require(scene.state.team[Slug(String(command.dropFirst(4)))])
            let name = String(persona.name.prefix(12))
            #expect(lines[row].contains(name) || lines[row - 1].contains(name), "\(command): \(lines[row])")
        }
        #expect(hit.contains("/status"))
        #expect(hit.count > 3)
        #expect(scene.screen.press(at: Point(column: 5, row: 5), scene.state) == nil)
    }

    @Test func aPressInTheStripSpeaksToWhoStandsThere() throws {
        var scene = try Scene()
        let line = scene.frame(Self.narrow).lines[1]
        for persona in scene.state.team.personas {
            guard let range = line.firstRange(of: " \(persona.abbreviation) ") else { continue }
            let column = line.distance(from: line.startIndex, to: range.lowerBound) + 1
            let said = scene.screen.press(at: Point(column: column, row: 1), scene.state)
            #expect(said == "/as \(persona.slug)")
        }
        #expect(scene.screen.press(at: Point(column: 0, row: 1), scene.state) == nil)
        #expect(scene.screen.press(at: Point(column: 3, row: 0), scene.state) == nil)
    }

    @Test(arguments: [
        (Key(.up), Action.roster(.up)), (Key(.down), .roster(.down)), (Key(.enter), .roster(.speakTo)),
        (Key(.escape), .roster(.leave)), (Key(.character("i")), .roster(.card)),
        (Key(.character("m")), .roster(.model)), (Key(.character("t"), .control), .roster(.leave)),
        (Key(.character("x")), .edit(.insert("x"))), (Key(.pageUp), .scroll(.pages(1))),
    ])
    func keys(key: Key, action: Action) {
        var keymap = Keymap()
        let context = KeyContext(isWriting: true, focus: .roster)
        #expect(keymap.action(for: key, in: context) == action)
    }

    @Test func theRosterIsEnteredByItsKey() {
        var keymap = Keymap()
        let key = Key(.character("t"), .control)
        #expect(keymap.action(for: key, in: KeyContext(isWriting: true)) == .roster(.enter))
    }
}
