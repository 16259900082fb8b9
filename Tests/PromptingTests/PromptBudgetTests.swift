import Conversation
import Personas
import Prompting
import Testing

@Suite struct PromptBudgetTests {
    private static let allTraits = [1500, 2048, 4096, 16_384, 200_000].flatMap { context in
        [(true, true), (false, true), (true, false), (false, false)].map {
            traits(context, late: $0.0, continues: $0.1)
        }
    }

    /// Counted anew from the messages, so that it does not rest on the builder's own sums.
    private func estimate(_ prompt: PromptBuilder.Assembly, factor: Double) -> Int {
        let text = prompt.messages.map(\.content) + [prompt.begun]
        let tokens = text.reduce(0.0) { $0 + Double(TokenEstimator.tokens(in: $1)) * factor }
        return Int(tokens.rounded(.up)) + prompt.messages.count * TokenEstimator.perMessage
    }

    @Test(arguments: 0..<40)
    func noPromptOverflowsAndWarmingIsItsBeginning(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 0...120, using: &generator)
        let turns = hostileTranscript(turns: count, pieces: 30, using: &generator)
        let message = hostileText(upTo: 8, using: &generator) + "?"
        let factors: [Double] = [0.75, 1, 1.5, 3]
        let factor = factors.randomElement(using: &generator) ?? 1
        let scale = TokenScale(factor: factor)
        for traits in Self.allTraits.shuffled(using: &generator).prefix(5) {
            let builder = PromptBuilder(team: team, traits: traits)
            let slug = team.personas.randomElement(using: &generator)?.slug ?? mlops
            let reply = Result { () throws(PromptError) in
                try builder.reply(by: slug, to: message, after: turns, goal: "Churn", scale: scale)
            }
            let warming = builder.warming(for: slug, after: turns, goal: "Churn", scale: scale)
            #expect(warming.estimatedTokens <= traits.contextTokens)
            switch reply {
            case .failure(.messageTooLong(let tokens, let limit)):
                #expect(tokens > limit)
            case .failure(.contextTooSmall(let needed, let context)):
                #expect(needed > context)
                #expect(warming == .empty)
            case .failure(let error):
                Issue.record(error)
            case .success(let prompt):
                #expect(prompt.estimatedTokens + prompt.maximumReplyTokens <= traits.contextTokens)
                #expect(estimate(prompt, factor: factor) <= prompt.estimatedTokens)
                #expect(
                    prompt.messages.first?.content.contains("The goal of this conversation: Churn") == true)
                #expect(prompt.messages.contains { $0.content.contains("Speak only as") })
                #expect(prompt.messages.last?.content.hasSuffix(message) == true)
                let allowance = traits.contextTokens / 8 - TokenEstimator.perMessage
                if Double(TokenEstimator.tokens(in: message)) * factor <= Double(allowance) {
                    #expect(Array(prompt.messages.prefix(warming.messages.count)) == warming.messages)
                    let rest = prompt.messages.count - warming.messages.count
                    #expect((1...2).contains(rest))
                }
            }
        }
    }

    @Test func theCutStaysForManyTurns() throws {
        let builder = PromptBuilder(team: team, traits: traits(4096))
        var turns: [Turn] = []
        var moves = 0
        var first = 1
        for number in 1...400 {
            let text = String(repeating: "The partition of day \(number) is late again. ", count: 8)
            let isUser = number % 2 == 1
            turns.append(turn(number, isUser ? .user : .member(isUser ? mlops : engineer), text))
            guard !isUser else { continue }
            let speaker = team.personas[number / 2 % 5].slug
            let prompt = try builder.reply(by: speaker, to: "Why?", after: turns)
            let begin = try #require(prompt.firstTurn)
            #expect(begin >= first)
            #expect(prompt.lastTurn == number)
            #expect(begin % 2 == 1)
            if begin != first { moves += 1 }
            first = begin
        }
        #expect(first > 350)
        // 200 replies of some 190 tokens a pair, and a new cut for each 40 % of about 2,000 tokens.
        #expect((10...60).contains(moves))
    }

    @Test func whatIsNotShownIsSaid() throws {
        let builder = PromptBuilder(team: team, traits: traits(4096))
        let turns = (1...60).map {
            turn($0, $0 % 2 == 1 ? .user : .member(engineer), String(repeating: "late partition ", count: 60))
        }
        let prompt = try builder.reply(by: mlops, to: "Why?", after: turns)
        let first = try #require(prompt.firstTurn)
        #expect(first > 1)
        #expect(prompt.messages[0].content.hasSuffix("\n\nEarlier turns 1-\(first - 1) are not shown."))
    }

    @Test func aLongMessagePushesOutTurnsAndATooLongOneIsRefused() throws {
        let builder = PromptBuilder(team: team, traits: traits(4096))
        let turns = (1...8).map { turn($0, $0 % 2 == 1 ? .user : .member(engineer), "late partition again") }
        let long = String(repeating: "partition ", count: 2400)
        let prompt = try builder.reply(by: mlops, to: long, after: turns)
        #expect(prompt.messages.last?.content == long)
        #expect(prompt.estimatedTokens + prompt.maximumReplyTokens <= 4096)
        let error = #expect(throws: PromptError.self) {
            try builder.reply(by: mlops, to: long + long, after: turns)
        }
        guard case .messageTooLong(let tokens, let limit) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(tokens > 4096 && limit < 3072)
    }

    @Test func aLastTurnThatIsTooLongIsCutInTheMiddle() throws {
        let builder = PromptBuilder(team: team, traits: traits(4096))
        let long = "BEGINNING " + String(repeating: "partition ", count: 9000) + "END"
        let turns = [turn(1, .user, "Old question"), turn(2, .member(engineer), long)]
        let said = try builder.reply(by: mlops, to: "Why?", after: turns).messages
            .first { $0.role == .assistant }?.content
        #expect(said?.hasPrefix("[Data Engineer]: BEGINNING") == true)
        #expect(said?.hasSuffix("END") == true)
        #expect(said?.contains("tokens left out here") == true)
    }

    @Test func aRoundNeverLosesItsQuestion() throws {
        let builder = PromptBuilder(team: team, traits: traits(3000))
        var turns = (1...20).map {
            turn($0, $0 % 2 == 1 ? .user : .member(engineer), "late partition again and again")
        }
        turns.append(turn(21, .user, "THE QUESTION " + String(repeating: "partition ", count: 200)))
        for number in 22..<40 {
            turns.append(turn(number, .member(engineer), String(repeating: "late partition ", count: 120)))
            let prompt = try builder.reply(by: mlops, to: builder.cue(for: mlops), after: turns)
            #expect(prompt.messages.contains { $0.content.contains("THE QUESTION") })
            #expect(prompt.lastTurn == number)
            #expect(prompt.estimatedTokens + prompt.maximumReplyTokens <= 3000)
        }
    }

    @Test func aContextThatIsTooSmallIsNamed() {
        let builder = PromptBuilder(team: team, traits: traits(256))
        let error = #expect(throws: PromptError.self) { try builder.reply(by: mlops, to: "x", after: []) }
        guard case .contextTooSmall(let needed, 256) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(needed > 256)
    }

    @Test func aLongSessionIsNotGoneThroughFromItsBeginning() throws {
        let turns = (1...5000).map {
            turn($0, $0 % 2 == 1 ? .user : .member(engineer), "late partition again")
        }
        let others = (1...2048).map { turn($0, $0 % 3 == 1 ? .user : .member(mlops), "early on \($0)") }
        let builder = PromptBuilder(team: team, traits: traits(2048))
        let prompt = try builder.reply(by: mlops, to: "Why?", after: turns)
        #expect(try #require(prompt.firstTurn) > 4800)
        #expect(try builder.reply(by: mlops, to: "Why?", after: others + turns[2048...]) == prompt)
    }
}
