import Conversation
import Personas

/// Lays out what a model is sent: room, transcript, the speaking member's card, the new message.
///
/// Everything before the card is the same whoever speaks, and grows only at its end until the transcript is cut, so
/// that a provider that keeps evaluated prefixes has little to read. Invariants, for every assembly made here:
/// the estimate of the prompt and the room kept for the reply fit the model's context together; room, goal, card and
/// message are whole; the turns that are shown end with the last one.
package struct PromptBuilder: Sendable {
    package struct Assembly: Sendable, Equatable {
        package var messages: [Message]
        /// The beginning of the reply, `[Name]:`, where the model goes on with it; otherwise "".
        package var begun: String
        /// The end of `begun` that belongs to the reply, and that a reader gets to see; mostly "".
        package var opening = ""
        /// Numbers of the first and last turn of the transcript that the model sees; nil when it sees none.
        package var firstTurn: Int?
        package var lastTurn: Int?
        /// The whole prompt, `begun` included, scaled.
        package var estimatedTokens: Int
        package var maximumReplyTokens: Int

        package static let empty = Assembly(
            messages: [], begun: "", firstTurn: nil, lastTurn: nil, estimatedTokens: 0,
            maximumReplyTokens: 0)
    }

    let team: Team
    let traits: ModelTraits
    let cards: [Slug: String]
    /// The most that any card takes, so that a change of speaker never moves the cut. Unscaled.
    let cardTokens: Int

    package init(team: Team, traits: ModelTraits) {
        self.team = team
        self.traits = traits
        var cards: [Slug: String] = [:]
        var most = 0
        for persona in team.personas {
            let card = Self.card(of: persona)
            cards[persona.slug] = card
            most = max(most, TokenEstimator.tokens(in: card + Self.begun(by: persona)))
        }
        most = max(
            most,
            TokenEstimator.tokens(in: Self.comparisonCard + Self.begunComparison + Self.openedComparison))
        self.cards = cards
        cardTokens = most
    }

    /// `turns`: what was said before `message`, which is not among them. In a round the second and later speakers
    /// get `cue(for:)` as their message, and the user's turn and the replies so far stand in `turns`. `opening`: how the
    /// reply begins, where the model can go on with it.
    package func reply(
        by slug: Slug, to message: String, after turns: ArraySlice<Turn>, goal: String? = nil,
        assignment: Assignment? = nil, opening: String = "", scale: TokenScale = TokenScale()
    ) throws(PromptError) -> Assembly {
        guard let persona = team[slug], let card = cards[slug] else { throw .unknownMember(slug) }
        let label = Self.begun(by: persona)
        var assembly = try assembly(
            card: card + duty(of: slug, assignment), begun: opening.isEmpty ? label : "\(label) \(opening)",
            message: message, turns: turns, goal: goal, assignment: assignment, scale: scale)
        if !assembly.begun.isEmpty { assembly.opening = opening }
        return assembly
    }

    /// One call that compares the answers of `members`, which end `turns`, with the request before them.
    package func comparison(
        of members: [Slug], after turns: [Turn], goal: String? = nil, assignment: Assignment? = nil,
        scale: TokenScale = TokenScale()
    ) throws(PromptError) -> Assembly {
        var assembly = try assembly(
            card: Self.comparisonCard, begun: Self.begunComparison + " " + Self.openedComparison,
            message: comparisonRequest(of: members), turns: turns[...], goal: goal, assignment: assignment,
            scale: scale)
        assembly.maximumReplyTokens = min(assembly.maximumReplyTokens, Self.longestComparison)
        if !assembly.begun.isEmpty { assembly.opening = Self.openedComparison }
        return assembly
    }

    /// In tokens: three sections of a few lines.
    private static let longestComparison = 512

    func assembly(
        card: String, begun: String, message: String, turns: ArraySlice<Turn>, goal: String?,
        assignment: Assignment?, scale: TokenScale
    ) throws(PromptError) -> Assembly {
        let measure = Measure(scale: scale)
        let room = self.room(goal: goal, assignment)
        let budget = self.budget(room: room, assignment, measure: measure)
        let needed = measure.cost(message)
        if budget.message < Self.leastMessage {
            throw .contextTooSmall(
                needed: traits.contextTokens - budget.message + Self.leastMessage,
                context: traits.contextTokens)
        }
        if needed > budget.message {
            throw .messageTooLong(tokens: needed, limit: budget.message)
        }
        let window = Window(
            of: turns, budget: budget.transcript(beside: needed), measure: measure, team: team)
        var messages = opening(room: room, window: window)
        let begun = traits.continuesReply ? begun : ""
        if traits.takesLateSystem {
            messages.append(Message(.system, card))
            messages.append(Message(.user, message))
        } else {
            append(Message(.user, Self.marked(card: card) + message), to: &messages)
        }
        return assembly(
            messages, begun: begun, window: window, measure: measure,
            maximumReplyTokens: budget.reply)
    }

    /// Everything of the next reply's prompt that is known before its message: these messages begin the messages of
    /// `reply(by:...)` with the same turns, goal and scale, as long as the message takes no more than an eighth of
    /// the context (a longer one may push out more turns). Empty where `reply` would have no room at all.
    package func warming(
        for slug: Slug, after turns: ArraySlice<Turn>, goal: String? = nil, assignment: Assignment? = nil,
        scale: TokenScale = TokenScale()
    ) -> Assembly {
        guard let card = cards[slug].map({ $0 + duty(of: slug, assignment) }) else { return .empty }
        let measure = Measure(scale: scale)
        let room = self.room(goal: goal, assignment)
        let budget = self.budget(room: room, assignment, measure: measure)
        guard budget.message >= Self.leastMessage else { return .empty }
        let window = Window(of: turns, budget: budget.transcript, measure: measure, team: team)
        var messages = opening(room: room, window: window)
        if traits.takesLateSystem {
            messages.append(Message(.system, card))
        } else if messages.last?.role == .user {
            // The new message is going to be joined to it.
            messages.removeLast()
        }
        return assembly(
            messages, begun: "", window: window, measure: measure, maximumReplyTokens: 1)
    }

    package func reply(
        by slug: Slug, to message: String, after turns: [Turn], goal: String? = nil,
        assignment: Assignment? = nil, opening: String = "", scale: TokenScale = TokenScale()
    ) throws(PromptError) -> Assembly {
        try reply(
            by: slug, to: message, after: turns[...], goal: goal, assignment: assignment, opening: opening,
            scale: scale)
    }

    package func warming(
        for slug: Slug, after turns: [Turn], goal: String? = nil, assignment: Assignment? = nil,
        scale: TokenScale = TokenScale()
    ) -> Assembly {
        warming(for: slug, after: turns[...], goal: goal, assignment: assignment, scale: scale)
    }

    private func opening(room: String, window: Window) -> [Message] {
        var messages = [Message(.system, room + window.notice)]
        for message in window.messages { append(message, to: &messages) }
        return messages
    }

    /// Models that take a system message only first want user and assistant to take turns as well.
    private func append(_ message: Message, to messages: inout [Message]) {
        guard !traits.takesLateSystem, let last = messages.last else {
            messages.append(message)
            return
        }
        if last.role == message.role {
            messages[messages.count - 1].content += "\n\n" + message.content
        } else {
            if last.role == .system, message.role == .assistant {
                messages.append(Message(.user, "(The conversation goes on.)"))
            }
            messages.append(message)
        }
    }

    private func assembly(
        _ messages: [Message], begun: String, window: Window, measure: Measure,
        maximumReplyTokens: Int
    ) -> Assembly {
        let prompt = messages.reduce(TokenEstimator.perPrompt) { $0 + measure.cost($1.content) }
        return Assembly(
            messages: messages, begun: begun, firstTurn: window.first, lastTurn: window.last,
            estimatedTokens: prompt + measure.tokens(begun), maximumReplyTokens: maximumReplyTokens)
    }
}
