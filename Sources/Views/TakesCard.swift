import Canvas
import Conversation
import Engine
import Patterns
import Personas

/// The answers to a step that was done more than once: beside each other where there is room, else below.
enum TakesCard {
    private static let besideColumns = 100
    /// Of an answer that has no brief, so many lines of its last replies are shown.
    private static let mostLines = 30
    private static let mostReplies = 2
    private static let mostCharacters = 6_000

    /// `isBeside`: two are set beside each other where there is room.
    static func lines(
        _ step: WalkthroughStep, _ state: State, columns: Int, isBeside: Bool = true
    ) -> [Line] {
        var passage = Passage(columns: columns)
        passage.add(
            piece("Step \(step.number) has \(step.takes.count) answers. Which one counts?", .accent, .bold))
        if step.takes.count == 2, isBeside, columns >= besideColumns {
            passage.gap()
            passage.add(beside(step, state, columns: columns))
        } else {
            for index in step.takes.indices {
                passage.blank()
                passage.add(take(index, of: step, state, columns: columns))
            }
        }
        return passage.lines
    }

    static func version(_ step: WalkthroughStep, _ state: State) -> Int {
        var hasher = Hasher()
        hasher.combine(step.number)
        hasher.combine(step.current)
        hasher.combine(state.transcript.turns.count)
        hasher.combine(state.transcript.last?.version)
        for take in step.takes {
            hasher.combine(take.persona)
            hasher.combine(take.brief?.text)
        }
        return hasher.finalize()
    }

    private static func beside(_ step: WalkthroughStep, _ state: State, columns: Int) -> [Line] {
        let half = (columns - 3) / 2
        let left = take(0, of: step, state, columns: half)
        let right = take(1, of: step, state, columns: half)
        let bar = piece(" \u{2502} ", .border)
        return (0..<max(left.count, right.count)).map { row in
            let begin = padded(row < left.count ? left[row].cells : [], to: half)
            return Line(begin + bar + (row < right.count ? right[row].cells : []))
        }
    }

    private static func take(
        _ index: Int, of step: WalkthroughStep, _ state: State, columns: Int
    ) -> [Line] {
        let take = step.takes[index]
        let voice = Voice.of(take.persona, in: state.team)
        var passage = Passage(columns: columns)
        let standing = index == step.current ? "  counts now" : ""
        passage.add(
            piece("\(index + 1) ", .accent, .bold) + piece(voice.long, voice.ink, .bold)
                + piece(standing, .faint))
        if let brief = take.brief {
            let goal = state.handoffs.walkthrough?.goal
            passage.add(BriefLines.of(brief, isWhole: false, hidingGoal: goal, columns: columns))
        } else {
            passage.add(replies(of: take, state, columns: columns))
        }
        return passage.lines
    }

    private static func replies(of take: WalkthroughStep.Take, _ state: State, columns: Int) -> [Line] {
        let replaced = Set(state.transcript.turns.suffix(replacements).compactMap(\.provenance?.replaces))
        let turns = state.transcript.turns.reversed().lazy.filter { turn in
            turn.speaker == .member(take.persona) && !turn.isOpen && take.holds(turn.id.number)
                && !replaced.contains(turn.id.number)
        }.prefix(mostReplies).reversed()
        if turns.isEmpty { return [Line(piece("nothing was said", .faint))] }
        var passage = Passage(columns: columns)
        for turn in turns {
            passage.add(piece("#\(turn.id.number)", .faint))
            passage.add(
                MarkdownText.lines(of: String(turn.text.prefix(mostCharacters)), width: columns))
        }
        guard passage.lines.count > mostLines, let last = turns.last else { return passage.lines }
        let more = piece("... /turn \(last.id.number) shows the rest", .faint)
        return passage.lines.prefix(mostLines) + [Line(more)]
    }

    /// A reply that was said again is not far from the one in whose place it stands.
    private static let replacements = 400
}
