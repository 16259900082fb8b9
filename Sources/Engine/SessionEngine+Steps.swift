import Conversation
import Patterns
import Personas
import Prompting
import Routing

/// What happens when a pattern's step begins or ends, and what its members are told.
extension SessionEngine {
    /// What goes on after a change of the handoffs.
    mutating func follow(
        _ transitions: [Transition], before: HandoffManager, at now: Timestamp
    ) -> [Effect] {
        state.isComparing = false
        state.expected = nil
        warmed = nil
        var isOpening = false
        for transition in transitions {
            switch transition {
            case .drafted, .handoffDrafted, .handoffChanged:
                state.isBriefFolded = false
                state.isEditingBrief = false
                draftedAfter = state.transcript.turns.count
                isOpening = false
            case .chosen, .redone, .entered: isOpening = true
            case .offered: isOpening = false
            case .discarded: isOpening = before.draft?.author == .earlier
            case .staled(let indices): noteStale(indices)
            case .finished: noteFinished()
            case .handoffAccepted: return accepted(at: now)
            case .kept(let artifact): noteKept(artifact)
            default: break
            }
        }
        if isOpening, state.handoffs.step?.isChoosing == false {
            if isFresh(before) { return openStep(at: now) }
            noteReturn()
        }
        return warm()
    }

    /// The member that has the step is to open it: nothing was said in this take, or it begins anew.
    private func isFresh(_ before: HandoffManager) -> Bool {
        state.isStepUnopened || before.draft?.author == .earlier
    }

    private mutating func noteStale(_ indices: [Int]) {
        let steps = indices.map { String($0 + 1) }
        note(
            .warning,
            (steps.count == 1
                ? "Step \(steps.listed) rests on what changes now, and is marked stale. It is "
                : "Steps \(steps.listed) rest on what changes now, and are marked stale. Each is ")
                + "offered again when you come to it; accepting its brief clears the mark.")
    }

    private mutating func noteFinished() {
        guard let walkthrough = state.handoffs.walkthrough else { return }
        let done = walkthrough.steps.count { $0.state == .done }
        let skipped = walkthrough.steps.count { $0.state == .skipped }
        let rest = skipped == 0 ? "" : ", \(skipped) skipped"
        note(
            .answer,
            "**\(Text.literal(walkthrough.pattern.title))** has come to its end: \(done) steps done\(rest). "
                + "`/export report FILE.md` writes the report; `/back` opens the last step again.")
    }

    private mutating func noteKept(_ artifact: Artifact) {
        let lines = artifact.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
        note(
            .answer,
            "Kept \(Text.code(artifact.name)): \(lines) lines of turn \(artifact.turn). "
                + "It goes into the step's brief and into the report.")
    }

    private mutating func noteReturn() {
        guard let step = state.handoffs.step, let slug = step.persona else { return }
        note(
            .answer,
            "Step \(step.number) again, with the \(Text.literal(state.team[slug]?.name ?? slug.text)). `/next` "
                + (step.brief == nil
                    ? "drafts its brief anew." : "shows its brief, and drafts it anew when more was said."))
    }

    /// The member says what it received, what it will do and what it needs.
    mutating func openStep(at now: Timestamp, replaces: Int? = nil) -> [Effect] {
        guard replies.isEmpty, let assignment else { return [] }
        let receipt = RouteReceipt(
            rung: .pattern, speakers: [assignment.persona], request: "",
            matched: ["opens step \(assignment.step)"])
        return open(
            assignment.persona, cue: prompts.opening(of: assignment),
            begun: PromptBuilder.openedStep(assignment), receipt, replaces, at: now)
    }

    /// The last reply opened something, and is said again.
    mutating func openAgain(replacing turn: Turn, at now: Timestamp) -> [Effect] {
        if state.handoffs.step != nil { return openStep(at: now, replaces: turn.id.number) }
        guard let handoff = state.handoffs.handoff, let receipt = turn.receipt, handoff.turn != nil else {
            return note(.warning, "What this opened has ended. Say what you need.")
        }
        return open(
            handoff.to, cue: prompts.opening(of: handoff), begun: PromptBuilder.openedHandoff, receipt,
            turn.id.number, at: now)
    }

    /// Nobody has asked, so the reply answers no turn.
    private mutating func open(
        _ slug: Slug, cue: String, begun: String, _ receipt: RouteReceipt, _ replaces: Int?, at now: Timestamp
    ) -> [Effect] {
        state.offer = nil
        round = Round(message: cue, answers: 0, receipt: receipt)
        state.next = []
        do {
            return try ask(.opening(slug, cue: cue, begun: begun), replaces: replaces, at: now)
        } catch {
            return note(.failure, Text.literal("\(error)"))
        }
    }

    /// A handoff outside any pattern was accepted: from now on that member answers.
    private mutating func accepted(at now: Timestamp) -> [Effect] {
        guard let handoff = state.handoffs.handoff else { return [] }
        state.pinned = handoff.to
        let receipt = RouteReceipt(
            rung: .pattern, speakers: [handoff.to], request: "", matched: ["handed over"])
        note(
            .answer,
            "\(Text.literal(state.team[handoff.to]?.name ?? handoff.to.text)) answers from now on. "
                + "`/auto` chooses by request again.")
        return savePinned()
            + open(
                handoff.to, cue: prompts.opening(of: handoff), begun: PromptBuilder.openedHandoff, receipt,
                nil, at: now)
    }

    /// Of the step whose talk goes on.
    var assignment: Assignment? {
        guard let walkthrough = state.handoffs.walkthrough, let step = state.handoffs.step,
            let persona = step.persona, let at = walkthrough.at
        else { return nil }
        let handedOn = walkthrough.handedOn(before: at).compactMap { item in
            item.step.persona.map {
                Assignment.HandedOn(step: item.step.number, persona: $0, brief: item.brief)
            }
        }
        return Assignment(
            pattern: walkthrough.pattern.title, goal: walkthrough.goal, step: step.number,
            count: walkthrough.steps.count, task: step.plan.task, persona: persona, handedOn: handedOn,
            next: walkthrough.upcoming.map { ($0.plan.role, $0.plan.task) })
    }

    /// The alternative that the words of the goal, the task and the briefs speak for; the first where none do.
    func recommendation(for plan: Pattern.Step, goal: String) -> Recommendation {
        let options = plan.personas.filter { state.team[$0] != nil }
        let briefs = state.handoffs.walkthrough?.steps.compactMap(\.brief) ?? []
        let said = state.transcript.turns.filter { $0.speaker == .user }.suffix(3).map(\.text)
        // The words of the task fit every alternative.
        let texts = [goal] + said + briefs.flatMap(\.decisions).map(\.text)
        for text in [goal, texts.joined(separator: ". ")] {
            let receipt = router.route(text)
            if receipt.rung == .invocation, let called = receipt.speakers.first(where: options.contains) {
                return Recommendation(options: options, best: called, words: receipt.matched)
            }
            let ranked = receipt.candidates.filter { options.contains($0.slug) && !$0.matched.isEmpty }
            if let best = ranked.first {
                return Recommendation(options: options, best: best.slug, words: Array(best.matched.prefix(4)))
            }
        }
        return Recommendation(options: options, best: options.first)
    }
}

extension Turn {
    /// It answers nothing that the user said: a member opens its step, or what was handed over to it.
    package var isOpening: Bool {
        speaker.member != nil && receipt?.rung == .pattern && provenance?.answers == nil
    }
}
