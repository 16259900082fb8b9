import Conversation
import Foundation
import Patterns
import Personas
import Testing

/// The three patterns of the team that ships, walked.
@Suite struct PatternScenarioTests {
    let team: Team
    var bench: Bench

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Resources/personas.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        team = try #require(PersonaDocument.read(text, file: "personas.md").team)
        bench = Bench(Set(team.personas.map(\.slug)))
    }

    private func pattern(_ name: String) throws -> Pattern {
        guard case .found(let pattern) = PatternCatalog(team: team).find(name) else {
            throw HandoffRefusal.noPattern
        }
        return pattern
    }

    @Test mutating func endToEnd() throws {
        try bench.act(.start(try pattern("end-to-end"), goal: "less churn"))
        #expect(bench.step?.plan.task == "Set up data infrastructure and pipelines")
        #expect(bench.step?.persona == "data-engineer")
        #expect(bench.walkthrough?.upcoming?.plan.role == "Data Scientist (Stats)")
        try bench.handOn("Parquet by day")
        #expect(bench.step?.persona == "data-scientist-stats")
        try bench.handOn("logistic baseline")

        let models: [Slug] = ["ml-engineer-pytorch", "ml-engineer-tensorflow", "ml-engineer-jax"]
        #expect(bench.manager.choosing?.recommendation?.options == models)
        #expect(bench.manager.choosing?.recommendation?.best == models[0])
        #expect(throws: HandoffRefusal.notOffered("mlops-engineer")) {
            try bench.decide(.choose("mlops-engineer"))
        }
        try bench.act(.choose("ml-engineer-jax"))
        #expect(
            bench.walkthrough?.handedOn(before: 2).map(\.brief.decisions[0].text) == [
                "Parquet by day", "logistic baseline",
            ])
        try bench.handOn("Flax")
        #expect(bench.step?.persona == "mlops-engineer")
        try bench.handOn("MLflow")
        #expect(bench.step?.persona == "data-viz-specialist")
        #expect(bench.walkthrough?.upcoming == nil)
        try bench.handOn("one page")
        #expect(bench.walkthrough?.status == .finished)
        #expect(bench.states == Array(repeating: .done, count: 5))

        // The choice of three holds for a later choice of two.
        try bench.act(.start(try pattern("research-to"), goal: "a paper"))
        try bench.handOn("mixed effects")
        #expect(bench.manager.choosing == nil)
        #expect(bench.step?.persona == "ml-engineer-jax")
    }

    /// TensorFlow is not one of the two, so it says nothing about them; and the last choice that does counts.
    @Test mutating func choicesThatHold() throws {
        let research = try pattern("research")
        try bench.act(.start(try pattern("end"), goal: "g"), .skip(reason: nil), .skip(reason: nil))
        try bench.act(.choose("ml-engineer-tensorflow"), .stop)
        try bench.act(.start(research, goal: "g"), .skip(reason: nil))
        #expect(
            bench.manager.choosing?.recommendation?.options == ["ml-engineer-jax", "ml-engineer-pytorch"])
        try bench.act(.choose("ml-engineer-pytorch"))
        try bench.act(.stop, .start(research, goal: "g"), .skip(reason: nil))
        #expect(bench.step?.persona == "ml-engineer-pytorch")
        // Of the three, the last choice among some of them.
        try bench.act(.stop, .start(try pattern("end"), goal: "g"), .skip(reason: nil), .skip(reason: nil))
        #expect(bench.step?.persona == "ml-engineer-pytorch")
        // By another for once: no choice.
        try bench.act(.redo(by: "ml-engineer-jax"), .stop, .start(research, goal: "g"), .skip(reason: nil))
        #expect(bench.step?.persona == "ml-engineer-pytorch")
    }

    @Test mutating func researchGoesBack() throws {
        try bench.act(.start(try pattern("research"), goal: nil))
        #expect(bench.walkthrough?.status == .goalWanted)
        #expect(bench.step == nil)
        try bench.act(.giveGoal(" a paper\n"))
        #expect(bench.walkthrough?.goal == "a paper")
        try bench.handOn("mixed effects")
        try bench.act(.choose("ml-engineer-jax"))
        try bench.handOn("vmap over sites")
        #expect(bench.step?.persona == "ml-engineer-tensorflow")
        try bench.handOn("SavedModel")
        #expect(bench.states == [.done, .done, .done, .active])

        try bench.act(.draft(.saying("half a draft", by: .user)), .back(to: 1))
        #expect(bench.states == [.active, .stale, .stale, .pending])
        #expect(bench.walkthrough?.handedOn(before: 3).isEmpty == true)
        #expect(bench.walkthrough?.steps[1].brief?.decisions.map(\.text) == ["vmap over sites"])
        try bench.handOn("Bayesian instead")
        // It is offered as it was, by who had it, and accepting it clears the mark.
        #expect(bench.states == [.done, .active, .stale, .pending])
        #expect(bench.step?.persona == "ml-engineer-jax")
        #expect(bench.manager.draft == .saying("vmap over sites", by: .earlier))
        try bench.act(.accept)
        #expect(bench.states == [.done, .done, .active, .pending])
        try bench.act(.discard)
        #expect(bench.manager.draft == nil)
        try bench.handOn("TFLite")
        // What waited when it was left waits again.
        #expect(bench.manager.draft == .saying("half a draft", by: .user))
        #expect(bench.step?.takes.count == 1)
        try bench.act(.accept)
        #expect(bench.walkthrough?.status == .finished)
        #expect(
            bench.walkthrough?.handedOn(before: 4).map(\.brief.decisions[0].text) == [
                "Bayesian instead", "vmap over sites", "TFLite", "half a draft",
            ])
    }

    /// The user's words are not replaced by what the step had handed on before.
    @Test mutating func aDraftThatWaitsIsKeptBeforeAnEarlierBrief() throws {
        try bench.act(.start(try pattern("data"), goal: "g"))
        try bench.handOn("monorepo")
        try bench.handOn("Postgres")
        try bench.act(.back(to: nil), .draft(.saying("SQLite", by: .user)), .back(to: nil))
        #expect(bench.states == [.active, .stale, .pending])
        try bench.handOn("two repos")
        #expect(bench.manager.draft == .saying("SQLite", by: .user))
    }

    @Test mutating func infrastructureIsRedoneSkippedAndPaused() throws {
        try bench.act(.start(try pattern("data"), goal: "tables"))
        try bench.handOn("monorepo")
        #expect(bench.step?.persona == "data-engineer")
        try bench.handOn("Postgres")
        try bench.act(.back(to: 2), .redo(by: "mlops-engineer"))
        #expect(bench.step?.takes.map(\.persona) == ["data-engineer", "mlops-engineer"])
        #expect(bench.step?.brief == nil)
        #expect(throws: HandoffRefusal.noSuchTake(3, count: 2)) { try bench.decide(.keepTake(3)) }
        // The one that is kept had a brief, which is offered again.
        try bench.act(.keepTake(1))
        #expect(bench.step?.persona == "data-engineer")
        #expect(bench.manager.draft == .saying("Postgres", by: .earlier))
        // To keep what is kept changes no draft.
        try bench.act(.draft(.saying("DuckDB", by: .user)), .keepTake(1))
        #expect(bench.manager.draft == .saying("DuckDB", by: .user))
        try bench.act(.accept)

        try bench.act(.pause)
        #expect(bench.step == nil)
        #expect(bench.walkthrough?.steps[2].take?.spans.last?.last == bench.turn - 3)
        try bench.act(.handOff(.to("data-engineer")), .accept, .resume)
        #expect(bench.step?.number == 3)
        let spans = try #require(bench.step?.take?.spans)
        #expect(spans.count == 3 && spans[2].last == nil)
        #expect(bench.manager.handoff?.to == "data-engineer")

        try bench.act(.stop)
        #expect(bench.manager.underway == nil)
        #expect(throws: HandoffRefusal.stopped("Data Infrastructure Setup")) {
            try bench.decide(.skip(reason: nil))
        }
        try bench.act(.resume, .skip(reason: " we have one \n"))
        #expect(bench.walkthrough?.status == .finished)
        #expect(bench.states == [.done, .done, .skipped])
        #expect(bench.walkthrough?.steps[2].skippedBecause == "we have one")
    }
}
