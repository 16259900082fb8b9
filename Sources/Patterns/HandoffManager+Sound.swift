import Conversation
import Personas

/// Which transitions fit which states, for what comes from the store: `decide` gives no others.
extension HandoffManager {
    func admits(_ transition: Transition) -> Bool {
        switch transition {
        case .started(let pattern, _): underway == nil && !isHandoffDraft && !pattern.steps.isEmpty
        case .goalGiven: walkthrough?.status == .goalWanted
        case .entered(let index, _): canEnter(index)
        case .offered, .chosen, .skipped, .left, .redone, .paused: step != nil
        case .drafted: step?.current != nil
        case .discarded: step?.draft != nil
        case .accepted: step?.draft != nil && step?.current != nil
        case .staled(let indices): canStale(indices)
        case .tookKept(let take, _): step?.takes.indices.contains(take) ?? false
        case .resumed:
            (walkthrough?.status == .paused || walkthrough?.status == .stopped) && walkthrough?.at != nil
        case .stopped: underway != nil
        case .finished: walkthrough?.status == .running && walkthrough?.at == nil
        case .handoffDrafted(let new):
            new.turn == nil && !isHandoffDraft && (underway == nil || underway?.status == .paused)
        case .handoffChanged, .handoffDiscarded, .handoffAccepted: isHandoffDraft
        case .kept: true
        }
    }

    private func canEnter(_ index: Int) -> Bool {
        guard let walkthrough, walkthrough.at == nil else { return false }
        return (walkthrough.status == .running || walkthrough.status == .finished)
            && walkthrough.steps.indices.contains(index)
    }

    private func canStale(_ indices: [Int]) -> Bool {
        guard let steps = step == nil ? nil : walkthrough?.steps else { return false }
        return indices.allSatisfy { steps.indices.contains($0) && steps[$0].state == .done }
    }

    /// What `Walkthrough` and `handoff` promise. Between two transitions of one decision it need not hold.
    var isSound: Bool {
        if isHandoffDraft, step != nil || walkthrough?.status == .goalWanted { return false }
        return walkthrough?.isSound ?? true
    }
}

extension Walkthrough {
    fileprivate var isSound: Bool {
        let isPlaced =
            switch status {
            case .goalWanted: at == nil && steps.allSatisfy { $0.state == .pending }
            case .running, .paused: at != nil
            case .stopped: at != nil || steps.allSatisfy { $0.state == .pending }
            case .finished: at == nil && steps.allSatisfy { $0.state == .done || $0.state == .skipped }
            }
        return isPlaced && steps.indices.allSatisfy(isSound(at:))
    }

    private func isSound(at index: Int) -> Bool {
        let step = steps[index]
        let isBefore = at.map { index < $0 } ?? false
        let isAfter = at.map { index > $0 } ?? false
        switch step.state {
        case .active: return index == at && (step.draft == nil || step.current != nil)
        case .done: return !isAfter && step.brief != nil
        case .skipped: return true
        case .pending: return !isBefore
        case .stale: return !isBefore && step.brief != nil
        }
    }
}
