import Conversation
import Engine
import Patterns
import Testing

@Suite struct PatternTests {
    @Test func theMemberOpensItsStep() throws {
        var story = try Story.pattern()
        #expect(story.steps == [.active, .pending, .pending])
        #expect(story.effects.kinds.contains("keep handoff"))
        #expect(story.turns.map(\.speaker) == [.member(Slug("data-engineer"))])
        #expect(story.turns[0].receipt?.rung == .pattern)
        #expect(story.turns[0].receipt?.brief == "opens step 1")
        let request = try #require(story.request)
        #expect(request.messages[0].content.contains("The goal of this conversation: Less churn"))
        #expect(request.messages[0].content.contains("\"Build a Service\" in 3 steps"))
        #expect(request.messages[1].content.contains("You have step 1 of 3: Lay out the tables."))
        #expect(request.messages.last?.content.hasPrefix("Open step 1: Lay out the tables.") == true)
        try story.reply("I lay out the tables.")
        #expect(story.turns.count == 1)
        #expect(story.state.addressee == Slug("data-engineer"))
    }

    @Test func theStepIsKeptBeforeItIsShown() throws {
        var story = try Story(document: Story.patterns)
        story.isStoring = false
        let effects = story.type("/pattern build-a-service Less churn")
        #expect(effects.kinds == ["create", "keep handoff"])
        #expect(story.state.handoffs.walkthrough == nil)
        // What the user does meanwhile waits, and what is typed does not.
        story.happen(.edit(.insert("which tables?")))
        #expect(story.happen(.submit).isEmpty)
        #expect(story.state.composer.isEmpty)
        let after = story.happen(.handoffKept(1))
        #expect(story.steps.first == .active)
        #expect(after.kinds.contains("ask"))
        #expect(story.state.queued.map(\.text) == ["which tables?"])
    }

    @Test func whatCannotBeKeptIsNotDone() throws {
        var story = try Story(document: Story.patterns)
        story.isStoring = false
        story.type("/pattern build-a-service Less churn")
        let effects = story.happen(.handoffNotKept(1, reason: "the disk is full"))
        #expect(effects.isEmpty)
        #expect(story.state.handoffs.walkthrough == nil)
        #expect(story.lastNotice.contains("the disk is full"))
        story.isStoring = true
        story.type("/pattern build-a-service Less churn")
        #expect(story.steps.first == .active)
    }

    @Test func aBriefIsDraftedShownAndHandedOn() throws {
        var story = try Story.pattern()
        try story.reply("I take the tables. Which day is the snapshot?")
        try story.draft()
        let request = try #require(story.call?.request)
        #expect(request.schema == Brief.schema)
        #expect(request.messages.first?.content.contains("for the MLOps Engineer") == true)
        guard case .brief(let draft) = story.state.card else {
            Issue.record("no card")
            return
        }
        #expect(draft.author == .model)
        #expect(draft.brief.goal == "Less churn")
        #expect(draft.brief.decisions == [Brief.Claim("take the tables", turns: [1])])
        #expect(story.steps == [.active, .pending, .pending])
        // One key at once was not meant for it.
        story.happen(.submit, after: 10)
        #expect(story.steps[0] == .active)
        story.happen(.submit, after: 500)
        #expect(story.steps == [.done, .active, .pending])
        #expect(story.turns.last?.speaker == .member(Slug("mlops-engineer")))
        let room = try #require(story.request).messages[0].content
        #expect(room.contains("Step 1, by the Data Engineer:\n- decided: take the tables"))
        // Nothing of the first step's talk is sent on.
        #expect(try #require(story.request).messages.allSatisfy { !$0.content.contains("I take the tables") })
    }

    /// What an opening takes over stands in the briefs before it, and is neither drafted nor handed on once more.
    @Test func aBriefSaysWhatIsNewInItsStep() throws {
        var story = try Story.pattern()
        try story.walk()
        try story.reply("**I take over:** the tables.\n**I need to know:**\n1. Which cloud?")
        story.type("ours")
        try story.reply("Then it is Kubernetes.")
        try story.draft(
            """
            {"decisions":["take the tables","use Kubernetes"],"artifacts":[],
            "open_questions":["Which day is the snapshot?","which cloud"],"next":"draw"}
            """)
        let material = try #require(story.call?.request.messages.last?.content)
        #expect(material.contains("Which cloud?") && material.contains("Then it is Kubernetes."))
        #expect(!material.contains("I take over"))
        let brief = try #require(story.step?.draft?.brief)
        #expect(brief.decisions == [Brief.Claim("use Kubernetes", turns: [4])])
        #expect(brief.openQuestions.map(\.text) == ["which cloud"])
        #expect(brief.next == "draw")
    }

    @Test func theTalkOfAStepStaysInIt() throws {
        var story = try Story.pattern()
        try story.walk()
        try story.reply("I deploy it.")
        story.type("where?")
        #expect(story.turns.last?.speaker == .member(Slug("mlops-engineer")))
        #expect(story.turns.last?.receipt?.rung == .pattern)
        let messages = try #require(story.request).messages.map(\.content)
        #expect(messages.contains { $0.contains("I deploy it.") })
        #expect(!messages.contains { $0.contains("I take the tables") })
        try story.reply("In the cloud.")
        // A detour does not move the step.
        story.type("@data-viz-specialist which colours?")
        #expect(story.turns.last?.speaker == .member(Slug("data-viz-specialist")))
        #expect(
            try #require(story.request).messages.contains {
                $0.content.contains("The MLOps Engineer has step 2 of 3")
            })
        try story.reply("Blue.")
        #expect(story.step?.number == 2)
        story.type("and now?")
        #expect(story.turns.last?.speaker == .member(Slug("mlops-engineer")))
    }

    @Test func aGoalIsAskedFor() throws {
        var story = try Story.pattern("/pattern build-a-service")
        #expect(story.state.isGoalWanted)
        #expect(story.turns.isEmpty)
        story.type("Less churn")
        #expect(story.state.handoffs.walkthrough?.goal == "Less churn")
        #expect(story.turns.map(\.speaker) == [.member(Slug("data-engineer"))])
        #expect(story.state.summary.title == "Less churn")
        try story.reply("I take the tables.")
        story.type("go on")
        #expect(story.state.summary.title == "Less churn")
    }

    @Test func whoTakesAStepIsChosenOnce() throws {
        var story = try Story.pattern("/pattern build-a-chart drift of the registry")
        guard case .member(let step) = story.state.card else {
            Issue.record("no card")
            return
        }
        #expect(step.recommendation?.best == Slug("mlops-engineer"))
        #expect(step.recommendation?.words.contains("drift") == true)
        #expect(story.turns.isEmpty)
        story.happen(.choose(1), after: 1_000)
        #expect(story.turns.last?.speaker == .member(Slug("data-engineer")))
        try story.walk()
        // As chosen before.
        #expect(story.step?.persona == Slug("data-engineer"))
        #expect(story.steps == [.done, .active, .pending])
    }

    @Test func enterTakesTheRecommended() throws {
        var story = try Story.pattern("/pattern build-a-chart drift of the registry")
        story.happen(.submit, after: 1_000)
        #expect(story.step?.persona == Slug("mlops-engineer"))
    }

    @Test func anAmbiguousNameIsAChoice() throws {
        var story = try Story.pattern("/pattern build my goal")
        guard case .patterns(let menu) = story.state.card else {
            Issue.record("no card")
            return
        }
        #expect(menu.options.count == 2)
        story.happen(.choose(2), after: 1_000)
        #expect(story.state.handoffs.walkthrough?.pattern.title == "Build a Chart")
        #expect(story.state.handoffs.walkthrough?.goal == "my goal")
    }

    @Test(arguments: [
        ("/pattern buidl-a-service x", "build-a-service"), ("/next", "No pattern"), ("/status", "No pattern"),
        ("/back", "No pattern"), ("/skip", "No pattern"), ("/redo", "No pattern"), ("/pause", "No pattern"),
        ("/resume", "No pattern"), ("/stop", "No pattern"), ("/compare", "No pattern"),
        ("/export report x.md", "No pattern"), ("/export x", "/export report"),
        ("/turn 3", "Nothing was said"),
        ("/keep a.sql", "no reply yet"), ("/handoff nobody", "Nobody in the team"),
        ("/handoff data-engineer", "Nothing was said yet"), ("/redo as nobody", "Nobody in the team"),
    ])
    func refusals(_ line: String, _ words: String) throws {
        var story = try Story(document: Story.patterns)
        story.type(line)
        #expect(story.lastNotice.contains(words), "\(story.lastNotice)")
        #expect(story.state.handoffs == HandoffManager())
    }

    @Test func aBriefIsEditedInPlace() throws {
        var story = try Story.pattern()
        try story.reply("I take the tables.")
        try story.draft()
        story.happen(.brief(.edit), after: 1_000)
        #expect(story.state.composer.text.hasPrefix("Goal: Less churn\nDecisions:\n- take the tables [1]"))
        story.happen(.draft("no heading"))
        story.happen(.submit)
        #expect(story.state.isEditingBrief)
        #expect(story.lastNotice.contains("under no heading"))
        #expect(story.state.composer.text == "no heading")
        story.happen(.draft("Goal: Less churn\nDecisions:\n- take Parquet [1]"))
        story.happen(.submit)
        #expect(!story.state.isEditingBrief)
        #expect(story.state.handoffs.draft?.author == .user)
        #expect(story.state.handoffs.draft?.brief.decisions == [Brief.Claim("take Parquet", turns: [1])])
        story.happen(.submit, after: 1_000)
        #expect(story.steps[0] == .done)
    }

    @Test func escGoesBackToTheTalk() throws {
        var story = try Story.pattern()
        try story.reply("I take the tables.")
        try story.draft()
        story.happen(.stop)
        #expect(story.state.card == nil)
        #expect(story.state.handoffs.draft != nil)
        story.type("/next")
        #expect(story.state.card != nil)
        // More was said: it is drafted anew.
        story.happen(.stop)
        story.type("and Parquet?")
        try story.reply("Yes.")
        try story.draft()
        #expect(story.state.card != nil)
        story.happen(.brief(.discard), after: 1_000)
        #expect(story.state.handoffs.draft == nil)
        #expect(story.steps[0] == .active)
    }

    @Test(arguments: ["", "I can't.", "{}", "{\"decisions\":[\"None\"]}"])
    func withoutAModelsDraftThereIsOneByHand(_ answer: String) throws {
        var story = try Story.pattern()
        try story.reply("I take the tables.")
        try story.draft(answer)
        #expect(story.state.handoffs.draft?.author == .shell)
        #expect(story.state.handoffs.draft?.brief.goal == "Less churn")
        #expect(story.lastNotice.contains("has not drafted the brief"))
    }

    @Test func escStopsTheDrafting() throws {
        var story = try Story.pattern()
        try story.reply("I take the tables.")
        story.type("/next")
        #expect(story.state.call != nil)
        let effects = story.happen(.stop)
        #expect(effects.kinds.contains("cancel"))
        #expect(story.state.call == nil)
        #expect(story.state.handoffs.draft == nil)
    }

    @Test func theEndIsAReport() throws {
        var story = try Story.pattern()
        try story.walk()
        try story.reply("I deploy it.")
        story.type("/skip no cluster yet")
        #expect(story.steps == [.done, .skipped, .active])
        try story.walk()
        #expect(story.state.handoffs.walkthrough?.status == .finished)
        #expect(story.lastNotice.contains("2 steps done, 1 skipped"))
        #expect(story.state.handoffs.step == nil)
        let effects = story.type("/export report out.md")
        guard case .save(_, let file, _) = effects.first else {
            Issue.record("no export")
            return
        }
        #expect(file == "out.md")
    }
}
