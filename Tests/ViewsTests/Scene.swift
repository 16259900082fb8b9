import Canvas
import Conversation
import Engine
import Foundation
import Personas
import Testing
import Views

/// The shipped team in a session, its clock, and a screen that looks at it.
struct Scene {
    var engine: SessionEngine
    var screen = Screen()
    var now = Timestamp(milliseconds: 1_700_056_920_000)  // 2023-11-15 14:02 UTC
    /// The last request that went out.
    var asked: TurnID?
    /// What the store was given of the handoffs.
    var records: [HandoffRecord] = []

    static let sizes = [
        Size(columns: 80, rows: 24), Size(columns: 40, rows: 12), Size(columns: 120, rows: 40),
        Size(columns: 200, rows: 60),
    ]

    /// `adding`: a pattern more than the document has.
    init(
        slots: Int = 1, asksWhenUnsure: Bool = false, adding pattern: String = "", usesVi: Bool = false
    ) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(
            contentsOf: root.appendingPathComponent("Resources/personas.md"), encoding: .utf8)
        let parts = text.components(separatedBy: "---\n\n## Quick Reference")
        let document = parts.joined(separator: "\(pattern)---\n\n## Quick Reference")
        let team = try #require(PersonaDocument.read(document, file: "personas.md").team)
        engine = SessionEngine(
            team: team,
            options: SessionEngine.Options(
                model: ModelName(provider: "local", name: "qwen2.5-coder-1.5b"),
                traits: ModelTraits(
                    contextTokens: 16_384, takesLateSystem: true, continuesReply: true, warms: false,
                    slots: slots),
                whenUnsure: asksWhenUnsure ? .letUserChoose : .takeBest, keys: Keymap().legend,
                usesVi: usesVi, seed: 7),
            at: now)
        _ = engine.handle(.modelStatus(.ready), at: now)
    }

    var state: State { engine.state }

    mutating func happen(_ event: Event, after milliseconds: Int64 = 1_000) {
        now = Timestamp(milliseconds: now.milliseconds + milliseconds)
        take(engine.handle(event, at: now))
    }

    /// What the store and the provider would take up; the store answers at once.
    private mutating func take(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .ask(let turn, _): asked = turn
            case .keepHandoff(let record):
                records.append(record)
                take(engine.handle(.handoffKept(record.number), at: now))
            default: break
            }
        }
    }

    mutating func model(_ event: ModelEvent) throws {
        happen(.model(try #require(state.activity?.turn), event))
    }

    mutating func say(_ text: String, reply: String) throws {
        happen(.say(text))
        try model(.delta(reply))
        try model(
            .ended(
                ModelEnding(
                    outcome: .complete,
                    usage: TokenUsage(
                        prompt: 2_130, cached: 2_100, reply: 25, firstTokenMilliseconds: 500,
                        totalMilliseconds: 1_500))))
    }

    mutating func frame(_ size: Size) -> Frame {
        screen.frame(state, size: size, clock: Clock(now: now, offset: 0))
    }

    static let tables = """
        Start from **what the churn model asks**: one row a customer and day.

        1. Land the raw events, partitioned by day.
        2. Build a session table.

        ```sql
        CREATE TABLE events (
          customer_id BIGINT NOT NULL,
          at TIMESTAMP NOT NULL
        ) PARTITION BY DATE(at);
        ```

        | Table | Grain |
        |---|---|
        | events | one click |
        | daily | customer and day |
        """
}

extension Frame {
    var lines: [String] { rows.map { $0.map(\.text).joined() } }
    var text: String { lines.joined(separator: "\n") }
}
