import Conversation
import Personas
import Prompting
import Routing

/// Several answer one question, none seeing the others' answers, and one call of the model compares them.
extension SessionEngine {
    /// So many are asked where the user names nobody, and no more at all.
    private static let routedMembers = 3
    private static let mostMembers = 8

    /// What stands behind `/panel`. While a reply arrives it waits its turn as what is said does.
    mutating func panel(_ words: String, at now: Timestamp) -> [Effect] {
        switch receipt(forPanel: words) {
        case .failure(let mistake): note(.warning, mistake.text + " Up brings the line back.")
        case .success(let receipt):
            mustWait ? queue("/panel " + words, isPanel: true) : begin(panel: receipt, words, at: now)
        }
    }

    /// A `/panel` line that had waited.
    mutating func sayPanel(_ line: String, at now: Timestamp) -> [Effect] {
        guard case .command(.panel(let words)) = Command.read(line) else { return [] }
        return panel(words, at: now)
    }

    private struct Mistake: Error {
        let text: String
    }

    private func receipt(forPanel words: String) -> Result<RouteReceipt, Mistake> {
        switch PanelLine(words, team: state.team) {
        case .unknown(let name):
            let nearest = PanelLine.nearest(to: name, in: state.team).map { "`\($0)`" }
            let hint =
                nearest.isEmpty
                ? "`/personas` lists the team." : "Nearest: \(nearest.joined(separator: ", "))."
            return .failure(Mistake(text: "Nobody in the team is called \(Text.code(name)). \(hint)"))
        case .members(let members, let question):
            if members.count > Self.mostMembers {
                return .failure(Mistake(text: "A panel has \(Self.mostMembers) members at most."))
            }
            if members.count < 2 {
                return .failure(Mistake(text: "A panel takes two members at least. `@slug ...` asks one."))
            }
            if question.isEmpty {
                return .failure(Mistake(text: "Write the question behind the names."))
            }
            return .success(RouteReceipt(rung: .panel, speakers: members, request: question))
        case .question(let question):
            return routed(question)
        }
    }

    /// The best by the router's scores, or those whom the question itself calls upon.
    private func routed(_ question: String) -> Result<RouteReceipt, Mistake> {
        var receipt = router.route(question)
        let scored = receipt.candidates.map(\.slug)
        let isCalled = receipt.rung == .invocation && receipt.speakers.count > 1
        let members = isCalled ? receipt.speakers : scored
        if members.count < 2 || receipt.request.isEmpty {
            return .failure(
                Mistake(
                    text: "The words of this question do not tell which members it is for. Name them: "
                        + "`/panel slug,slug QUESTION`."))
        }
        receipt.rung = .panel
        receipt.speakers = Array(members.prefix(isCalled ? Self.mostMembers : Self.routedMembers))
        receipt.runnerUp = isCalled ? nil : scored.dropFirst(Self.routedMembers).first
        return .success(receipt)
    }

    /// Records the question and opens all answers before the first is asked for.
    private mutating func begin(
        panel receipt: RouteReceipt, _ words: String, at now: Timestamp
    ) -> [Effect] {
        let before = round
        round = Round(message: receipt.request, receipt: receipt)
        let assemblies: [(Slug, PromptBuilder.Assembly)]
        do {
            assemblies = try receipt.speakers.map { ($0, try assemble(.independent($0), answers: nil)) }
        } catch {
            round = before
            return giveBack("/panel " + words, because: "\(error)", at: now)
        }
        var effects = record(receipt.request, message: receipt.request, receipt, at: now) + [.cancelWarming]
        for (speaker, assembly) in assemblies {
            effects.append(openAnswer(speaker, assembly, replaces: nil, at: now))
        }
        return effects + askWaiting(at: now)
    }

    /// `isChosen`: the user called upon this one instead of another.
    private mutating func openAnswer(
        _ speaker: Slug, _ assembly: PromptBuilder.Assembly, replaces: Int?, isChosen: Bool = false,
        at now: Timestamp
    ) -> Effect {
        var receipt = round.receipt
        if let candidate = receipt?.candidates.first(where: { $0.slug == speaker }) {
            receipt?.matched = candidate.matched
        }
        receipt?.isOverride = isChosen
        return .record(
            open(.independent(speaker), assembly, receipt: receipt, replaces: replaces, at: now))
    }
}

/// When the answers are there.
extension SessionEngine {
    /// The answers to the round's question that stand, in the order of the panel.
    private var answers: [Turn] {
        let all = promptTurns.filter { $0.provenance?.answers == round.answers && $0.speaker.member != nil }
        return (round.receipt?.speakers ?? []).compactMap { slug in all.last { $0.speaker == .member(slug) } }
    }

    private var comparison: Turn? {
        promptTurns.last { $0.speaker == .comparison && $0.provenance?.answers == round.answers }
    }

    /// One call compares what there is, if there are two answers at least; and if not, it is said why.
    mutating func compare(at now: Timestamp) -> [Effect] {
        let usable = answers.filter(\.isUsable).compactMap(\.speaker.member)
        guard usable.count > 1 else {
            let have =
                usable.first.map { "only the \(name($0)) has answered" } ?? "nobody has answered"
            note(.warning, "No comparison: \(have). `/retry` asks the others again.")
            return rest()
        }
        do {
            let assembly = try assemble(.comparison(usable), answers: round.answers)
            return ask(.comparison(usable), assembly, replaces: comparison?.id.number, at: now)
        } catch {
            note(.failure, "No comparison: \(Text.literal("\(error)"))")
            return rest()
        }
    }

    private func name(_ slug: Slug) -> String { Text.literal(state.team[slug]?.name ?? slug.text) }

    /// The panel to which a turn belongs: an answer of it, or its comparison.
    func panel(of turn: Turn) -> Round? {
        guard let number = turn.provenance?.answers, turn.speaker != .user else { return nil }
        let receipt = state.transcript.turns.last {
            $0.provenance?.answers == number && $0.speaker.member != nil
        }?.receipt
        guard let receipt, receipt.rung == .panel else { return nil }
        return Round(message: receipt.request, answers: number, receipt: receipt)
    }

    /// Those who gave no answer, or half of one, answer again, and all is compared anew; where there is nothing to be
    /// answered again, only the comparison is. One that was cut where its tokens ended was good enough to be compared.
    mutating func retry(_ panel: Round, at now: Timestamp) -> [Effect] {
        round = panel
        state.next = []
        let given = answers
        let isCompared = comparison != nil
        let missing = (panel.receipt?.speakers ?? []).filter { slug in
            guard state.team[slug] != nil else { return false }
            guard let turn = given.first(where: { $0.speaker == .member(slug) }) else { return true }
            return !turn.isUsable || (turn.outcome != .complete && !isCompared)
        }
        if missing.isEmpty { return compare(at: now) }
        return answerAgain(
            missing.map { slug in (slug, given.first { $0.speaker == .member(slug) }?.id.number) }, at: now)
    }

    private mutating func answerAgain(
        _ members: [(slug: Slug, replaces: Int?)], isChosen: Bool = false, at now: Timestamp
    ) -> [Effect] {
        let assemblies: [PromptBuilder.Assembly]
        do {
            assemblies = try members.map { try assemble(.independent($0.slug), answers: round.answers) }
        } catch {
            hold()
            return note(.failure, Text.literal("\(error)"))
        }
        var effects: [Effect] = [.cancelWarming]
        for (member, assembly) in zip(members, assemblies) {
            effects.append(
                openAnswer(
                    member.slug, assembly, replaces: member.replaces, isChosen: isChosen, at: now))
        }
        return effects + askWaiting(at: now)
    }

    /// The member named, or the next best, answers in the place of the last one that gave no answer, else of the last;
    /// and all is compared anew.
    mutating func sayInPanelInstead(
        to name: String, _ receipt: RouteReceipt, asked: Turn, at now: Timestamp
    ) -> [Effect] {
        if replies.all.contains(where: { $0.kind.speaker != .comparison }) { return busy() }
        let others = state.team.personas.map(\.slug).filter { !receipt.speakers.contains($0) }
        let speaker: Slug
        if !name.isEmpty {
            guard let persona = member(called: name) else { return unknownMember(name) }
            speaker = persona.slug
        } else if let other = ([receipt.runnerUp].compactMap(\.self) + receipt.candidates.map(\.slug))
            .first(where: others.contains)
        {
            speaker = other
        } else {
            return note(.warning, "There is no runner-up. Name a member: `/instead SLUG`.")
        }
        guard others.contains(speaker) else {
            return note(.warning, "They are on the panel already. `/retry` has what is missing said again.")
        }
        let effects = endAll(detail: "one answer is given anew", at: now)
        takeBackChoice(at: now)
        round = Round(message: receipt.request, answers: asked.id.number, receipt: receipt)
        let given = answers
        guard let replaced = given.last(where: { !$0.isUsable }) ?? given.last else {
            hold()
            return effects
        }
        round.receipt = receipt.replacing(replaced.speaker.member, by: speaker)
        return effects + answerAgain([(speaker, replaced.id.number)], isChosen: true, at: now)
    }
}

extension Turn {
    /// An answer that can be compared: not broken off, and not empty.
    fileprivate var isUsable: Bool {
        (outcome == .complete || outcome == .truncated) && !text.allSatisfy(\.isWhitespace)
    }
}
