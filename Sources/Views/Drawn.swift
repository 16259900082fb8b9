import Canvas
import Conversation
import Engine

/// What was drawn last of what changes seldom, and of what it was drawn. A key that is typed changes the composer alone,
/// and a word that arrives the transcript.
struct Drawn {
    /// Without composer, pop-up and hint.
    let frame: Frame
    let basis: Basis

    /// All that it depends on, but for the view of the transcript.
    struct Basis: Equatable {
        let layout: ScreenLayout
        let selected: Slug?
        private let session: SessionID
        private let revision: Revision
        /// What the clock says on the screen: the day, and for how long somebody has been at it.
        private let moments: [String]
        private let turns: Int

        init(_ state: State, _ layout: ScreenLayout, selected: Slug?, clock: Clock) {
            self.layout = layout
            self.selected = selected
            session = state.summary.id
            revision = state.revision
            moments = state.activities.map { clock.elapsed(since: $0.since) } + ["\(clock.day)"]
            turns = state.transcript.turns.count
        }

        /// Whether what stands around the transcript is the same.
        func hasSameSides(as other: Basis) -> Bool {
            layout == other.layout && selected == other.selected && session == other.session
                && revision.standing == other.revision.standing && moments == other.moments
                && turns == other.turns
        }
    }
}

extension ScreenLayout {
    /// Top line, strip, roster and the line before it.
    var sides: [Rect] {
        let divided = roster.map {
            Rect(
                column: $0.origin.column - 1, row: $0.origin.row, columns: $0.size.columns + 1,
                rows: $0.size.rows)
        }
        return [bar, strip, divided].compactMap(\.self)
    }
}
