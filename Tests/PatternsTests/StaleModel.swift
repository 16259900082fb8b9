import Patterns

/// What the states of a walkthrough's steps must be, told from when they were opened and handed on alone, and not by marks.
struct StaleModel {
    enum Event { case none, accepted, skipped, left }

    struct Step {
        /// Times of a clock that ticks with each opening and acceptance; 0 is never.
        var opened = 0
        var accepted = 0
        var last = Event.none
        /// Of each take, whether it has a brief.
        var takes: [Bool] = []
        var current: Int?
        var hasBrief: Bool { current.map { takes[$0] } ?? false }
    }

    var steps: [Step]
    var at: Int?
    var status: Walkthrough.Status
    private var clock = 0

    init(count: Int) {
        steps = Array(repeating: Step(), count: count)
        status = .goalWanted
    }

    func state(of index: Int) -> WalkthroughStep.State {
        if index == at { return .active }
        let step = steps[index]
        switch step.last {
        case .none: return .pending
        case .skipped: return .skipped
        case .left: return step.hasBrief ? .stale : .pending
        case .accepted:
            for earlier in 0..<index where steps[earlier].opened > step.accepted { return .stale }
            return .done
        }
    }

    mutating func open(_ index: Int) {
        clock += 1
        steps[index].opened = clock
        at = index
        status = .running
    }

    mutating func leave(by event: Event) {
        guard let index = at else { return }
        if event == .accepted {
            clock += 1
            steps[index].accepted = clock
            if let current = steps[index].current { steps[index].takes[current] = true }
        }
        steps[index].last = event
        at = nil
    }

    /// The first after the one that was left that has neither handed on nor been skipped.
    mutating func goOn(after index: Int) {
        for next in index + 1..<max(steps.count, index + 1)
        where state(of: next) == .pending || state(of: next) == .stale {
            open(next)
            return
        }
        status = .finished
    }

    mutating func take(_ index: Int?) {
        guard let at else { return }
        if let index {
            steps[at].current = index
        } else {
            steps[at].takes.append(false)
            steps[at].current = steps[at].takes.count - 1
        }
    }

    /// Follows an action that was not refused; who takes a step is told by the transitions.
    mutating func follow(_ action: HandoffAction, _ transitions: [Transition]) {
        let before = at
        switch action {
        case .start(let pattern, let goal):
            self = StaleModel(count: pattern.steps.count)
            if goal?.contains(where: { !$0.isWhitespace }) == true { open(0) }
        case .giveGoal: open(0)
        case .accept, .skip:
            guard let before, status == .running else { return }
            leave(by: action == .accept ? .accepted : .skipped)
            goOn(after: before)
        case .back(let number):
            leave(by: .left)
            open((number ?? before ?? steps.count) - 1)
        case .redo: if before == nil { open(steps.count - 1) }
        case .pause: status = .paused
        case .resume: status = .running
        case .stop: status = .stopped
        case .choose, .draft, .discard, .keepTake, .handOff, .keep: break
        }
        for transition in transitions {
            switch transition {
            case .chosen, .redone: take(nil)
            case .offered: if let at { steps[at].current = nil }
            case .tookKept(let index, _): take(index)
            default: break
            }
        }
    }
}
