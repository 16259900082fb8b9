import Canvas
import Conversation
import Engine
import TestSupport
import Testing

@testable import Views

/// What is shown again of an earlier frame is what would be drawn now.
@Suite struct DrawnTests {
    @Test(arguments: 0..<24)
    func everyFrameIsAsIfItWereTheFirst(seed: UInt64) throws {
        var generator = SeededRandom(seed: seed)
        var scene = try Scene(
            slots: seed % 2 == 0 ? 1 : 4, asksWhenUnsure: seed % 3 == 0, usesVi: seed % 5 == 0)
        var size = Scene.sizes[Int(seed) % Scene.sizes.count]
        var reused = 0
        for step in 0..<250 {
            let before = scene.state.revision
            Self.act(&generator, &scene)
            if generator.next() % 40 == 0 { size = generator.pick(Scene.sizes) }
            var fresh = scene.screen
            fresh.forgetDrawn()
            let clock = Clock(now: scene.now, offset: 0)
            let expected = fresh.frame(scene.state, size: size, clock: clock)
            let shown = scene.screen.frame(scene.state, size: size, clock: clock)
            #expect(shown == expected, "step \(step): \(Self.difference(shown, expected))")
            if shown != expected { return }
            reused += scene.state.revision.standing == before.standing ? 1 : 0
        }
        #expect(reused > 10, "nothing was shown again, so nothing was tested")
    }

    private static func difference(_ a: Frame, _ b: Frame) -> String {
        zip(a.lines, b.lines).first { $0 != $1 }.map { "“\($0)” and not “\($1)”" }
            ?? "the styles or the cursor"
    }

    private static func act(_ generator: inout SeededRandom, _ scene: inout Scene) {
        let lines = [
            "SQL tables and pipelines", "plot it", "@de @mlops and you?", "/as viz", "/auto", "/why", "/new",
            "/retry",
            "/panel de,viz which?", "/instead", "/help", "/pattern end-to-end churn", "/next", "/only viz",
            "/only",
            "/fold all", "/unfold all", "/redo", "/pause", "/resume", "/stop",
        ]
        let edits: [Edit] = [
            .insert("a"), .insert("b"), .insert("/"), .insert("@"), .insert("d"), .insert(" "), .left, .right,
            .deleteBackward, .up, .down, .newLine, .insert("\u{4E2D}"), .clear, .lineStart, .lineEnd,
        ]
        let wait = Int64(generator.next() % 4 == 0 ? generator.next() % 1500 : generator.next() % 60)
        let turn = scene.state.activities.randomElement(using: &generator)?.turn
        switch generator.next() % 24 {
        case 0..<10: scene.happen(.edit(generator.pick(edits)), after: wait)
        case 10..<15:
            if let turn {
                scene.happen(
                    .model(turn, .delta(generator.pick(["word ", "and\n\n", "- one\n"]))), after: wait)
            }
        case 15:
            if let turn { scene.happen(.model(turn, .ended(ModelEnding(outcome: .complete))), after: wait) }
        case 16: if let turn { scene.happen(.model(turn, .reading(done: 1, total: 2)), after: wait) }
        case 17, 18: scene.happen(.say(generator.pick(lines)), after: wait)
        case 19:
            scene.happen(
                generator.pick([.paused, .tick, .submit, .stop, .interrupt, .complete]), after: wait)
        case 20:
            scene.happen(
                generator.pick([.popup(.down), .popup(.close), .recall(.older), .recall(.cancel)]),
                after: wait)
        case 21:
            scene.happen(
                generator.pick([.choose(1), .choose(2), .modelStatus(.loading), .modelStatus(.ready)]),
                after: wait)
        case 22:
            let clock = Clock(now: scene.now, offset: 0)
            scene.screen.scroll(
                generator.pick([.lines(1), .pages(1), .pages(-1), .bottom, .top]), scene.state, clock: clock)
        default:
            _ = scene.screen.move(generator.pick([.enter, .leave, .down, .up]), scene.state)
        }
    }
}
