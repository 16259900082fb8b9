import Canvas
import Conversation
import Engine
import Testing

@testable import Views

/// Random sequences of what can happen to a view: it never shows a gap, or a line twice.
@Suite struct TranscriptPropertyTests {
    @Test(arguments: 1...10)
    func theViewIsAPieceOfTheWhole(seed: Int) throws {
        var walk = try Walk(seed: UInt64(seed))
        for step in 0..<80 {
            let done = try walk.step()
            let (whole, view, isFollowing) = walk.look()
            let rows = view.count
            // The blank line behind the last item is not shown.
            let place = (0...max(0, whole.count - rows)).last { start in
                let piece = whole[start..<min(whole.count, start + rows)]
                return Array(piece) + Array(repeating: "", count: rows - piece.count) == view
            }
            #expect(place != nil, "step \(step), \(done), at \(walk.size):\n\(view.joined(separator: "\n"))")
            if isFollowing { #expect(place == max(0, whole.count - rows), "step \(step), \(done)") }
            if place == nil { return }
        }
    }
}

/// A transcript that grows while it is looked at.
private struct Walk {
    var scene: Scene
    var pane = TranscriptPane()
    var size = Size(columns: 80, rows: 18)
    private var random: UInt64
    private var said = 0
    private var clock: Clock { Clock(now: scene.now, offset: 0) }

    init(seed: UInt64) throws {
        scene = try Scene()
        random = seed
        for _ in 0..<5 { try talk() }
    }

    private mutating func below(_ count: Int) -> Int {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((random >> 33) % UInt64(count))
    }

    private mutating func text() -> String {
        (0...below(6)).map { _ in
            said += 1
            return "line \(said) of what is said, which at some widths is broken"
        }.joined(separator: "\n\n")
    }

    private mutating func talk() throws {
        try scene.say("@\(below(2) == 0 ? "de" : "viz") \(text())", reply: text())
    }

    mutating func step() throws -> String {
        // Far apart, so that a following view does not run ahead.
        scene.now = Timestamp(milliseconds: scene.now.milliseconds + 5_000)
        let state = scene.state
        switch below(14) {
        case 0, 1:
            let count = below(9) - 4
            pane.scroll(.lines(count), state, clock: clock)
            return "lines \(count)"
        case 2:
            let count = below(5) - 2
            pane.scroll(.pages(count), state, clock: clock)
            return "pages \(count)"
        case 3:
            pane.scroll(below(2) == 0 ? .top : .bottom, state, clock: clock)
            return "end"
        case 4:
            let isForward = below(2) == 0
            _ = pane.jump(below(2) == 0 ? .same : .anyone, forward: isForward, state, clock: clock)
            return "jump \(isForward)"
        case 5:
            size = Size(columns: 20 + below(100), rows: 3 + below(30))
            return "size"
        case 6:
            let number = 1 + below(state.transcript.turns.count)
            _ = pane.fold(.number(number), below(2) == 0, state, clock: clock)
            return "fold \(number)"
        case 7:
            _ = pane.toggleFold(state, clock: clock)
            return "fold here"
        case 8:
            scene.happen(.say(["/only de", "/only you", "/only"][below(3)]))
            return "only"
        case 9:
            scene.happen(.notice(.answer, "a word \(said)"))
            return "notice"
        case 10:
            pane.search(for: "line \(1 + below(max(1, said)))", state, clock: clock)
            return "search"
        default:
            if state.activity == nil {
                scene.happen(.say("@de \(text())"))
                return "ask"
            }
            try scene.model(.delta("\n\n" + text()))
            if below(3) == 0 { try scene.model(.ended(ModelEnding(outcome: .complete))) }
            return "delta"
        }
    }

    /// All lines there are, and those in view, without the marker.
    mutating func look() -> (whole: [String], view: [String], isFollowing: Bool) {
        while pane.isSearching { pane.work(scene.state, clock: clock) }
        var view = draw(&pane, rows: size.rows)
        let isFollowing = pane.isFollowing
        if let mark = view.firstIndex(where: { $0.hasPrefix("\u{2500}\u{2500} new") }) {
            view.remove(at: mark)
        }
        return (whole(), view, isFollowing)
    }

    private func whole() -> [String] {
        var all = pane
        all.unread = nil
        var lines: [String] = []
        for item in all.items.all.indices {
            let shown = all.shown(item, scene.state, clock)
            let gutter = Line(all.gutter.cells(shown.block.voice.short, .plain)).text
            for row in 0..<shown.count {
                switch shown[row] {
                case .blank: lines.append("")
                case .mark: lines.append("mark")
                case .folded:
                    lines.append(
                        trimmed("\(gutter)\(shown.hidden) \(shown.hidden == 1 ? "line" : "lines") folded"))
                case .line(let index): lines.append(trimmed(gutter + shown.block[index].text))
                }
            }
        }
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    private func trimmed(_ line: String) -> String {
        String(line.prefix(size.columns).reversed().drop { $0 == " " }.reversed())

    }

    private func draw(_ pane: inout TranscriptPane, rows: Int) -> [String] {
        var frame = Frame(size: Size(columns: size.columns, rows: rows))
        pane.draw(
            into: &frame, Rect(column: 0, row: 0, columns: size.columns, rows: rows), scene.state,
            clock: clock)
        return frame.lines.map(trimmed)
    }
}
