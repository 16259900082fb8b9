import Conversation
import Patterns
import Personas

/// What has happened in a pattern's course since the last look, for whoever follows it without a screen.
package struct PatternProgress: Sendable {
    package enum Entry: Sendable, Equatable {
        /// Somebody has to be chosen for a step.
        case choice(step: Int, Recommendation)
        case step(Step)
        /// A reply is asked for.
        case asked(Speaker, Kind)
        case reply(Reply)
        case kept(Artifact)
        /// A brief waits for the user.
        case draft(step: Int, Draft)
        case brief(Accepted)
        case skipped(step: Int, reason: String?)
        case standing(Walkthrough.Status)
        case notice(Notice)
    }

    /// A member has a step: for the first time, again, or another one in its place.
    package struct Step: Sendable, Equatable {
        package let plan: Pattern.Step
        package let count: Int
        package let persona: Slug
        /// What was offered; nil where there was nobody to choose.
        package let recommendation: Recommendation?
    }

    package enum Kind: String, Sendable, Codable {
        /// The member that has the step says what it is going to do.
        case opening
        case work
        /// By somebody who has not got the step, or where there is none.
        case aside
    }

    package struct Reply: Sendable, Equatable {
        package let step: Int?
        package let kind: Kind
        package let turn: Turn
        package let tokens: Tokens
    }

    package struct Accepted: Sendable, Equatable {
        package let step: Int
        package let persona: Slug?
        package let brief: Brief
        package let author: Draft.Author
        /// Why the model has not drafted it, in Markdown.
        package let detail: String?
        /// Of the call that drafted it; empty without one.
        package let tokens: Tokens
    }

    /// Of one request.
    package struct Tokens: Sendable, Equatable {
        /// Of the prompt, before anybody had counted it.
        package var estimated: Int?
        /// As the server counted.
        package var usage: TokenUsage?

        package init(estimated: Int? = nil, usage: TokenUsage? = nil) {
            self.estimated = estimated
            self.usage = usage
        }
    }

    private var milestones = 0
    private var notices = 0
    private var asked: Set<TurnID> = []
    private var ended: Set<TurnID> = []
    private var estimates: [TurnID: Int] = [:]
    private var offered: Recommendation?
    /// The step that is at hand and has not been told of.
    private var untold = false
    private var draft: Draft?
    private var call = Tokens()
    private var draftFailure: String?

    package init() {}

    /// After each event: what has come of it, in the order in which it happened.
    package mutating func take(_ event: Event, _ effects: [Effect], _ state: State) -> [Entry] {
        for case .ask(let turn, let request) in effects { estimates[turn] = request.estimatedTokens }
        if case .model(let turn, .ended(let ending)) = event, turn.number < 0 {
            call = Tokens(estimated: estimates[turn], usage: ending.usage)
        }
        return replies(state) + happened(state) + newNotices(state) + atHand(state) + requests(state)
    }

    // MARK: - What is said

    private mutating func requests(_ state: State) -> [Entry] {
        state.activities.filter { asked.insert($0.turn).inserted }.compactMap { activity in
            state.transcript[activity.turn].map { .asked($0.speaker, kind(of: $0, state)) }
        }
    }

    private mutating func replies(_ state: State) -> [Entry] {
        state.transcript.turns.filter { $0.speaker != .user && !$0.isOpen && ended.insert($0.id).inserted }
            .map {
                let tokens = Tokens(estimated: estimates[$0.id], usage: $0.usage)
                return .reply(
                    Reply(
                        step: state.handoffs.step?.number, kind: kind(of: $0, state), turn: $0, tokens: tokens
                    ))
            }
    }

    private func kind(of turn: Turn, _ state: State) -> Kind {
        guard let persona = state.handoffs.step?.persona, turn.speaker == .member(persona) else {
            return .aside
        }
        return turn.isOpening ? .opening : .work
    }

    private mutating func newNotices(_ state: State) -> [Entry] {
        let new = state.notices.filter { $0.id > notices }
        notices = new.last?.id ?? notices
        if let warning = new.last(where: { $0.kind != .answer }) { draftFailure = warning.text }
        return new.map(Entry.notice)
    }

    // MARK: - What is done

    private mutating func happened(_ state: State) -> [Entry] {
        let handoffs = state.handoffs
        let new = handoffs.milestones.dropFirst(milestones)
        milestones = handoffs.milestones.count
        var entries: [Entry] = []
        for milestone in new {
            switch milestone.kind {
            case .step, .redone: untold = true
            case .accepted(let number): entries += accepted(number, milestone.brief, state)
            case .skipped(let number, let reason): entries.append(.skipped(step: number, reason: reason))
            case .kept(let name, _):
                entries += handoffs.artifacts.filter { $0.name == name }.map(Entry.kept)
            case .paused: entries.append(.standing(.paused))
            case .resumed: entries.append(.standing(.running))
            case .stopped: entries.append(.standing(.stopped))
            case .finished: entries.append(.standing(.finished))
            case .started, .goal, .chosen, .staled, .tookKept, .handedOff: break
            }
        }
        return entries
    }

    private mutating func accepted(_ number: Int, _ brief: Brief?, _ state: State) -> [Entry] {
        guard let brief, let steps = state.handoffs.walkthrough?.steps, steps.indices.contains(number - 1)
        else {
            return []
        }
        let author = draft?.author ?? .user
        defer {
            draft = nil
            call = Tokens()
        }
        return [
            .brief(
                Accepted(
                    step: number, persona: steps[number - 1].persona, brief: brief, author: author,
                    detail: author == .shell ? draftFailure : nil, tokens: call))
        ]
    }

    private mutating func atHand(_ state: State) -> [Entry] {
        guard let step = state.handoffs.step else { return [] }
        if let now = step.draft, now != draft {
            draft = now
            return [.draft(step: step.number, now)]
        }
        if let recommendation = step.recommendation, step.isChoosing, recommendation != offered {
            offered = recommendation
            return [.choice(step: step.number, recommendation)]
        }
        guard untold, let persona = step.persona, let count = state.handoffs.walkthrough?.steps.count else {
            return []
        }
        untold = false
        draftFailure = nil
        defer { offered = nil }
        return [.step(Step(plan: step.plan, count: count, persona: persona, recommendation: offered))]
    }
}
