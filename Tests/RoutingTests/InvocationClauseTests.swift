import Conversation
import Personas
import Testing

@testable import Routing

/// Calls by what a sentence goes on with, by what is said to be somebody's to do, and by names that are written
/// carelessly; each with what looks like it and calls nobody.
@Suite struct InvocationClauseTests {
    typealias Call = InvocationTests.Call
    typealias Forms = InvocationFormTests

    static let clauses: [Call] = [
        Call("It is slow, but have the JAX person look at it", [Forms.jax], "It is slow, look at it"),
        Call(
            "I train models, but I want the team's data scientist to check it", [Forms.stats],
            "I train models, check it"),
        Call(
            "Two tables exist; ask the data engineer which key fits", [Forms.de],
            "Two tables exist; which key fits"),
        Call(
            "Our slides are ugly, could the viz person redo one?", [Forms.viz],
            "Our slides are ugly, redo one?"),
        Call(
            "could somebody, ideally the statistician, check it?", [Forms.stats], "could somebody check it?"),
        Call(
            "How would you do this, data engineer: two keys?", [Forms.de], "How would you do this: two keys?"),
        Call("Draw this as the viz specialist would", [Forms.viz], "Draw this"),
    ]

    static let duties: [Call] = [
        Call("I think the architect should answer this: one or two?", [Forms.arch], "one or two?"),
        Call(
            "both the data engineer and the statistician should look at my join", [Forms.de, Forms.stats],
            "look at my join"),
        Call("Would the statistician be ok with this?", [Forms.stats], "be ok with this?"),
        Call("tell the statistician that p is .04", [Forms.stats], "p is .04"),
        Call("Is the data engineer around? It failed.", [Forms.de], "It failed."),
        Call("Statistician here? It is a census.", [Forms.stats], "It is a census."),
        Call("DE? you there", [Forms.de], ""),
        Call("I'd like everyone to name one risk", Forms.all, "name one risk"),
    ]

    static let views: [Call] = [
        Call("What would an architect say about flags?", [Forms.arch], "flags?"),
        Call("Statistician's take?", [Forms.stats], ""),
        Call("whats the architects take on flags", [Forms.arch], "flags"),
        Call("id like the mlops engineers opinion on flags", [Forms.ops], "flags"),
        Call("Which hue would the viz person pick?", [Forms.viz], "Which hue would the viz person pick?"),
        Call("What would the architect change here?", [Forms.arch], "here?"),
        Call("From a statistical data scientist's perspective, is it fine?", [Forms.stats], "is it fine?"),
    ]

    static let names: [Call] = [
        Call(
            "both ML engineers for PyTorch and JAX, please: which is fun?", [Forms.pt, Forms.jax],
            "which is fun?"),
        Call("ML engineers: which is fun?", [Forms.pt, Forms.tf, Forms.jax], "which is fun?"),
        Call("Good morning, data scientist. Half is Likert.", [Forms.stats], "Half is Likert."),
        Call("hello stats, can I use a t test", [Forms.stats], "can I use a t test"),
        Call("MLOps engineer?? why are there two", [Forms.ops], "why are there two"),
        Call("Over to MLOps: why two?", [Forms.ops], "why two?"),
        Call("one more for viz: bar or dot?", [Forms.viz], "bar or dot?"),
        Call("No, I meant the data engineer. How?", [Forms.de], "How?"),
        Call("no no, the architect! where?", [Forms.arch], "where?"),
        Call("Not TF, I want the PyTorch engineer: how?", [Forms.pt], "how?"),
        Call("**Project Architect** rename these files", [Forms.arch], "rename these files"),
        Call("use ml-engineer-jax\nwhy is it slow?", [Forms.jax], "why is it slow?"),
        Call("Make it readable. Thanks, viz!", [Forms.viz], "Make it readable."),
        Call("-- MLOPS: is it safe?", [Forms.ops], "is it safe?"),
        Call("dataengineer: why?", [Forms.de], "why?"),
        Call(
            "Data Viz Specialist:\n- 3 sites\n- 24 months\n\nWhich chart?", [Forms.viz],
            "- 3 sites\n- 24 months\n\nWhich chart?"),
    ]

    @Test(arguments: clauses + duties + views + names) func called(_ call: Call) throws {
        for router in [Router(team: .sample), try Shipped.router()] {
            let receipt = router.route(call.text)
            #expect(receipt.names == call.speakers)
            #expect(receipt.request == call.request)
        }
    }

    @Test(arguments: [
        // Clauses.
        "We wanted to ship, but the architect said no. Why?",
        "If unsure, but only then, ask the architect why",
        "I like it, but being a data engineer is lonely.", "They said, let the data engineer fix it",
        "Somebody, maybe the data engineer before me, dropped it. Who?",
        // Duties.
        "The data engineer should have told us.", "A data engineer should look at this first, right?",
        "The data engineer should fix this but refuses.", "Why should the architect review my code?",
        "make the data engineer table wider", "Is the data engineer table here?",
        "Is it true that the MLOps engineer should own it?", "I am the data engineer here. Is it fine?",
        // Views.
        "What would a data engineer earn?", "How much would the data engineer earn?",
        "How would a statistician earn money?", "statisticians take averages, right?",
        "the architects of Rome, who were they?",
        // Names.
        "ML engineers: what do they do?", "Data engineers and ML engineers: what is the difference?",
        "Hey, JAX is slow on my laptop", "Hello, I am the new data engineer.",
        "viz. the figure below is wrong",
        "I meant what I said about JAX.", "not JAX, PyTorch! I mixed them up, why?",
        "use pytorch-lightning or plain loops?", "Thanks to MLOps, it is boring", "Good morning everyone!",
        "Data Engineer here. Which key?", "**Data Engineer** is a job, is it?",
        "Data Engineer:\n- loads\n- SQL\n\nDo they test?",
    ])
    func talkedAbout(_ text: String) throws {
        for router in [Router(team: .sample), try Shipped.router()] {
            let receipt = router.route(text)
            #expect(receipt.rung != .invocation)
            #expect(receipt.request == text)
        }
    }

    /// A number in a register stands behind the register's name, which may be a member's abbreviation.
    @Test func accessionsAreNoRequests() {
        let router = Router(team: .written)
        #expect(router.route("GEO: GSE12345 - how do I load it?").rung != .invocation)
        #expect(router.route("GEO: GSE12345").rung != .invocation)
        #expect(router.route("GEO: is GSE12345 loaded?").names == ["geospatial-analyst"])
        #expect(router.route("GEO: ISO6709 coordinates are odd, why?").names == ["geospatial-analyst"])
    }

    @Test(arguments: [
        Call(
            "both science writers for physics and biology: what is heat?",
            ["science-writer-physics", "science-writer-biology"], "what is heat?"),
        Call("It is long, but let the copy editor cut it", ["copy-editor"], "It is long, cut it"),
        Call("whats the copy editors take on commas", ["copy-editor"], "commas"),
        Call(
            "I think the fact checker should check this: is it real?", ["fact-checker"],
            "check this: is it real?"),
        Call(
            "Which font would the layout artist pick?", ["layout-artist"],
            "Which font would the layout artist pick?"),
        Call("Good evening, fact checker. This came in.", ["fact-checker"], "This came in."),
    ])
    func calledOfTheUsersTeam(_ call: Call) throws {
        let receipt = try Forms.newsroomRouter().route(call.text)
        #expect(receipt.names == call.speakers)
        #expect(receipt.request == call.request)
    }

    @Test(arguments: [
        "The copy editor should have cut this.", "If it is long, let the copy editor cut it",
        "Science writers: what do they earn?", "What would a fact checker earn?", "Good morning everyone!",
    ])
    func talkedAboutInTheUsersTeam(_ text: String) throws {
        #expect(try Forms.newsroomRouter().route(text).rung != .invocation)
    }
}
