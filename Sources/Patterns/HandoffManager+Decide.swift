import Conversation
import Personas

/// What an action comes to in each state, or why it can't be.
extension HandoffManager {
    /// What the machine has to be told of the world.
    package struct Context {
        /// The number that the next turn of the transcript gets.
        package var turn: Int
        package var isMember: (Slug) -> Bool
        /// The best of the alternatives of a step, for its task and the goal.
        package var recommend: (_ plan: Pattern.Step, _ goal: String) -> Recommendation

        package init(
            turn: Int, isMember: @escaping (Slug) -> Bool,
            recommend: @escaping (_ plan: Pattern.Step, _ goal: String) -> Recommendation
        ) {
            self.turn = turn
            self.isMember = isMember
            self.recommend = recommend
        }
    }

    /// Changes nothing. Never empty.
    package func decide(
        _ action: HandoffAction, _ context: Context
    ) throws(HandoffRefusal) -> [Transition] {
        switch action {
        case .start(let pattern, let goal): try start(pattern, goal, context)
        case .giveGoal(let goal): try give(goal, context)
        case .choose(let slug): try choose(slug, context)
        case .draft(let draft): try take(draft)
        case .accept: try accept(context)
        case .discard: try discard()
        case .skip(let reason): try skip(reason, context)
        case .back(let number): try back(to: number, context)
        case .redo(let slug): try redo(by: slug, context)
        case .keepTake(let number): try keepTake(number, context)
        case .pause:
            if try atStep().status == .paused { throw .paused } else { [.paused(turn: context.turn)] }
        case .resume: try resume(context)
        case .stop: try stop(context)
        case .handOff(let handoff): try handOff(handoff, context)
        case .keep(let artifact): try keep(artifact)
        }
    }

    // MARK: - What must be so

    /// The walkthrough that stands at a step, paused or not.
    private func atStep() throws(HandoffRefusal) -> Walkthrough {
        guard let walkthrough else { throw .noPattern }
        switch walkthrough.status {
        case .goalWanted: throw .goalWanted(walkthrough.pattern.title)
        case .finished: throw .ended(walkthrough.pattern.title)
        case .stopped where walkthrough.at != nil: throw .stopped(walkthrough.pattern.title)
        case .stopped: throw .noPattern
        case .running, .paused: return walkthrough
        }
    }

    private func running() throws(HandoffRefusal) -> (walkthrough: Walkthrough, index: Int) {
        let walkthrough = try atStep()
        if walkthrough.status == .paused { throw .paused }
        guard let index = walkthrough.at else { throw .noPattern }
        return (walkthrough, index)
    }

    private func runningOrFinished() throws(HandoffRefusal) -> Walkthrough {
        if let walkthrough, walkthrough.status == .finished {
            if isHandoffDraft { throw .draftWaits }
            return walkthrough
        }
        return try running().walkthrough
    }

    // MARK: - Forward

    private func start(
        _ pattern: Pattern, _ goal: String?, _ context: Context
    ) throws(HandoffRefusal) -> [Transition] {
        if isHandoffDraft { throw .draftWaits }
        if let underway { throw .underway(underway.pattern.title) }
        if pattern.steps.isEmpty { throw .noSteps(pattern.title) }
        guard let goal = goal?.trimmed, !goal.isEmpty else { return [.started(pattern, goal: nil)] }
        try check(goal)
        let begun = Walkthrough(pattern: pattern, goal: String(goal))
        return [.started(pattern, goal: begun.goal)] + entering(0, of: begun, context)
    }

    private func give(_ goal: String, _ context: Context) throws(HandoffRefusal) -> [Transition] {
        guard var walkthrough else { throw .noPattern }
        if walkthrough.status != .goalWanted {
            _ = try atStep()
            throw .noGoalWanted
        }
        let goal = goal.trimmed
        if goal.isEmpty { throw .emptyGoal }
        try check(goal)
        walkthrough.goal = String(goal)
        return [.goalGiven(walkthrough.goal)] + entering(0, of: walkthrough, context)
    }

    /// A brief, which holds the goal as well, takes no longer line.
    private func check(_ goal: Substring) throws(HandoffRefusal) {
        if goal.utf8.count > Brief.longestText { throw .goalTooLong(limit: Brief.longestText) }
    }

    private func choose(_ slug: Slug, _ context: Context) throws(HandoffRefusal) -> [Transition] {
        let (walkthrough, index) = try running()
        let step = walkthrough.steps[index]
        guard step.isChoosing else { throw .nothingToChoose }
        if !context.isMember(slug) { throw .notInTeam(slug.text) }
        guard (step.recommendation?.options ?? step.plan.personas).contains(slug) else {
            throw .notOffered(slug.text)
        }
        return [.chosen(slug, isRemembered: false, turn: context.turn)]
    }

    private func take(_ draft: Draft) throws(HandoffRefusal) -> [Transition] {
        if isHandoffDraft { return [.handoffChanged(draft)] }
        let (walkthrough, index) = try running()
        if walkthrough.steps[index].isChoosing { throw .choiceFirst }
        return [.drafted(draft)]
    }

    private func accept(_ context: Context) throws(HandoffRefusal) -> [Transition] {
        if isHandoffDraft { return [.handoffAccepted(turn: context.turn)] }
        let (walkthrough, index) = try running()
        if walkthrough.steps[index].isChoosing { throw .choiceFirst }
        if walkthrough.steps[index].draft == nil { throw .noDraft }
        return [.accepted(turn: context.turn)] + goingOn(from: index, of: walkthrough, context)
    }

    private func discard() throws(HandoffRefusal) -> [Transition] {
        if isHandoffDraft { return [.handoffDiscarded] }
        let (walkthrough, index) = try running()
        if walkthrough.steps[index].draft == nil { throw .noDraft }
        return [.discarded]
    }

    private func skip(_ reason: String?, _ context: Context) throws(HandoffRefusal) -> [Transition] {
        let (walkthrough, index) = try running()
        let reason = reason.map { String($0.trimmed) }.flatMap { $0.isEmpty ? nil : $0 }
        return [.skipped(reason: reason, turn: context.turn)] + goingOn(from: index, of: walkthrough, context)
    }

    private func goingOn(from index: Int, of walkthrough: Walkthrough, _ context: Context) -> [Transition] {
        guard let next = walkthrough.nextOpen(after: index) else { return [.finished] }
        let transitions = entering(next, of: walkthrough, context)
        let hasItsMember = transitions.count == 1
        return transitions + (hasItsMember ? offeringAgain(walkthrough.steps[next]) : [])
    }

    /// What waited when the step was left, or else what it had handed on: mostly it still holds.
    private func offeringAgain(_ step: WalkthroughStep) -> [Transition] {
        let draft = step.draft ?? step.brief.map { Draft($0, by: .earlier) }
        return draft.map { [.drafted($0)] } ?? []
    }

    /// The step, and who takes it: whoever had it before, the only one that it names, the one chosen before in this
    /// session, or whom the user is going to choose.
    private func entering(
        _ index: Int, of walkthrough: Walkthrough, _ context: Context
    ) -> [Transition] {
        let step = walkthrough.steps[index]
        let entered = Transition.entered(step: index, turn: context.turn)
        if let persona = step.persona, context.isMember(persona) { return [entered] }
        let options = step.plan.personas.filter(context.isMember)
        let known = options.count == 1 ? options[0] : remembered(among: options)
        if let known { return [entered, .chosen(known, isRemembered: true, turn: context.turn)] }
        var recommendation = context.recommend(step.plan, walkthrough.goal)
        recommendation.options = options
        if let best = recommendation.best, !options.contains(best) { recommendation.best = nil }
        return [entered, .offered(recommendation)]
    }

    // MARK: - Back and aside

    private func back(to number: Int?, _ context: Context) throws(HandoffRefusal) -> [Transition] {
        let walkthrough = try runningOrFinished()
        let count = walkthrough.steps.count
        if let number, number < 1 || number > count { throw .noSuchStep(number, count: count) }
        let from = walkthrough.at ?? count
        let to = number.map { $0 - 1 } ?? from - 1
        if to < 0 { throw .firstStep }
        if to >= from { throw .notEarlier(to + 1) }
        var transitions: [Transition] = walkthrough.at == nil ? [] : [.left(turn: context.turn)]
        transitions += entering(to, of: walkthrough, context)
        return transitions + staling(after: to, of: walkthrough)
    }

    private func staling(after index: Int, of walkthrough: Walkthrough) -> [Transition] {
        let dependents = walkthrough.dependents(of: index)
        return dependents.isEmpty ? [] : [.staled(dependents)]
    }

    private func redo(by slug: Slug?, _ context: Context) throws(HandoffRefusal) -> [Transition] {
        let walkthrough = try runningOrFinished()
        let index = walkthrough.at ?? walkthrough.steps.count - 1
        guard let again = slug ?? walkthrough.steps[index].persona else { throw .choiceFirst }
        if !context.isMember(again) { throw .notInTeam(again.text) }
        let entered: [Transition] =
            walkthrough.at == nil ? [.entered(step: index, turn: context.turn)] : []
        return entered + [.redone(again, turn: context.turn)]
    }

    private func keepTake(_ number: Int, _ context: Context) throws(HandoffRefusal) -> [Transition] {
        let (walkthrough, index) = try running()
        let step = walkthrough.steps[index]
        if step.takes.count < 2 { throw .oneTake }
        if number < 1 || number > step.takes.count { throw .noSuchTake(number, count: step.takes.count) }
        var kept = step
        if step.current != number - 1 {
            kept.current = number - 1
            kept.draft = nil
        }
        return [.tookKept(take: number - 1, turn: context.turn)] + offeringAgain(kept)
    }

    private func resume(_ context: Context) throws(HandoffRefusal) -> [Transition] {
        guard let walkthrough else { throw .noPattern }
        switch walkthrough.status {
        case .stopped where walkthrough.at == nil: throw .noPattern
        case .paused, .stopped:
            if isHandoffDraft { throw .draftWaits }
            return [.resumed(turn: context.turn)]
        case .goalWanted: throw .goalWanted(walkthrough.pattern.title)
        case .finished: throw .ended(walkthrough.pattern.title)
        case .running: throw .notPaused
        }
    }

    private func stop(_ context: Context) throws(HandoffRefusal) -> [Transition] {
        if let underway = self.underway, underway.status == .goalWanted {
            return [.stopped(turn: context.turn)]
        }
        _ = try atStep()
        return [.stopped(turn: context.turn)]
    }

    private func handOff(_ handoff: Handoff, _ context: Context) throws(HandoffRefusal) -> [Transition] {
        if let underway, underway.status == .goalWanted { throw .goalWanted(underway.pattern.title) }
        if let underway, underway.status != .paused { throw .handoffInPattern }
        if isHandoffDraft { throw .draftWaits }
        if !context.isMember(handoff.to) { throw .notInTeam(handoff.to.text) }
        if handoff.from == handoff.to { throw .handoffToSelf(handoff.to.text) }
        return [.handoffDrafted(handoff)]
    }

    private func keep(_ artifact: Artifact) throws(HandoffRefusal) -> [Transition] {
        if artifact.name.trimmed.isEmpty { throw .noName }
        return [.kept(artifact)]
    }
}
