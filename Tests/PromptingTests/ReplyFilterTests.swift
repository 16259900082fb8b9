import Conversation
import Prompting
import Testing

@Suite struct ReplyFilterTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var reply: String
        var shown: String
        var cut: Speaker?

        init(_ reply: String, _ shown: String? = nil, cut: Speaker? = nil) {
            self.reply = reply
            self.shown = shown ?? reply
            self.cut = cut
        }

        var testDescription: String { reply.debugDescription }
    }

    /// The Data Engineer speaks.
    static let own = [
        Case("[Data Engineer]: Use Parquet.", "Use Parquet."),
        Case(" Use Parquet.", "Use Parquet."),
        Case("\n\n  Use Parquet.\n", "Use Parquet.\n"),
        Case("[DE]: Use Parquet.", "Use Parquet."),
        Case("[data-engineer]:Use Parquet.", "Use Parquet."),
        Case("**[Data Engineer]**: Use Parquet.", "Use Parquet."),
        Case("**[Data Engineer]:** Use Parquet.", "Use Parquet."),
        Case("**Data Engineer**: Use Parquet.", "Use Parquet."),
        Case("[Data Engineer]: **Use** Parquet.", "**Use** Parquet."),
        Case("**[Data Engineer]**: **Use** Parquet.", "**Use** Parquet."),
        Case("Data Engineer (DE): Use Parquet.", "Use Parquet."),
        Case("Data Engineer: Use Parquet.", "Use Parquet."),
        Case("DE: Use Parquet.", "Use Parquet."),
        Case("[Data Engineer]: [Data Engineer]:  Use Parquet.", "Use Parquet."),
        Case("[Data Engineer]:\n\n[DE]: Use Parquet.", "Use Parquet."),
        Case("[MLE-DE]: Use Parquet.", "Use Parquet."),
        Case("[Data Engineer]:", ""),
        Case("[Data Engineer]: ```sql\n[MLOPS]: x\n```", "```sql\n[MLOPS]: x\n```"),
        Case("First.\n\n[Data Engineer]: Second.", "First.\n\nSecond."),
        Case("", ""), Case("   \n ", ""),
        Case("[Data Engine", "[Data Engine"), Case("Data Engineer", "Data Engineer"), Case("**", "**"),
    ]

    static let others = [
        Case("Use Parquet.\n\n[MLOps Engineer]: I track it.", "Use Parquet.", cut: .member(mlops)),
        Case("Use Parquet.\n[MLOPS]: I track it.", "Use Parquet.", cut: .member(mlops)),
        Case("Use Parquet.\n[mlops-engineer]: I track it.", "Use Parquet.", cut: .member(mlops)),
        Case("Use Parquet.\r\n\r\n**[MLOps Engineer]**: I track it.", "Use Parquet.\r", cut: .member(mlops)),
        Case("Use Parquet.\n\n[MLOps Engineer]:", "Use Parquet.", cut: .member(mlops)),
        Case("Use Parquet.\n\n[MLOps Engineer (MLOPS)]: Me.", "Use Parquet.", cut: .member(mlops)),
        Case("[MLOps Engineer]: I track it.", "", cut: .member(mlops)),
        Case("Use Parquet.\n\nMLOps Engineer: We track it.", "Use Parquet.", cut: .member(mlops)),
        Case("Use Parquet.\n\n**MLOps Engineer:** Track it.", "Use Parquet.", cut: .member(mlops)),
        Case("Use Parquet.\nMLOps Engineer: I'd track it.", "Use Parquet.", cut: .member(mlops)),
        Case("Use Parquet.\n\nMLOPS: I'd track it.", "Use Parquet.", cut: .member(mlops)),
        Case("MLOps Engineer: I'd track it.", "", cut: .member(mlops)),
        Case(
            "Fine.\n\nData Scientist - Statistical Modeling: Test it.", "Fine.", cut: .member(statistician)),
        Case("Use Parquet.\n\nUser: Thanks!", "Use Parquet.", cut: .user),
        Case("Use Parquet.\nYou: and then?", "Use Parquet.", cut: .user),
        Case("Use Parquet.\n[User]: and then?", "Use Parquet.", cut: .user),
        Case("```sql\nSELECT 1\n```\n[MLOPS]: x", "```sql\nSELECT 1\n```", cut: .member(mlops)),
        Case("~~~\n```\n~~~\n[MLOPS]: x", "~~~\n```\n~~~", cut: .member(mlops)),
        Case("``` inline ```\n[MLOPS]: x", "``` inline ```", cut: .member(mlops)),
    ]

    /// What names members and is no label.
    static let legitimate = [
        Case("Statistician:\n- tests"), Case("## MLOps Engineer:\nTracks it."),
        Case("MLOps Engineer:\n- tracks it"),
        Case("Roles:\n- MLOps Engineer: tracks it.\n- Data Engineer: owns the tables."),
        Case("1. MLOps Engineer: I track it."), Case("* MLOps Engineer: tracks."),
        Case("- **MLOps Engineer**: sets up tracking."),
        Case("Who does what:\n\n**MLOps Engineer**: sets up tracking.\n\n**Data Engineer**: owns tables."),
        Case("Who does what:\n\nMLOps Engineer: sets up.\n\nData Visualization Specialist: draws."),
        Case("## Roles\n\nMLOps Engineer: sets up tracking."),
        Case("MLOps Engineer: sets up tracking.\nMore."),
        Case("Ask the MLOps Engineer: they track it."), Case("The plan.\n\nMLOps Engineer tracks it."),
        Case("> [MLOps Engineer]: said so"), Case("| MLOps Engineer: | x |"),
        Case("```\n[MLOps Engineer]: x\nUser: y\n```\nDone."), Case("````\n```\n[MLOPS]: x\n````"),
        Case("1. So:\n  ```yaml\n  User: x\n  ```"), Case("    [MLOPS]: indented code").indented,
        Case("Text.\n\n    [MLOPS]: indented code"), Case("[1]: a reference"),
        Case("Fine.\n[MLOps Engineer](http://x): a link"), Case("Fine.\n[MLOps Engineer] tracks it."),
        Case("Codes:\n\nDE: Germany\nVIZ: Vizcaya"), Case("Fine.\n\nVIZ: a code"), Case("Fine.\nDE::x"),
        Case("Tables:\n\nUser: id, email\nOrder: id"), Case("Order: id\nUser: id, email"),
        Case("Fine.\nUser: \n- id"), Case("Fine.\nuser: admin"), Case("Fine.\nUser://x"),
        Case("Fine.\nUsers: 12"),
        Case("a\n\n\n\nb\n\n"), Case("Fine.\n\n[ ] open\n[x] done"), Case("e\u{301}\n\u{301}x\u{0}\n👩‍👩‍👧"),
        Case("-----\n***\n___\n[]:\n[:"), Case("[" + String(repeating: "x", count: 300)),
    ]

    static let all = own + others + legitimate

    /// Nobody of the team speaks, but of the team.
    static let comparisons = [
        Case("[Comparison, by no member]: **Agree**: files.", "**Agree**: files."),
        Case("[Comparison]: **Agree**: files.", "**Agree**: files."),
        Case("**Agree**: files.\n\nData Engineer: wants Parquet.\n\nMLOps Engineer: wants Delta."),
        Case("[Data Engineer]: wants Parquet.\n[MLOPS]: wants Delta."),
        Case("**Differ**\n\n**Data Engineer**: Parquet.\n\n**MLOps Engineer**: Delta."),
        Case("Fine.\n\n[Data Engineer]: I want Parquet.", "Fine.", cut: .member(engineer)),
        Case("Fine.\n\nMLOps Engineer: We track it.", "Fine.", cut: .member(mlops)),
    ]

    @Test(arguments: comparisons)
    func aComparisonSpeaksOfMembersAndNotAsOne(example: Case) {
        let scalars = example.reply.unicodeScalars.map(String.init)
        for deltas in [[example.reply], scalars] {
            let result = run(deltas, ReplyFilter(comparisonIn: team))
            #expect(result.shown == example.shown)
            #expect(result.cut == example.cut)
        }
    }

    private func run(
        _ deltas: [String], _ fresh: ReplyFilter = ReplyFilter(team: team, speaker: engineer)
    ) -> (shown: String, cut: Speaker?) {
        var filter = fresh
        var shown = ""
        for delta in deltas { shown += filter.feed(delta) }
        shown += filter.finish()
        return (shown, filter.cut)
    }

    @Test(arguments: all)
    func table(example: Case) {
        let result = run([example.reply])
        #expect(
            result.shown.unicodeScalars.elementsEqual(example.shown.unicodeScalars),
            "\(result.shown.debugDescription)")
        #expect(result.cut == example.cut)
    }

    @Test(arguments: all)
    func anySplitGivesTheSame(example: Case) {
        let scalars = example.reply.unicodeScalars.map(String.init)
        let whole = run([example.reply])
        #expect(run(scalars) == whole)
        for middle in 0...scalars.count {
            #expect(run([scalars[..<middle].joined(), scalars[middle...].joined()]) == whole)
        }
    }

    @Test(arguments: 0..<40)
    func randomRepliesAreTheSameInAnySplit(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces =
            Self.all.flatMap { $0.reply.split(separator: " ").map(String.init) } + [
                "\n", "\n\n", " ", "```\n",
            ]
        let scalars = (0..<120).map { _ in pieces.randomElement(using: &generator) ?? "" }
            .joined(separator: " ").unicodeScalars.map(String.init)
        let whole = run([scalars.joined()])
        for _ in 0..<10 {
            var deltas: [String] = [""]
            for scalar in scalars {
                if Int.random(in: 0..<6, using: &generator) == 0 { deltas.append("") }
                deltas[deltas.count - 1] += scalar
            }
            #expect(run(deltas) == whole)
        }
    }

    @Test func whatCannotBecomeALabelGoesOutAtOnce() {
        var filter = ReplyFilter(team: team, speaker: engineer)
        #expect(filter.feed(" P") == "P")
        #expect(filter.feed("artition by day") == "artition by day")
        #expect(filter.feed(".\n") == ".")
        #expect(filter.feed("Data") == "")
        #expect(filter.feed(" quality") == "\nData quality")
        #expect(filter.feed("\n```sql\n[") == "\n```sql\n[")
    }

    @Test func nothingFollowsACut() {
        var filter = ReplyFilter(team: team, speaker: engineer)
        #expect(filter.feed("Yes.\n[MLOPS]: x") == "Yes.")
        #expect(filter.cut == .member(mlops))
        #expect(filter.feed("\n\nmore") == "")
        #expect(filter.finish() == "")
    }

    @Test func whatIsHeldIsBounded() {
        var filter = ReplyFilter(team: team, speaker: engineer)
        _ = filter.feed("Fine.\n")
        var held = 0
        for _ in 0..<100 where filter.feed("[").isEmpty { held += 1 }
        #expect(held < 80)
    }
}

extension ReplyFilterTests.Case {
    /// Leading blanks of a reply go.
    fileprivate var indented: Self { Self(reply, "", cut: .member(mlops)) }
}
