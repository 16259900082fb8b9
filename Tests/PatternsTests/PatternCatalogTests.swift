import Conversation
import Personas
import Testing

@testable import Patterns

@Suite struct PatternCatalogTests {
    static let slugs = [
        "end-to-end-ml-pipeline", "research-to-production", "data-infrastructure-setup", "research-only",
        "research",
        "3-day-sprint",
    ]
    let catalog = PatternCatalog(
        team: Team(
            personas: [
                Persona(slug: Slug("ada"), abbreviation: "AA", name: "Ada"),
                Persona(slug: Slug("bob"), abbreviation: "BB", name: "Bob"),
            ],
            patterns: slugs.map { slug in
                Pattern(
                    slug: Slug(slug), title: slug.replacing("-", with: " "),
                    steps: [
                        Pattern.Step(
                            number: 1, task: "x", role: "A/B", personas: [Slug("bob"), Slug("ada")]),
                        Pattern.Step(number: 2, task: "y", role: "A", personas: [Slug("ada")]),
                    ])
            }))

    @Test(arguments: [
        ("end-to-end-ml-pipeline", 0), ("end-to-end", 0), ("E", 0), ("End to End", 0), ("END_TO_END ml", 0),
        ("  end  to end  ", 0), ("1", 0), ("#1", 0), ("pattern 2", 1), ("Research to", 1), ("research-t", 1),
        ("data", 2), ("research-o", 3), ("research", 4), ("Research", 4), ("3", 2), ("3-day", 5), ("6", 5),
        ("End-to-End ML Pipeline", 0),
    ])
    func found(_ text: String, _ index: Int) {
        #expect(catalog.find(text) == .found(catalog.all[index]))
    }

    @Test func ambiguous() {
        #expect(catalog.find("resea") == .ambiguous([catalog.all[1], catalog.all[3], catalog.all[4]]))
    }

    @Test func unknown() {
        #expect(catalog.find("pipeline") == .unknown(nearest: [catalog.all[0]]))
        #expect(catalog.find("resaerch-only") == .unknown(nearest: [catalog.all[3]]))
        for text in ["", "  ", "--", "zzz", "0", "7", "-1x", "99999999999999999999"] {
            #expect(catalog.find(text) == .unknown(nearest: []), "\(text)")
        }
    }

    @Test func noPatterns() {
        let empty = PatternCatalog(team: Team(personas: []))
        #expect(empty.all.isEmpty)
        #expect(empty.find("1") == .unknown(nearest: []))
        #expect(empty.find("a") == .unknown(nearest: []))
    }

    @Test func numbersAndAlternatives() throws {
        #expect(catalog.all.map { catalog.number(of: $0) } == [1, 2, 3, 4, 5, 6])
        #expect(catalog.number(of: Pattern(slug: Slug("x"), title: "x", steps: [])) == nil)
        let steps = catalog.all[0].steps
        #expect(steps.map(\.isChoice) == [true, false])
        #expect(catalog.alternatives(for: steps[0]).map(\.name) == ["Bob", "Ada"])
    }
}
