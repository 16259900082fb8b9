import Canvas
import Conversation
import Engine
import JourneySupport
import Personas
import Testing
import Views

@testable import Terminal

/// A session whose screen is painted on a terminal.
private struct Surface {
    var engine: SessionEngine
    var screen = Screen()
    let own: OwnScreen
    let size: Size
    var now = Timestamp(milliseconds: 1_700_056_920_000)

    init(columns: Int, rows: Int, team: Team = Self.team(), model: String = "scripted") throws {
        size = Size(columns: columns, rows: rows)
        own = try OwnScreen(columns: columns, rows: rows)
        engine = Self.engine(team, model, now)
    }

    static func engine(_ team: Team, _ model: String, _ now: Timestamp) -> SessionEngine {
        SessionEngine(
            team: team,
            options: SessionEngine.Options(
                model: ModelName(provider: "openai", name: model),
                traits: ModelTraits(
                    contextTokens: 16_384, takesLateSystem: true, continuesReply: true, warms: false),
                whenUnsure: .takeBest, seed: 7),
            at: now)
    }

    static func team(_ hostile: String = "") -> Team {
        Team(personas: [
            Persona(
                slug: Slug("data-engineer"), abbreviation: "DE" + hostile, name: "Data Engineer" + hostile,
                focus: "SQL" + hostile, aliases: ["data-engineer", "DE"], expertise: ["SQL" + hostile],
                responsibilities: ["Tables" + hostile], whenToInvoke: ["Queries" + hostile])
        ])
    }

    mutating func happen(_ event: Event) {
        now = Timestamp(milliseconds: now.milliseconds + 1_000)
        _ = engine.handle(event, at: now)
    }

    mutating func model(_ event: ModelEvent) throws {
        happen(.model(try #require(engine.state.activity?.turn), event))
    }

    var frame: Frame {
        mutating get { screen.frame(engine.state, size: size, clock: Clock(now: now, offset: 0)) }
    }

    mutating func paint() {
        let frame = frame
        own.terminal.paint(frame, theme: .dark)
    }
}

extension ScreenTests {
    /// Whatever text comes from outside, the terminal gets only what its own entry holds, and shows what the frame says.
    @Suite struct SurfaceTests {
        @Test func thereAreEnough() {
            #expect(Set(HostileText.all.map(\.text)).count >= 400)
        }

        /// So that the oracle is known to see something.
        @Test func theOracleRefuses() throws {
            let oracle = try TerminalOutput(type: "xterm-256color")
            for text in [
                "\u{1B}]0;t\u{7}", "\u{1B}[?1003h", "\u{1B}c", "\u{202E}", "\u{9B}", "\u{1B}P", "\u{1B}[5n",
                "\u{1B}[", "\u{1B}",
            ] {
                #expect(oracle.violation(in: Array(text.utf8)) != nil, "\(text.debugDescription)")
            }
            #expect(oracle.violation(in: [0x9B]) != nil)
            #expect(
                oracle.violation(in: Array("\u{1B}[2;3H\u{1B}[38;5;81mé漢\u{1B}(B\u{1B}[m\r\n".utf8)) == nil)
        }

        private func check(
            _ surface: inout Surface, _ oracle: TerminalOutput, _ what: @autoclosure () -> String,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            if let violation = oracle.violation(in: surface.own.settle()) {
                Issue.record("\(what()): \(violation)", sourceLocation: sourceLocation)
            }
            let frame = surface.frame
            for (row, seen) in surface.own.screen.fullRows.enumerated() {
                let meant = frame.row(row).reduce(into: "") { $0 += $1.text }
                if seen != meant {
                    Issue.record(
                        "\(what()): row \(row) shows |\(seen)|, not |\(meant)|",
                        sourceLocation: sourceLocation)
                    return
                }
            }
        }

        @Test func repliesAtEverySplit() throws {
            let oracle = try TerminalOutput(type: "xterm-256color")
            var surface = try Surface(columns: 64, rows: 9)
            for hostile in HostileText.all {
                // A reply for each: an open fence or table would take in those that come after.
                surface.happen(.say("x"))
                let scalars = Array(hostile.text.unicodeScalars)
                for split in 0..<max(1, scalars.count) {
                    for part in [scalars[..<split], scalars[split...]] {
                        try surface.model(.delta(String(String.UnicodeScalarView(part))))
                        surface.paint()
                    }
                    try surface.model(.delta("\n\n"))
                }
                try surface.model(.ended(ModelEnding(outcome: .complete)))
                surface.paint()
                check(&surface, oracle, "reply \(hostile)")
                if surface.engine.state.transcript.turns.count > 40 {
                    surface.engine = Surface.engine(Surface.team(), "scripted", surface.now)
                    surface.screen = Screen()
                }
            }
        }

        /// What is typed, pasted and sent, errors, notices, names of files and sessions, the model's name and state.
        @Test func everythingElse() throws {
            let oracle = try TerminalOutput(type: "xterm-256color")
            var surface = try Surface(columns: 110, rows: 26)
            for hostile in HostileText.all {
                let text = hostile.text
                surface.engine = Surface.engine(Surface.team(text), text, surface.now)
                surface.screen = Screen()
                surface.happen(.modelStatus(.failed(detail: text)))
                surface.happen(.edit(.insert(text)))
                surface.paint()
                surface.happen(.draft(""))
                surface.happen(.modelStatus(.ready))
                surface.happen(.notice(.failure, text))
                surface.happen(.storeFailed(text))
                surface.happen(
                    .sessionsListed([
                        SessionSummary(
                            id: SessionID(text), title: text, created: surface.now, updated: surface.now)
                    ]))
                surface.happen(.sessionUnknown(text, nearest: []))
                surface.paint()
                surface.happen(.say("/new \(text)"))
                surface.happen(.say("/persona data-engineer"))
                surface.paint()
                surface.happen(.say("/\(text)"))
                surface.happen(.say("@\(text) hello"))
                surface.paint()
                surface.happen(.say(text))
                if surface.engine.state.activity != nil {
                    try surface.model(.ended(ModelEnding(outcome: .error, detail: text)))
                }
                surface.paint()
                check(&surface, oracle, "surfaces \(hostile)")
            }
        }
    }
}
