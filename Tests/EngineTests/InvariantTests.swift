import Conversation
import Engine
import Personas
import Testing

/// Whatever happens in whatever order: the promises that the engine's comment makes.
@Suite struct InvariantTests {
    @Test(arguments: 0..<40)
    func randomEvents(seed: UInt64) throws {
        var generator = Generator(state: seed &* 7919)
        var story = try Story()
        var asked: [TurnID] = []
        var recorded: [TurnID: Turn] = [:]
        for _ in 0..<400 {
            let event = Self.event(&generator, story, asked)
            let ended = story.turns.filter { !$0.isOpen }
            let session = story.state.summary.id
            if case .sessionOpened(let opened) = event {
                for turn in opened.transcript.turns { recorded[turn.id] = turn }
            }
            for effect in story.happen(event, after: Int64(generator.next() % 700)) {
                switch effect {
                case .record(let turn):
                    if let before = recorded[turn.id] {
                        #expect(before.isOpen, "an ended turn was recorded again")
                    }
                    recorded[turn.id] = turn
                case .ask(let id, _):
                    #expect(recorded[id] != nil, "asked before it was recorded")
                    let answers = recorded[id]?.provenance?.answers
                    #expect(
                        answers.map { recorded[TurnID(session: id.session, number: $0)] != nil } == true,
                        "asked about something that was not recorded")
                    asked.append(id)
                default: break
                }
            }
            let open = story.turns.filter(\.isOpen)
            let round = story.turns.drop { !$0.isOpen }
            #expect(
                Set(round.map(\.provenance?.answers)).count <= 1,
                "from the first open reply on, all turns are replies of one round")
            #expect(round.count <= 1 || round.allSatisfy { $0.receipt?.rung == .panel })
            #expect(open.map(\.id) == story.state.activities.map(\.turn))
            #expect(open.first?.id == story.state.activity?.turn)
            let slots = story.state.activities.count { $0.phase != .queued }
            #expect(open.isEmpty || slots > 0, "nobody was asked")
            if story.state.activity == nil {
                #expect(
                    story.state.queued.allSatisfy { $0.isHeld } && story.state.next.isEmpty,
                    "waits for a reply that is not coming")
            }
            #expect(story.turns.map(\.id.number) == Array(1..<(story.turns.count + 1)))
            let draft = story.state.composer.text
            let index = draft.utf8.index(draft.startIndex, offsetBy: story.state.composer.caret)
            #expect(String.Index(index, within: draft) != nil)
            if story.state.summary.id == session {
                let before = Set(ended.map(\.id))
                #expect(
                    story.turns.filter { before.contains($0.id) } == ended,
                    "a turn that had ended was changed")
            }
        }
    }

    private static func event(_ generator: inout Generator, _ story: Story, _ asked: [TurnID]) -> Event {
        let lines = [
            "@de hello", "plot it", "why?", "@de @mlops and you?", "/as viz", "/auto", "/retry", "/why",
            "/new",
            "/panel de,viz,mlops which?", "/panel @de @viz tables?", "/panel SQL tables and charts",
            "/instead",
            "/instead viz", "/sessions", "/nonsense", "/help", "", "   ", "SQL tables and pipelines",
        ]
        let deltas = [
            "Text. ", "\n", "[MLOps Engineer]: no\n", "[Data Engineer]: ", "```\n[VIZ]: x\n", "\u{202E}",
        ]
        func pick<T>(_ all: [T]) -> T { all[Int(generator.next() % UInt64(all.count))] }
        let turn =
            asked.isEmpty
            ? TurnID(session: SessionID("none"), number: 1)
            : (generator.next() % 4 == 0 ? pick(asked) : asked[asked.count - 1])
        switch generator.next() % 22 {
        case 0, 1, 2: return .say(pick(lines))
        case 3: return .edit(.insert(pick(lines)))
        case 4: return .submit
        case 5, 6, 7: return .model(turn, .delta(pick(deltas)))
        case 8, 9: return .model(turn, .ended(ModelEnding(outcome: pick(Outcome.allCases))))
        case 10: return .model(turn, .ended(ModelEnding(outcome: .error, contextExceeded: 1024)))
        case 11: return .stop
        case 12: return .tick
        case 13: return pick([.paused, .modelStatus(.ready), .modelStatus(.loading), .edit(.up), .complete])
        case 14: return pick([.storeFailed("no"), .notSent(turn), .notSent(turn)])
        case 15:
            return .sessionOpened(
                SessionTests.session(
                    draft: pick(["", "a draft"]), id: SessionID("opened-\(generator.next())")))
        case 16: return .storeReady(last: SessionTests.earlier)
        case 17:
            let document = pick([Story.document, String(Story.document.prefix { $0 != "3" }.dropLast(4)), ""])
            return .personas(PersonaDocument.read(document, file: "team.md"), file: "team.md")
        case 18:
            return .modelTraits(
                ModelTraits(
                    contextTokens: pick([300, 2048, 16_384]), takesLateSystem: pick([true, false]),
                    continuesReply: true, warms: true, slots: pick([1, 2, 4])))
        case 19:
            // Leaving is rare, or there would be little else.
            return generator.next() % 12 == 0
                ? pick([.terminate, .endOfInput])
                : pick([.draft("from elsewhere"), .interrupt, .edit(.clear)])
        case 20:
            return pick([
                .edit(.insert("/")), .edit(.insert("@")), .popup(.down), .popup(.take), .popup(.close),
                .recall(.older), .recall(.type("plot")), .recall(.take), .recall(.cancel), .edit(.up),
                .edit(.paste(String(repeating: "a line of it\n", count: 40))),
            ])
        default: return .model(turn, pick([.loading, .reading(done: 1, total: 2)]))
        }
    }
}
