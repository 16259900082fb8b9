import Conversation
import Patterns
import Personas

/// A machine at which actions are done one after another, two turns apart.
struct Bench {
    var manager = HandoffManager()
    /// The number of the next turn.
    var turn = 1
    var team: Set<Slug>
    /// As they would be stored.
    private(set) var records: [String] = []

    init(_ team: Set<Slug> = ["ada", "bob", "cyd", "dan", "eve"]) { self.team = team }

    var walkthrough: Walkthrough? { manager.walkthrough }
    var step: WalkthroughStep? { manager.step }
    var states: [WalkthroughStep.State] { walkthrough?.steps.map(\.state) ?? [] }
    var speakers: [Slug?] { walkthrough?.steps.map(\.persona) ?? [] }

    func decide(_ action: HandoffAction) throws(HandoffRefusal) -> [Transition] {
        try manager.decide(
            action,
            HandoffManager.Context(
                turn: turn, isMember: team.contains,
                recommend: { plan, _ in Recommendation(options: plan.personas, best: plan.personas.first) }))
    }

    mutating func act(_ actions: HandoffAction...) throws {
        for action in actions {
            let transitions = try decide(action)
            manager.apply(transitions)
            records.append(try HandoffManager.encode(transitions))
            turn += 2
        }
    }

    /// The step at hand is talked about, drafted and accepted.
    mutating func handOn(_ decision: String) throws {
        try act(.draft(.saying(decision)), .accept)
    }
}

extension Slug: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self.init(text) }
}

extension Draft {
    static func saying(_ decision: String, by author: Author = .model) -> Draft {
        Draft(Brief(goal: "less churn", decisions: [Brief.Claim(decision)]), by: author)
    }
}

extension Pattern {
    /// A step for one, one for either of two, and a last one.
    static let make = Pattern(
        slug: "make", title: "Make",
        steps: [
            Step(number: 1, task: "Plan", role: "Ada", personas: ["ada"]),
            Step(number: 2, task: "Build", role: "Bob/Cyd", personas: ["bob", "cyd"]),
            Step(number: 3, task: "Show", role: "Dan", personas: ["dan"]),
        ])
}

extension Handoff {
    static func to(_ slug: Slug, from: Slug? = nil) -> Handoff {
        Handoff(from: from, to: slug, draft: .saying("watch the orders"))
    }
}

extension Artifact {
    static let schema = Artifact(name: "schema.sql", language: "sql", text: "SELECT 1;", turn: 1)
}
