import Conversation
import Personas

/// What came out of a walkthrough, for somebody who was not there: Markdown in the order of the steps, with what is still
/// open and what was kept at the end. Numbers of turns are those of the session.
package enum WalkthroughReport {
    /// `artifacts` are all of the session; those from before the walkthrough are told from its own by their turns.
    package static func markdown(of walkthrough: Walkthrough, artifacts: [Artifact], team: Team) -> String {
        let sections =
            [opening(walkthrough)]
            + walkthrough.steps.map { section(of: $0, walkthrough, team) }
            + [openQuestions(walkthrough), kept(artifacts, walkthrough)]
        return sections.flatMap { $0 }.joined(separator: "\n\n") + "\n"
    }

    // MARK: - Head

    private static func opening(_ walkthrough: Walkthrough) -> [String] {
        let goal = walkthrough.goal.onOneLine
        return ["# \(walkthrough.pattern.title.onOneLine)"] + (goal.isEmpty ? [] : ["**Goal:** \(goal)"])
            + ["\(standing(walkthrough))."]
    }

    private static func standing(_ walkthrough: Walkthrough) -> String {
        let count = walkthrough.steps.count
        let done = walkthrough.steps.count { $0.state == .done }
        let skipped = walkthrough.steps.count { $0.state == .skipped }
        let place = walkthrough.active.map { "step \($0.number) of \(count)" } ?? ""
        return switch walkthrough.status {
        case .goalWanted: "Not begun: it waits for its goal"
        case .running: "Under way, at \(place)"
        case .paused: "Paused at \(place)"
        case .stopped: place.isEmpty ? "Stopped before it had a goal" : "Stopped at \(place)"
        case .finished:
            skipped == 0
                ? "Finished: all \(count) steps done"
                : "Finished: \(done) of \(count) steps done, \(skipped) skipped"
        }
    }

    // MARK: - Steps

    private static func section(
        of step: WalkthroughStep, _ walkthrough: Walkthrough, _ team: Team
    ) -> [String] {
        let heading = "## \(step.number). \(step.plan.role.onOneLine) → \(step.plan.task.onOneLine)"
        var parts = [heading, outcome(of: step, team) + otherTakes(of: step, team)]
        guard let brief = step.countingBrief else { return parts }
        if !brief.goal.onOneLine.isEmpty, brief.goal.onOneLine != walkthrough.goal.onOneLine {
            parts.append("**Goal as handed on:** \(brief.goal.onOneLine)")
        }
        parts += list(brief.decisions, under: "Decisions") + list(brief.artifacts, under: "Artifacts")
        parts += list(brief.openQuestions, under: "Open questions")
        return brief.next.onOneLine.isEmpty ? parts : parts + ["**Next:** \(brief.next.onOneLine)"]
    }

    private static func outcome(of step: WalkthroughStep, _ team: Team) -> String {
        let who = step.take.map { name($0, team) + alternatives(of: step) + turns($0.spans) }
        switch step.state {
        case .pending: return who.map { "Not done. Begun by \($0)." } ?? "Not begun."
        case .active where step.brief != nil:
            return "Opened again, by \(who ?? ""). What it handed on before:"
        case .active:
            return who.map { "Not finished. Taken by \($0)." } ?? "Not finished. Nobody has taken it yet."
        case .done: return "Done by \(who ?? "")."
        case .stale: return "**Stale:** a step that it rests on has changed since. Done by \(who ?? "")."
        case .skipped:
            let reason = step.skippedBecause.map(\.onOneLine) ?? ""
            let skipped = "Skipped" + (reason.isEmpty ? "." : ": \(reason)" + (reason.isSentence ? "" : "."))
            return skipped + (who.map { " Begun by \($0)." } ?? "")
        }
    }

    private static func otherTakes(of step: WalkthroughStep, _ team: Team) -> String {
        let others = step.takes.indices.filter { $0 != step.current }.map { step.takes[$0] }
        if others.isEmpty { return "" }
        let names = others.map { name($0, team) + turns($0.spans) }.joined(separator: "; ")
        return " Also worked on by \(names): not kept."
    }

    private static func name(_ take: WalkthroughStep.Take, _ team: Team) -> String {
        team[take.persona]?.name.onOneLine ?? take.persona.text
    }

    private static func alternatives(of step: WalkthroughStep) -> String {
        guard step.plan.isChoice, let persona = step.persona else { return "" }
        let count = step.plan.personas.count
        return step.plan.personas.contains(persona)
            ? ", one of \(count) alternatives" : ", none of the \(count) named"
    }

    /// " (turns 3 to 6, 9, 12 on)"
    private static func turns(_ spans: [WalkthroughStep.Span]) -> String {
        if spans.isEmpty { return "" }
        let parts = spans.map { span in
            guard let last = span.last else { return "\(span.first) on" }
            return span.first == last ? "\(last)" : "\(span.first) to \(last)"
        }
        let isOne = spans.count == 1 && spans[0].last == spans[0].first
        return " (\(isOne ? "turn" : "turns") \(parts.joined(separator: ", ")))"
    }

    // MARK: - Claims

    private static func list(_ claims: [Brief.Claim], under heading: String) -> [String] {
        if claims.isEmpty { return [] }
        let lines = claims.map { "- \($0.text.onOneLine)\(reference($0.turns))" }
        return ["**\(heading)**", lines.joined(separator: "\n")]
    }

    /// " (turns 3, 5)"
    private static func reference(_ turns: [Int], step: Int? = nil) -> String {
        let numbers = turns.map(String.init).joined(separator: ", ")
        let said = turns.isEmpty ? [] : ["\(turns.count == 1 ? "turn" : "turns") \(numbers)"]
        let parts = (step.map { ["step \($0)"] } ?? []) + said
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    }

    /// Each once, where it was asked last: a member repeats what the one before left open.
    private static func openQuestions(_ walkthrough: Walkthrough) -> [String] {
        var seen: Set<String> = []
        var lines: [String] = []
        for step in walkthrough.steps.reversed() {
            for claim in (step.countingBrief?.openQuestions ?? []).reversed() {
                let text = claim.text.onOneLine
                guard seen.insert(text.lowercased().filter { $0.isLetter || $0.isNumber }).inserted else {
                    continue
                }
                lines.append("- \(text)\(reference(claim.turns, step: step.number))")
            }
        }
        return lines.isEmpty ? [] : ["## Still open", lines.reversed().joined(separator: "\n")]
    }

    // MARK: - Artifacts

    private static func kept(_ artifacts: [Artifact], _ walkthrough: Walkthrough) -> [String] {
        if artifacts.isEmpty { return [] }
        let first = walkthrough.steps.flatMap(\.takes).flatMap(\.spans).map(\.first).min() ?? .max
        return ["## Kept"]
            + artifacts.flatMap { artifact in
                let isOwn = artifact.turn >= first
                let place =
                    isOwn
                    ? artifact.step.map { "From step \($0), turn \(artifact.turn)." }
                        ?? "From turn \(artifact.turn)."
                    : "From turn \(artifact.turn), before the pattern began."
                return ["### \(code(artifact.name.onOneLine))", place, fenced(artifact)]
            }
    }

    private static func fenced(_ artifact: Artifact) -> String {
        let fence = String(repeating: "`", count: max(3, artifact.text.longestRun(of: "`") + 1))
        let language = artifact.language.filter { !$0.isWhitespace && $0 != "`" }
        let end = artifact.text.isEmpty || artifact.text.last?.isNewline == true ? "" : "\n"
        return "\(fence)\(language)\n\(artifact.text)\(end)\(fence)"
    }

    /// A code span, so that no mark in a name counts.
    private static func code(_ name: String) -> String {
        let run = name.longestRun(of: "`")
        if run == 0 { return "`\(name)`" }
        let mark = String(repeating: "`", count: run + 1)
        return "\(mark) \(name) \(mark)"
    }
}

extension WalkthroughStep {
    /// What it has handed on; nothing where it was skipped in the end.
    fileprivate var countingBrief: Brief? { state == .skipped || state == .pending ? nil : brief }
}

extension String {
    fileprivate var isSentence: Bool { last.map { ".!?".contains($0) } ?? false }

    fileprivate func longestRun(of mark: Character) -> Int {
        var longest = 0
        var run = 0
        for character in self {
            run = character == mark ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
