import Conversation
import Engine
import Personas
import Testing

@Suite struct CommandTests {
    @Test(arguments: [
        ("/as MLOPS", Command.Reading.command(.speakAs("MLOPS"))),
        ("/AUTO", .command(.automatic)),
        ("/new  Churn study ", .command(.new(title: "Churn study"))),
        ("//etc is full", .text("/etc is full")),
        ("/usr/bin is full, why?", .text("/usr/bin is full, why?")),
        ("why / how?", .text("why / how?")),
    ])
    func aLineIsRead(line: String, as expected: Command.Reading) {
        #expect(Command.read(line) == expected)
    }

    @Test(arguments: [
        ("/persona", "SLUG"), ("/peronas", "/personas"), ("/quit now", "two slashes"), ("/zzz", "/help"),
        ("/", "/help"), ("/ as de", "at once"),
    ])
    func aMistakeSaysWhatToDo(line: String, hint: String) {
        guard case .mistake(let text) = Command.read(line) else {
            Issue.record("\(line) is no mistake")
            return
        }
        #expect(text.contains(hint))
    }

    @Test func aMistakenLineCanBeHadAgain() throws {
        var story = try Story()
        story.type("/peronas")
        #expect(story.state.composer.isEmpty)
        #expect(story.lastNotice.contains("/personas"))
        story.happen(.edit(.up))
        #expect(story.state.composer.text == "/peronas")
    }

    /// Before Enter, too.
    @Test func aDraftForNobodySaysSo() throws {
        var story = try Story()
        story.happen(.draft("@nobody hello"))
        story.happen(.paused)
        #expect(story.state.expected == nil)
        #expect(story.state.hint == "nobody in the team is called @nobody")
        story.happen(.edit(.clear))
        #expect(story.state.hint == nil)
        story.happen(.draft("@de hello"))
        story.happen(.paused)
        #expect(story.state.expected?.speakers == [Slug("data-engineer")])
        #expect(story.state.hint == nil)
    }

    @Test(arguments: ["@nobody hello", "@enginer hi", "@zz and @de hi", "@dee\n@other"])
    func aNameThatNobodyHasIsSaidToNobody(line: String) throws {
        var story = try Story()
        #expect(story.type(line).kinds.contains("ask") == false)
        #expect(story.lastNotice.contains("Nobody in the team is called"))
    }

    @Test func aDecoratorIsNoName() throws {
        var story = try Story()
        #expect(story.type("@app.route(\"/x\")\ndef f(): ...").kinds.contains("ask"))
    }

    @Test func aNameAloneCallsUponThatMember() throws {
        var story = try Story()
        story.type("@viz")
        #expect(story.state.composer.text == "@viz")
        story.happen(.edit(.clear))
        story.type("@de hello")
        try story.reply("Hello.")
        story.type("@viz")
        #expect(story.state.activity?.speaker == Slug("data-viz-specialist"))
        #expect(story.request?.messages.last?.content != "@viz")
    }

    @Test(arguments: ["mlops-engineer", "MLOPS", "MLOps Engineer", "@mlops-engineer"])
    func asPins(name: String) throws {
        var story = try Story()
        story.type("/as \(name)")
        #expect(story.state.pinned == Slug("mlops-engineer"))
        story.type("plot a chart with matplotlib")
        #expect(story.state.activity?.speaker == Slug("mlops-engineer"))
        #expect(story.turns.last?.receipt?.rung == .pinned)
        try story.reply("No.")
        story.type("/auto")
        story.type("plot a chart with matplotlib")
        #expect(story.state.activity?.speaker == Slug("data-viz-specialist"))
    }

    @Test func anInvocationHoldsForOneTurn() throws {
        var story = try Story()
        story.type("/as de")
        story.type("As the Data Visualization Specialist, what chart shows this drift?")
        #expect(story.state.activity?.speaker == Slug("data-viz-specialist"))
        #expect(story.turns[0].text.hasPrefix("As the Data"))
        #expect(story.request?.messages.last?.content == "what chart shows this drift?")
        try story.reply("A line chart.")
        #expect(story.state.pinned == Slug("data-engineer"))
        story.type("and then?")
        #expect(story.state.activity?.speaker == Slug("data-engineer"))
    }

    @Test func anUnknownMemberNamesTheNearest() throws {
        var story = try Story()
        story.type("/as data-enginer")
        #expect(story.state.pinned == nil)
        #expect(story.lastNotice.contains("data-engineer"))
    }

    @Test func whyTellsTheWholeReceipt() throws {
        var story = try Story()
        story.type("/why")
        #expect(story.lastNotice.contains("Nobody has answered"))
        story.type("Which SQL query optimization and which tables?")
        try story.reply("This one.", usage: TokenUsage(prompt: 100, cached: 90, reply: 3))
        story.type("/why")
        #expect(story.lastNotice.contains("Data Engineer"))
        #expect(story.lastNotice.contains("query"))
        #expect(story.lastNotice.contains("100 read"))
    }

    @Test func helpNamesEveryCommand() throws {
        var story = try Story()
        story.type("/help")
        for command in CommandSpecification.all { #expect(story.lastNotice.contains("/\(command.name)")) }
    }

    @Test func personasAndCards() throws {
        var story = try Story()
        story.type("/personas")
        for slug in ["data-engineer", "mlops-engineer", "data-viz-specialist"] {
            #expect(story.lastNotice.contains(slug))
        }
        story.type("/persona viz")
        #expect(story.lastNotice.contains("seaborn"))
    }

    @Test func tabCompletes() throws {
        var story = try Story()
        story.happen(.edit(.insert("/per")))
        story.happen(.complete)
        #expect(story.state.composer.text == "/persona")
        #expect(story.state.popup?.items.map(\.name) == ["/persona", "/personas"])
        story.happen(.edit(.insert(" da")))
        story.happen(.complete)
        #expect(story.state.composer.text == "/persona data-")
        story.happen(.edit(.insert("v")))
        story.happen(.complete)
        #expect(story.state.composer.text == "/persona data-viz-specialist ")
    }
}
