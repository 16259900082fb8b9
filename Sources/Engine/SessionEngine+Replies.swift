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
        if let call = state.call, call.turn == turn { return heard(event, ofCall: call, at: now) }
        guard let open = replies[turn], open.isAsked else { return [] }
        switch event {
        case .loading:
            phase(.loading, of: turn, at: now)
        case .reading(let done, let total):
            phase(.reading(done: done, total: total), of: turn, at: now)
        case .delta(let text):
            return append(text, to: open, at: now)
        case .ended(let ending):
            return ended(ending, open, at: now)
        }
        return []
    }

    mutating func phase(_ phase: State.Activity.Phase, of turn: TurnID, at now: Timestamp) {
        guard let index = state.activities.firstIndex(where: { $0.turn == turn }) else { return }
        let before = state.activities[index].phase
        if case (.reading, .reading) = (before, phase) {
        } else if before != phase {
            state.activities[index].since = now
        }
        state.activities[index].phase = phase
    }

    private mutating func append(_ delta: String, to open: OpenReply, at now: Timestamp) -> [Effect] {
        var open = open
        phase(.speaking, of: open.turn, at: now)
        // A blank belongs to the token that follows it; not every server sends it. A fence's language has none.
        let isJoined = open.opening.isEmpty || open.opening.hasSuffix("```")
        let joint = isJoined || delta.first?.isWhitespace != false ? "" : " "
        let text = open.filter.feed(open.opening + joint + delta)
        open.opening = ""
        if (state.transcript[open.turn]?.text.utf8.count ?? 0) > Self.longestReply {
            return [.cancel(open.turn)]
                + close(
                    open.turn, .truncated, detail: "cut off: longer than a megabyte", usage: nil, at: now)
        }
        if !text.isEmpty {
            state.transcript.update(open.turn) { $0.append(text) }
            open.isDirty = true
        }
        replies[open.turn] = open
        if let cut = open.filter.cut {
            return [.cancel(open.turn)]
                + close(open.turn, .truncated, detail: cutDetail(cut), usage: nil, at: now)
        }
        return checkpoint(at: now)
    }

    private func cutDetail(_ cut: Speaker) -> String {
        let whom =
            switch cut {
            case .member(let slug): "the \(state.team[slug]?.name ?? slug.text)"
            case .user: "you"
            case .comparison: "nobody of the team"
            }
        return "cut off: it began to speak for \(whom)"
    }

    /// Keeps what has arrived of each reply, when the last time is long enough ago.
    mutating func checkpoint(at now: Timestamp) -> [Effect] {
        var effects: [Effect] = []
        for open in replies.all where open.isDirty && now.isDue(Self.checkpointInterval, after: open.kept) {
            guard let turn = state.transcript[open.turn] else { continue }
            replies[open.turn]?.kept = now
            replies[open.turn]?.isDirty = false
            effects.append(.checkpoint(turn))
        }
        return effects
    }

    private mutating func ended(_ ending: ModelEnding, _ open: OpenReply, at now: Timestamp) -> [Effect] {
        if let size = ending.contextExceeded, open.attempts < Self.overflowAttempts,
            let again = askSmaller(open, contextTokens: size, at: now)
        {
            return again
        }
        let cut = finish(open)
        if let prompt = ending.usage?.prompt {
            // In terms of the scale as it is now: another reply may have moved it since.
            let estimated = Double(open.estimatedTokens) * scale.factor / open.factor
            scale.observe(estimated: Int(estimated), actual: prompt)
            state.context?.tokens = prompt
        }
        if let speed = ending.usage?.tokensPerSecond { state.tokensPerSecond = speed }
        if let cut {
            return close(open.turn, .truncated, detail: cutDetail(cut), usage: ending.usage, at: now)
        }
        return close(open.turn, ending.outcome, detail: ending.detail, usage: ending.usage, at: now)
    }

    /// What the filter had held back stands in the turn. As whom the model went on, if it did.
    private mutating func finish(_ open: OpenReply) -> Speaker? {
        var filter = open.filter
        let rest = filter.finish()
        if !rest.isEmpty { state.transcript.update(open.turn) { $0.append(rest) } }
        return filter.cut
    }

    /// The server found the prompt too long, which the estimate had not: count higher from now on, and send less.
    private mutating func askSmaller(_ open: OpenReply, contextTokens: Int, at now: Timestamp) -> [Effect]? {
        if contextTokens > 0 { learnedContext = min(contextTokens, learnedContext ?? .max) }
        adopt(state.traits)
        // Of several that were asked at once, the first has taught it already.
        if scale.factor <= open.factor { scale.overflowed() }
        guard let assembly = try? assemble(open.kind, answers: round.answers, before: open.turn.number)
        else { return nil }
        return send(open.turn, assembly, at: now)
    }

    /// Ends an open reply and goes on: with those of the panel that wait for a slot, the comparison, the next of the
    /// round, what was queued, or by reading ahead.
    private mutating func close(
        _ turn: TurnID, _ outcome: Outcome, detail: String?, usage: TokenUsage?, at now: Timestamp
    ) -> [Effect] {
        let isAnswerOfPanel = round.isPanel && replies[turn]?.kind.speaker != .comparison
        var effects = endReply(turn, outcome, detail: detail, usage: usage, at: now) + askWaiting(at: now)
        if !replies.isEmpty { return effects }
        effects += takePendingTeam()
        if isAnswerOfPanel { return effects + compare(at: now) }
        if outcome == .complete || outcome == .truncated { return effects + goOn(at: now) }
        return effects + rest()
    }

    /// The next of the round, then what was queued.
    private mutating func goOn(at now: Timestamp) -> [Effect] {
        var effects: [Effect] = []
        while replies.isEmpty, !state.next.isEmpty { effects += askNext(at: now) }
        if replies.isEmpty { effects += sayNextQueued(at: now) }
        return replies.isEmpty ? effects + warm() : effects
    }

    /// Nothing more of the round is said, and what waits is held.
    mutating func rest() -> [Effect] {
        state.next = []
        hold()
        return warm()
    }

    /// An open reply ends as it stands.
    mutating func endReply(
        _ id: TurnID, _ outcome: Outcome, detail: String?, usage: TokenUsage?, at now: Timestamp
    ) -> [Effect] {
        guard replies[id] != nil else { return [] }
        replies[id] = nil
        state.activities.removeAll { $0.turn == id }
        state.transcript.update(id) {
            $0.end(outcome, detail: detail, at: now)
            $0.usage = usage
        }
        guard let turn = state.transcript[id] else { return [] }
        // Who was stopped before a word has not had a turn.
        if let member = turn.speaker.member, !turn.text.isEmpty { state.count(turn, of: member) }
        touch(at: now)
        return [.record(turn)]
    }

    /// All open replies are cancelled and end as they stand.
    mutating func endAll(detail: String?, at now: Timestamp) -> [Effect] {
        let open = replies.all
        return open.filter(\.isAsked).map { .cancel($0.turn) }
            + open.flatMap { endReply($0.turn, .cancelled, detail: detail, usage: nil, at: now) }
    }

    private mutating func askNext(at now: Timestamp) -> [Effect] {
        let speaker = state.next.removeFirst()
        do {
            return try ask(.answer(speaker, message: round.message), replaces: nil, at: now)
        } catch {
            state.next = []
            return note(.failure, Text.literal("\(error)"))
        }
    }

    /// The request was held back by the shell, since what it answers could not be kept.
    mutating func notSent(_ turn: TurnID, at now: Timestamp) -> [Effect] {
        if let call = state.call, call.turn == turn {
            let ending = ModelEnding(outcome: .error, detail: "what is to be summed up could not be kept")
            return heard(.ended(ending), ofCall: call, at: now)
        }
        guard replies[turn] != nil else { return [] }
        return close(
            turn, .error, detail: "not sent: the message could not be kept", usage: nil, at: now)
    }

    /// Esc: what came stays, and what waited is held.
    mutating func stop(at now: Timestamp) -> [Effect] {
        if replies.isEmpty {
            state.hint = nil
            if state.call != nil { return stopCall(at: now) }
            if state.isEditingBrief {
                leaveEditing(at: now)
            } else {
                _ = fold(at: now)
            }
            return []
        }
        for open in replies.all { _ = finish(open) }
        return endAll(detail: nil, at: now) + takePendingTeam() + rest()
    }

    mutating func interrupt(at now: Timestamp) -> [Effect] {
        if isBusy || state.isEditingBrief { return stop(at: now) }
        if state.composer.isEmpty || state.choice != nil, fold(at: now) { return [] }
        if !state.composer.isEmpty {
            state.composer.apply(.clear)
            draftIsChanged(at: now)
            state.hint = "cleared; \(state.keys["yank"] ?? "Ctrl-Y") brings it back"
            return []
        }
        if let pressed = interrupted, !now.isDue(Self.interruptWindow, after: pressed) {
            return leave(at: now)
        }
        interrupted = now
        state.hint = "\(state.keys["interrupt"] ?? "Ctrl-C") again leaves"
        return []
    }

    /// Ctrl-D: at once where nothing is lost by it, else as Ctrl-C, but without stopping what arrives.
    mutating func endOfInput(at now: Timestamp) -> [Effect] {
        if !state.composer.isEmpty { return edit(.deleteForward, at: now) }
        if !isBusy { return leave(at: now) }
        if let pressed = interrupted, !now.isDue(Self.interruptWindow, after: pressed) {
            return leave(at: now)
        }
        interrupted = now
        state.hint = "a reply is arriving: \(state.keys["end-of-input"] ?? "Ctrl-D") again leaves"
        return []
    }

    mutating func leave(at now: Timestamp) -> [Effect] {
        var effects = endAll(detail: "cut off: the shell was left", at: now)
        if let call = state.call { effects.append(.cancel(call.turn)) }
        if let asked = state.call?.request {
            state.composer.replace(
                with: [asked, state.composer.draft].filter { !$0.isEmpty }.joined(separator: "\n"))
        }
        state.call = nil
        returnDeferred()
        takeBackChoice(at: now)
        returnQueued(at: now)
        effects += saveDraft()
        state.isOver = true
        return effects + [.cancelWarming, .quit]
    }
}
