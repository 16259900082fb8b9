import Canvas
import Conversation
import Engine
import Testing
import Views

/// What stands above and in the composer.
@Suite struct ComposerFrameTests {
    static let sizes = [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)]

    static func scene(_ text: String) throws -> Scene {
        var scene = try Scene()
        try scene.say(
            "@de How do we load the clicks?", reply: "By day, into one table.\n\nThen count the rows.")
        for letter in text { scene.happen(.edit(.insert(String(letter)))) }
        return scene
    }

    @Test(arguments: sizes)
    func palette(size: Size) throws {
        var scene = try Self.scene("/")
        let lines = scene.frame(size).lines
        // Not recorded, since every new command would change it.
        let top = try #require(lines.firstIndex { $0.contains("1 of \(CommandSpecification.all.count) ") })
        #expect(lines[top + 1].hasPrefix("> /as SLUG"))
        #expect(top >= size.rows - size.rows / 3 - 3)
    }

    @Test(arguments: sizes)
    func matchedCommands(size: Size) throws {
        var scene = try Self.scene("/pers")
        scene.happen(.popup(.down))
        try Recorded.check(scene.frame(size), "commands-\(size.columns)x\(size.rows)")
    }

    @Test(arguments: sizes)
    func members(size: Size) throws {
        var scene = try Self.scene("@ml")
        try Recorded.check(scene.frame(size), "members-\(size.columns)x\(size.rows)")
    }

    @Test(arguments: sizes)
    func search(size: Size) throws {
        var scene = try Self.scene("")
        scene.happen(.edit(.insert("@viz Plot the clicks\nof each day")))
        scene.happen(.submit)
        try scene.model(.ended(ModelEnding(outcome: .complete)))
        scene.happen(.recall(.older))
        scene.happen(.recall(.type("clicks")))
        try Recorded.check(scene.frame(size), "recall-\(size.columns)x\(size.rows)")
        scene.happen(.recall(.type("zz")))
        #expect(scene.frame(size).text.contains("search: clickszz  "))
    }

    @Test(arguments: sizes)
    func pastes(size: Size) throws {
        var scene = try Self.scene("look at ")
        scene.happen(.edit(.paste((1...12_345).map { "\($0),\($0 * 7),some words of a row\n" }.joined())))
        for letter in " and say" { scene.happen(.edit(.insert(String(letter)))) }
        try Recorded.check(scene.frame(size), "paste-\(size.columns)x\(size.rows)")
    }

    /// At every size: a third of the screen at most, nothing over the composer, the chosen one seen.
    @Test func everySize() throws {
        for rows in [1, 2, 3, 5, 8, 12, 24, 60] {
            for columns in [1, 3, 10, 39, 40, 80, 120] {
                let size = Size(columns: columns, rows: rows)
                var open = try Self.scene("/")
                for _ in 0..<20 { open.happen(.popup(.down)) }
                let before = try Self.scene("").engine.state.composer
                #expect(before.isEmpty)
                var closed = open
                closed.happen(.popup(.close))
                let (with, without) = (open.frame(size), closed.frame(size))
                let changed = (0..<rows).filter { with.row($0) != without.row($0) }
                // The bottom line tells other keys.
                #expect(changed.filter { $0 != rows - 1 }.count <= max(1, rows / 3), "\(size)")
                if let cursor = with.cursor { #expect(with.row(cursor.row) == without.row(cursor.row)) }
                #expect(with.cursor == without.cursor)
                if rows >= 12, columns >= 40, let popup = open.state.popup {
                    #expect(with.text.contains("> \(popup.items[popup.chosen].name)"))
                }
            }
        }
    }

    @Test func theModeOfViIsShown() throws {
        var scene = try Scene(usesVi: true)
        let size = Size(columns: 80, rows: 24)
        scene.happen(.edit(.insert("text")))
        #expect(scene.frame(size).lines.last?.hasPrefix(" INSERT ") == true)
        scene.happen(.edit(.viNormal))
        scene.happen(.edit(.vi("2")))
        #expect(scene.frame(size).lines.last?.hasPrefix(" NORMAL 2 ") == true)
        #expect(scene.frame(size).lines.contains { $0.contains(": text") })
    }
}
