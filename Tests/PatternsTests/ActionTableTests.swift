import Conversation
import Patterns
import Testing

/// What each action comes to in each state.
@Suite struct ActionTableTests {
    static let actions: [(name: String, action: HandoffAction)] = [
        ("start with a goal", .start(.make, goal: "less churn")),
        ("start", .start(.make, goal: nil)),
        ("give goal", .giveGoal("less churn")),
        ("choose bob", .choose("bob")),
        ("choose eve", .choose("eve")),
        ("draft", .draft(.saying("Parquet"))),
        ("accept", .accept),
        ("discard", .discard),
        ("skip", .skip(reason: "bought")),
        ("back", .back(to: nil)),
        ("back to 1", .back(to: 1)),
        ("back to 9", .back(to: 9)),
        ("redo", .redo(by: nil)),
        ("redo by eve", .redo(by: "eve")),
        ("redo by zoe", .redo(by: "zoe")),
        ("keep take 1", .keepTake(1)),
        ("pause", .pause),
        ("resume", .resume),
        ("stop", .stop),
        ("hand off to bob", .handOff(.to("bob"))),
        ("keep a block", .keep(.schema)),
    ]

    static let states: [(name: String, steps: [HandoffAction])] = [
        ("no pattern", []),
        ("a goal is wanted", [.start(.make, goal: nil)]),
        ("talking", [.start(.make, goal: "g")]),
        ("a draft waits", [.start(.make, goal: "g"), .draft(.saying("a"))]),
        ("choosing", [.start(.make, goal: "g"), .draft(.saying("a")), .accept]),
        ("paused", [.start(.make, goal: "g"), .draft(.saying("a")), .pause]),
        ("paused, and a handoff's draft waits", [.start(.make, goal: "g"), .pause, .handOff(.to("cyd"))]),
        ("stopped", [.start(.make, goal: "g"), .stop]),
        ("stopped before its goal", [.start(.make, goal: nil), .stop]),
        (
            "finished",
            [
                .start(.make, goal: "g"), .skip(reason: nil), .skip(reason: nil), .draft(.saying("c")),
                .accept,
            ]
        ),
        (
            "finished, and a handoff's draft waits",
            [
                .start(.make, goal: "g"), .skip(reason: nil), .skip(reason: nil), .skip(reason: nil),
                .handOff(.to("cyd")),
            ]
        ),
        ("a handoff's draft waits", [.handOff(.to("cyd"))]),
        (
            "talking, with a stale step ahead",
            [
                .start(.make, goal: "g"), .draft(.saying("a")), .accept, .choose("cyd"),
                .draft(.saying("b")), .accept, .back(to: 1),
            ]
        ),
        (
            "a second take",
            [.start(.make, goal: "g"), .skip(reason: nil), .choose("cyd"), .redo(by: "eve")]
        ),
    ]

    @Test(arguments: states.indices) func table(_ index: Int) throws {
        let state = Self.states[index]
        var bench = Bench()
        for action in state.steps { try bench.act(action) }
        var lines = [state.name]
        for (name, action) in Self.actions {
            let before = bench.manager
            lines.append("  " + name.padded(to: 20) + Self.result(of: action, bench))
            #expect(bench.manager == before)
        }
        #expect(lines == ActionTable.block(of: state.name), "\(lines.joined(separator: "\n"))")
    }

    private static func result(of action: HandoffAction, _ bench: Bench) -> String {
        do {
            return try bench.decide(action).map(\.inWords).joined(separator: ", ")
        } catch {
            let text = error.description
            return "✗ " + (text.firstRange(of: ". ").map { String(text[..<$0.lowerBound]) + "." } ?? text)
        }
    }
}

extension String {
    fileprivate func padded(to count: Int) -> String {
        self + String(repeating: " ", count: max(0, count - self.count))
    }
}

extension Transition {
    /// The kind, and what tells it from others of its kind.
    var inWords: String {
        switch self {
        case .started(_, let goal): goal == nil ? "started" : "started with a goal"
        case .goalGiven: "goal given"
        case .entered(let step, _): "step \(step + 1)"
        case .offered(let offer): "offered \(offer.options.map(\.text).joined(separator: " or "))"
        case .chosen(let slug, let isRemembered, _): isRemembered ? "by \(slug)" : "chosen \(slug)"
        case .drafted(let draft): draft.author == .earlier ? "drafted as before" : "drafted"
        case .discarded: "discarded"
        case .accepted: "accepted"
        case .skipped: "skipped"
        case .left: "left"
        case .staled(let steps): "stale \(steps.map { "\($0 + 1)" }.joined(separator: " "))"
        case .redone(let slug, _): "again by \(slug)"
        case .tookKept(let take, _): "take \(take + 1) counts"
        case .paused: "paused"
        case .resumed: "resumed"
        case .stopped: "stopped"
        case .finished: "finished"
        case .handoffDrafted: "handoff drafted"
        case .handoffChanged: "handoff changed"
        case .handoffDiscarded: "handoff discarded"
        case .handoffAccepted: "handoff accepted"
        case .kept: "kept"
        }
    }
}
