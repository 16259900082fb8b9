import Conversation
import Personas
import Prompting
import Routing

/// From the composer to the team.
extension SessionEngine {
    mutating func edit(_ edit: Edit, at now: Timestamp) -> [Effect] {
        takeRecalled()
        let before = (state.composer.text, state.composer.caret)
        if edit != .up || !takeBackQueued() { state.composer.apply(edit) }
        state.hint = nil
        followPopup(edit)
        draftIsChanged(at: now)
        return readHistory(after: edit, isStuck: before == (state.composer.text, state.composer.caret))
    }

    mutating func draft(_ text: String, at now: Timestamp) -> [Effect] {
        state.composer.replace(with: text)
        draftIsChanged(at: now)
        return []
    }

    mutating func submit(at now: Timestamp) -> [Effect] {
        if state.composer.text.trimmed.isEmpty {
            if let card = state.card { return confirm(card, at: now) }
            if !state.queued.isEmpty { return release(at: now) }
            if !isBusy, state.isStepUnopened { return openStep(at: now) }
            guard let offer = state.offer else { return [] }
            state.offer = nil
            return [.openSession(offer.id.text)]
        }
        state.hint = nil
        state.popup = nil
        if let command = state.composer.takePasteCommand() { return send(command, at: now) }
        let text = state.composer.take()
        draftIsChanged(at: now)
        if state.isEditingBrief { return take(briefText: text, at: now) }
        return send(text, at: now)
    }

    /// Says a text, or does what it commands. While a reply arrives, texts wait their turn and commands do not.
    mutating func send(_ text: String, at now: Timestamp) -> [Effect] {
        switch Command.read(text.trimmed) {
        case .command(let command):
            return run(command, at: now)
        case .mistake(let explanation):
            return note(.warning, explanation)
        case .text(let words):
            if words.isEmpty { return [] }
            if state.isGoalWanted { return performIdle(.giveGoal(words), at: now) }
            if let (name, nearest) = unknownHandle(in: words) {
                let hint =
                    nearest.isEmpty
                    ? "`/personas` lists the team." : "Nearest: \(nearest.joined(separator: ", "))."
                return note(
                    .warning,
                    "Nobody in the team is called \(Text.code("@" + name)). \(hint) Up brings the line back.")
            }
            // The indentation of the first line of pasted code stays.
            let said = words == text.trimmed ? text.withoutBlankEnds : words
            return mustWait ? queue(said) : say(said, as: state.pinned, at: now)
        }
    }

    /// What is sent now waits for the end of a reply, or of a choice.
    var mustWait: Bool { isBusy || state.choice != nil }

    /// A name behind an `@` at the start that nobody has: said to nobody rather than, silently, to somebody else. In
    /// text of several lines, which may be code with a decorator, only what is nearly a member's name.
    private func unknownHandle(in text: String) -> (name: String, nearest: [String])? {
        guard text.hasPrefix("@") else { return nil }
        let name = String(text.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "-" })
        let next = text.dropFirst(name.count + 1).first
        guard !name.isEmpty, next == nil || next?.isWhitespace == true || next == "," || next == ":",
            state.team.member(called: name) == nil, state.team[Slug(name.lowercased())] == nil
        else { return nil }
        let known = state.team.personas.flatMap { [$0.slug.text, $0.abbreviation] }
        let nearest = Nearest.names(to: name, among: known).map { "`@\($0)`" }
        return nearest.isEmpty && text.contains("\n") ? nil : (name, nearest)
    }

    /// Routes a request and begins it, or has the user choose where the router is not sure.
    mutating func say(_ text: String, as pinned: Slug?, at now: Timestamp) -> [Effect] {
        let receipt = route(text, as: pinned)
        return offerChoice(text, receipt, at: now) ?? begin(text, receipt, at: now)
    }

    /// Records a request and asks the first who is to answer.
    mutating func begin(_ text: String, _ receipt: RouteReceipt, at now: Timestamp) -> [Effect] {
        let speakers =
            receipt.speakers.isEmpty ? [state.fallbackSpeaker].compactMap(\.self) : receipt.speakers
        guard let first = speakers.first else {
            return giveBack(
                text, because: "There is nobody in the team. Add a persona to the document.", at: now)
        }
        // A name alone calls upon that member to say something to what was said before.
        if receipt.request.isEmpty, state.transcript.isEmpty {
            return giveBack(text, because: "Write the request behind the name.", at: now)
        }
        let message = receipt.request.isEmpty ? prompts.cue(for: first) : receipt.request
        let assembly: PromptBuilder.Assembly
        do {
            assembly = try assemble(.answer(first, message: message), answers: nil)
        } catch {
            return giveBack(text, because: "\(error)", at: now)
        }
        let effects = record(text, message: message, receipt, at: now)
        state.next = Array(speakers.dropFirst())
        return effects + ask(.answer(first, message: message), assembly, replaces: nil, at: now)
    }

    /// What the user says begins a round.
    mutating func record(
        _ text: String, message: String, _ receipt: RouteReceipt, at now: Timestamp
    ) -> [Effect] {
        state.offer = nil
        state.expected = nil
        if state.handoffs.draft != nil { state.isBriefFolded = true }
        let effects = createForSpeech(title: text)
        let turn = Turn(
            id: nextTurn, speaker: .user, text: text, state: .ended(.complete, detail: nil), started: now,
            ended: now)
        state.transcript.append(turn)
        touch(at: now)
        round = Round(message: message, answers: turn.id.number, receipt: receipt)
        // What is said is no draft any more; a crash must not bring it back as one.
        return effects + [.record(turn)] + saveDraftIfChanged()
    }

    func route(_ text: String, as pinned: Slug?) -> RouteReceipt {
        let context = Router.Context(
            pinned: pinned, step: state.handoffs.step?.persona, lastMember: state.transcript.lastMember)
        return router.route(text, in: context)
    }

    /// A request that can't be sent stands in the composer again, before what was typed meanwhile.
    mutating func giveBack(_ text: String, because reason: String, at now: Timestamp) -> [Effect] {
        let all = [text, state.composer.draft].filter { !$0.isEmpty }
        state.composer.replace(with: all.joined(separator: "\n"))
        draftIsChanged(at: now)
        return note(.failure, Text.literal(reason))
    }

    var nextTurn: TurnID { TurnID(session: state.summary.id, number: state.transcript.nextNumber) }

    mutating func touch(at now: Timestamp) {
        state.summary.updated = now
        state.summary.turnCount = state.transcript.turns.count
    }

    /// A session begins to exist in the store with the first thing that is worth keeping.
    mutating func createIfNeeded(title: String) -> [Effect] {
        if isCreated { return [] }
        isCreated = true
        if state.summary.title.isEmpty {
            state.summary.title = Self.title(from: title)
            hasDraftTitle = true
        }
        return [.create(state.summary)]
            + (state.pinned == nil ? [] : [.savePinned(state.summary.id, state.pinned)])
    }

    /// The same for what is said, which is a better title than a draft was.
    private mutating func createForSpeech(title: String) -> [Effect] {
        guard isCreated else {
            defer { hasDraftTitle = false }
            return createIfNeeded(title: title)
        }
        guard hasDraftTitle else { return [] }
        hasDraftTitle = false
        state.summary.title = Self.title(from: title)
        return [.create(state.summary)]
    }

    /// The first words of what was said first, at most 48 characters, on one line. Whom it was said to tells nothing.
    static func title(from text: String) -> String {
        let all = text.prefix(2_000).split { $0.isWhitespace || $0 == Paste.open || $0 == Paste.close }
        let said = all.drop { $0.first == "@" }
        var title = ""
        for word in said.isEmpty ? all[...] : said {
            if !title.isEmpty, title.count + 1 + word.count > 48 { break }
            title += (title.isEmpty ? "" : " ") + word.prefix(48)
        }
        return title
    }
}

/// Drafts: what is in the composer, and what waits to be said.
extension SessionEngine {
    private var draft: String {
        ([state.choice?.text ?? state.call?.request ?? ""] + state.queued.map(\.text) + [state.composer.draft])
            .filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    mutating func draftIsChanged(at now: Timestamp) {
        if state.composer.text.isEmpty { state.expected = nil }
        draftChanged = now
    }

    mutating func saveDraft() -> [Effect] {
        draftChanged = nil
        return saveDraftIfChanged()
    }

    mutating func saveDraftIfChanged() -> [Effect] {
        let draft = draft
        if draft == savedDraft { return [] }
        // An empty session has no row, and half a command is no reason for one.
        if !isCreated && (draft.isEmpty || draft.hasPrefix("/")) { return [] }
        savedDraft = draft
        return createIfNeeded(title: draft) + [.saveDraft(state.summary.id, draft)]
    }

    /// The user has stopped typing: who is the draft for? And let the model read ahead for that member.
    mutating func paused() -> [Effect] {
        let draft = state.composer.typed
        if draft.trimmed.isEmpty || draft.hasPrefix("/") {
            state.expected = nil
        } else if let (name, _) = unknownHandle(in: draft.trimmed), !state.isGoalWanted, !state.isEditingBrief
        {
            state.expected = nil
            state.hint = "nobody in the team is called @\(name)"
        } else {
            state.expected = route(draft, as: state.pinned)
        }
        return warm()
    }

    /// Evaluates ahead everything but the message, for who will probably speak next.
    mutating func warm() -> [Effect] {
        guard state.traits.warms, state.modelStatus == .ready, !isBusy else { return [] }
        guard let speaker = state.addressee ?? state.fallbackSpeaker else { return [] }
        let warmth = Warmth(speaker: speaker, turns: state.transcript.turns.count)
        if warmth == warmed { return [] }
        let assembly = prompts.warming(
            for: speaker, after: promptTurns, assignment: assignment, scale: scale)
        warmed = warmth
        if assembly.messages.isEmpty { return [] }
        return [
            .warm(
                ModelRequest(
                    purpose: .warming, model: state.model, messages: assembly.messages,
                    maximumReplyTokens: 1))
        ]
    }
}
