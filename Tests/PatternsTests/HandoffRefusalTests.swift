import Conversation
import Patterns
import Personas
import Testing

/// What the table does not show: what depends on what is given rather than on the state, and whole texts.
@Suite struct HandoffRefusalTests {
    private static let empty = Pattern(slug: "empty", title: "Empty", steps: [])
    private static let running: [HandoffAction] = [.start(.make, goal: "g")]

    private static let long = String(repeating: "g", count: Brief.longestText + 1)

    @Test(
        arguments: [
            ([], .start(empty, goal: "g"), HandoffRefusal.noSteps("Empty")),
            ([], .start(empty, goal: nil), .noSteps("Empty")),
            ([.start(.make, goal: nil)], .giveGoal(" \n"), .emptyGoal),
            ([], .start(.make, goal: long), .goalTooLong(limit: Brief.longestText)),
            ([.start(.make, goal: nil)], .giveGoal(long + "é"), .goalTooLong(limit: Brief.longestText)),
            ([.start(.make, goal: " \t")], .start(.make, goal: "g"), .underway("Make")),
            ([], .handOff(.to("zoe")), .notInTeam("zoe")),
            ([], .handOff(.to("bob", from: "bob")), .handoffToSelf("bob")),
            ([], .keep(Artifact(name: " \n", language: "", text: "", turn: 1)), .noName),
            (running, .back(to: 0), .noSuchStep(0, count: 3)),
            (running, .back(to: .min), .noSuchStep(.min, count: 3)),
            (running, .back(to: .max), .noSuchStep(.max, count: 3)),
            (running, .back(to: 2), .notEarlier(2)),
            (running + [.redo(by: "ada")], .keepTake(0), .noSuchTake(0, count: 2)),
            (running + [.redo(by: "ada")], .keepTake(.min), .noSuchTake(.min, count: 2)),
            (running + [.skip(reason: nil)], .choose("zoe"), .notInTeam("zoe")),
            (running + [.skip(reason: nil), .skip(reason: nil), .back(to: 2)], .redo(by: nil), .choiceFirst),
        ] as [([HandoffAction], HandoffAction, HandoffRefusal)])
    func refused(_ before: [HandoffAction], _ action: HandoffAction, _ refusal: HandoffRefusal) throws {
        var bench = Bench()
        for action in before { try bench.act(action) }
        #expect(throws: refusal) { try bench.decide(action) }
    }

    static let all: [HandoffRefusal] = [
        .noPattern, .underway("P"), .noSteps("P"), .goalWanted("P"), .noGoalWanted, .emptyGoal,
        .goalTooLong(limit: 9), .choiceFirst,
        .nothingToChoose, .notOffered("s"), .noDraft, .draftWaits, .paused, .notPaused, .ended("P"),
        .stopped("P"), .firstStep, .noSuchStep(9, count: 3), .notEarlier(2), .oneTake,
        .noSuchTake(9, count: 2), .notInTeam("s"), .handoffInPattern, .handoffToSelf("s"), .noName,
    ]

    /// Each says why, and all but those where nothing is left to do say what can be done.
    @Test func textsAreSentences() {
        let plain: Set = [
            "The pattern is not paused.", "This is the first step; there is nothing to go back to.",
            "There is no step 9: the pattern has 3.", "There is no answer 9: the step has 2.",
            "`s` has the talk already.", "The goal is empty. Write what is to come out in the end.",
            "\"P\" has no steps. Write some into the persona document.",
            "A brief waits: Enter accepts it, `d` discards it.",
        ]
        for text in Self.all.map(\.description) {
            #expect(text.hasSuffix(".") && text.first?.isLowercase != true, "\(text)")
            #expect(text.contains("`/") || plain.contains(text), "\(text)")
        }
        #expect(Set(Self.all.map(\.description)).count == Self.all.count)
    }
}
