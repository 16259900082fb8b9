/// A turn in which the words that were looked for stand.
package struct SearchHit: Sendable, Equatable {
    package var session: SessionSummary
    package var turn: TurnID
    package var speaker: Speaker
    /// The surroundings of the words, in pieces; cut at both ends with "…".
    package var excerpt: [Piece]

    package struct Piece: Sendable, Equatable {
        package var text: String
        package var isMatch: Bool

        package init(text: String, isMatch: Bool) {
            self.text = text
            self.isMatch = isMatch
        }
    }

    package init(session: SessionSummary, turn: TurnID, speaker: Speaker, excerpt: [Piece]) {
        self.session = session
        self.turn = turn
        self.speaker = speaker
        self.excerpt = excerpt
    }
}
