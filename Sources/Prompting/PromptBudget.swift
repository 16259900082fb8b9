/// How a model's context is shared out, in scaled tokens.
struct PromptBudget: Equatable {
    /// Kept free for the reply.
    var reply: Int
    /// The most that a message may take when no turn is shown; below zero when not even the rest fits.
    var message: Int
    /// What a message gets without pushing out turns.
    var allowance: Int

    /// For the turns, as long as the message keeps within its allowance.
    var transcript: Int { max(0, message - allowance) }

    func transcript(beside needed: Int) -> Int {
        max(0, min(transcript, message - needed))
    }
}

/// Estimates with the scale that was learned for the model.
struct Measure {
    let scale: TokenScale

    func tokens(_ text: String) -> Int {
        Int((Double(TokenEstimator.tokens(in: text)) * scale.factor).rounded(.up))
    }

    /// As a message of its own.
    func cost(_ text: String) -> Int { tokens(text) + TokenEstimator.perMessage }

    /// How many unscaled tokens make `tokens` scaled ones.
    func unscaled(_ tokens: Int) -> Int { Int(Double(tokens) / scale.factor) }
}

extension PromptBuilder {
    /// Below this a context is of no use.
    static let leastMessage = 32

    /// The notice of what is not shown, the marks of a card inside a message, and joints.
    private static let joints = 96

    func budget(room: String, _ assignment: Assignment?, measure: Measure) -> PromptBudget {
        let context = traits.contextTokens
        let reply = min(2048, context / 4)
        // The longest that any member is told of the step, for the same reason as with the cards.
        let duty = team.personas.map { measure.tokens(self.duty(of: $0.slug, assignment)) }.max() ?? 0
        let card = Int((Double(cardTokens) * measure.scale.factor).rounded(.up)) + duty
        let fixed =
            TokenEstimator.perPrompt + measure.cost(room) + card
            + 2 * TokenEstimator.perMessage + Self.joints
        return PromptBudget(
            reply: reply, message: context - reply - fixed, allowance: context / 8)
    }
}
