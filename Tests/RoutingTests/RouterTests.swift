import Conversation
import Personas
import Testing

@testable import Routing

@Suite struct RouterTests {
    let router = Router(team: .sample)
    let de = Slug("data-engineer")
    let viz = Slug("data-viz-specialist")
    let arch = Slug("project-architect")

    @Test func rungsInOrder() {
        let all = Router.Context(pinned: viz, step: arch, lastMember: de)
        #expect(router.route("MLOPS: why?", in: all).rung == .invocation)
        #expect(
            router.route("why?", in: all) == RouteReceipt(rung: .pattern, speakers: [arch], request: "why?"))
        #expect(
            router.route("why?", in: .init(pinned: viz, lastMember: de))
                == RouteReceipt(rung: .pinned, speakers: [viz], request: "why?"))
        let last = router.route("why?", in: .init(lastMember: de))
        #expect(last.rung == .followUp)
        #expect(last.speakers == [de])
        #expect(last.matched == ["why"])
        #expect(router.route("why?").rung == .none)
    }

    @Test func membersThatLeftCountAsNobody() {
        let gone = Slug("gone")
        let receipt = router.route("why?", in: .init(pinned: gone, step: gone, lastMember: gone))
        #expect(receipt.rung == .none)
        #expect(receipt.speakers.isEmpty)
    }

    @Test(arguments: [
        "why?", "Why not?", "shorter please", "and in SQL?", "go on", "can you explain the second point",
        "thanks, and for weekly data?", "what about Docker?", "does that scale?", "more detail",
        "are you sure?",
        "an example, please", "make it faster", "but why", "what if they are null?", "in plain English",
        "say that again in simpler words", "for weekly data?",
    ])
    func followUps(_ text: String) {
        let receipt = router.route(text, in: .init(lastMember: arch))
        #expect(receipt.rung == .followUp)
        #expect(receipt.speakers == [arch])
        #expect(receipt.request == text)
        #expect(receipt.matched.isEmpty == false)
    }

    @Test(arguments: [
        "plot a histogram", "and plot a histogram of the residuals in seaborn", "write a SQL query", "thanks",
        "ok great", "Is it possible to read parquet from Spark?", "explain vmap", "show me a bar chart",
        "put that into a Streamlit dashboard", "for (i = 0; i < n; i++) {", "what is a p-value?",
        "it is raining", "",
    ])
    func noFollowUps(_ text: String) {
        #expect(router.route(text, in: .init(lastMember: arch)).rung != .followUp)
    }

    @Test(arguments: [
        ("My SQL query over PostgreSQL is slow", "data-engineer", "SQL"),
        ("loss is NaN after an hour of pytorch training", "ml-engineer-pytorch", "pytorch"),
        ("torch.stack eats my CUDA memory", "ml-engineer-pytorch", "CUDA"),
        ("How do I shuffle with tf.data in Keras?", "ml-engineer-tensorflow", "tf.data"),
        ("nested vmap inside pmap in JAX", "ml-engineer-jax", "vmap"),
        ("logistic regression or a hypothesis test for churn?", "data-scientist-stats", "logistic"),
        ("MLflow forgets my experiments", "mlops-engineer", "MLflow"),
        ("Seaborn's palettes in a Streamlit dashboard", "data-viz-specialist", "Streamlit"),
        ("Our git workflow and the structure of our project", "project-architect", "git workflow"),
    ])
    func scored(_ text: String, _ speaker: String, _ word: String) {
        let receipt = router.route(text)
        #expect(receipt.rung == .scored)
        #expect(receipt.names == [speaker])
        #expect(receipt.request == text)
        #expect(receipt.matched.contains(word))
        #expect(receipt.candidates.first?.slug.text == speaker)
        #expect(receipt.candidates.dropFirst().first?.slug == receipt.runnerUp)
        #expect(receipt.candidates.allSatisfy { $0.score > 0 })
        #expect(receipt.candidates.map(\.score) == receipt.candidates.map(\.score).sorted(by: >))
        #expect((0.5...1).contains(receipt.score))
    }

    @Test(arguments: [
        "hello", "how are you today?", "what's for dinner", "", "??", "🎉🎉", "12 34", "good night then",
    ])
    func smallTalkIsNobodys(_ text: String) {
        let receipt = router.route(text)
        #expect(receipt.rung == .none)
        #expect(receipt.speakers.isEmpty)
        #expect(receipt.request == text)
        #expect(receipt.score < 0.5)
    }

    @Test func moreEvidenceIsSurer() {
        let little = router.route("something with seaborn for people who have lots of other needs").score
        let much = router.route("seaborn, matplotlib and Plotly visualizations on a dashboard").score
        #expect(little < much)
    }

    @Test(arguments: [
        ("reproject a GeoTIFF raster", "geospatial-analyst"),
        ("coordinate systems for shapefiles", "geospatial-analyst"),
        ("the VPN drops behind our proxy", "it-support"), ("数据库很慢", "shu-ju"),
    ])
    func writtenByTheUser(_ text: String, _ speaker: String) {
        #expect(Router(team: .written).route(text).candidates.first?.slug.text == speaker)
    }

    @Test func equalsStandInDocumentOrder() {
        let twins = ["zeta", "alpha", "mid"].map {
            Persona(slug: Slug($0), abbreviation: "", name: "", expertise: ["Kriging"])
        }
        let receipt = Router(team: Team(personas: twins)).route("kriging")
        #expect(receipt.candidates.map(\.slug.text) == ["zeta", "alpha", "mid"])
    }

    @Test func sameInSameOut() {
        let text =
            "Spark pipelines, model deployment and a dashboard over a statistical analysis of training data"
        let first = router.route(text)
        for _ in 0..<20 { #expect(Router(team: .sample).route(text) == first) }
    }

    @Test func teamsOfNobodyAndOfOne() {
        #expect(Router(team: Team(personas: [])).route("@de SQL").rung == .none)
        let one = Router(team: Team(personas: [Team.sample.personas[0]]))
        #expect(one.route("a SQL query").candidates.map(\.slug) == [de])
    }

    @Test(arguments: [
        "de/", "DE and ", "@de ", "(", "@", "e\u{301}", "👩‍👩‍👧‍👦", "\u{0}", "\u{202E}",
        "data-", "ML Engineer (", "as the ", "\r\n", "'", "please ", "数", "\u{FEFF}", "DE:", "have the DE ",
    ])
    func hostileTextEnds(_ unit: String) {
        let text = String(repeating: unit, count: 200_000 / unit.utf8.count)
        for context in [Router.Context(), Router.Context(lastMember: de)] {
            let receipt = router.route(text, in: context)
            #expect(receipt.request.utf8.count <= text.utf8.count)
        }
    }

    @Test func questionBehindALongPaste() {
        let text =
            String(repeating: "lorem ipsum dolor ", count: 20_000) + "Why is this PostgreSQL query slow?"
        #expect(router.route(text).candidates.first?.slug == de)
    }
}

@Suite struct StemmerTests {
    @Test(arguments: [
        ["statistics", "statistical", "statistician", "statistic"],
        ["optimize", "optimizer", "optimization", "optimizing"],
        ["query", "queries"], ["test", "tests", "testing", "tested"], ["plan", "planning", "planned"],
        ["analysis", "analyses", "analyze", "analyst"], ["pipeline", "pipelines"], ["schema", "schemas"],
    ])
    func families(_ words: [String]) {
        #expect(Set(words.map(Stemmer.stem)).count == 1)
    }

    @Test(arguments: [("normal", "normalize"), ("loss", "los"), ("class", "clas"), ("deed", "de")])
    func apart(_ a: String, _ b: String) {
        #expect(Stemmer.stem(a) != Stemmer.stem(b))
    }

    @Test(arguments: ["", "a", "ing", "ed", "sss", "ies", "été", "数据", "x2s"])
    func neverEmptiesAWord(_ word: String) {
        #expect(Stemmer.stem(word).isEmpty == word.isEmpty)
    }
}
