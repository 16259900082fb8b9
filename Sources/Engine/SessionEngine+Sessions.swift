import Conversation
import Personas
import Prompting

/// Sessions, the team and the model, as they come and change.
extension SessionEngine {
    mutating func storeReady(last: SessionSummary?) -> [Effect] {
        if state.transcript.isEmpty { state.offer = last }
        return []
    }

    mutating func begin(title: String, at now: Timestamp) -> [Effect] {
        if isBusy { return busy() }
        takeBackChoice(at: now)
        returnQueued(at: now)
        let effects = saveDraft()
        leaveBriefBehind()
        let pinned = state.pinned
        enter(
            Session(
                summary: SessionSummary(
                    id: identifiers.session(at: now), title: title, created: now, updated: now),
                draft: state.composer.draft, pinned: pinned))
        isCreated = false
        savedDraft = ""
        note(.answer, title.isEmpty ? "A new session." : "A new session: \(Text.literal(title)).")
        return effects + warm()
    }

    mutating func open(_ id: String, at now: Timestamp) -> [Effect] {
        if isBusy { return busy() }
        takeBackChoice(at: now)
        returnQueued(at: now)
        let effects = saveDraft()
        leaveBriefBehind()
        return effects + [.openSession(id)]
    }

    /// A brief that is being edited is kept with its session as the draft, and is no message of another one.
    private mutating func leaveBriefBehind() {
        guard state.isEditingBrief else { return }
        state.isEditingBrief = false
        state.composer.apply(.clear)
    }

    mutating func opened(_ session: Session, at now: Timestamp) -> [Effect] {
        if isBusy { return busy() }
        enter(session)
        isCreated = true
        if !state.composer.text.isEmpty { draftChanged = now }
        return warm()
    }

    private mutating func enter(_ session: Session) {
        let unsent = state.composer.draft
        state.summary = session.summary
        state.transcript = session.transcript
        state.notices = []
        state.offer = nil
        state.filter = nil
        state.expected = nil
        state.context = nil
        state.hint = nil
        state.pinned = session.pinned.flatMap { state.team[$0] == nil ? nil : $0 }
        (state.turnCounts, state.tokenCounts, state.lastWords) = ([:], [:], [:])
        endForeignReplies()
        for turn in session.transcript.turns {
            switch turn.speaker {
            case .member(let slug): if !turn.text.isEmpty { state.count(turn, of: slug) }
            case .user, .comparison: break
            }
        }
        state.composer.remember(lines: session.transcript.turns.filter { $0.speaker == .user }.map(\.text))
        state.recall = nil
        state.popup = nil
        // What the user was typing when the session came stands behind the session's own draft.
        if unsent != session.draft {
            state.composer.replace(
                with: [session.draft, unsent].filter { !$0.isEmpty }.joined(separator: "\n"))
        }
        savedDraft = session.draft
        hasDraftTitle = false
        draftChanged = nil
        warmed = nil
        round = Round()
        restore(session.handoffs)
    }

    /// A reply that is still open when a session is read arrives in another living shell. It is its own; here it
    /// stands as far as it had come.
    private mutating func endForeignReplies() {
        for turn in state.transcript.turns where turn.isOpen {
            state.transcript.update(turn.id) {
                $0.end(.truncated, detail: "it was still arriving in another shell", at: $0.started)
            }
        }
    }

    mutating func unknownSession(_ id: String, nearest: [SessionSummary]) -> [Effect] {
        if nearest.isEmpty {
            return note(
                .warning, "No session is called \(Text.code(id)). `/sessions` lists those that are kept.")
        }
        let ids = nearest.map { "`\($0.id)`" }.joined(separator: ", ")
        return note(.warning, "More than one session begins with \(Text.code(id)): \(ids).")
    }

    mutating func busy() -> [Effect] {
        let what =
            switch state.call?.purpose {
            case .brief, .handoff: "A brief is being drafted."
            case .route: "The model is asked who is to answer."
            case nil: "A reply is arriving."
            }
        return note(.warning, "\(what) Esc stops it; then try again (Up brings the line back).")
    }

    mutating func modelChanged(to status: ModelStatus) -> [Effect] {
        let before = state.modelStatus
        state.modelStatus = status
        // A reply that waits for the model says it itself.
        if case .failed(let detail) = status, before != status, replies.isEmpty {
            return note(.failure, Text.literal(detail))
        }
        if status == .ready, before != .ready {
            warmed = nil
            return warm()
        }
        return []
    }

    /// A server's traits can turn out to be others than were thought, after each reply. It may have more slots: then
    /// those of a panel that wait are asked.
    mutating func take(_ traits: ModelTraits, at now: Timestamp) -> [Effect] {
        adopt(traits)
        return askWaiting(at: now)
    }

    /// As far as no server's refusal has taught better.
    mutating func adopt(_ traits: ModelTraits) {
        var traits = traits
        if let learnedContext { traits.contextTokens = min(traits.contextTokens, learnedContext) }
        if traits == state.traits { return }
        state.traits = traits
        prompts = PromptBuilder(team: state.team, traits: traits)
        warmed = nil
    }

    /// A document with errors never replaces a good one.
    mutating func personasChanged(_ reading: PersonaDocument.Reading, file: String) -> [Effect] {
        guard let team = reading.team else {
            let first = reading.diagnostics.first { $0.severity == .error }
            return note(
                .failure,
                "The persona document has errors; the team stays as it was. "
                    + Text.literal(first.map(\.description) ?? file))
        }
        if team.hash == state.team.hash { return [] }
        pendingTeam = team
        let effects = replies.isEmpty ? takePendingTeam() : []
        let warnings = reading.diagnostics.map { "- \(Text.literal($0.description))" }
        note(
            warnings.isEmpty ? .answer : .warning,
            (["The persona document has changed: \(team.personas.count) members."] + warnings)
                .joined(separator: "\n\n"))
        return effects
    }

    /// The team changes between turns only.
    mutating func takePendingTeam() -> [Effect] {
        guard let team = pendingTeam else { return [] }
        pendingTeam = nil
        state.team = team
        state.expected = nil
        renewRouter()
        prompts = PromptBuilder(team: team, traits: state.traits)
        warmed = nil
        state.next.removeAll { team[$0] == nil }
        guard let pinned = state.pinned, team[pinned] == nil else { return [] }
        state.pinned = nil
        note(.warning, "`\(pinned)` is no longer in the team: members are chosen automatically again.")
        return savePinned()
    }
}
