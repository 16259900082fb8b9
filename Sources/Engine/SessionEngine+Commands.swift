import Conversation
import Personas
import Prompting

/// What the slash commands do.
extension SessionEngine {
    mutating func run(_ command: Command, at now: Timestamp) -> [Effect] {
        switch command {
        case .speakAs(let name): return pin(name, at: now)
        case .automatic: return unpin()
        case .personas: return note(.answer, Text.roster(of: state))
        case .persona(let name):
            guard let persona = member(called: name) else { return unknownMember(name) }
            return note(.answer, Text.card(of: persona))
        case .model(let name):
            if name.isEmpty { return note(.answer, Text.model(of: nil, state)) }
            guard let persona = member(called: name) else { return unknownMember(name) }
            return note(.answer, Text.model(of: persona, state))
        case .new(let title): return begin(title: title, at: now)
        case .sessions(let words): return [words.isEmpty ? .listSessions : .searchSessions(words)]
        case .open(let id): return open(id, at: now)
        case .panel(let words): return panel(words, at: now)
        case .retry: return retry(at: now)
        case .pattern(let words): return pattern(words, at: now)
        case .next: return next(at: now)
        case .back(let step): return back(step, at: now)
        case .skip(let reason): return performIdle(.skip(reason: reason), at: now)
        case .redo(let words): return redo(words, at: now)
        case .pause: return performIdle(.pause, at: now)
        case .resume: return performIdle(.resume, at: now)
        case .status: return status()
        case .stop: return performIdle(.stop, at: now)
        case .handoff(let words): return handOff(to: words, at: now)
        case .compare: return compareTakes(at: now)
        case .keep(let words): return keep(words, at: now)
        case .export(let words): return export(words)
        case .turn(let number): return show(turn: number)
        case .copy(let words): return copy(words)
        case .save(let words): return save(words)
        case .bare: return [.showBare]
        case .up(let name): return jump(to: name) { .previous($0) }
        case .down(let name): return jump(to: name) { .next($0) }
        case .fold(let word): return fold(word, "fold") { .fold($0) }
        case .unfold(let word): return fold(word, "unfold") { .unfold($0) }
        case .only(let words): return only(words)
        case .search(let words): return [.look(words.isEmpty ? .find : .search(words))]
        case .instead(let name): return sayInstead(to: name, at: now)
        case .why: return note(.answer, Text.why(state))
        case .help: return note(.answer, Text.help(state.keys))
        case .paste(let number): return showPaste(number)
        case .keys: return note(.answer, Text.keys(state.keys))
        case .quit: return leave(at: now)
        }
    }

    /// A member by slug, abbreviation or any other alias.
    func member(called name: String) -> Persona? {
        let bare = name.hasPrefix("@") ? String(name.dropFirst()) : name
        return state.team[Slug(bare.lowercased())] ?? state.team.member(called: bare)
    }

    mutating func unknownMember(_ name: String) -> [Effect] {
        let slugs = state.team.personas.map(\.slug.text)
        let nearest = Nearest.names(to: name, among: slugs).map { "`\($0)`" }
        let hint =
            nearest.isEmpty ? "`/personas` lists the team." : "Nearest: \(nearest.joined(separator: ", "))."
        return note(.warning, "Nobody in the team is called \(Text.code(name)). \(hint)")
    }

    private mutating func pin(_ name: String, at now: Timestamp) -> [Effect] {
        guard let persona = member(called: name) else { return unknownMember(name) }
        state.pinned = persona.slug
        state.expected = nil
        let step = state.handoffs.step.map {
            " The step at hand stays with its member: `/redo as \(persona.slug)` has this one do step \($0.number)."
        }
        note(
            .answer,
            "\(Text.name(persona)) answers from now on. `/auto` chooses by request again.\(step ?? "")")
        // A request that waits for its member has one now.
        if let choice = state.choice, replies.isEmpty {
            return savePinned() + give(choice, to: persona.slug, at: now)
        }
        return savePinned() + warm()
    }

    private mutating func unpin() -> [Effect] {
        state.pinned = nil
        state.expected = nil
        note(.answer, "The right member is chosen from each request again.")
        return savePinned()
    }

    func savePinned() -> [Effect] {
        isCreated ? [.savePinned(state.summary.id, state.pinned)] : []
    }

    mutating func found(_ hits: [SearchHit], for words: String) -> [Effect] {
        note(.answer, Text.list(of: hits, for: words, state))
    }

    mutating func listed(_ sessions: [SessionSummary]) -> [Effect] {
        note(.answer, Text.list(of: sessions, current: state.summary.id))
    }

    /// Says the last reply again: the same member, the same request. The old one stays in the transcript.
    private mutating func retry(at now: Timestamp) -> [Effect] {
        if isBusy { return busy() }
        takeBackChoice(at: now)
        if state.isStepUnopened { return openStep(at: now) }
        guard let last = state.transcript.last else {
            return note(.warning, "Nothing was said yet that could be said again.")
        }
        if let panel = panel(of: last) { return retry(panel, at: now) }
        guard case .member(let slug) = last.speaker else { return retryUnanswered(last, at: now) }
        guard state.team[slug] != nil else {
            return note(.warning, "`\(slug)` is no longer in the team. Say the request to somebody else.")
        }
        if last.isOpening { return openAgain(replacing: last, at: now) }
        let asked = state.transcript.turns.last {
            $0.speaker == .user && $0.id.number <= last.provenance?.answers ?? last.id.number
        }
        guard let asked else { return note(.warning, "The request that was answered is not here any more.") }
        let message = last.receipt.map(\.request).flatMap { $0.isEmpty ? nil : $0 } ?? asked.text
        round = Round(message: message, answers: asked.id.number, receipt: last.receipt)
        // Those of the round who had not spoken yet, because this reply failed or was stopped.
        state.next = Array((last.receipt?.speakers ?? []).drop { $0 != slug }.dropFirst())
            .filter { state.team[$0] != nil }
        return retry(slug, message: message, asked: asked, replaces: last.id.number, at: now)
    }

    /// The last turn is the user's: the shell died before anybody answered.
    private mutating func retryUnanswered(_ turn: Turn, at now: Timestamp) -> [Effect] {
        let receipt = route(turn.text, as: state.pinned)
        guard let slug = receipt.speakers.first ?? state.fallbackSpeaker else { return [] }
        let message = receipt.request.isEmpty ? turn.text : receipt.request
        round = Round(message: message, answers: turn.id.number, receipt: receipt)
        state.next = Array(receipt.speakers.dropFirst())
        return retry(slug, message: message, asked: turn, replaces: nil, at: now)
    }

    mutating func retry(
        _ slug: Slug, message: String, asked: Turn, replaces: Int?, at now: Timestamp
    ) -> [Effect] {
        do {
            return try ask(.answer(slug, message: message), replaces: replaces, at: now)
        } catch {
            state.next = []
            // A reply that was stopped for this one may have been waited for.
            hold()
            return note(.failure, Text.literal("\(error)"))
        }
    }
}
