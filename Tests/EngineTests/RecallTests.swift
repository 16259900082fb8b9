import Engine
import Testing

/// What the user has said before: with Up, and by searching.
@Suite struct RecallTests {
    static func story(_ lines: [String]) throws -> Story {
        var story = try Story()
        for line in lines { story.type("/nothing \(line)") }
        return story
    }

    @Test func theSearchGoesBackAndTakes() throws {
        var story = try Self.story(["plot sales", "load", "plot drift"])
        story.happen(.edit(.insert("draft")))
        story.happen(.edit(.clear))
        story.happen(.recall(.older))
        for letter in "plot" { story.happen(.recall(.type(String(letter)))) }
        #expect(story.state.recall?.match == "/nothing plot drift")
        #expect(story.state.recall?.range == 9..<13)
        story.happen(.recall(.older))
        #expect(story.state.recall?.match == "/nothing plot sales")
        story.happen(.recall(.newer))
        #expect(story.state.recall?.match == "/nothing plot drift")
        story.happen(.recall(.older))
        let effects = story.happen(.recall(.take))
        #expect(story.state.recall == nil && story.state.composer.text == "/nothing plot sales")
        #expect(story.turns.isEmpty && !effects.kinds.contains("ask"))
    }

    @Test func cancellingGivesBackWhatWasThere() throws {
        var story = try Self.story(["one"])
        story.happen(.edit(.insert("nothing o")))
        story.happen(.edit(.left))
        let before = story.state.composer
        story.happen(.recall(.older))
        #expect(story.state.recall?.match == "/nothing one")
        story.happen(.recall(.type("zzz")))
        #expect(story.state.recall?.hasFailed == true)
        story.happen(.recall(.deleteBackward))
        story.happen(.recall(.cancel))
        #expect(story.state.composer == before && story.state.recall == nil)
    }

    @Test func anotherKeyTakesTheMatchAndGoesOn() throws {
        var story = try Self.story(["one"])
        story.happen(.recall(.older))
        story.happen(.recall(.type("ONE")))
        #expect(story.state.recall?.hasFailed == true)
        for _ in 0..<3 { story.happen(.recall(.deleteBackward)) }
        story.happen(.recall(.type("one")))
        story.happen(.edit(.insert("!")))
        #expect(story.state.composer.text == "/nothing one!")
    }

    @Test func theSearchGoesOnInEarlierSessions() throws {
        var story = try Self.story(["new"])
        story.happen(.recall(.older))
        #expect(story.happen(.recall(.type("churn"))) == [.lookUp(.history(before: nil))])
        #expect(story.state.recall?.isReading == true)
        let more = story.happen(.found(.history(before: nil), [Found("drift"), Found("plots")], next: 7))
        #expect(more == [.lookUp(.history(before: 7))])
        story.happen(.found(.history(before: 7), [Found("old"), Found("Churn model")], next: nil))
        #expect(story.state.recall?.match == "Churn model")
        #expect(story.happen(.recall(.older)).isEmpty)
        #expect(story.state.recall?.hasFailed == true)
        story.happen(.recall(.newer))
        #expect(story.state.recall?.match == "Churn model")
    }

    /// The store is asked when somebody goes up, not before, and each part once.
    @Test func upGoesIntoEarlierSessions() throws {
        var story = try Story()
        story.happen(.edit(.insert("x")))
        #expect(story.happen(.edit(.up)) == [.lookUp(.history(before: nil))])
        #expect(story.happen(.edit(.up)).isEmpty)
        story.happen(.found(.history(before: nil), [Found("second"), Found("first")], next: nil))
        #expect(story.state.composer.text == "second")
        story.happen(.edit(.up))
        #expect(story.state.composer.text == "first")
        #expect(story.happen(.edit(.up)).isEmpty)
        story.happen(.edit(.down))
        story.happen(.edit(.down))
        #expect(story.state.composer.text == "x")
    }

    @Test func manyLinesAreReadInParts() throws {
        var story = try Story()
        #expect(story.happen(.edit(.up)) == [.lookUp(.history(before: nil))])
        story.happen(
            .found(.history(before: nil), (1...200).map { Found("line \(201 - $0)") }, next: 900))
        #expect(story.state.composer.text == "line 200")
        var asked = 0
        for _ in 0..<190 { asked += story.happen(.edit(.up)).count }
        #expect(asked == 1)
        story.happen(.found(.history(before: 900), [Found("oldest")], next: nil))
        for _ in 0..<20 { story.happen(.edit(.up)) }
        #expect(story.state.composer.text == "oldest")
    }
}
