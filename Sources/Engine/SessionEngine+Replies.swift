import Conversation
import Personas
import Prompting

/// While a reply arrives.
extension SessionEngine {
    /// An overflowing prompt is made smaller and sent again at most so often.
    private static let overflowAttempts = 3
    /// In bytes. No model has as much to say; a server that never ends would fill the memory and the disk.
    private static let longestReply = 1 << 20

    mutating func heard(_ event: ModelEvent, of turn: TurnID, at now: Timestamp) -> [Effect] {
        // Whatever still comes for a reply that has ended, or of another session, is late: let it fall.
        guard reply?.turn == turn else { return [] }
        switch event {
        case .loading:
            phase(.loading, at: now)
        case .reading(let done, let total):
            phase(.reading(done: done, total: total), at: now)
        case .delta(let text):
            return append(text, at: now)
        case .ended(let ending):
            return ended(ending, at: now)
        }
        return []
    }

    private mutating func phase(_ phase: State.Activity.Phase, at now: Timestamp) {
        guard var activity = state.activity else { return }
        if case (.reading, .reading) = (activity.phase, phase) {
        } else if activity.phase != phase {
            activity.since = now
        }
        activity.phase = phase
        state.activity = activity
    }

    private mutating func append(_ delta: String, at now: Timestamp) -> [Effect] {
        guard var open = reply else { return [] }
        phase(.speaking, at: now)
        let text = open.filter.feed(delta)
        if (state.transcript[open.turn]?.text.utf8.count ?? 0) > Self.longestReply {
            return [.cancel(open.turn)]
                + close(.truncated, detail: "cut off: longer than a megabyte", usage: nil, at: now)
        }
        if !text.isEmpty {
            state.transcript.update(open.turn) { $0.append(text) }
            open.isDirty = true
        }
        let cut = open.filter.cut
        reply = open
        if let cut {
            let detail = cutDetail(cut)
            return [.cancel(open.turn)] + close(.truncated, detail: detail, usage: nil, at: now)
        }
        return checkpoint(at: now)
    }

    private func cutDetail(_ cut: Speaker) -> String {
        let whom =
            switch cut {
            case .member(let slug): "the \(state.team[slug]?.name ?? slug.text)"
            case .user: "you"
            }
        return "cut off: it began to speak for \(whom)"
    }

    /// Keeps what has arrived, when the last time is long enough ago.
    mutating func checkpoint(at now: Timestamp) -> [Effect] {
        guard let open = reply, open.isDirty, now.isDue(Self.checkpointInterval, after: open.kept),
            let turn = state.transcript[open.turn]
        else { return [] }
        reply?.kept = now
        reply?.isDirty = false
        return [.checkpoint(turn)]
    }

    private mutating func ended(_ ending: ModelEnding, at now: Timestamp) -> [Effect] {
        guard var open = reply else { return [] }
        if let size = ending.contextExceeded, open.attempts < Self.overflowAttempts,
            let again = askSmaller(open, contextTokens: size, at: now)
        {
            return again
        }
        let rest = open.filter.finish()
        if !rest.isEmpty { state.transcript.update(open.turn) { $0.append(rest) } }
        reply = open
        if let prompt = ending.usage?.prompt {
            scale.observe(estimated: open.estimatedTokens, actual: prompt)
            state.context?.tokens = prompt
        }
        if let speed = ending.usage?.tokensPerSecond { state.tokensPerSecond = speed }
        if let cut = open.filter.cut {
            return close(.truncated, detail: cutDetail(cut), usage: ending.usage, at: now)
        }
        return close(ending.outcome, detail: ending.detail, usage: ending.usage, at: now)
    }

    /// The server found the prompt too long, which the estimate had not: count higher from now on, and send less.
    private mutating func askSmaller(_ open: OpenReply, contextTokens: Int, at now: Timestamp) -> [Effect]? {
        if contextTokens > 0 { learnedContext = min(contextTokens, learnedContext ?? .max) }
        take(state.traits)
        scale.overflowed()
        guard
            let assembly = try? assemble(
                open.speaker, message: open.message, answers: round.answers, before: open.turn.number)
        else { return nil }
        reply?.attempts += 1
        reply?.estimatedTokens = assembly.estimatedTokens
        state.context = State.ContextUse(
            tokens: assembly.estimatedTokens, of: state.traits.contextTokens, firstTurn: assembly.firstTurn)
        phase(.waiting, at: now)
        return [.ask(open.turn, request(for: assembly))]
    }

    /// Ends the open reply and goes on: with the next of the round, with what was queued, or by reading ahead.
    private mutating func close(
        _ outcome: Outcome, detail: String?, usage: TokenUsage?, at now: Timestamp
    ) -> [Effect] {
        var effects = endReply(outcome, detail: detail, usage: usage, at: now)
        effects += takePendingTeam()
        if outcome == .complete || outcome == .truncated { return effects + goOn(at: now) }
        state.next = []
        hold()
        return effects + warm()
    }

    /// The next of the round, then what was queued.
    private mutating func goOn(at now: Timestamp) -> [Effect] {
        var effects: [Effect] = []
        while reply == nil, !state.next.isEmpty { effects += askNext(at: now) }
        if reply == nil { effects += sayNextQueued(at: now) }
        return reply == nil ? effects + warm() : effects
    }

    /// The open reply, if there is one, ends as it stands.
    mutating func endReply(
        _ outcome: Outcome, detail: String?, usage: TokenUsage?, at now: Timestamp
    ) -> [Effect] {
        guard let open = reply else { return [] }
        reply = nil
        state.activity = nil
        state.transcript.update(open.turn) {
            $0.end(outcome, detail: detail, at: now)
            $0.usage = usage
        }
        state.turnCounts[open.speaker, default: 0] += 1
        touch(at: now)
        return state.transcript[open.turn].map { [.record($0)] } ?? []
    }

    private mutating func askNext(at now: Timestamp) -> [Effect] {
        let speaker = state.next.removeFirst()
        do {
            let assembly = try assemble(speaker, message: round.message, answers: round.answers)
            return ask(speaker, assembly, message: round.message, replaces: nil, at: now)
        } catch {
            state.next = []
            return note(.failure, Text.literal("\(error)"))
        }
    }

    /// The request was held back by the shell, since what it answers could not be kept.
    mutating func notSent(_ turn: TurnID, at now: Timestamp) -> [Effect] {
        guard reply?.turn == turn else { return [] }
        return close(.error, detail: "not sent: the message could not be kept", usage: nil, at: now)
    }

    /// Esc: what came stays, and what waited is held.
    mutating func stop(at now: Timestamp) -> [Effect] {
        guard let open = reply else {
            state.hint = nil
            takeBackChoice(at: now)
            return []
        }
        var stopped = open
        let rest = stopped.filter.finish()
        if !rest.isEmpty { state.transcript.update(open.turn) { $0.append(rest) } }
        state.next = []
        var effects: [Effect] = [.cancel(open.turn)]
        effects += endReply(.cancelled, detail: nil, usage: nil, at: now)
        effects += takePendingTeam()
        hold()
        return effects + warm()
    }

    mutating func interrupt(at now: Timestamp) -> [Effect] {
        if reply != nil { return stop(at: now) }
        if state.choice != nil {
            takeBackChoice(at: now)
            return []
        }
        if !state.composer.isEmpty {
            state.composer.apply(.clear)
            draftIsChanged(at: now)
            state.hint = "cleared; Ctrl-Y brings it back"
            return []
        }
        if let pressed = interrupted, !now.isDue(Self.interruptWindow, after: pressed) {
            return leave(at: now)
        }
        interrupted = now
        state.hint = "Ctrl-C again leaves"
        return []
    }

    /// Ctrl-D: at once where nothing is lost by it, else as Ctrl-C, but without stopping what arrives.
    mutating func endOfInput(at now: Timestamp) -> [Effect] {
        if !state.composer.isEmpty { return edit(.deleteForward, at: now) }
        if reply == nil { return leave(at: now) }
        if let pressed = interrupted, !now.isDue(Self.interruptWindow, after: pressed) {
            return leave(at: now)
        }
        interrupted = now
        state.hint = "a reply is arriving: Ctrl-D again leaves"
        return []
    }

    mutating func leave(at now: Timestamp) -> [Effect] {
        var effects: [Effect] = []
        if let open = reply {
            effects.append(.cancel(open.turn))
            effects += endReply(.cancelled, detail: "cut off: the shell was left", usage: nil, at: now)
        }
        takeBackChoice(at: now)
        returnQueued(at: now)
        effects += saveDraft()
        state.isOver = true
        return effects + [.cancelWarming, .quit]
    }
}
