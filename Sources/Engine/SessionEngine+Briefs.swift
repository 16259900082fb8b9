import Conversation
import Patterns
import Personas
import Prompting

/// Briefs: drafted by the model, shown, and handed on by the user alone.
extension SessionEngine {
    /// `/next`: the brief of the step is drafted, or shown again as it was.
    mutating func next(at now: Timestamp) -> [Effect] {
        if isBusy { return busy() }
        // What can't be done is refused in the machine's own words.
        guard let step = state.handoffs.step, !step.isChoosing, !state.handoffs.isHandoffDraft else {
            if state.handoffs.isHandoffDraft {
                state.isBriefFolded = false
                return []
            }
            return perform(.accept, at: now)
        }
        if let draft = step.draft, draft.author == .user || draftedAfter == state.transcript.turns.count {
            state.isBriefFolded = false
            return []
        }
        if let brief = step.brief, isUntouched(step) {
            return perform(.draft(Draft(brief, by: .earlier)), at: now)
        }
        if let draft = orderedDraft { return perform(.draft(draft), at: now) }
        return draftBrief(at: now)
    }

    /// Of a step in which the member was given nothing but orders, and kept to their form: its own words.
    private var orderedDraft: Draft? {
        let turns = promptTurns
        let orders = turns.filter { $0.speaker == .user }.map { ($0.id.number, WorkOrder($0.text)) }
        guard !orders.isEmpty, orders.allSatisfy({ $0.1 != nil }) else { return nil }
        let asked = Set(orders.filter { $0.1 == .decisions }.map(\.0))
        let decisions = turns.filter { asked.contains($0.provenance?.answers ?? 0) }.flatMap { turn in
            // The last one of a reply that came to its limit is half a sentence.
            let said = OrderedTalk.decisions(
                in: turn.text, goal: state.handoffs.walkthrough?.goal ?? "")
            let whole = turn.outcome == .truncated ? said.dropLast() : said[...]
            return whole.prefix(Self.mostOrdered).map { Brief.Claim($0, turns: [turn.id.number]) }
        }
        if decisions.count < 2 { return nil }
        let questions = turns.filter(\.isOpening).flatMap { turn in
            OrderedTalk.questions(inOpening: turn.text).prefix(Self.mostAsked).map {
                Brief.Claim($0, turns: [turn.id.number])
            }
        }
        var draft = shellDraft
        draft.brief.decisions = decisions
        draft.brief.openQuestions = questions
        draft.brief = draft.brief.withoutRepeats(of: handedOn)
        // Nothing of its own: then what it wrote is summed up.
        return draft.brief.decisions.isEmpty ? nil : draft
    }

    /// One more than was asked for.
    private static let mostOrdered = 5
    private static let mostAsked = 3

    /// The user has come back to the step, and nothing was said in it since its brief was accepted.
    private func isUntouched(_ step: WalkthroughStep) -> Bool {
        guard let take = step.take,
            let accepted = state.handoffs.milestones.last(where: { $0.kind == .accepted(step.number) })
        else { return false }
        return !state.transcript.turns.contains { $0.id.number > accepted.after && take.holds($0.id.number) }
    }

    /// Asks the model for the brief of the step. A step in which nothing was said has one without it.
    private mutating func draftBrief(at now: Timestamp) -> [Effect] {
        guard let assignment else { return [] }
        let turns = promptTurns
        if !turns.contains(where: { $0.speaker != .user }) { return perform(.draft(shellDraft), at: now) }
        do {
            let assembly = try prompts.brief(
                after: Self.material(of: turns), assignment: assignment, to: assignment.next, scale: scale)
            return call(.brief, assembly, schema: Brief.schema, at: now)
        } catch {
            note(.failure, Text.literal("\(error)"))
            return perform(.draft(shellDraft), at: now)
        }
    }

    /// What a brief is drafted from. Of the member's opening only what it asks: what it takes over stands in the briefs
    /// before, and would be handed on as its own.
    private static func material(of turns: [Turn]) -> [Turn] {
        guard turns.contains(where: { $0.speaker.member != nil && !$0.isOpening }) else { return turns }
        return turns.compactMap { turn in
            // What it is told to do is no part of what was done.
            if turn.speaker == .user, WorkOrder(turn.text) != nil { return nil }
            guard turn.isOpening else { return turn }
            guard let asked = PromptBuilder.questions(inOpening: turn.text) else { return nil }
            var turn = turn
            turn.text = asked
            return turn
        }
    }

    /// `/handoff SLUG [what]`.
    mutating func handOff(to name: String, at now: Timestamp) -> [Effect] {
        if isBusy { return busy() }
        let word = name.prefix { !$0.isWhitespace }
        guard let persona = member(called: String(word)) else { return unknownMember(String(word)) }
        let from = state.transcript.lastMember
        let what = name.dropFirst(word.count).trimmed
        let asked = state.transcript.turns.last { $0.speaker == .user }?.text ?? ""
        let goal = what.isEmpty ? Self.title(from: asked) : what
        if goal.isEmpty {
            return note(
                .warning, "Nothing was said yet. Write what is handed over: `/handoff \(persona.slug) WHAT`.")
        }
        do {
            let empty = Handoff(from: from, to: persona.slug, draft: Draft(Brief(goal: goal), by: .shell))
            _ = try state.handoffs.decide(.handOff(empty), handoffContext)
        } catch {
            return note(.warning, error.description)
        }
        return draftHandoff(from: from, to: persona, goal: goal, at: now)
    }

    private mutating func draftHandoff(
        from: Slug?, to persona: Persona, goal: String, at now: Timestamp
    ) -> [Effect] {
        let empty = Draft(Brief(goal: goal), by: .shell)
        let turns = promptTurns
        if !turns.contains(where: { $0.speaker != .user }) {
            return perform(.handOff(Handoff(from: from, to: persona.slug, draft: empty)), at: now)
        }
        do {
            let assembly = try prompts.brief(
                after: turns, assignment: nil, goal: goal, to: (persona.name, goal), scale: scale)
            return call(
                .handoff(from: from, to: persona.slug, goal: goal), assembly, schema: Brief.schema, at: now)
        } catch {
            note(.failure, Text.literal("\(error)"))
            return perform(.handOff(Handoff(from: from, to: persona.slug, draft: empty)), at: now)
        }
    }

    /// What the shell knows of the step without a model.
    private var shellDraft: Draft {
        let brief = Brief(
            goal: state.handoffs.walkthrough?.goal ?? "", artifacts: keptArtifacts(beside: []),
            next: state.handoffs.walkthrough?.upcoming?.plan.task ?? "")
        return Draft(brief, by: .shell)
    }

    /// What the user kept in this step, and the brief does not name yet.
    private func keptArtifacts(beside claims: [Brief.Claim]) -> [Brief.Claim] {
        guard let take = state.handoffs.step?.take else { return [] }
        return state.handoffs.artifacts.filter { take.holds($0.turn) }
            .filter { artifact in !claims.contains { $0.text.contains(artifact.name) } }
            .map { artifact in
                let outline = artifact.outline
                return Brief.Claim(
                    "\(artifact.name), kept\(outline.isEmpty ? "" : ": \(outline)")", turns: [artifact.turn])
            }
    }

    /// The call has ended.
    mutating func drafted(_ call: State.Call, _ ending: ModelEnding, at now: Timestamp) -> [Effect] {
        let isStopped = ending.outcome == .cancelled
        if isStopped { return note(.answer, "The brief is not drafted. `/next` drafts it.") }
        let goal: String
        switch call.purpose {
        case .brief: goal = state.handoffs.walkthrough?.goal ?? ""
        case .handoff(_, _, let what): goal = what
        case .route: return []
        }
        var draft: Draft
        let isCut = ending.outcome == .truncated
        if let brief = Brief(answer: call.text, goal: goal, isCut: isCut) {
            if isCut {
                note(.warning, "The model came to its limit while it drafted the brief: look it through.")
            }
            let new = call.purpose == .brief ? brief.withoutRepeats(of: handedOn) : brief
            draft = Draft(ClaimSources(promptTurns.filter(\.isSaid)).attributing(new), by: .model)
            draft.brief.artifacts += keptArtifacts(beside: draft.brief.claims)
        } else {
            let why =
                ending.detail.map(Text.literal)
                ?? (isCut ? "it was too long" : "what came is no brief")
            note(.warning, "The model has not drafted the brief: \(why). Write it: `e`; `r` tries again.")
            draft = shellDraft
            draft.brief.goal = goal
        }
        switch call.purpose {
        case .brief: return perform(.draft(draft), at: now)
        case .handoff(let from, let to, _):
            return perform(
                state.handoffs.isHandoffDraft
                    ? .draft(draft) : .handOff(Handoff(from: from, to: to, draft: draft)), at: now)
        case .route: return []
        }
    }

    private var handedOn: [Brief] { assignment?.handedOn.map(\.brief) ?? [] }

    // MARK: - The card

    mutating func press(_ key: BriefKey, at now: Timestamp) -> [Effect] {
        guard case .brief = state.card, isReadable(at: now) else {
            return edit(.insert(key.rawValue), at: now)
        }
        switch key {
        case .edit: return editBrief(at: now)
        case .discard: return perform(.discard, at: now)
        case .redraft:
            if isBusy { return busy() }
            guard state.handoffs.isHandoffDraft, let handoff = state.handoffs.handoff,
                let persona = state.team[handoff.to]
            else { return draftBrief(at: now) }
            return draftHandoff(
                from: handoff.from, to: persona, goal: handoff.draft.brief.goal, at: now)
        }
    }

    /// The brief that is shown stands in the composer.
    mutating func editBrief(at now: Timestamp) -> [Effect] {
        guard case .brief(let draft) = state.card else { return [] }
        if isBusy { return busy() }
        state.isEditingBrief = true
        state.composer.replace(with: draft.brief.text)
        draftIsChanged(at: now)
        return saveDraftIfChanged()
    }

    /// The text of a brief that was edited: taken, or given back with what is wrong.
    mutating func take(briefText text: String, at now: Timestamp) -> [Effect] {
        do {
            let brief = try Brief(text: text)
            return saveDraftIfChanged() + perform(.draft(Draft(brief, by: .user)), at: now)
        } catch {
            state.composer.replace(with: text)
            draftIsChanged(at: now)
            return note(.warning, "\(Text.literal("\(error)")). Esc leaves the brief as it was.")
        }
    }

    /// Esc: the brief stays as it was; what was written can be yanked.
    mutating func leaveEditing(at now: Timestamp) {
        state.isEditingBrief = false
        state.composer.apply(.clear)
        draftIsChanged(at: now)
        state.hint = "the brief is as it was; \(state.keys["yank"] ?? "Ctrl-Y") brings back what you wrote"
    }
}

/// What a letter does while a brief is shown.
package enum BriefKey: String, Sendable {
    case edit = "e"
    case discard = "d"
    case redraft = "r"
}

extension Turn {
    /// Something that can be the source of a claim.
    fileprivate var isSaid: Bool { !isOpen && !text.allSatisfy(\.isWhitespace) }
}
