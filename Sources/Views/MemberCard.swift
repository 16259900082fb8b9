import Canvas
import Conversation
import Engine
import Patterns
import Personas

/// Who takes a step that names several: the one recommended, with what speaks for it, and all of them by number.
enum MemberCard {
    static func lines(_ step: WalkthroughStep, _ state: State, columns: Int) -> [Line] {
        var passage = Passage(columns: columns)
        passage.add(piece("Who takes step \(step.number)? ", .accent, .bold) + piece(step.plan.task))
        passage.gap()
        let options = step.recommendation?.options ?? []
        if options.isEmpty {
            passage.add(
                piece(
                    "Nobody of \(step.plan.role) is in the team. /redo as SLUG has another member take it, "))
            passage.add(piece("/skip passes it."))
            return passage.lines
        }
        if let recommendation = step.recommendation, let best = recommendation.best {
            passage.add(advice(best, recommendation.words, state), hanging: 2)
            passage.gap()
        }
        for (index, slug) in options.enumerated() {
            let voice = Voice.of(slug, in: state.team)
            let isBest = slug == step.recommendation?.best
            var cells =
                piece("\(index + 1) ", .accent, .bold) + piece(voice.long, voice.ink, isBest ? .bold : [])
            if let focus = state.team[slug]?.focus, passage.isRoomy, !focus.isEmpty {
                cells += piece("  " + focus, .faint)
            }
            passage.add([Line(cells).clipped(to: passage.columns)])
        }
        return passage.lines
    }

    private static func advice(_ best: Slug, _ words: [String], _ state: State) -> [Cell] {
        let voice = Voice.of(best, in: state.team)
        let reason =
            words.isEmpty
            ? ": nothing said so far speaks for one of them" : ": " + words.joined(separator: ", ")
        return piece("Recommended: ", .faint) + piece(voice.long, voice.ink, .bold) + piece(reason, .faint)
    }

    static func version(_ step: WalkthroughStep) -> Int {
        var hasher = Hasher()
        hasher.combine(step.number)
        hasher.combine(step.plan.task)
        hasher.combine(step.recommendation?.options)
        hasher.combine(step.recommendation?.best)
        hasher.combine(step.recommendation?.words)
        return hasher.finalize()
    }
}
