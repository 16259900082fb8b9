import Conversation
import Patterns
import Testing

/// Where a claim was said.
@Suite struct ClaimSourcesTests {
    private static func turn(_ number: Int, _ text: String) -> Turn {
        Turn(
            id: TurnID(session: SessionID("s"), number: number), speaker: .user, text: text,
            state: .ended(.complete, detail: nil), started: Timestamp(milliseconds: 0))
    }

    static let turns = [
        turn(2, "Which format do we store the orders in?"),
        turn(3, "Parquet files, partitioned by day. 32 shards are enough."),
        turn(5, "The nightly pipeline validates schemas; it takes 64 shards."),
        turn(7, "注文は毎日保存する"),
        turn(8, "Parquet files partitioned by day, as said. Parquet!"),
    ]

    @Test(arguments: [
        // Half of the words at least.
        ("Parquet files, partitioned by day", [3, 8]),
        ("Parquet partitions for hourly billing events", []),
        ("Store orders as Parquet", [2]),
        // Beginnings of words stand for stems, and case does not count.
        ("VALIDATE the schema nightly", [5]),
        // Numbers count, and tell claims apart.
        ("32 shards", [3]), ("64 shards", [5]), ("128 cores", []),
        // Each character of a script without blanks is a word.
        ("毎日保存", [7]),
        // Nothing to go by.
        ("", []), ("use the", []), ("?!", []), ("we do it", []),
        ("What nobody mentioned", []),
    ])
    func found(_ claim: String, _ wanted: [Int]) {
        let brief = Brief(goal: "g", decisions: [Brief.Claim(claim, turns: [99])])
        #expect(ClaimSources(Self.turns).attributing(brief).decisions == [Brief.Claim(claim, turns: wanted)])
    }

    @Test func allListsAndNothingElse() {
        let claim = Brief.Claim("32 shards")
        let brief = Brief(
            goal: "32 shards", decisions: [claim], artifacts: [claim], openQuestions: [claim], next: "n")
        let told = ClaimSources(Self.turns).attributing(brief)
        #expect(told.claims.map(\.turns) == [[3], [3], [3]])
        #expect(told.goal == brief.goal && told.next == brief.next)
        #expect(ClaimSources([]).attributing(brief) == brief)
    }

    /// Three at most: the best, and of equal ones the first.
    @Test func threeAtMost() {
        let turns = (1...6).map { Self.turn($0, $0 == 5 ? "blue green" : "blue green \($0)") }
        let told = ClaimSources(turns).attributing(Brief(goal: "g", decisions: [Brief.Claim("blue green 6")]))
        #expect(told.decisions[0].turns == [6])
        let other = ClaimSources(turns).attributing(Brief(goal: "g", decisions: [Brief.Claim("blue green")]))
        #expect(other.decisions[0].turns == [1, 2, 3])
    }
}
