import Conversation
import Patterns
import Personas

/// A change of what is handed on is stored first and shown then. Until the store has answered, what the user does waits.
extension SessionEngine {
    struct Commit: Sendable {
        let number: Int
        let transitions: [Transition]
    }

    /// Decides, and has the outcome stored; a refusal is said.
    mutating func perform(_ action: HandoffAction, at now: Timestamp) -> [Effect] {
        if let unreadable {
            return note(
                .failure,
                "This session's patterns stand as far as record \(unreadable - 1): the next one can't be read by this "
                    + "version, and nothing can be added behind it. Use the version that wrote it, or `/new`."
            )
        }
        do {
            return commit(try state.handoffs.decide(action, handoffContext), at: now)
        } catch {
            return note(.warning, error.description)
        }
    }

    private mutating func commit(_ transitions: [Transition], at now: Timestamp) -> [Effect] {
        guard let text = try? HandoffManager.encode(transitions) else {
            return note(.failure, "The step can't be written down, so it stays as it was.")
        }
        let effects = named(by: transitions)
        let number = handoffCount + 1
        pendingCommit = Commit(number: number, transitions: transitions)
        let record = HandoffRecord(session: state.summary.id, number: number, time: now, text: text)
        return effects + [.keepHandoff(record)]
    }

    /// The session exists, and a goal is a better name for it than what was there before anything was said.
    private mutating func named(by transitions: [Transition]) -> [Effect] {
        var goal: String?
        for transition in transitions {
            switch transition {
            case .started(let pattern, let given):
                goal = given
                if given == nil { return createIfNeeded(title: pattern.title) }
            case .goalGiven(let given): goal = given
            default: break
            }
        }
        guard let goal, state.transcript.isEmpty else { return createIfNeeded(title: "handoff") }
        if !isCreated {
            defer { hasDraftTitle = false }
            return createIfNeeded(title: goal)
        }
        guard hasDraftTitle else { return [] }
        hasDraftTitle = false
        state.summary.title = Self.title(from: goal)
        return [.create(state.summary)]
    }

    var handoffContext: HandoffManager.Context {
        HandoffManager.Context(
            turn: state.transcript.nextNumber, isMember: { state.team[$0] != nil },
            recommend: { recommendation(for: $0, goal: $1) })
    }

    /// The store has it.
    mutating func handoffKept(_ number: Int, at now: Timestamp) -> [Effect] {
        guard let commit = pendingCommit, commit.number == number else { return [] }
        pendingCommit = nil
        let before = state.handoffs
        state.handoffs.apply(commit.transitions)
        handoffCount = number
        touch(at: now)
        let effects = follow(commit.transitions, before: before, at: now) + replayDeferred(at: now)
        return pendingCommit == nil && !mustWait ? effects + sayNextQueued(at: now) : effects
    }

    mutating func handoffNotKept(_ number: Int, _ reason: String, at now: Timestamp) -> [Effect] {
        guard pendingCommit?.number == number else { return [] }
        pendingCommit = nil
        note(
            .failure, "The step stays as it was, since the change could not be kept: \(Text.literal(reason))")
        return replayDeferred(at: now)
    }

    /// Nil when the event waits, or is none to be waited for.
    mutating func deferring(_ event: Event) -> Event? {
        guard pendingCommit != nil else { return event }
        switch event {
        case .submit:
            // What was typed is taken now: the keys that follow belong to the next line.
            let text = state.composer.take()
            if !text.allSatisfy(\.isWhitespace) {
                deferred.append(state.isEditingBrief ? .draft(text) : .say(text))
            }
            return nil
        case .say, .choose, .brief, .editBrief, .stop, .interrupt, .sessionOpened:
            deferred.append(event)
            return nil
        case .model(let turn, _), .notSent(let turn):
            // The end of a call has something stored itself: one after the other.
            guard turn == state.call?.turn else { return event }
            deferred.append(event)
            return nil
        default: return event
        }
    }

    private mutating func replayDeferred(at now: Timestamp) -> [Effect] {
        var effects: [Effect] = []
        while pendingCommit == nil, !deferred.isEmpty {
            effects += handle(deferred.removeFirst(), at: now)
        }
        return effects
    }

    /// What was said and waits still stands in the composer again: the session is left.
    mutating func returnDeferred() {
        let said = deferred.compactMap { if case .say(let text) = $0 { text } else { nil } }
        deferred = []
        if said.isEmpty { return }
        state.composer.replace(
            with: (said + [state.composer.draft]).filter { !$0.isEmpty }.joined(separator: "\n"))
    }

    /// The handoffs of a session that is opened. A record that this version can't read ends it; the rest stays in the
    /// store as it is.
    mutating func restore(_ records: [HandoffRecord]) {
        state.handoffs = HandoffManager()
        handoffCount = records.last?.number ?? 0
        state.isBriefFolded = false
        state.isComparing = false
        state.menu = nil
        let count = state.handoffs.replay(records.map(\.text))
        unreadable = nil
        if count < records.count {
            unreadable = records[count].number
            note(
                .failure,
                "Record \(records[count].number) of \(records.count) about this session's patterns can't be read by "
                    + "this version; what comes after it is not shown.")
        }
        // A brief that was being edited when the shell died.
        state.isEditingBrief =
            state.handoffs.draft != nil && (try? Brief(text: state.composer.whole)) != nil
    }
}
