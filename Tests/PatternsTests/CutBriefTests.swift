import Patterns
import Testing

/// Briefs whose writer came to the limit of its tokens.
@Suite struct CutBriefTests {
    private static let whole =
        #"{"artifacts":["table \"day\" {id}, at"],"decisions":["use [Parquet], one row a day","two"],"next":"go on and on"}"#

    @Test(arguments: [
        (24, 0), (50, 0), (59, 1), (80, 1), (100, 2), (110, 2),
    ])
    func whatCameCounts(length: Int, decisions: Int) throws {
        let cut = String(Self.whole.prefix(length))
        let brief = try #require(Brief(answer: cut, goal: "g", isCut: true), "\(cut)")
        #expect(brief.artifacts.count == 1, "\(cut)")
        #expect(brief.decisions.count == decisions, "\(cut)")
    }

    /// At no place is a claim made of what is none, and nothing that was whole is lost.
    @Test func everywhere() {
        var most = 0
        for length in 0...Self.whole.count {
            let cut = String(Self.whole.prefix(length))
            guard let brief = Brief(answer: cut, goal: "g", isCut: true) else {
                #expect(most == 0, "lost at \(length): \(cut)")
                continue
            }
            most = max(most, brief.claims.count)
            #expect(brief.claims.count >= most - 1, "\(cut)")
            for claim in brief.claims {
                #expect(Self.whole.replacing("\\\"", with: "\"").contains(claim.text))
            }
        }
        #expect(most == 3)
    }

    @Test func onlyWhereItWasCut() {
        #expect(Brief(answer: String(Self.whole.dropLast(5)), goal: "g") == nil)
    }
}
