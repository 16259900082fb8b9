import Conversation
import Patterns
import Testing

/// A brief in a model's answer.
@Suite struct BriefAnswerTests {
    static let object =
        #"{"decisions":["Parquet by day"],"artifacts":[],"open_questions":["Who owns it?"],"next":"Build it."}"#
    static let brief = Brief(
        goal: "g", decisions: [Brief.Claim("Parquet by day")], openQuestions: [Brief.Claim("Who owns it?")],
        next: "Build it.")

    @Test(arguments: [
        object,
        "```json\n\(object)\n```",
        "Here is the brief:\n\n\(object)\n\nAnything else?",
        "Of the set {a, b} I took a:\n\(object)\nand {this} is said behind it.",
        "<think>{\"decisions\": maybe}</think>\(object)",
        "{\"brief\":\(object)}",
        "{} \(object)",
        "{ \(object)",
        // Twice: the first counts.
        "\(object)\n\(object.replacing("Parquet", with: "CSV"))",
        // No list, objects, a list for a text, what is missing, what was not asked for.
        #"{"decisions":"Parquet by day","open_questions":[{"question":"Who owns it?","turn":3}],"next":["Build it."]}"#,
        #"{"decisions":[{"decision":"Parquet by day","turns":[1]}],"open_questions":["Who owns it?"],"next":"Build it.","x":1}"#,
        // What can't be one among what can; lists within; nothing said in many ways; the same again.
        #"{"decisions":[null,3,"Parquet by day",["x"],{"n":1},"None"],"artifacts":["none.","N/A","Nothing","None yet!","-",""],"#
            + #""open_questions":["Who owns it?","who owns it"],"next":"Build\n it."}"#,
        #"{"decisions":["- Parquet  by\nday"],"artifacts":null,"open_questions":["• Who owns it?"],"next":"Build it."}"#,
    ])
    func isRead(_ answer: String) {
        #expect(Brief(answer: answer, goal: "g") == Self.brief)
    }

    @Test(arguments: [
        "", "I have no brief.", "{", "}", "}{", "{}", "[]", #"{"decisions":[]}"#, #"{"next":""}"#,
        #"{"decisions":["None"],"next":" "}"#, #"{"decisions":["Parquet"]"#, #"{"goal":"g"}"#,
        #"{"decisions":"#, String(repeating: "{", count: 100_000),
        String(repeating: "{}", count: 40) + object,
    ])
    func isNoBrief(_ answer: String) {
        #expect(Brief(answer: answer, goal: "g") == nil)
    }

    @Test(arguments: [
        (["-1 marks a missing value"], ["-1 marks a missing value"]),
        (["rate 0.1", "rate 0.01", "Rate 0.1."], ["rate 0.1", "rate 0.01"]),
        (["use 3 shards", "use 5 shards"], ["use 3 shards", "use 5 shards"]),
        (["*p* < 0.05", "* starred"], ["*p* < 0.05", "starred"]),
        (["日本", "日本。"], ["日本"]),
    ])
    func claims(_ lines: [String], _ wanted: [String]) throws {
        let list = lines.map { "\"\($0)\"" }.joined(separator: ",")
        let brief = try #require(Brief(answer: "{\"decisions\":[\(list)]}", goal: "g"))
        #expect(brief.decisions == wanted.map { Brief.Claim($0) })
    }

    /// The grammar ends a sentence at the schema's limit, wherever that is.
    @Test func aSentenceThatWasCutEndsWithAWord() throws {
        let cut = String((String(repeating: "word ", count: 39) + "crucial for").prefix(200))
        let answer = #"{"decisions":["\#(cut)","Use Parquet"],"next":"\#(cut)"}"#
        let brief = try #require(Brief(answer: answer, goal: "g"))
        let whole = String(repeating: "word ", count: 38) + "word…"
        #expect(brief.decisions.map(\.text) == [whole, "Use Parquet"])
        #expect(brief.next == whole)
    }

    @Test func sizesAreHeld() throws {
        let long = String(repeating: "word ", count: 20_000)
        let marked = "a" + String(repeating: "\u{301}", count: 30_000)
        let accents = String(repeating: "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", count: 500)
        let many = (0..<5_000).map { "\"d\($0)\"" }.joined(separator: ",")
        let answer =
            #"{"decisions":[\#(many)],"artifacts":["\#(long)","\#(marked)","\#(accents)"],"next":"\#(long)"}"#
        let brief = try #require(Brief(answer: answer, goal: "g"))
        #expect(brief.decisions.map(\.text) == (0..<8).map { "d\($0)" })
        #expect(brief.artifacts.count == 2)
        #expect(brief.artifacts[0].text.count == 400)
        #expect(brief.next.count == 400)
        #expect(try Brief(text: brief.text).claims.count == brief.claims.count)
    }

    /// The goal is the walkthrough's, whatever the model says of it.
    @Test func theGoalIsNotTheModels() {
        #expect(Brief(answer: #"{"goal":"other","next":"n"}"#, goal: "g")?.goal == "g")
    }
}
