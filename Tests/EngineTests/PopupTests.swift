import Engine
import Testing

@Suite struct PopupTests {
    /// As it is typed, letter by letter.
    static func story(_ text: String) throws -> Story {
        var story = try Story()
        for letter in text { story.happen(.edit(.insert(String(letter)))) }
        return story
    }

    static func names(_ story: Story) -> [String] { story.state.popup?.items.map(\.name) ?? [] }

    @Test func theSlashShowsAllCommands() throws {
        let story = try Self.story("/")
        #expect(Self.names(story).count == CommandSpecification.all.count)
        #expect(story.state.popup?.items.first { $0.name == "/as" }?.aside == "SLUG")
        #expect(try Self.story("and /").state.popup == nil)
        #expect(try Self.story("a\n/").state.popup == nil)
    }

    @Test(arguments: [
        ("/pers", "/persona"), ("/psn", "/persona"), ("/pnl", "/panel"), ("/sk", "/skip"), ("/q", "/quit"),
    ])
    func fuzzy(typed: String, first: String) throws {
        #expect(Self.names(try Self.story(typed)).first == first)
    }

    @Test(arguments: [
        ("/", true), ("/hel", true), ("/help", false), ("/xyzzy", false), ("/as ", false), ("@vi", true),
        ("@viz", false),
        ("@data-viz-specialist", false), ("ask @vi", false), ("@@", false), ("me@vi", false),
    ])
    func enterIsTakenOnlyFromWhatIsNotWhole(typed: String, takes: Bool) throws {
        #expect((try Self.story(typed).state.popup?.takesEnter ?? false) == takes)
    }

    @Test func aMoveMeansIt() throws {
        var story = try Self.story("ask @vi")
        #expect(story.state.popup?.isShown == true && story.state.popup?.takesEnter == false)
        story.happen(.popup(.up))
        #expect(story.state.popup?.takesEnter == true)
        story.happen(.popup(.down))
        story.happen(.popup(.take))
        #expect(story.state.composer.text == "ask @data-viz-specialist ")
        #expect(story.state.popup == nil)
    }

    @Test func takingACommandGoesOnWithItsArgument() throws {
        var story = try Self.story("/persona")
        story.happen(.edit(.deleteBackward))
        story.happen(.popup(.take))
        #expect(story.state.composer.text == "/persona ")
        #expect(Self.names(story).count == 3)
        for letter in "mlo" { story.happen(.edit(.insert(String(letter)))) }
        #expect(Self.names(story) == ["mlops-engineer"])
        story.happen(.complete)
        #expect(story.state.composer.text == "/persona mlops-engineer ")
        story.happen(.submit)
        #expect(story.lastNotice.contains("drift detection"))
    }

    @Test func closingLosesNothing() throws {
        var story = try Self.story("/he")
        story.happen(.popup(.close))
        #expect(story.state.popup == nil && story.state.composer.text == "/he")
        story.happen(.edit(.insert("l")))
        #expect(story.state.popup == nil)
        story.happen(.complete)
        #expect(story.state.composer.text == "/help")
    }

    @Test func itFollowsTheCaret() throws {
        var story = try Self.story("/hx")
        #expect(story.state.popup?.isShown == false)
        story.happen(.edit(.deleteBackward))
        #expect(Self.names(story).contains("/help"))
        story.happen(.edit(.deleteBackward))
        story.happen(.edit(.deleteBackward))
        #expect(story.state.popup == nil)
    }

    @Test func membersAreFoundByAnyOfTheirNames() throws {
        #expect(Self.names(try Self.story("@visual")) == ["@data-viz-specialist"])
        #expect(Self.names(try Self.story("@DE")).first == "@data-engineer")
    }

    @Test func sessionsAreLookedUp() throws {
        var story = try Self.story("/open ")
        #expect(story.happen(.complete) == [.lookUp(.sessions)])
        story.happen(.found(.sessions, [Found("2026-a", "churn"), Found("2026-b", "plots")], next: nil))
        #expect(story.state.composer.text == "/open 2026-")
        #expect(story.state.popup?.items.map(\.summary) == ["churn", "plots"])
        story.happen(.popup(.down))
        story.happen(.popup(.take))
        #expect(story.state.composer.text == "/open 2026-b ")
    }

    @Test func filesAreLookedUp() throws {
        var story = try Self.story("/export report no")
        #expect(story.happen(.complete) == [.lookUp(.files("no"))])
        story.happen(.found(.files("no"), [Found("notes/")], next: nil))
        #expect(story.state.composer.text == "/export report notes/")
        // An answer that comes too late changes nothing.
        #expect(story.happen(.complete) == [.lookUp(.files("notes/"))])
        story.happen(.edit(.insert("a")))
        story.happen(.found(.files("notes/"), [Found("notes/b")], next: nil))
        #expect(story.state.composer.text == "/export report notes/a")
    }

    @Test func itGoesWithItsLine() throws {
        for event in [Event.interrupt, .draft("other"), .submit, .sessionOpened(SessionTests.session())] {
            var story = try Self.story("/he")
            #expect(story.state.popup?.isShown == true)
            story.happen(event)
            #expect(story.state.popup == nil)
        }
    }

    @Test func aPasteOpensNothing() throws {
        var story = try Story()
        story.happen(.edit(.paste("/")))
        #expect(story.state.popup == nil)
    }
}
