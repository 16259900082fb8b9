import Conversation
import Patterns
import Personas

/// Commands that change what of the transcript is looked at, and nothing else.
extension SessionEngine {
    /// `/turn N`.
    mutating func show(turn word: String) -> [Effect] {
        guard let number = turnNumber(word) else { return unknownTurn("turn", word) }
        guard state.isShown(state.transcript.turns[number - 1]) else {
            return note(.warning, "Turn \(number) is not shown: `/only` alone ends the filter.")
        }
        return [.showTurn(number)]
    }

    /// `/up [SLUG]`, `/down [SLUG]`.
    mutating func jump(to name: String, _ look: (Look.Whose) -> Look) -> [Effect] {
        if name.isEmpty { return [.look(look(.anyone))] }
        guard let speaker = speaker(called: name) else { return unknownMember(name) }
        return [.look(look(.speaker(speaker)))]
    }

    /// `/fold [N|all]`, `/unfold [N|all]`.
    mutating func fold(_ word: String, _ command: String, _ look: (Look.Turns) -> Look) -> [Effect] {
        if word.isEmpty { return [.look(look(.here))] }
        if word.lowercased() == "all" { return [.look(look(.all))] }
        guard let number = turnNumber(word) else { return unknownTurn(command, word) }
        return [.look(look(.number(number)))]
    }

    /// `/only SLUG`, `/only step N`, `/only you`, `/only`.
    mutating func only(_ words: String) -> [Effect] {
        if words.isEmpty {
            if state.filter == nil {
                return note(
                    .warning,
                    "`/only` takes a member, `you` or `step N`; alone it ends a filter, and none is on.")
            }
            state.filter = nil
            return []
        }
        let parts = words.lowercased().split(separator: " ").map(String.init)
        if parts[0] == "step", parts.count == 2 { return only(step: parts[1]) }
        guard let speaker = speaker(called: words) else { return unknownMember(words) }
        switch speaker {
        case .user: filter(.user)
        case .member(let slug): filter(.member(slug))
        case .comparison: break
        }
        return []
    }

    private mutating func only(step word: String) -> [Effect] {
        guard let walkthrough = state.handoffs.walkthrough else {
            return note(.warning, "\(HandoffRefusal.noPattern)")
        }
        guard let number = Int(word), walkthrough.steps.contains(where: { $0.number == number }) else {
            return note(
                .warning, "`/only step` takes the number of a step, 1 to \(walkthrough.steps.count).")
        }
        filter(.step(number))
        return []
    }

    private mutating func filter(_ kind: TranscriptFilter.Kind) {
        state.filter = TranscriptFilter(
            kind: kind, turnsBefore: state.transcript.turns.count, firstNotice: nextNotice)
    }

    private func speaker(called name: String) -> Speaker? {
        if ["you", "me", "user"].contains(name.lowercased()) { return .user }
        return member(called: name).map { .member($0.slug) }
    }

    private func turnNumber(_ word: String) -> Int? {
        Int(word).flatMap { (1..<state.transcript.nextNumber).contains($0) ? $0 : nil }
    }

    private mutating func unknownTurn(_ command: String, _ word: String) -> [Effect] {
        let count = state.transcript.turns.count
        return note(
            .warning,
            count == 0 ? "Nothing was said yet." : "`/\(command)` takes the number of a turn, 1 to \(count).")
    }
}
