import Testing

@testable import Personas

@Suite struct NearestTests {
    static let commands = [
        "as", "auto", "personas", "persona", "new", "sessions", "open", "retry", "why", "help", "quit",
    ]

    @Test(arguments: [
        ("hlep", "help"), ("quti", "quit"), ("PERSONS", "personas"), ("sesions", "sessions"),
        ("per", "persona"),
        ("rety", "retry"), ("s", "sessions"), ("exitt", nil), ("zzzz", nil), ("", nil), ("  ", nil),
        ("aut", "auto"),
    ])
    func command(_ typed: String, _ meant: String?) {
        #expect(Nearest.names(to: typed, among: Self.commands).first == meant)
    }

    @Test func wordInside() {
        let slugs = [
            "data-engineer", "ml-engineer-pytorch", "ml-engineer-tensorflow", "data-scientist-stats",
        ]
        #expect(Nearest.names(to: "pytorch", among: slugs) == ["ml-engineer-pytorch"])
        #expect(Nearest.names(to: "data-enginer", among: slugs).first == "data-engineer")
        #expect(Nearest.names(to: "data", among: slugs) == ["data-engineer", "data-scientist-stats"])
    }

    @Test func orderLimitAndRepeats() {
        #expect(Nearest.names(to: "abc", among: ["abd", "ABC", "abc", "abcd"]) == ["ABC", "abcd", "abd"])
        #expect(Nearest.names(to: "abc", among: ["abd", "abc", "abcd"], limit: 1) == ["abc"])
        #expect(Nearest.names(to: "abc", among: ["abc"], limit: 0) == [])
        #expect(Nearest.names(to: "abc", among: ["abc"], limit: -1) == [])
        #expect(Nearest.names(to: "abc", among: []) == [])
    }

    @Test(arguments: [
        ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("ca", "abc", 3),
        ("kitten", "sitting", 3), ("a", "b", 1), ("Straße", "Strasse", 2),
    ])
    func distance(_ a: String, _ b: String, _ edits: Int) {
        #expect(Nearest.distance(a, b) == edits)
        #expect(Nearest.distance(b, a) == edits)
    }

    @Test func longTexts() {
        let long = String(repeating: "ab", count: 200_000)
        #expect(Nearest.names(to: long, among: [long, "ab"]) == [long])
    }
}
