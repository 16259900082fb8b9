import Conversation
import Personas
import Testing

@testable import Routing

/// Personas of fields that no area knows, and that the vocabulary has no words for.
@Suite struct NearnessTests {
    private static let beekeeper = Persona(
        slug: Slug("beekeeper"), abbreviation: "BEE", name: "Beekeeper",
        aliases: ["beekeeper", "BEE", "Beekeeper"],
        expertise: ["Bees, hives and swarms", "Honey and wax", "Flowers, nectar and pollen"],
        responsibilities: ["Watching colonies", "Keeping queens"], whenToInvoke: ["Questions of insects"])

    @Test(arguments: [
        "wasps attack my insects in the garden", "which blossoms do butterflies like",
        "butterflies and beetles on the meadow",
    ])
    func whoIsNearAnswersWhereNoWordIsShared(_ text: String) throws {
        let receipt = try Shipped.router(adding: Self.beekeeper).route(text)
        #expect(receipt.candidates.first?.slug.text == "beekeeper")
    }

    @Test(arguments: [
        ("The query is slow since the table grew", "data-engineer"),
        ("Is the difference significant?", "data-scientist-stats"),
        ("My loss is NaN after an epoch", "ml-engineer-pytorch"),
        ("Where do tests live in the repository?", "project-architect"),
    ])
    func theOthersKeepWhatIsTheirs(_ text: String, _ slug: String) throws {
        #expect(try Shipped.router(adding: Self.beekeeper).route(text).names == [slug])
    }

    @Test func whoHoldsManyAreasIsHardlyPulled() throws {
        let vocabulary = try Shipped.vocabulary.get()
        let personas = try Shipped.team.get().personas + [Self.beekeeper]
        let lines = PersonaLine.read(personas, vocabulary: vocabulary)
        let holders = AreaHolders(lines, members: personas.count, vocabulary: vocabulary)
        let held = holders.held(by: personas.count)
        #expect(held.dropLast().allSatisfy { $0 > 3 })
        #expect(held[8] < 1)
        let lexicon = try #require(vocabulary.lexicon)
        let nearness = Nearness(lines, members: personas.count, holders: holders, lexicon: lexicon)
        let pulls = nearness.pulls(
            of: lexicon.reading(of: LexiconTerm.read("honey bees and flowers")).place.sum)
        #expect(pulls.dropLast().allSatisfy { abs($0) < pulls[8] / 4 })
        #expect(nearness.pulls(of: []).allSatisfy { $0 == 0 })
        #expect(nearness.pulls(of: [1, 2]).allSatisfy { $0 == 0 })
    }
}
