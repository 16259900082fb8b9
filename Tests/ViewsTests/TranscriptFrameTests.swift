import Canvas
import Conversation
import Engine
import Testing

@testable import Views

/// The transcript when it is not looked at from the bottom, as recorded in Frames/.
@Suite struct TranscriptFrameTests {
    static let sizes = [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)]

    static func told(_ size: Size) throws -> Scene {
        var scene = try Scene()
        try scene.say("@de Where do the clicks go?", reply: Scene.tables)
        try scene.say(
            "@mlops How do we notice drift?", reply: "Watch the inputs **and** the outputs, each day.")
        try scene.say("@de And the customers?", reply: "One row a customer\nand day.\n\n> Late events too.")
        _ = scene.frame(size)
        return scene
    }

    private func check(_ frame: Frame, _ name: String) throws {
        try Recorded.check(frame, "\(name)-\(frame.size.columns)x\(frame.size.rows)")
    }

    @Test(arguments: sizes)
    func unread(size: Size) throws {
        var scene = try Self.told(size)
        scene.press(.scroll(.lines(4)))
        scene.happen(.say("/as mlops-engineer"))
        scene.happen(.say("What then?"))
        try scene.model(.delta("Then **retrain**, and compare."))
        try check(scene.frame(size), "away")
        scene.press(.scroll(.bottom))
        try check(scene.frame(size), "back")
    }

    @Test(arguments: sizes)
    func jumpedAndFolded(size: Size) throws {
        var scene = try Self.told(size)
        scene.press(.look(.fold(.number(2))))
        scene.press(.look(.turn(2)))
        try check(scene.frame(size), "folded")
    }

    @Test(arguments: sizes)
    func only(size: Size) throws {
        var scene = try Self.told(size)
        scene.happen(.say("/only mlops"))
        try scene.say("@de More?", reply: "No.")
        try check(scene.frame(size), "only")
    }

    @Test(arguments: sizes)
    func found(size: Size) throws {
        var scene = try Self.told(size)
        scene.find("customer and day")
        try check(scene.frame(size), "finding")
        scene.press(.submit)
        scene.press(.look(.previousFound))
        try check(scene.frame(size), "found")
    }

    @Test(arguments: sizes)
    func allAtOnce(size: Size) throws {
        var scene = try Self.told(size)
        scene.happen(.say("/only de"))
        scene.find("day")
        scene.press(.submit)
        scene.press(.scroll(.top))
        try scene.say("@de And?", reply: "Day by day.\n\nAs was said.")
        _ = scene.frame(size)
        scene.settle()
        try check(scene.frame(size), "looking")
    }
}
