import Conversation
import Personas
import Testing

@testable import Routing

@Suite struct VocabularyTests {
    @Test(arguments: [
        ("strong: SQL", 1, 1, "needs an `[area]`"),
        ("\n[a]\nweak: x\nodd: y", 4, 1, "unknown key `odd`"),
        ("[a]\nweak: x\n[a]\nweak: y", 3, 1, "already"),
        ("[a\nweak: x", 1, 1, "not closed"),
        ("[ ]\nweak: x", 1, 1, "no name"),
        ("[a]\n[b]\nweak: x", 1, 1, "without a term"),
        ("[a]", 1, 1, "without a term"),
        ("[a]\nweak: x, , y", 2, 9, "two commas"),
        ("[a]\nweak: x, ---", 2, 10, "no letter or digit"),
        ("[a]\nweak: one two three four five six", 2, 7, "more than 5 words"),
        ("[a]\nweak: query\nstrong: tool,\n  Queries", 4, 3, "stands here already"),
        ("[a]\nnear: b\nweak: x", 2, 7, "no other area"),
        ("[a]\nnear: a\nweak: x", 2, 7, "no other area"),
        ("  weak: x", 1, 3, "no list above"),
        ("[a]\n  weak: x", 2, 3, "no list above"),
        ("[a]\nweak x", 2, 1, "expected"),
        ("[a]\nweak: x\nplain: y", 3, 1, "above the first area"),
        ("[a]\r\nweak: x\r\n\u{0}", 3, 1, "expected"),
    ])
    func faults(_ text: String, _ line: Int, _ column: Int, _ part: String) {
        let error = #expect(throws: VocabularyError.self) { try FieldVocabulary(text) }
        #expect(error?.line == line)
        #expect(error?.column == column)
        #expect(error?.message.contains(part) == true)
        #expect(error?.description.hasPrefix("\(line):\(column): ") == true)
    }

    @Test(arguments: ["", "\n\n", "# nothing", "\u{FEFF}# mark", "plain: data"])
    func whatSaysNothingIsNoFault(_ text: String) throws {
        #expect(try FieldVocabulary(text).areas.isEmpty)
    }

    @Test func hostileTextEndsInAnError() {
        for unit in ["[", "]", ",", "a:", "weak:", "\u{0}", "é", "[a]\n", "\n "] {
            #expect(throws: VocabularyError.self) {
                try FieldVocabulary("[x]\nweak: y\n" + String(repeating: unit, count: 50_000) + "\n!")
            }
        }
    }

    @Test(arguments: [
        ("p-value", "what P-VALUES mean", true), ("p-value", "p, value", false),
        ("learning rate", "learning_rates", true), ("rate", "the rate", true),
        ("zero_grad", "call optimizer.zero_grad()", true), ("=nuts", "a nut", false), ("=nuts", "nuts", true),
        ("DOE", "what does it do", false), ("DOE", "a DOE", true), ("CTE", "two CTEs", true),
        ("C", "in C", true), ("C", "column c", false), ("Fisher's exact", "fishers exact", true),
        ("Fisher's exact", "Fisher’s exact test", true), ("Diátaxis", "the DIÁTAXIS way", true),
        ("数据", "数据库", true), ("tracer", "TracerBoolConversionError", true),
        ("who changed this", "Who changed this?", true), ("one two", "one\ntwo", false),
    ])
    func terms(_ term: String, _ text: String, _ isFound: Bool) throws {
        let vocabulary = try FieldVocabulary("[a]\nstrong: \(term)")
        let matches = vocabulary.matches(in: Lexer.tokens(in: text[...]), of: text[...])
        #expect(!matches.isEmpty == isFound)
    }

    @Test func longerTermsHoldShorterOnes() throws {
        let vocabulary = try FieldVocabulary(
            "[a]\nstrong: learning rate\n[b]\nstrong: rate, learning, schedule")
        let text = "the learning rate schedule"
        let matches = vocabulary.matches(in: Lexer.tokens(in: text[...]), of: text[...])
        #expect(matches.map(\.hash.words) == [2, 1])
    }

    @Test func areasReachMembersByTheirWords() throws {
        let vocabulary = try FieldVocabulary(
            """
            [knots]
            anchors: ropes
            decisive: bowline
            [splices]
            near: knots
            decisive: fid
            [cakes]
            decisive: icing
            """)
        let team = Team(personas: [
            Persona(
                slug: Slug("rigger"), abbreviation: "", name: "Rigger", expertise: ["Ropes of all kinds"]),
            Persona(slug: Slug("baker"), abbreviation: "", name: "Baker", expertise: ["Bread"]),
        ])
        let router = Router(team: team, vocabulary: vocabulary)
        let bowline = router.route("How do I tie a Bowline?")
        #expect(bowline.names == ["rigger"])
        #expect(bowline.matched == ["Bowline"])
        #expect(router.route("a fid").candidates.map(\.slug.text) == ["rigger"])
        #expect(router.route("icing").rung == .none)
        #expect(router.route("icing").candidates.isEmpty)
        #expect(router.route("bowline with icing").score < bowline.score)
        #expect(Router(team: team).route("How do I tie a Bowline?").rung == .none)
    }

    @Test func emptyIsAsWithout() {
        for text in ["My SQL query is slow", "hello", "vmap", "a model in production", "nothing of this"] {
            #expect(
                Router(team: .sample, vocabulary: .empty).route(text) == Router(team: .sample).route(text))
        }
    }
}
