import Conversation
import Personas
import Testing

@testable import Routing

@Suite struct InvocationTests {
    struct Call: Sendable, CustomTestStringConvertible {
        var text: String
        var speakers: [String]
        var request: String
        var testDescription: String { text }

        init(_ text: String, _ speakers: [String], _ request: String) {
            self.text = text
            self.speakers = speakers
            self.request = request
        }
    }

    static let calls: [Call] = [
        Call("As the Data Engineer, design a schema", ["data-engineer"], "design a schema"),
        Call("as a data engineer: how would YOU shard this?", ["data-engineer"], "how would YOU shard this?"),
        Call(
            "AS AN MLOPS ENGINEER\nwrite a Dockerfile\n  FROM x", ["mlops-engineer"],
            "write a Dockerfile\n  FROM x"),
        Call("As the Data Engineer, I want you to check this", ["data-engineer"], "I want you to check this"),
        Call("As the statistician, is n = 12 enough?", ["data-scientist-stats"], "is n = 12 enough?"),
        Call("@data-engineer which index?", ["data-engineer"], "which index?"),
        Call("@DE", ["data-engineer"], ""),
        Call("@mle-jax, vmap this", ["ml-engineer-jax"], "vmap this"),
        Call("@de @mlops who owns backfills?", ["data-engineer", "mlops-engineer"], "who owns backfills?"),
        Call("@mlops, @de and @mlops: who owns it?", ["mlops-engineer", "data-engineer"], "who owns it?"),
        Call(
            "Who should own backfills, @de @mlops?", ["data-engineer", "mlops-engineer"],
            "Who should own backfills?"),
        Call("hi @viz, nicer colours please", ["data-viz-specialist"], "nicer colours please"),
        Call("MLOPS: pin the image", ["mlops-engineer"], "pin the image"),
        Call("de: pin the image", ["data-engineer"], "pin the image"),
        Call("DE: help", ["data-engineer"], "help"),
        Call("MLOps Engineer: pin\nthe image", ["mlops-engineer"], "pin\nthe image"),
        Call("ML Engineer (PyTorch): fix it", ["ml-engineer-pytorch"], "fix it"),
        Call("Data Engineer (DE): fix it", ["data-engineer"], "fix it"),
        Call("ml engineer – pytorch specialist, fix it", ["ml-engineer-pytorch"], "fix it"),
        Call(
            "DE & VIZ: collaborate on a dashboard", ["data-engineer", "data-viz-specialist"], "a dashboard"),
        Call("Hey data engineer, can you vacuum it?", ["data-engineer"], "can you vacuum it?"),
        Call(
            "I need the Data Engineer and MLOps Engineer to collaborate on a feature store",
            ["data-engineer", "mlops-engineer"], "a feature store"),
        Call("Please have the JAX person look at my scan", ["ml-engineer-jax"], "look at my scan"),
        Call(
            "Could DE and VIZ work together on a sales report?", ["data-engineer", "data-viz-specialist"],
            "a sales report?"),
        Call("use the data-engineer persona and draft the DDL", ["data-engineer"], "draft the DDL"),
        Call(
            "could you get the stats person to size the sample", ["data-scientist-stats"], "size the sample"),
        Call(
            "let the PyTorch and TensorFlow engineers debate eager mode",
            ["ml-engineer-pytorch", "ml-engineer-tensorflow"], "debate eager mode"),
        Call(
            "Ask the architect if we split the repo", ["project-architect"], "if we split the repo"),
        Call("act as the TensorFlow specialist and export it", ["ml-engineer-tensorflow"], "export it"),
        Call("I'd like the data engineer to join the tables", ["data-engineer"], "join the tables"),
    ]

    @Test(arguments: calls) func called(_ call: Call) {
        let receipt = Router(team: .sample).route(call.text)
        #expect(receipt.rung == .invocation)
        #expect(receipt.names == call.speakers)
        #expect(receipt.request == call.request)
        #expect(receipt.matched.isEmpty == false)
        #expect(receipt.score == 1)
    }

    @Test(arguments: [
        "My colleague the project architect says tests are a waste of time.",
        "As a data engineer, I keep getting paged at night.",
        "As the data engineer said, nulls are fine.",
        "As our data engineer on the team knows, nulls are fine.",
        "I need a data engineer for my team, what should the advert say?",
        "Data engineers, what do they earn?",
        "Can a project architect work part time?",
        "Can ARCH models handle volatility?",
        "ARCH, GARCH and friends: what are they for?",
        "What does the data engineer's job look like?",
        "I asked the data engineer to join the tables.",
        "Have data engineers ever liked JSON?",
        "Let the data engineer know I am late",
        "Get the data engineer role description into shape",
        "Data engineer, 5 years of experience, seeks work",
        "Note: this is no name", "SQL: which join?",
        "arch: x86_64\nos: linux", "arch: amd64", "viz: true", "viz:8080 does not answer", "de::parse(x)",
        "viz(df) raises an error", "de.example is down", "write to me@de.example about it",
        "mail de@viz why", "@dataclass\nclass A: pass", "@jax.jit\ndef f(x): return x",
        "@de\ndef f(x): return x",
        "@jax/core does not build", "> DE: please look", "\"DE: please look\"", "```\nDE: please look\n```",
        "data-engineer-notes: where are they?", "{\"DE\": 1}", "", " ", "\n\n", "@", "@@", "as the",
        "@nobody help",
    ])
    func talkedAbout(_ text: String) {
        let receipt = Router(team: .sample).route(text)
        #expect(receipt.rung != .invocation)
        #expect(receipt.request == text)
    }

    @Test func aliasOfTwoIsNobodys() {
        let receipt = Router(team: .sample).route("ML Engineer: help")
        #expect(receipt.rung != .invocation)
    }

    @Test func calledAsWritten() {
        let receipt = Router(team: .sample).route("As the DATA engineer and the Viz person, go")
        #expect(receipt.matched == ["DATA engineer", "Viz"])
    }

    @Test(arguments: [
        ("GEO: reproject this", ["geospatial-analyst"], "reproject this"),
        ("have the geospatial person reproject this", ["geospatial-analyst"], "reproject this"),
        ("Ask the analyst how to clip", ["geospatial-analyst"], "how to clip"),
        ("IT: my printer", ["it-support"], "my printer"),
        ("@it my printer", ["it-support"], "my printer"),
        ("@数据 这张表", ["shu-ju"], "这张表"),
        ("数据工程师：这张表", ["shu-ju"], "这张表"),
    ])
    func writtenByTheUser(_ text: String, _ speakers: [String], _ request: String) {
        let receipt = Router(team: .written).route(text)
        #expect(receipt.names == speakers)
        #expect(receipt.request == request)
    }

    @Test(arguments: ["it: a film by King", "Can it help me?", "Let it go", "it, too, is red"])
    func englishWordIsNoName(_ text: String) {
        #expect(Router(team: .written).route(text).rung != .invocation)
    }
}
