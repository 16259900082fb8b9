import Conversation
import Patterns
import Testing

/// The document is edited while a pattern is on its way: members leave, and what was decided with them stays.
@Suite struct DepartureTests {
    private func backAtOne() throws -> Bench {
        var bench = Bench()
        try bench.act(.start(.make, goal: "g"))
        try bench.handOn("a")
        try bench.act(.choose("cyd"))
        try bench.handOn("b")
        try bench.act(.back(to: 1), .draft(.saying("a2")))
        return bench
    }

    @Test func whoeverHadTheStepHasLeft() throws {
        var bench = try backAtOne()
        bench.team.remove("cyd")
        try bench.act(.accept)
        // Only one is left of the two.
        #expect(bench.step?.takes.map(\.persona) == ["cyd", "bob"])
        #expect(bench.step?.persona == "bob")
        #expect(bench.manager.draft == nil)
        try bench.act(.keepTake(1))
        #expect(bench.manager.draft == .saying("b", by: .earlier))
    }

    @Test func allHaveLeft() throws {
        var bench = try backAtOne()
        bench.team.subtract(["bob", "cyd"])
        try bench.act(.accept)
        let step = try #require(bench.manager.choosing)
        #expect(step.recommendation == Recommendation(options: []))
        #expect(step.takes.map(\.brief?.decisions[0].text) == ["b"])
        #expect(step.takes[0].spans.allSatisfy { $0.last != nil })
        #expect(throws: HandoffRefusal.notInTeam("cyd")) { try bench.decide(.choose("cyd")) }
        #expect(throws: HandoffRefusal.choiceFirst) { try bench.decide(.redo(by: nil)) }
        try bench.act(.redo(by: "eve"))
        try bench.handOn("c")
        #expect(bench.step?.persona == "dan")
    }

    @Test func whoeverHadTheLastStepHasLeft() throws {
        var bench = Bench()
        try bench.act(.start(.make, goal: "g"), .skip(reason: nil), .skip(reason: nil))
        try bench.handOn("c")
        bench.team.remove("dan")
        #expect(throws: HandoffRefusal.notInTeam("dan")) { try bench.decide(.redo(by: nil)) }
        try bench.act(.redo(by: "eve"))
        #expect(bench.step?.persona == "eve")
    }

    @Test func aHandoffThatIsDiscardedLeavesTheOneBefore() throws {
        var bench = Bench()
        try bench.act(.handOff(.to("bob")), .accept, .handOff(.to("cyd", from: "bob")))
        #expect(bench.manager.isHandoffDraft)
        try bench.act(.discard)
        #expect(bench.manager.handoff?.to == "bob")
        #expect(bench.manager.handoff?.turn == 3)
        #expect(!bench.manager.isHandoffDraft)
    }

    @Test func aStartStandsWhereItHappened() throws {
        var bench = Bench()
        bench.turn = 10
        try bench.act(.keep(.schema), .start(.make, goal: nil), .giveGoal("g"))
        #expect(
            bench.manager.milestones.map(\.kind) == [
                .kept(name: "schema.sql", turn: 1), .started(title: "Make"), .goal("g"), .step(1),
            ])
        #expect(bench.manager.milestones.map(\.after) == [1, 13, 13, 13])
    }
}
