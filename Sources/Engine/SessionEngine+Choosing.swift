import Conversation
import Personas
import Prompting
import Routing

/// Where the router is not sure, the user says who is to answer; and where it was wrong as well.
///
/// A request that waits for that is not recorded yet: until then it is kept as a draft is.
extension SessionEngine {
    /// Nil where the receipt is sure enough, or nobody is there to be asked.
    mutating func offerChoice(_ text: String, _ receipt: RouteReceipt, at now: Timestamp) -> [Effect]? {
        guard whenUnsure != .takeBest, receipt.isUnsure else { return nil }
        if whenUnsure == .askModel {
            return call(
                .route(text: text, receipt: receipt), prompts.routing(of: receipt.request),
                schema: prompts.routingSchema, at: now) + saveDraftIfChanged()
        }
        return letUserChoose(text, receipt)
    }

    /// What the model said of who is to answer; what can't be used leaves it to the user.
    mutating func routed(
        _ text: String, _ receipt: RouteReceipt, _ call: State.Call, _ ending: ModelEnding, at now: Timestamp
    ) -> [Effect] {
        guard ending.outcome == .complete, let choice = prompts.routed(call.text) else {
            if ending.outcome != .cancelled {
                let why = ending.detail.map(Text.literal) ?? "what came is no member of the team"
                note(.warning, "The model has not said who is to answer: \(why). Say it yourself.")
            }
            return letUserChoose(text, receipt)
        }
        var receipt = receipt
        receipt.rung = .model
        receipt.speakers = [choice.member]
        receipt.runnerUp = choice.runnerUp
        receipt.matched = choice.reason.isEmpty ? [] : [choice.reason]
        receipt.score = 1
        return begin(text, receipt, at: now)
    }

    private mutating func letUserChoose(_ text: String, _ receipt: RouteReceipt) -> [Effect] {
        state.choice = State.Choice(text: text, receipt: receipt)
        state.expected = nil
        return saveDraftIfChanged()
    }

    /// A digit was typed. One that comes so soon was not meant for a question that nobody had read yet: it is text.
    mutating func press(_ number: Int, at now: Timestamp) -> [Effect] {
        guard isReadable(at: now), let card = state.card else {
            return edit(.insert("\(number)"), at: now)
        }
        switch card {
        case .route: return choose(number, at: now)
        case .patterns(let menu):
            guard menu.options.indices.contains(number - 1) else { return [] }
            return start(menu.options[number - 1], goal: menu.goal, at: now)
        case .member(let step):
            let options = step.recommendation?.options ?? []
            guard options.indices.contains(number - 1) else { return [] }
            return performIdle(.choose(options[number - 1]), at: now)
        case .takes(let step):
            guard step.takes.indices.contains(number - 1) else { return [] }
            return performIdle(.keepTake(number), at: now)
        case .brief: return edit(.insert("\(number)"), at: now)
        }
    }

    /// Enter on an empty line.
    mutating func confirm(_ card: State.Card, at now: Timestamp) -> [Effect] {
        guard isReadable(at: now) else { return [] }
        switch card {
        case .route: return choose(1, at: now)
        case .patterns, .takes:
            state.hint = "press a number"
            return []
        case .member(let step):
            guard let best = step.recommendation?.best else {
                state.hint =
                    "nobody of those is in the team: /redo as SLUG has another take it, /skip passes it"
                return []
            }
            return performIdle(.choose(best), at: now)
        case .brief: return performIdle(.accept, at: now)
        }
    }

    /// Esc: true when a card went away.
    mutating func fold(at now: Timestamp) -> Bool {
        switch state.card {
        case .route: takeBackChoice(at: now)
        case .patterns: state.menu = nil
        case .takes: state.isComparing = false
        case .brief: state.isBriefFolded = true
        case .member, nil: return false
        }
        return true
    }

    /// Somebody can have read the card that is shown.
    func isReadable(at now: Timestamp) -> Bool {
        state.card != nil && cardSince.map { now.isDue(readingTime, after: $0) } ?? true
    }

    /// One of those offered, from 1.
    mutating func choose(_ number: Int, at now: Timestamp) -> [Effect] {
        guard replies.isEmpty, let choice = state.choice, choice.options.indices.contains(number - 1) else {
            return []
        }
        return give(choice, to: choice.options[number - 1].slug, at: now)
    }

    /// The request that waits goes to that member, one of those offered or another.
    mutating func give(_ choice: State.Choice, to chosen: Slug, at now: Timestamp) -> [Effect] {
        state.choice = nil
        let effects = begin(choice.text, choice.receipt.overridden(by: chosen), at: now)
        // Nothing went out: the text stands in the composer again.
        if replies.isEmpty { return effects }
        return effects + [
            keep(chosen, over: choice.options.first?.slug, for: choice.receipt.request, at: now)
        ]
    }

    /// The request stands in the composer again, and what waits behind it is held.
    mutating func takeBackChoice(at now: Timestamp) {
        guard let choice = state.choice else { return }
        state.choice = nil
        hold()
        state.composer.replace(
            with: [choice.text, state.composer.draft].filter { !$0.isEmpty }.joined(separator: "\n"))
        draftIsChanged(at: now)
    }

    /// Says the last request to another member: the one named, or the runner-up. The reply that it got so far stays
    /// to be read, and is no longer sent to models.
    mutating func sayInstead(to name: String, at now: Timestamp) -> [Effect] {
        if let choice = state.choice, replies.isEmpty {
            if name.isEmpty { return choose(2, at: now) }
            guard let persona = member(called: name) else { return unknownMember(name) }
            return give(choice, to: persona.slug, at: now)
        }
        guard let asked = state.transcript.turns.last(where: { $0.speaker == .user }) else {
            return note(.warning, "Nothing was said yet that could be said to somebody else.")
        }
        if state.transcript.last?.isOpening == true, let step = state.handoffs.step {
            return note(
                .warning, "Step \(step.number) was opened. `/redo as SLUG` has another member do it.")
        }
        let last = state.transcript.turns.last { turn in
            turn.speaker.member != nil && turn.provenance?.answers == asked.id.number
        }
        let receipt = last?.receipt ?? route(asked.text, as: state.pinned)
        if receipt.rung == .panel { return sayInPanelInstead(to: name, receipt, asked: asked, at: now) }
        let speaker: Slug
        if !name.isEmpty {
            guard let persona = member(called: name) else { return unknownMember(name) }
            speaker = persona.slug
        } else if let other = runnerUp(of: receipt, after: last?.speaker) {
            speaker = other
        } else {
            return note(.warning, "There is no runner-up. Name a member: `/instead SLUG`.")
        }
        if last?.speaker == .member(speaker) {
            return note(.warning, "It was said to them already. `/retry` has the reply said again.")
        }
        var effects = endAll(detail: "said to somebody else", at: now)
        takeBackChoice(at: now)
        state.next = []
        let overridden = receipt.overridden(by: speaker)
        let message = overridden.request.isEmpty ? asked.text : overridden.request
        round = Round(message: message, answers: asked.id.number, receipt: overridden)
        effects += retry(speaker, message: message, asked: asked, replaces: last?.id.number, at: now)
        return effects + [keep(speaker, over: last?.speaker.member, for: message, at: now)]
    }

    /// The next best who has not answered just now.
    private func runnerUp(of receipt: RouteReceipt, after last: Speaker?) -> Slug? {
        ([receipt.runnerUp].compactMap(\.self) + receipt.candidates.map(\.slug)).first {
            last != .member($0) && state.team[$0] != nil
        }
    }

    private func keep(
        _ chosen: Slug, over other: Slug?, for request: String, at now: Timestamp
    ) -> Effect {
        .keepOverride(
            RouteOverride(
                request: request, chosen: chosen, instead: other == chosen ? nil : other,
                personas: state.team.hash, time: now))
    }
}
