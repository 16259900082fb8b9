import Canvas
import Conversation
import Engine
import Patterns
import Personas

/// What happened to the handoffs at one place of the transcript: the course of a pattern between the turns.
enum MilestoneLines {
    static func of(_ range: Range<Int>, _ state: State, columns: Int) -> [Line] {
        var passage = Passage(columns: columns)
        for index in range {
            let milestone = state.handoffs.milestones[index]
            if index > range.lowerBound, case .chosen = milestone.kind,
                case .step = state.handoffs.milestones[index - 1].kind
            {
                // The step's line names them.
                continue
            }
            if milestone.kind.isRule, !passage.lines.isEmpty { passage.blank() }
            add(milestone, at: index, state, to: &passage)
        }
        return passage.lines
    }

    /// All that the lines depend on and that can change later: who took the steps, and which pattern is the last one.
    static func version(of range: Range<Int>, _ state: State) -> Int {
        var hasher = Hasher()
        hasher.combine(range)
        hasher.combine(isOfLast(range.lowerBound, state))
        for index in range {
            guard case .step(let number) = state.handoffs.milestones[index].kind else { continue }
            hasher.combine(taker(ofStep: number, at: index, state))
        }
        return hasher.finalize()
    }

    private static func add(
        _ milestone: Milestone, at index: Int, _ state: State, to passage: inout Passage
    ) {
        switch milestone.kind {
        case .started(let title):
            let count = pattern(at: index, state).map { "  \($0.steps.count) steps" } ?? ""
            passage.add(piece(title, .heading, .bold) + piece(count, .faint))
        case .goal(let goal):
            let lines = Wrap.lines(
                piece("Goal: ", .heading) + piece(String(goal.prefix(longest))), width: passage.columns,
                hanging: 2)
            passage.add(Array(lines.prefix(mostLines)))
            if lines.count > mostLines || goal.count > longest { passage.add(piece("  ...", .faint)) }
        case .step(let number):
            let (title, task) = step(number, at: index, state)
            passage.rule(title, task)
        case .chosen(let slug): passage.add(who(slug, state) + piece(" takes it: your choice", .faint))
        case .accepted(let number): accepted(number, milestone.brief, at: index, state, to: &passage)
        case .skipped(let number, let reason):
            passage.add(
                piece("Step \(number) skipped", .warning) + piece(reason.map { ": \($0)" } ?? ""), hanging: 2)
        case .staled(let numbers):
            passage.add(
                piece("\(steps(numbers)) stale", .warning)
                    + piece(": what \(numbers.count == 1 ? "it was" : "they were") given changes", .faint),
                hanging: 2)
        case .redone(let number, let slug):
            passage.rule(piece("Step \(number) once more: ", .heading, .bold) + who(slug, state))
        case .tookKept(let number, let slug):
            passage.add(
                piece("Step \(number): the answer of the ", .faint) + who(slug, state)
                    + piece(" counts", .faint))
        case .paused: passage.rule(piece("Paused", .heading, .bold), title(at: index, state))
        case .resumed:
            passage.rule(piece("Resumed", .heading, .bold), title(at: index, state))
        case .stopped:
            passage.rule(piece("Stopped", .heading, .bold), title(at: index, state))
        case .finished:
            passage.rule(piece("Finished", .heading, .bold), title(at: index, state))
        case .handedOff(let handoff):
            let from = handoff.from.map { who($0, state) + piece(" hands over to the ", .faint) }
            passage.add((from ?? piece("Handed over to the ", .faint)) + who(handoff.to, state))
            let brief = milestone.brief ?? handoff.draft.brief
            passage.add(BriefLines.of(brief, isWhole: false, columns: passage.columns))
        case .kept(let name, let turn):
            passage.add(piece("Kept ", .faint) + piece(name, .code) + piece(", from #\(turn)", .faint))
        }
    }

    private static func accepted(
        _ number: Int, _ brief: Brief?, at index: Int, _ state: State, to passage: inout Passage
    ) {
        passage.add(piece("Handed on", .success, .bold) + piece(", step \(number)", .faint))
        guard let brief else { return }
        passage.add(
            BriefLines.of(
                brief, isWhole: false, hidingGoal: goal(at: index, state), columns: passage.columns))
    }

    /// "Step 2 of 5: Data Scientist (Stats): Exploratory analysis", of which only the number is known when the
    /// document has changed since.
    private static func step(_ number: Int, at index: Int, _ state: State) -> (title: [Cell], task: [Cell]) {
        let pattern = pattern(at: index, state)
        let count = pattern.map { " of \($0.steps.count)" } ?? ""
        var cells = piece("Step \(number)\(count)", .heading, .bold)
        guard let plan = pattern?.steps.first(where: { $0.number == number }) else { return (cells, []) }
        let taker = taker(ofStep: number, at: index, state)
        let only = plan.personas.count == 1 ? plan.personas[0] : nil
        cells += piece(": ", .heading, .bold)
        cells += (taker ?? only).map { who($0, state) } ?? piece(plan.role)
        return (cells, piece(plan.task, .faint))
    }

    private static func who(_ slug: Slug, _ state: State) -> [Cell] {
        let voice = Voice.of(slug, in: state.team)
        return piece(voice.long, voice.ink, .bold)
    }

    private static func steps(_ numbers: [Int]) -> String {
        numbers.count == 1
            ? "Step \(numbers[0])" : "Steps " + numbers.map(String.init).joined(separator: ", ")
    }

    // MARK: - Which pattern

    /// Characters of a goal, and lines of it.
    private static let longest = 1_000
    private static let mostLines = 6

    private static func start(of index: Int, _ state: State) -> (index: Int, title: String)? {
        for at in stride(from: index, through: 0, by: -1) {
            if case .started(let title) = state.handoffs.milestones[at].kind { return (at, title) }
        }
        return nil
    }

    private static func isOfLast(_ index: Int, _ state: State) -> Bool {
        !state.handoffs.milestones[(index + 1)...].contains { $0.kind.isStart }
    }

    /// As it stood when the walkthrough began; of an earlier walkthrough as it stands in the document now.
    private static func pattern(at index: Int, _ state: State) -> Pattern? {
        guard let start = start(of: index, state) else { return nil }
        if isOfLast(index, state) { return state.handoffs.walkthrough?.pattern }
        return state.team.patterns.first { $0.title == start.title }
    }

    private static func title(at index: Int, _ state: State) -> [Cell] {
        start(of: index, state).map { piece($0.title, .faint) } ?? []
    }

    private static func goal(at index: Int, _ state: State) -> String? {
        for at in stride(from: index, through: 0, by: -1) {
            switch state.handoffs.milestones[at].kind {
            case .goal(let goal): return goal
            case .started: return nil
            default: break
            }
        }
        return nil
    }

    /// Who took the step when it came to hand there: the take whose talk begins next after it.
    private static func taker(ofStep number: Int, at index: Int, _ state: State) -> Slug? {
        guard isOfLast(index, state),
            let step = state.handoffs.walkthrough?.steps.first(where: { $0.number == number })
        else { return nil }
        let turn = state.handoffs.milestones[index].after + 1
        let begun = step.takes.compactMap { take in
            take.spans.map(\.first).filter { $0 >= turn }.min().map { (first: $0, slug: take.persona) }
        }
        return begun.min { $0.first < $1.first }?.slug ?? (step.takes.count == 1 ? step.persona : nil)
    }
}

extension Milestone.Kind {
    /// It begins something, and is drawn as a rule.
    var isRule: Bool {
        switch self {
        case .step, .redone, .paused, .resumed, .stopped, .finished: true
        case .started, .goal, .chosen, .accepted, .skipped, .staled, .tookKept, .handedOff, .kept: false
        }
    }

    var isStart: Bool { if case .started = self { true } else { false } }
}
