import Conversation
import Patterns
import Personas
import TestSupport

/// One sequence of random actions upon a machine, and what must be so after each.
struct RandomWalk {
    static let slugs = ["ada", "bob", "cyd", "dan", "eve"].map { Slug($0) }
    static let texts = (0..<4).map { number in
        Brief(goal: "g", decisions: [Brief.Claim("d\(number)", turns: [number])], next: "n")
    }
    /// Of one to six steps with one to three members each, whose alternatives overlap.
    static let patterns: [Pattern] = {
        var random = SeededRandom(seed: 1)
        return (0..<24).map { index in
            let steps = (1...1 + index % 6).map { number in
                var personas: [Slug] = []
                for slug in slugs.shuffled(using: &random).prefix(1 + random.below(3)) {
                    personas.append(slug)
                }
                return Pattern.Step(number: number, task: "t\(number)", role: "r", personas: personas)
            }
            return Pattern(slug: Slug("p\(index)"), title: "P\(index)", steps: steps)
        }
    }()

    var manager = HandoffManager()
    var records: [[Transition]] = []
    /// What was tried, for a failure's report.
    var tried: [HandoffAction] = []
    private let isBroughtToEnd: Bool
    private var model = StaleModel(count: 0)
    private var random: SeededRandom
    private var team = Set(slugs)
    private var turn = 1

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        isBroughtToEnd = seed % 4 == 0
        for slug in Self.slugs where random.isOne(in: 6) { team.remove(slug) }
    }

    /// Between 12 and 23 actions and, for one seed in four, as many as it takes to come to the end. What was wrong, or nil.
    mutating func run() -> String? {
        for _ in 0..<12 + random.below(12) {
            turn += random.below(3)
            if random.isOne(in: 40) { team.formSymmetricDifference([random.pick(Self.slugs)]) }
            if let wrong = perform(anyAction()) { return wrong }
        }
        if isBroughtToEnd, let wrong = end() { return wrong }
        return wrongMilestones ?? wrongSpans
    }

    private var context: HandoffManager.Context {
        let team = team
        return HandoffManager.Context(
            turn: turn, isMember: team.contains,
            recommend: { plan, _ in Recommendation(options: plan.personas, best: plan.personas.first) })
    }

    private mutating func perform(_ action: HandoffAction) -> String? {
        tried.append(action)
        guard let transitions = try? manager.decide(action, context) else { return nil }
        if transitions.isEmpty { return "decided nothing" }
        guard manager.apply(transitions) else { return "what was decided does not fit" }
        let isAside = Self.isHandoff(transitions[0])
        if !isAside { model.follow(action, transitions) }
        records.append(transitions)
        return wrong
    }

    private static func isHandoff(_ transition: Transition) -> Bool {
        switch transition {
        case .handoffDrafted, .handoffChanged, .handoffDiscarded, .handoffAccepted: true
        default: false
        }
    }

    // MARK: - What must be so

    private var wrong: String? {
        guard let walkthrough = manager.walkthrough else { return nil }
        if walkthrough.status != model.status { return "is \(walkthrough.status), not \(model.status)" }
        if walkthrough.at != model.at { return "is at \(walkthrough.at ?? -1), not \(model.at ?? -1)" }
        if walkthrough.steps.count != walkthrough.pattern.steps.count { return "lost a step" }
        for index in walkthrough.steps.indices {
            if let wrong = wrongStep(walkthrough.steps[index], index, walkthrough) { return wrong }
        }
        if manager.isHandoffDraft, manager.step != nil { return "two drafts can wait" }
        return nil
    }

    private func wrongStep(_ step: WalkthroughStep, _ index: Int, _ walkthrough: Walkthrough) -> String? {
        let state = model.state(of: index)
        if step.state != state { return "step \(index + 1) is \(step.state), not \(state)" }
        if step.number != index + 1 { return "steps changed places" }
        if step.current != model.steps[index].current { return "step \(index + 1) has another take" }
        if step.takes.count != model.steps[index].takes.count { return "step \(index + 1) lost a take" }
        for take in step.takes.indices
        where (step.takes[take].brief != nil) != model.steps[index].takes[take] {
            return "step \(index + 1) lost the brief of a take"
        }
        switch state {
        case .active:
            if walkthrough.at != index { return "two steps are active" }
            if step.isChoosing, step.draft != nil { return "a draft waits, and nobody has the step" }
            if step.isChoosing, step.recommendation == nil { return "nobody is offered" }
            if !step.isChoosing, step.recommendation != nil {
                return "somebody is offered for a step that is taken"
            }
        case .done: if step.brief == nil { return "done without a brief" }
        case .stale, .pending:
            if let at = walkthrough.at, index < at { return "step \(index + 1) was passed over" }
        case .skipped: break
        }
        if state != .active, step.recommendation != nil { return "somebody is offered for no active step" }
        if state != .skipped, step.skippedBecause != nil { return "has a reason, and is not skipped" }
        return nil
    }

    private var wrongMilestones: String? {
        for (one, next) in zip(manager.milestones, manager.milestones.dropFirst())
        where next.after < one.after {
            return "milestones go back"
        }
        return nil
    }

    /// No turn belongs to two takes, and one is open only where the talk goes on.
    private var wrongSpans: String? {
        guard let walkthrough = manager.walkthrough else { return nil }
        var spans: [(first: Int, last: Int)] = []
        for step in walkthrough.steps {
            for (index, take) in step.takes.enumerated() {
                for span in take.spans {
                    let isAtHand = walkthrough.status == .running && step.state == .active
                    if span.last == nil, !isAtHand || step.current != index { return "a span stayed open" }
                    spans.append((span.first, span.last ?? .max))
                }
            }
        }
        spans.sort { $0.first < $1.first }
        for (one, next) in zip(spans, spans.dropFirst()) where next.first <= one.last {
            return "a turn belongs to two takes"
        }
        return spans.allSatisfy { $0.first <= $0.last } ? nil : "a span ends before it begins"
    }

    /// Whatever has happened, it can be brought to its end.
    private mutating func end() -> String? {
        if manager.isHandoffDraft, let wrong = perform(.discard) { return wrong }
        for _ in 0..<20 {
            guard let walkthrough = manager.walkthrough else { return nil }
            let action: HandoffAction
            switch walkthrough.status {
            case .finished: return nil
            case .stopped where walkthrough.at == nil: return nil
            case .goalWanted: action = .giveGoal("goal")
            case .paused, .stopped: action = .resume
            case .running: action = forward(walkthrough)
            }
            turn += 1
            let count = records.count
            if let wrong = perform(action) { return wrong }
            if records.count == count { return "\(action) was refused on the way to the end" }
        }
        return "did not come to its end"
    }

    private mutating func forward(_ walkthrough: Walkthrough) -> HandoffAction {
        guard let step = walkthrough.active else { return .stop }
        if random.isOne(in: 4) { return .skip(reason: nil) }
        if step.isChoosing {
            let present = (step.recommendation?.options ?? []).filter(team.contains)
            return present.first.map(HandoffAction.choose) ?? .skip(reason: "nobody")
        }
        return step.draft == nil ? .draft(Draft(random.pick(Self.texts), by: .model)) : .accept
    }

    // MARK: - Actions

    private mutating func anyAction() -> HandoffAction {
        if manager.underway == nil, random.isOne(in: 2) { return start() }
        if manager.choosing != nil, random.isOne(in: 2) { return .choose(random.pick(Self.slugs)) }
        if manager.draft != nil, random.isOne(in: 3) { return .accept }
        switch random.below(24) {
        case 0: return start()
        case 1, 2: return .giveGoal(random.pick(["goal", " other goal\n", " "]))
        case 3: return .choose(random.pick(Self.slugs))
        case 4, 5, 6: return .draft(Draft(random.pick(Self.texts), by: .model))
        case 7, 8, 9: return .accept
        case 10: return .discard
        case 11, 12: return .skip(reason: random.pick([nil, "", "no need"]))
        case 13: return .back(to: nil)
        case 14, 15: return .back(to: random.below(8))
        case 16: return .redo(by: nil)
        case 17: return .redo(by: random.pick(Self.slugs))
        case 18: return .keepTake(random.below(4))
        case 19: return .pause
        case 20: return .resume
        case 21: return random.isOne(in: 3) ? .stop : .resume
        case 22: return handOff()
        default:
            return .keep(Artifact(name: random.pick(["a", "b", ""]), language: "", text: "x", turn: turn))
        }
    }

    private mutating func start() -> HandoffAction {
        .start(random.pick(Self.patterns), goal: random.pick([nil, "goal", "goal", " "]))
    }

    private mutating func handOff() -> HandoffAction {
        .handOff(
            Handoff(
                from: random.pick([nil] + Self.slugs), to: random.pick(Self.slugs),
                draft: Draft(random.pick(Self.texts), by: .shell)))
    }
}
