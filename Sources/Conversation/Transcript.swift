/// The turns of one session in order; number n stands at index n - 1.
package struct Transcript: Sendable, Equatable {
    package private(set) var turns: [Turn]

    package init(turns: [Turn] = []) { self.turns = turns }

    package var isEmpty: Bool { turns.isEmpty }
    package var last: Turn? { turns.last }

    /// The number that the next turn gets.
    package var nextNumber: Int { (turns.last?.id.number ?? 0) + 1 }

    package subscript(id: TurnID) -> Turn? {
        index(of: id).map { turns[$0] }
    }

    package mutating func append(_ turn: Turn) { turns.append(turn) }

    /// Changes a turn in place; false when it is not here (a late event of another session).
    @discardableResult
    package mutating func update(_ id: TurnID, _ change: (inout Turn) -> Void) -> Bool {
        guard let index = index(of: id) else { return false }
        change(&turns[index])
        return true
    }

    /// Who of the team spoke last, if anyone did.
    package var lastMember: Slug? {
        for turn in turns.reversed() {
            if let slug = turn.speaker.member { return slug }
        }
        return nil
    }

    private func index(of id: TurnID) -> Int? {
        let index = id.number - 1
        if turns.indices.contains(index), turns[index].id == id { return index }
        return turns.lastIndex { $0.id == id }
    }
}

/// What is known of a kept conversation without its turns.
package struct SessionSummary: Sendable, Equatable, Identifiable {
    package let id: SessionID
    package var title: String
    package let created: Timestamp
    package var updated: Timestamp
    package var turnCount: Int

    package init(
        id: SessionID, title: String, created: Timestamp, updated: Timestamp, turnCount: Int = 0
    ) {
        self.id = id
        self.title = title
        self.created = created
        self.updated = updated
        self.turnCount = turnCount
    }
}

/// A kept conversation as it is opened again.
package struct Session: Sendable, Equatable {
    package var summary: SessionSummary
    package var transcript: Transcript
    /// What stood in the composer, unsent.
    package var draft: String
    /// Who was pinned with `/as`; nil for automatic choice.
    package var pinned: Slug?
    /// In the order of their numbers.
    package var handoffs: [HandoffRecord]

    package init(
        summary: SessionSummary, transcript: Transcript = Transcript(), draft: String = "",
        pinned: Slug? = nil, handoffs: [HandoffRecord] = []
    ) {
        self.handoffs = handoffs
        self.summary = summary
        self.transcript = transcript
        self.draft = draft
        self.pinned = pinned
    }
}
