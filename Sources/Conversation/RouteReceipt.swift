/// The rung of the cascade that decided who answers, from the most explicit down.
package enum Rung: String, Sendable, Codable, CaseIterable {
    case invocation
    case pattern
    case pinned
    case followUp = "follow-up"
    case scored
    case model
    /// Several were asked at once (`/panel`): those whom the user named, or the best three by their scores. Each answers
    /// without seeing the others.
    case panel
    /// Outside the team's work: nobody was chosen. Who spoke last, or the default persona, answers, marked so.
    case none
}

/// Why these members answer: data of the turn, shown in brief in its header and in full by `/why`.
package struct RouteReceipt: Sendable, Equatable, Codable {
    package struct Candidate: Sendable, Equatable, Codable {
        package var slug: Slug
        /// Larger is better; comparable within one receipt only.
        package var score: Double
        /// The words of the request that spoke for this member, strongest first.
        package var matched: [String]

        package init(slug: Slug, score: Double, matched: [String]) {
            self.slug = slug
            self.score = score
            self.matched = matched
        }
    }

    package var rung: Rung
    /// In the order in which they speak. Empty when the answer is none.
    package var speakers: [Slug]
    /// What the model gets: the text without the invocation.
    package var request: String
    package var runnerUp: Slug?
    /// 0...1: how sure the rung is; 1 for the rungs that do not score.
    package var score: Double
    /// What decided: the words of an invocation, or those that scored, strongest first.
    package var matched: [String]
    /// All that scored, best first; empty for the rungs that do not score.
    package var candidates: [Candidate]
    /// The user decided: between two that were about as right, or against the one chosen.
    package var isOverride: Bool

    package init(
        rung: Rung, speakers: [Slug], request: String, runnerUp: Slug? = nil, score: Double = 1,
        matched: [String] = [], candidates: [Candidate] = [], isOverride: Bool = false
    ) {
        self.rung = rung
        self.speakers = speakers
        self.request = request
        self.runnerUp = runnerUp
        self.score = score
        self.matched = matched
        self.candidates = candidates
        self.isOverride = isOverride
    }

    /// A panel's with another speaker in the place of one, by the user's will.
    package func replacing(_ one: Slug?, by speaker: Slug) -> RouteReceipt {
        var receipt = self
        if let place = receipt.speakers.firstIndex(where: { $0 == one }) {
            receipt.speakers[place] = speaker
        } else {
            receipt.speakers.append(speaker)
        }
        receipt.isOverride = true
        return receipt
    }

    /// The same with another speaker, by the user's will.
    package func overridden(by speaker: Slug) -> RouteReceipt {
        var receipt = self
        receipt.speakers = [speaker]
        receipt.runnerUp = speakers.first { $0 != speaker } ?? runnerUp.flatMap { $0 == speaker ? nil : $0 }
        receipt.matched = candidates.first { $0.slug == speaker }?.matched ?? []
        receipt.isOverride = true
        return receipt
    }
}
