import Conversation
import Personas
import Testing

@testable import Routing

/// Forms of invocation, each with what looks like it and calls nobody; a slug's last part stands for it here.
@Suite struct InvocationFormTests {
    typealias Call = InvocationTests.Call

    static let de = "data-engineer"
    static let pt = "ml-engineer-pytorch"
    static let tf = "ml-engineer-tensorflow"
    static let jax = "ml-engineer-jax"
    static let stats = "data-scientist-stats"
    static let ops = "mlops-engineer"
    static let viz = "data-viz-specialist"
    static let arch = "project-architect"
    static let all = [de, pt, tf, jax, stats, ops, viz, arch]

    static let calls: [Call] =
        laterSentences + marked + bids + endings + views + addresses + negations + groups + asides

    static let laterSentences: [Call] = [
        Call("The load is slow. DE: where do I start?", [de], "The load is slow. where do I start?"),
        Call(
            "It broke! Could the architect look at the log?", [arch], "It broke! look at the log?"),
        Call("n is 40.\n@ds-stats is that enough?", [stats], "n is 40.\nis that enough?"),
        Call(
            "Two charts exist.  As the viz person, keep one.", [viz], "Two charts exist.  keep one."),
        Call(
            "We ship on Friday\n\nMLOps Engineer, what is missing?", [ops],
            "We ship on Friday\n\nwhat is missing?"),
        Call("It takes e.g. an hour... Ask the architect why", [arch], "It takes e.g. an hour... why"),
    ]

    static let marked: [Call] = [
        Call("**Data Engineer**: by day?", [de], "by day?"),
        Call("**DE:** by **day**?", [de], "by **day**?"),
        Call("*MLOPS* - is it **safe**?", [ops], "is it **safe**?"),
        Call("`data-engineer`: is it safe?", [de], "is it safe?"),
        Call("[MLE-JAX] why is it slow?", [jax], "why is it slow?"),
        Call("[DE][VIZ]: build a report", [de, viz], "build a report"),
        Call("(as DE) full or partial load?", [de], "full or partial load?"),
        Call("(for the statistician) full or partial?", [stats], "full or partial?"),
        Call("MLOPS; is it safe?", [ops], "is it safe?"),
        Call("Project Architect!! is it safe?", [arch], "is it safe?"),
        Call("DE... is it safe?", [de], "is it safe?"),
        Call("👋🏽 DE: is it safe?", [de], "is it safe?"),
        Call("ARCH\nis it safe to split?", [arch], "is it safe to split?"),
        Call("DE → VIZ: build a report", [de, viz], "build a report"),
    ]

    static let bids: [Call] = [
        Call("I'd like the engineer for PyTorch to prune it", [pt], "prune it"),
        Call("We could use the viz person for a slide", [viz], "for a slide"),
        Call("Give this one to the architect: one repository or two?", [arch], "one repository or two?"),
        Call("have the data engineer and the architect team up on a loader", [de, arch], "a loader"),
        Call("DE first, then the statistician: load and describe it", [de, stats], "load and describe it"),
        Call(
            "Begin with the architect, then pass it on to MLOPS. Where does it run?", [arch, ops],
            "Where does it run?"),
        Call("You two, DE and VIZ, build a report", [de, viz], "build a report"),
        Call("Could you both, DE and MLOPS, name the folders?", [de, ops], "name the folders?"),
        Call("Reply in the role of the statistician. Is it normal?", [stats], "Is it normal?"),
        Call("get our team's statistician to size it", [stats], "size it"),
        Call("answer as the dataviz person: is red fine?", [viz], "is red fine?"),
    ]

    static let endings: [Call] = [
        Call("Which index fits, data engineer?", [de], "Which index fits?"),
        Call("Which index fits, data engineer? I have two.", [de], "Which index fits? I have two."),
        Call("Which index fits, what do you think, DE?", [de], "Which index fits?"),
        Call("How wide are bins? Statistician, please.", [stats], "How wide are bins?"),
        Call("Is it good? Statistician and architect, please.", [stats, arch], "Is it good?"),
        Call("roll it back (MLOPS please)", [ops], "roll it back"),
        Call("why is it slow (question for the PyTorch engineer)?", [pt], "why is it slow?"),
        Call("Why is it slow? (question for the JAX person)", [jax], "Why is it slow?"),
        Call("Explain p - please answer as the statistician", [stats], "Explain p"),
        Call("Which is it? The architect's view, please.", [arch], "Which is it?"),
        Call("Which is it, dear project architect?", [arch], "Which is it?"),
        Call("Shorten this text, project architect.", [arch], "Shorten this text."),
        Call("Is it slow, in the architect's opinion?", [arch], "Is it slow?"),
    ]

    static let views: [Call] = [
        Call("What would the architect say about flags?", [arch], "flags?"),
        Call("What do DE and MLOPS think of Airflow?", [de, ops], "Airflow?"),
        Call("Let's hear what the architect thinks about flags", [arch], "flags"),
        Call("I'd like the statistician's opinion on n", [stats], "n"),
        Call("the data engineer's take on flags, please", [de], "flags, please"),
        Call("Thoughts from the architect on flags?", [arch], "flags?"),
        Call("Put on your MLOps hat and check it", [ops], "check it"),
        Call("put on the statistician's hat: my n is 9", [stats], "my n is 9"),
        Call("JAX hat on: why?", [jax], "why?"),
        Call("From a statistician's point of view, is it fine?", [stats], "is it fine?"),
        Call("From the point of view of an architect, is it fine?", [arch], "is it fine?"),
        Call("in the role of data engineer, load it", [de], "load it"),
        Call("Pretend you're our data engineer. I have two tables", [de], "I have two tables"),
        Call("Channel the statistician: is it fine?", [stats], "is it fine?"),
        Call("let me hear from the architect on flags", [arch], "on flags"),
        Call("How would the statistician test it?", [stats], "test it?"),
    ]

    static let addresses: [Call] = [
        Call("Question for DE and VIZ: which?", [de, viz], "which?"),
        Call("switching to the architect now: which?", [arch], "which?"),
        Call("Data Engineer here please!! which?", [de], "which?"),
        Call("DE, your turn. Which?", [de], "Which?"),
        Call("DE and ARCH together: which?", [de, arch], "which?"),
        Call("This time the architect: which?", [arch], "which?"),
        Call("switch to the architect, please, and name one", [arch], "name one"),
        Call("Data Scientist (Statistical Modeling), which?", [stats], "which?"),
        Call("bring DE and VIZ in on this: a report", [de, viz], "a report"),
        Call("get DE, VIZ and ARCH together: a portal", [de, viz, arch], "a portal"),
        Call("DE then VIZ: load and plot", [de, viz], "load and plot"),
        Call("First @de, then @viz: load and plot", [de, viz], "load and plot"),
        Call("I'd rather have the architect on this: which?", [arch], "which?"),
        Call("Can the architect step in: which?", [arch], "which?"),
        Call("Would the engineer for PyTorch kindly have a look?", [pt], "have a look?"),
        Call("DE and VIZ: team up on a report", [de, viz], "a report"),
        Call("DE and VIZ: debate views", [de, viz], "debate views"),
    ]

    static let negations: [Call] = [
        Call("not as DE but as ARCH: where?", [arch], "where?"),
        Call("Not the JAX one, the PyTorch one please: why?", [pt], "why?"),
        Call("No, not the statistician. Ask DE: why?", [de], "why?"),
        Call("Not DE, VIZ: why?", [viz], "why?"),
        Call("Ask the architect, not the statistician, whether it scales", [arch], "whether it scales"),
    ]

    static let groups: [Call] = [
        Call("All three ML engineers: which is fun?", [pt, tf, jax], "which is fun?"),
        Call("Ask the ML engineers which is fun", [pt, tf, jax], "which is fun"),
        Call("I'd like all eight personas to give one risk", all, "give one risk"),
        Call("Everyone, what did we miss?", all, "what did we miss?"),
        Call("The whole team: what did we miss?", all, "what did we miss?"),
        Call("everyone except the architect: vote on it", Array(all.dropLast()), "vote on it"),
    ]

    static let asides: [Call] = [
        Call("How would you, as the statistician, test it?", [stats], "How would you test it?"),
        Call("Explain this as the architect would: layers", [arch], "Explain this: layers"),
        Call("I am stuck here, data engineer, what now?", [de], "I am stuck here, what now?"),
        Call("Is it leakage, data engineer, or am I wrong?", [de], "Is it leakage, or am I wrong?"),
    ]

    @Test(arguments: calls) func called(_ call: Call) {
        let receipt = Router(team: .sample).route(call.text)
        #expect(receipt.names == call.speakers)
        #expect(receipt.request == call.request)
    }

    /// With all that the document's reader derives from the names.
    @Test(arguments: calls) func calledOfTheShippedTeam(_ call: Call) throws {
        let receipt = try Shipped.router().route(call.text)
        #expect(receipt.rung == .invocation)
        #expect(receipt.names == call.speakers)
        #expect(receipt.request == call.request)
    }

    @Test(arguments: [
        // Sentences further on.
        "The data engineer left. Who knows SQL?", "I write tests. As an architect I must.",
        "Read this:\n> DE: stop\nwhy?", "Read this.\n```\nDE: stop\n```\nwhy?",
        "She wrote: \"Data Engineer, please stop.\" Why?", "Sum up:\nDE: we need views\nARCH: we do not",
        "An advert. Data Engineer, 5 years, Vienna.",
        "Roles. 1. Data Engineer - loads. 2. Architect - plans.",
        // Marks and brackets.
        "[DE](https://de.example) is down", "[DE]\nport = 80", "(ARCH) models are for volatility",
        "DE: 4, FR: 5", "DE: Germany; FR: France", "DE - Germany, FR - France, which is larger?",
        "arch: x86_64, os: linux, which wheel?", "viz: Chart = Chart()",
        // Endings.
        "I spoke to Anna, our data engineer.", "How do I load it?\n\nBest,\nData Engineer",
        "Group these: data engineer, devops engineer, mlops engineer",
        "Which earns more, architect or data engineer?",
        "What is the ISO code, DE?", "Is my machine x86, ARCH?", "If unsure, ask the architect.",
        // Views.
        "What does a data engineer think about all day?", "What does the data engineer's salary look like?",
        "What did the architect say about flags?", "How would a data engineer do this?",
        "The architect's opinion on flags was clear.", "What would my data engineer say about flags?",
        "With my architect hat on, I would say no.",
        "From a data engineer's point of view, I think it is fine.",
        "In my role as data engineer I write SQL.",
        // Those spoken to.
        "Is this a question for the data engineer?", "To viz or not to viz", "put viz on the path",
        "give me DE, FR and IT", "switch to de and back to en, how?", "back to arch: does pacman work?",
        "For MLOps, what tools are popular?", "DE please, not EN: Guten Tag",
        // Not.
        "Not the architect.", "not arch but ubuntu: which image?", "Not everyone likes tabs.",
        // Groups.
        "Both ML engineers: who is right?", "All data engineers hate JSON.", "All four ML engineers: why?",
        "Everyone says Spark is slow.", "Everyone, including me, is late.", "Can everyone see this?",
        "Let everyone know that I am late",
        // One after the other.
        "The data engineer first cleaned it, then the statistician tested it.",
        "A data engineer first, then an architect: that was my way.",
        "Begin with TensorFlow, then JAX", "Start with pandas, then go to PyTorch",
        "JAX first, then PyTorch: which order do I learn them in?",
        "You two, JAX and PyTorch, are frameworks I like.",
        // Within a sentence.
        "Explain what the architect said: layers", "Describe the work of a data engineer: what is it?",
        "We sell in AT, DE, which is larger?", "Is Tom, as the architect, right?",
        "Do you prefer analyst, data engineer, or architect?",
    ])
    func talkedAbout(_ text: String) throws {
        for router in [Router(team: .sample), try Shipped.router()] {
            let receipt = router.route(text)
            #expect(receipt.rung != .invocation)
            #expect(receipt.request == text)
        }
    }

    // MARK: - A team of the user's

    static let newsroom = """
        # Newsroom

        ### 1. Copy Editor (CE)

        **Slug**: `copy-editor`

        **Expertise**:
        - Grammar and style

        ### 2. Fact Checker (FC)

        **Slug**: `fact-checker`

        **Expertise**:
        - Sources and archives

        ### 3. Science Writer - Biology Specialist (SW-BIO)

        **Slug**: `science-writer-biology`

        **Expertise**:
        - Cells and genes

        ### 4. Science Writer - Physics Specialist (SW-PHY)

        **Slug**: `science-writer-physics`

        **Expertise**:
        - Particles

        ### 5. Layout Artist (LAY)

        **Slug**: `layout-artist`

        **Expertise**:
        - Grids and type
        """

    @Test(arguments: [
        Call("It is long. Copy editor, can you cut it?", ["copy-editor"], "It is long. can you cut it?"),
        Call("Is it real, fact checker?", ["fact-checker"], "Is it real?"),
        Call("[FC] is it real?", ["fact-checker"], "is it real?"),
        Call("**Layout Artist** – one column or two?", ["layout-artist"], "one column or two?"),
        Call(
            "both science writers: what is heat?", ["science-writer-biology", "science-writer-physics"],
            "what is heat?"),
        Call("Not the biology one, the physics one please: why?", ["science-writer-physics"], "why?"),
        Call("not CE but FC: is it real?", ["fact-checker"], "is it real?"),
        Call("Put on your copy editor hat and cut it", ["copy-editor"], "cut it"),
        Call("the fact checker's take on this, please", ["fact-checker"], "this, please"),
        Call("Which font? Layout artist, please.", ["layout-artist"], "Which font?"),
        Call("Could the writer for biology check it?", ["science-writer-biology"], "check it?"),
        Call(
            "everyone but the layout artist: vote",
            ["copy-editor", "fact-checker", "science-writer-biology", "science-writer-physics"], "vote"),
        Call("First @ce, then @lay: the cover", ["copy-editor", "layout-artist"], "the cover"),
    ])
    func calledOfTheUsersTeam(_ call: Call) throws {
        let receipt = try Self.newsroomRouter().route(call.text)
        #expect(receipt.names == call.speakers)
        #expect(receipt.request == call.request)
    }

    @Test(arguments: [
        "The copy editor left. Who edits now?", "CE: 4, FC: 7", "CE marks are on all I own, why?",
        "As a fact checker I see this a lot.", "Both science writers at my paper quit.",
        "all three science writers: hello", "Both copy editors: who is right?", "Best,\nCopy Editor",
        "Who earns more, layout artist or copy editor?", "fc -l prints nothing",
        "Here is the staff:\nCopy Editor: Ann\nFact Checker: Bob", "He said: \"Copy editor, cut this.\" Why?",
    ])
    func talkedAboutInTheUsersTeam(_ text: String) throws {
        let receipt = try Self.newsroomRouter().route(text)
        #expect(receipt.rung != .invocation)
        #expect(receipt.request == text)
    }

    static func newsroomRouter() throws -> Router {
        Router(team: try #require(PersonaDocument.read(newsroom, file: "newsroom.md").team))
    }

    // MARK: - Any text

    /// Names, the words and the marks that invocations are made of, in any order.
    @Test func soupIsReadWithoutHarm() {
        let words = [
            "DE", "VIZ", "@de", "@", "the", "architect's", "engineers", "all", "both", "three", ",", ".", "?",
            "!", ":",
            "-", "→", "(", ")", "[", "]", "**", "`", "```", ">", "\"", "“", "\n", "\n\n", "what", "would",
            "say", "as",
            "hat", "not", "but", "please", "for", "everyone", "数据", "👋", "é",
        ]
        var generator = Generator(state: 7)
        let router = Router(team: .sample)
        for _ in 0..<600 {
            let count = Int(generator.next() % 24)
            let gap = generator.next() % 4 == 0 ? "" : " "
            let text = (0..<count).map { _ in words[Int(generator.next() % UInt64(words.count))] }
                .joined(separator: gap)
            let receipt = router.route(text)
            #expect(receipt.request.utf8.count <= text.utf8.count + 1)
            #expect(receipt.rung != .invocation || !receipt.speakers.isEmpty)
        }
    }

    /// What is called at the end of a long text is read; what stands in its middle is not.
    @Test func longTexts() {
        let paste = String(repeating: "a line of a log that says nothing\n", count: 2_000)
        let router = Router(team: .sample)
        #expect(router.route(paste + "Why does it stop, data engineer?").names == [Self.de])
        #expect(router.route("DE: why does it stop?\n" + paste).names == [Self.de])
        #expect(router.route(paste + "DE: why does it stop?\n" + paste).rung != .invocation)
    }

    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }
}
