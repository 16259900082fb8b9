import Conversation
import Patterns
import Personas
import TestSupport
import Testing

/// What stands in the stores of users: a name that changes here makes their sessions unreadable.
@Suite struct HandoffRecordTests {
    static let brief = Brief(
        goal: "g", decisions: [Brief.Claim("d", turns: [1, 3])], artifacts: [Brief.Claim("a")],
        openQuestions: [Brief.Claim("q")], next: "n")
    static let briefText =
        #"{"artifacts":[{"text":"a","turns":[]}],"decisions":[{"text":"d","turns":[1,3]}],"goal":"g","#
        + #""next":"n","openQuestions":[{"text":"q","turns":[]}]}"#
    static let pattern = Pattern(
        slug: "p", title: "P", steps: [Pattern.Step(number: 1, task: "t", role: "A/B", personas: ["a", "b"])])
    static let patternText =
        #"{"slug":"p","steps":[{"number":1,"personas":["a","b"],"role":"A/B","task":"t"}],"title":"P"}"#

    static let cases: [(transition: Transition, text: String)] = [
        (.started(pattern, goal: nil), #"{"started":{"_0":\#(patternText)}}"#),
        (.started(pattern, goal: "g"), #"{"started":{"_0":\#(patternText),"goal":"g"}}"#),
        (.goalGiven("a/b \"c\" é\n"), #"{"goalGiven":{"_0":"a/b \"c\" é\n"}}"#),
        (.entered(step: 2, turn: 7), #"{"entered":{"step":2,"turn":7}}"#),
        (
            .offered(Recommendation(options: ["a", "b"], best: "b", words: ["w"])),
            #"{"offered":{"_0":{"best":"b","options":["a","b"],"words":["w"]}}}"#
        ),
        (.offered(Recommendation(options: [])), #"{"offered":{"_0":{"options":[],"words":[]}}}"#),
        (
            .chosen("a", isRemembered: true, turn: 3),
            #"{"chosen":{"_0":"a","isRemembered":true,"turn":3}}"#
        ),
        (
            .drafted(Draft(brief, by: .model)),
            #"{"drafted":{"_0":{"author":"model","brief":\#(briefText)}}}"#
        ),
        (
            .drafted(Draft(brief, by: .earlier)),
            #"{"drafted":{"_0":{"author":"earlier","brief":\#(briefText)}}}"#
        ),
        (.discarded, #"{"discarded":{}}"#),
        (.accepted(turn: 4), #"{"accepted":{"turn":4}}"#),
        (.skipped(reason: nil, turn: 4), #"{"skipped":{"turn":4}}"#),
        (.skipped(reason: "r", turn: 4), #"{"skipped":{"reason":"r","turn":4}}"#),
        (.left(turn: 4), #"{"left":{"turn":4}}"#),
        (.staled([1, 2]), #"{"staled":{"_0":[1,2]}}"#),
        (.redone("a", turn: 4), #"{"redone":{"_0":"a","turn":4}}"#),
        (.tookKept(take: 1, turn: 4), #"{"tookKept":{"take":1,"turn":4}}"#),
        (.paused(turn: 4), #"{"paused":{"turn":4}}"#),
        (.resumed(turn: 4), #"{"resumed":{"turn":4}}"#),
        (.stopped(turn: 4), #"{"stopped":{"turn":4}}"#),
        (.finished, #"{"finished":{}}"#),
        (
            .handoffDrafted(Handoff(from: "a", to: "b", draft: Draft(brief, by: .shell))),
            #"{"handoffDrafted":{"_0":{"draft":{"author":"shell","brief":\#(briefText)},"from":"a","to":"b"}}}"#
        ),
        (
            .handoffDrafted(Handoff(from: nil, to: "b", draft: Draft(brief, by: .user), turn: 5)),
            #"{"handoffDrafted":{"_0":{"draft":{"author":"user","brief":\#(briefText)},"to":"b","turn":5}}}"#
        ),
        (
            .handoffChanged(Draft(brief, by: .user)),
            #"{"handoffChanged":{"_0":{"author":"user","brief":\#(briefText)}}}"#
        ),
        (.handoffDiscarded, #"{"handoffDiscarded":{}}"#),
        (.handoffAccepted(turn: 6), #"{"handoffAccepted":{"turn":6}}"#),
        (
            .kept(Artifact(name: "a.sql", language: "sql", text: "x", turn: 3, step: 1)),
            #"{"kept":{"_0":{"language":"sql","name":"a.sql","step":1,"text":"x","turn":3}}}"#
        ),
        (
            .kept(Artifact(name: "a", language: "", text: "", turn: 3)),
            #"{"kept":{"_0":{"language":"","name":"a","text":"","turn":3}}}"#
        ),
    ]

    @Test(arguments: cases.indices) func isWrittenSo(_ index: Int) throws {
        let (transition, text) = Self.cases[index]
        let record = #"{"format":1,"transitions":[\#(text)]}"#
        #expect(try HandoffManager.encode([transition]) == record)
        #expect(try HandoffManager.decode(record) == [transition])
    }

    @Test func severalStandInOneRecord() throws {
        let all = Self.cases.map(\.transition)
        #expect(try HandoffManager.decode(try HandoffManager.encode(all)) == all)
        #expect(try HandoffManager.decode(#"{"format":1,"transitions":[]}"#).isEmpty)
    }

    @Test(arguments: [
        "", "?", "[]", "{}", "null", #"[{"finished":{}}]"#, #"{"format":1}"#, #"{"format":"1"}"#,
        #"{"format":1,"transitions":[{"unheardOf":{}}]}"#, #"{"format":1,"transitions":[{"finished":{}}"#,
        #"{"format":1,"transitions":[{"finished":{},"discarded":{}}]}"#,
        #"{"format":1,"transitions":[{"entered":{"step":1}}]}"#,
        #"{"format":1,"transitions":[{"entered":{"step":99999999999999999999,"turn":1}}]}"#,
    ])
    func unreadable(_ text: String) {
        #expect(throws: HandoffRecordError.unreadable) { try HandoffManager.decode(text) }
    }

    @Test(arguments: [
        #"{"format":2,"transitions":[{"finished":{}}]}"#, #"{"format":2,"steps":"other"}"#, #"{"format":2}"#,
    ])
    func otherFormat(_ text: String) {
        #expect(throws: HandoffRecordError.otherFormat(2)) { try HandoffManager.decode(text) }
    }

    @Test func errorsSayWhatToDo() {
        #expect(
            HandoffRecordError.otherFormat(2).description
                == "A stored decision of this session's patterns has format 2, and this version of dramatis reads "
                + "format 1. Open the session with the version that wrote it, or a newer one.")
        #expect("\(HandoffRecordError.unreadable)".hasSuffix("start the pattern anew with `/pattern`."))
        #expect("\(HandoffRecordError.notWritten)".hasSuffix("Try again with a plainer text."))
    }

    // MARK: - Replay

    @Test func replayed() throws {
        var bench = Bench()
        try bench.act(.start(.make, goal: "g"), .draft(.saying("a")), .accept, .choose("bob"), .pause)
        var again = HandoffManager()
        #expect(again.replay(bench.records) == 5)
        #expect(again == bench.manager)
    }

    @Test(arguments: [
        "?", #"{"format":2,"transitions":[{"paused":{"turn":5}}]}"#,
        // Does not fit: the step is not the pattern's.
        #"{"format":1,"transitions":[{"left":{"turn":5}},{"entered":{"step":7,"turn":5}}]}"#,
        // Would leave no step active.
        #"{"format":1,"transitions":[{"left":{"turn":5}}]}"#,
    ])
    func stopsAtWhatCannotBeTaken(_ record: String) throws {
        var bench = Bench()
        try bench.act(.start(.make, goal: "g"), .draft(.saying("a")))
        let before = bench.manager
        try bench.act(.accept)
        var again = HandoffManager()
        #expect(again.replay(Array(bench.records.prefix(2)) + [record] + bench.records.suffix(1)) == 2)
        #expect(again == before)
    }

    /// Whatever stands in a record, the machine stays sound and never traps.
    @Test func anythingMayStandThere() throws {
        var random = SeededRandom(seed: 7)
        var taken = 0
        for _ in 0..<4_000 {
            var bench = Bench()
            try bench.act(.start(.make, goal: "g"))
            for _ in 0..<8 {
                let before = bench.manager
                if bench.manager.apply((0...random.below(2)).map { _ in Self.any(&random) }) {
                    taken += 1
                } else {
                    #expect(bench.manager == before)
                }
                let active = bench.states.count { $0 == .active }
                #expect(active == (bench.walkthrough?.at == nil ? 0 : 1))
                _ = try? bench.decide(.back(to: .min))
                _ = try? bench.decide(.keepTake(.min))
                _ = try? bench.decide(.redo(by: nil))
            }
        }
        #expect(taken > 4_000)
    }

    private static func any(_ random: inout SeededRandom) -> Transition {
        let turn = random.pick([0, 1, 2, 5, .min, .max])
        let index = random.pick([0, 1, 2, 3, -1, .min, .max])
        return switch random.below(20) {
        case 0: .started(random.pick([.make, Pattern(slug: "e", title: "E", steps: [])]), goal: "g")
        case 1: .goalGiven("g")
        case 2: .entered(step: index, turn: turn)
        case 3: .offered(Recommendation(options: ["bob"]))
        case 4: .chosen("bob", isRemembered: false, turn: turn)
        case 5: .drafted(.saying("d"))
        case 6: .discarded
        case 7: .accepted(turn: turn)
        case 8: .skipped(reason: nil, turn: turn)
        case 9: .left(turn: turn)
        case 10: .staled([index, 1])
        case 11: .redone("cyd", turn: turn)
        case 12: .tookKept(take: index, turn: turn)
        case 13: .paused(turn: turn)
        case 14: .resumed(turn: turn)
        case 15: .stopped(turn: turn)
        case 16: .finished
        case 17: .handoffDrafted(.to("bob"))
        case 18: .handoffAccepted(turn: turn)
        default: .kept(Artifact(name: "a", language: "", text: "", turn: turn))
        }
    }
}
