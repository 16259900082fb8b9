import Conversation
import Personas

/// What a transition makes of the state.
extension HandoffManager {
    /// All of them, or none and false: where one does not fit the state, or they leave it unsound, as the record of
    /// another version may.
    @discardableResult
    package mutating func apply(_ transitions: [Transition]) -> Bool {
        var after = self
        for transition in transitions {
            guard after.admits(transition) else { return false }
            after.apply(transition)
        }
        guard after.isSound else { return false }
        self = after
        return true
    }

    private mutating func apply(_ transition: Transition) {
        switch transition {
        case .started(let pattern, let goal):
            walkthrough = Walkthrough(pattern: pattern, goal: goal)
            mark(.started(title: pattern.title))
            if let goal { mark(.goal(goal)) }
        case .goalGiven(let goal):
            walkthrough?.goal = goal
            walkthrough?.status = .running
            mark(.goal(goal))
        case .entered(let index, let turn): enter(index, at: turn)
        case .offered(let recommendation): change { $0.offer(recommendation) }
        case .chosen(let slug, let isRemembered, let turn): choose(slug, isRemembered, at: turn)
        case .drafted(let draft): change { $0.draft = draft }
        case .discarded: change { $0.draft = nil }
        case .accepted(let turn): accept(at: turn)
        case .skipped(let reason, let turn): skip(reason, at: turn)
        case .left(let turn): leave(at: turn)
        case .staled(let indices): stale(indices)
        case .redone(let slug, let turn): redo(by: slug, at: turn)
        case .tookKept(let take, let turn): keep(take, at: turn)
        case .paused(let turn): set(.paused, .paused, at: turn)
        case .stopped(let turn): set(.stopped, .stopped, at: turn)
        case .resumed(let turn):
            set(.running, .resumed, at: turn)
            change { $0.open(at: turn) }
        case .finished:
            walkthrough?.status = .finished
            walkthrough?.at = nil
            mark(.finished)
        case .handoffDrafted(let new): handoff = new
        case .handoffChanged(let draft): handoff?.draft = draft
        case .handoffDiscarded: handoff = lastHandedOff
        case .handoffAccepted(let turn):
            handoff?.turn = turn
            if let handoff { mark(.handedOff(handoff), at: turn, brief: handoff.draft.brief) }
        case .kept(let artifact):
            artifacts.removeAll { $0.name == artifact.name }
            artifacts.append(artifact)
            mark(.kept(name: artifact.name, turn: artifact.turn), after: artifact.turn)
        }
    }

    private mutating func change(_ body: (inout WalkthroughStep) -> Void) {
        guard let at = walkthrough?.at, walkthrough?.steps.indices.contains(at) == true else { return }
        if var step = walkthrough?.steps[at] {
            body(&step)
            walkthrough?.steps[at] = step
        }
    }

    private var lastHandedOff: Handoff? {
        for milestone in milestones.reversed() {
            if case .handedOff(let handoff) = milestone.kind { return handoff }
        }
        return nil
    }

    private mutating func mark(_ kind: Milestone.Kind, at turn: Int, brief: Brief? = nil) {
        mark(kind, after: max(turn, 1) - 1, brief: brief)
    }

    /// Without `turn`: where the last one stands.
    private mutating func mark(_ kind: Milestone.Kind, after turn: Int? = nil, brief: Brief? = nil) {
        let after = max(milestones.last?.after ?? 0, turn ?? 0)
        if turn != nil {
            // A start has no turn of its own, and stands where what it leads to does.
            for index in milestones.indices.reversed() {
                guard milestones[index].isBeginning else { break }
                milestones[index].after = after
            }
        }
        milestones.append(Milestone(kind, after: after, brief: brief))
    }

    private mutating func enter(_ index: Int, at turn: Int) {
        walkthrough?.at = index
        walkthrough?.status = .running
        change {
            $0.state = .active
            $0.skippedBecause = nil
            $0.open(at: turn)
        }
        mark(.step(index + 1), at: turn)
    }

    private mutating func choose(_ slug: Slug, _ isRemembered: Bool, at turn: Int) {
        guard let step = walkthrough?.active else { return }
        if !isRemembered {
            let among = step.recommendation?.options ?? step.plan.personas
            choices.append(Choice(among: among, chosen: slug))
            mark(.chosen(slug), at: turn)
        }
        change {
            $0.close(at: turn)
            $0.draft = nil
            $0.recommendation = nil
            $0.begin(slug, at: turn)
        }
    }

    private mutating func accept(at turn: Int) {
        guard let step = walkthrough?.active, let draft = step.draft, let current = step.current else {
            return
        }
        change {
            $0.close(at: turn)
            $0.takes[current].brief = draft.brief
            $0.draft = nil
            $0.state = .done
        }
        walkthrough?.at = nil
        mark(.accepted(step.number), at: turn, brief: draft.brief)
    }

    private mutating func skip(_ reason: String?, at turn: Int) {
        guard let step = walkthrough?.active else { return }
        change {
            $0.close(at: turn)
            $0.draft = nil
            $0.recommendation = nil
            $0.state = .skipped
            $0.skippedBecause = reason
        }
        walkthrough?.at = nil
        mark(.skipped(step.number, reason: reason), at: turn)
    }

    private mutating func leave(at turn: Int) {
        change {
            $0.close(at: turn)
            $0.recommendation = nil
            $0.state = $0.brief == nil ? .pending : .stale
        }
        walkthrough?.at = nil
    }

    private mutating func stale(_ indices: [Int]) {
        for index in indices { walkthrough?.steps[index].state = .stale }
        mark(.staled(indices.map { $0 + 1 }))
    }

    private mutating func redo(by slug: Slug, at turn: Int) {
        guard let step = walkthrough?.active else { return }
        change {
            $0.close(at: turn)
            $0.draft = nil
            $0.recommendation = nil
            $0.begin(slug, at: turn)
        }
        mark(.redone(step.number, slug), at: turn)
    }

    private mutating func keep(_ take: Int, at turn: Int) {
        guard let step = walkthrough?.active, step.takes.indices.contains(take) else { return }
        change {
            $0.close(at: turn)
            if $0.current != take { $0.draft = nil }
            $0.recommendation = nil
            $0.current = take
            $0.open(at: turn)
        }
        mark(.tookKept(step.number, step.takes[take].persona), at: turn)
    }

    private mutating func set(_ status: Walkthrough.Status, _ kind: Milestone.Kind, at turn: Int) {
        walkthrough?.status = status
        if status != .running { change { $0.close(at: turn) } }
        mark(kind, at: turn)
    }
}

extension WalkthroughStep {
    /// The talk from turn `turn` on belongs to the take that counts.
    fileprivate mutating func open(at turn: Int) {
        guard let current else { return }
        takes[current].spans.append(Span(first: turn))
    }

    fileprivate mutating func close(at turn: Int) {
        guard let current, let last = takes[current].spans.indices.last else { return }
        guard takes[current].spans[last].last == nil else { return }
        if takes[current].spans[last].first < turn {
            takes[current].spans[last].last = turn - 1
        } else {
            takes[current].spans.removeLast()
        }
    }

    /// Whoever had it before is in the team no more; what was said to nobody since it was entered is no span.
    fileprivate mutating func offer(_ recommendation: Recommendation) {
        if let current, let last = takes[current].spans.last, last.last == nil {
            takes[current].spans.removeLast()
        }
        current = nil
        draft = nil
        self.recommendation = recommendation
    }

    fileprivate mutating func begin(_ slug: Slug, at turn: Int) {
        takes.append(Take(persona: slug, spans: [Span(first: turn)]))
        current = takes.count - 1
    }
}
