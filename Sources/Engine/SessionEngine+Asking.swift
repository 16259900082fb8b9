import Conversation
import Personas
import Prompting

/// What the model is asked, and what of the conversation it is shown for that.
extension SessionEngine {
    /// The prompt for one reply. Of a round, the first speaker sees all that was said before the request; each later one
    /// also the request and those who answered it, and is called upon by a cue. `answers`: the number of the
    /// request's turn, nil when it is not in the transcript yet. `before`: the turn from whose number on nothing is shown,
    /// when a reply is said again.
    func assemble(
        _ kind: OpenReply.Kind, answers: Int?, before: Int = .max
    ) throws(PromptError) -> PromptBuilder.Assembly {
        let turns = promptTurns.filter { $0.id.number < before }
        let earlier = turns.filter { $0.id.number < answers ?? .max }
        switch kind {
        case .answer(let speaker, let message):
            let isAnswered = turns.contains {
                answers != nil && $0.provenance?.answers == answers && $0.outcome != .error
            }
            if !isAnswered {
                let order = WorkOrder(message)
                var assembly = try prompts.reply(
                    by: speaker, to: message, after: earlier, assignment: assignment,
                    opening: order?.opening ?? "", scale: scale)
                if order == .decisions {
                    assembly.maximumReplyTokens = min(assembly.maximumReplyTokens, Self.longestDecisions)
                }
                return assembly
            }
            return try prompts.reply(
                by: speaker, to: prompts.cue(for: speaker), after: turns, assignment: assignment, scale: scale
            )
        case .opening(let speaker, let cue, let begun):
            var assembly = try prompts.reply(
                by: speaker, to: cue, after: turns, assignment: assignment, opening: begun, scale: scale)
            assembly.maximumReplyTokens = min(assembly.maximumReplyTokens, Self.longestOpening)
            return assembly
        case .independent(let speaker):
            return try prompts.reply(
                by: speaker, to: round.message, after: earlier, assignment: assignment, scale: scale)
        case .comparison(let members):
            // An earlier comparison is made anew, and not compared.
            let answered = turns.filter {
                $0.speaker != .comparison || $0.provenance?.answers != answers
            }
            return try prompts.comparison(
                of: members, after: answered, assignment: assignment, scale: scale)
        }
    }

    /// In tokens: twice what the cue asks for. Small models have no end of questions.
    private static let longestOpening = 300
    /// In tokens, for four sentences: a small model that has no end of them leaves nothing undecided for those after it.
    private static let longestDecisions = 400

    /// What models see of the transcript: all but open replies and those that were said again. Within a pattern's step
    /// only what was said in it: all else is in the briefs that were handed on.
    var promptTurns: [Turn] {
        let replaced = Set(state.transcript.turns.compactMap { $0.provenance?.replaces })
        let take = state.handoffs.step?.take
        return state.transcript.turns.filter {
            !$0.isOpen && !replaced.contains($0.id.number) && take?.holds($0.id.number) != false
        }
    }

    mutating func ask(
        _ kind: OpenReply.Kind, replaces: Int?, at now: Timestamp
    ) throws(PromptError) -> [Effect] {
        let assembly = try assemble(kind, answers: round.answers, before: replaces ?? .max)
        return ask(kind, assembly, replaces: replaces, at: now)
    }

    /// Opens a reply and asks for it. Warming gives way first: the model has one pair of hands.
    mutating func ask(
        _ kind: OpenReply.Kind, _ assembly: PromptBuilder.Assembly, replaces: Int?, at now: Timestamp
    ) -> [Effect] {
        let opened = open(kind, assembly, receipt: round.receipt, replaces: replaces, at: now)
        return [.cancelWarming, .record(opened)] + send(opened.id, assembly, at: now)
    }

    /// A turn that waits to be asked for.
    mutating func open(
        _ kind: OpenReply.Kind, _ assembly: PromptBuilder.Assembly, receipt: RouteReceipt?,
        replaces: Int?, at now: Timestamp
    ) -> Turn {
        let request = request(for: assembly)
        let provenance = Provenance(
            model: state.model.description, personas: state.team.hash, temperature: request.temperature,
            maximumReplyTokens: request.maximumReplyTokens, answers: round.answers == 0 ? nil : round.answers,
            replaces: replaces)
        let turn = Turn(
            id: nextTurn, speaker: kind.speaker, text: "", state: .waiting, started: now,
            receipt: kind.speaker == .comparison ? nil : receipt, provenance: provenance)
        state.transcript.append(turn)
        state.activities.append(
            State.Activity(turn: turn.id, author: kind.speaker, phase: .queued, since: now))
        replies[turn.id] = OpenReply(
            turn: turn.id, kind: kind, filter: filter(for: kind.speaker),
            estimatedTokens: assembly.estimatedTokens, factor: scale.factor, kept: now)
        warmed = nil
        return turn
    }

    private func filter(for speaker: Speaker) -> ReplyFilter {
        guard let member = speaker.member else { return ReplyFilter(comparisonIn: state.team) }
        return ReplyFilter(team: state.team, speaker: member)
    }

    /// The request of an open reply goes out: the first time, or again with a smaller prompt.
    mutating func send(
        _ turn: TurnID, _ assembly: PromptBuilder.Assembly, at now: Timestamp
    ) -> [Effect] {
        replies[turn]?.attempts += 1
        replies[turn]?.estimatedTokens = assembly.estimatedTokens
        replies[turn]?.factor = scale.factor
        replies[turn]?.opening = assembly.opening
        state.context = State.ContextUse(
            tokens: assembly.estimatedTokens, of: state.traits.contextTokens, firstTurn: assembly.firstTurn)
        phase(.waiting, of: turn, at: now)
        return [.ask(turn, request(for: assembly))]
    }

    /// Asks those that wait, in their order, as far as the model has slots.
    mutating func askWaiting(at now: Timestamp) -> [Effect] {
        var effects: [Effect] = []
        for open in replies.all where !open.isAsked {
            guard replies.askedCount < state.traits.slots else { break }
            do {
                let assembly = try assemble(
                    open.kind, answers: round.answers, before: open.turn.number)
                effects += send(open.turn, assembly, at: now)
            } catch {
                effects += endReply(open.turn, .error, detail: "\(error)", usage: nil, at: now)
            }
        }
        return effects
    }

    func request(for assembly: PromptBuilder.Assembly) -> ModelRequest {
        ModelRequest(
            model: state.model, messages: assembly.messages, begun: assembly.begun,
            maximumReplyTokens: min(assembly.maximumReplyTokens, replyTokens ?? .max),
            estimatedTokens: assembly.estimatedTokens)
    }
}
