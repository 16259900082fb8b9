import Canvas
import Conversation
import Engine
import Patterns
import Personas

/// How a walkthrough and its steps stand, in few words.
enum Standing {
    /// "step 3 of 5"; nil when no pattern is under way.
    static func place(_ state: State) -> String? {
        guard let walkthrough = state.handoffs.underway else { return nil }
        guard let number = walkthrough.active?.number else { return "goal wanted" }
        return walkthrough.status == .paused
            ? "paused at \(number) of \(walkthrough.steps.count)"
            : "step \(number) of \(walkthrough.steps.count)"
    }

    /// The step that comes when the one at hand ends; nil while the pattern does not go on by itself.
    static func upcoming(_ state: State) -> WalkthroughStep? {
        state.handoffs.underway.flatMap { $0.status == .paused ? nil : $0.upcoming }
    }

    /// Name of a member, also of one that is no longer in the team.
    static func name(_ slug: Slug, _ state: State) -> String { Voice.of(slug, in: state.team).long }

    /// Who has a step, or whom the document names for it.
    static func who(_ step: WalkthroughStep, _ state: State) -> String {
        (step.persona ?? only(step.plan)).map { name($0, state) } ?? step.plan.role
    }

    /// The same in few columns: `MLOPS`; `MLE-?` where it is one of several.
    static func short(_ step: WalkthroughStep, _ state: State) -> String {
        step.persona.map { Voice.of($0, in: state.team).short } ?? short(step.plan, state)
    }

    static func short(_ plan: Pattern.Step, _ state: State) -> String {
        let names = plan.personas.map { Voice.of($0, in: state.team).short }
        guard let first = names.first else { return "?" }
        if names.count == 1 { return first }
        let common = names.dropFirst().reduce(first) { common, name in
            String(zip(common, name).prefix { $0 == $1 }.map(\.0))
        }
        return common + "?"
    }

    private static func only(_ plan: Pattern.Step) -> Slug? {
        plan.personas.count == 1 ? plan.personas[0] : nil
    }

    static func ink(of slug: Slug?, _ state: State) -> Ink {
        slug.map { Voice.of($0, in: state.team).ink } ?? .faint
    }

    /// In ASCII: the marks that are meant for this are of ambiguous width, or missing in many fonts.
    static func mark(_ step: WalkthroughStep) -> (text: String, ink: Ink) {
        switch step.state {
        case .pending: (". ", .faint)
        case .active: ("> ", .accent)
        case .done: ("v ", .success)
        case .skipped: ("- ", .faint)
        case .stale: ("~ ", .warning)
        }
    }
}
