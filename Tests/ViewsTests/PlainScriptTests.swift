import Conversation
import Engine
import Testing

@testable import Views

/// The session as lines.
@Suite struct PlainScriptTests {
    private struct Reader {
        var scene: Scene
        var script: PlainScript
        var told = ""

        init(_ scene: Scene, echoes: Bool = false) {
            self.scene = scene
            script = PlainScript(echoes: echoes)
            if scene.state.transcript.isEmpty { read() }
        }

        @discardableResult
        mutating func read(isPause: Bool = false) -> String {
            let news = script.news(scene.state, isPause: isPause)
            told += news
            return news
        }

        mutating func hear(_ event: ModelEvent) throws -> String {
            try scene.model(event)
            return read()
        }

        mutating func say(_ text: String) -> String {
            scene.happen(.say(text))
            return read()
        }
    }

    private static let end = ModelEvent.ended(ModelEnding(outcome: .complete))

    @Test func aReplyIsToldByWholeLines() throws {
        var reader = Reader(try Scene(), echoes: true)
        #expect(reader.read() == "")
        #expect(
            reader.say("@de How?\nAnd why?")
                == "You: @de How?\nYou: And why?\n- DE, Data Engineer: called\n")
        #expect(try reader.hear(.delta("First ")) == "")
        #expect(try reader.hear(.delta("line\n\n```sql\nSEL")) == "DE: First line\nDE:\nDE: ```sql\n")
        #expect(try reader.hear(.delta("ECT\t1;\r\n```")) == "DE: SELECT  1;\n")
        #expect(try reader.hear(Self.end) == "DE: ```\n")
        #expect(reader.read() == "")
    }

    @Test func ofAReplyThatPausesTheWholeWordsAreTold() throws {
        var reader = Reader(try Scene())
        _ = reader.say("@de How?")
        _ = try reader.hear(.delta("One two thr"))
        #expect(reader.script.isHolding)
        #expect(reader.read(isPause: true) == "DE: One two ")
        #expect(!reader.script.isHolding && reader.script.isInLine)
        #expect(reader.read(isPause: true) == "")
        #expect(try reader.hear(.delta("ee\nfour")) == "three\n")
        #expect(try reader.hear(.delta(" five")) == "")
        #expect(reader.read(isPause: true) == "DE: four ")
        // What the shell says meanwhile stands on a line of its own.
        #expect(reader.say("/zzz").hasPrefix("\n- There is no command /zzz."))
        #expect(try reader.hear(Self.end) == "DE: five\n")
    }

    @Test func eachLineSaysWhoSpeaks() throws {
        var reader = Reader(try Scene(slots: 3), echoes: true)
        _ = reader.say("/panel de,viz Which way?")
        let turns = reader.scene.state.activities.map(\.turn)
        reader.scene.happen(.model(turns[1], .delta("Second\n")))
        reader.scene.happen(.model(turns[0], .delta("First\n")))
        reader.read()
        reader.scene.happen(.model(turns[1], Self.end))
        reader.scene.happen(.model(turns[0], Self.end))
        reader.read()
        _ = try reader.hear(.delta(" on little"))
        _ = try reader.hear(Self.end)
        // One after the other, however they come.
        let expected = """
            You: Which way?
            - DE, Data Engineer: panel
            DE: First
            - VIZ, Data Visualization Specialist: panel
            VIZ: Second
            - Comparison: written by one call of the model
            Comparison: **Agree**: on little

            """
        #expect(reader.told == expected)
        for line in reader.told.split(separator: "\n") {
            #expect(
                ["You: ", "DE: ", "VIZ: ", "Comparison: ", "- "].contains { line.hasPrefix($0) }, "\(line)")
        }
    }

    @Test func howAReplyEndedIsTold() throws {
        var reader = Reader(try Scene())
        _ = reader.say("@de How?")
        _ = try reader.hear(.delta("Half"))
        reader.scene.happen(.stop)
        #expect(reader.read() == "DE: Half\n- [cancelled]\n")
        _ = reader.say("@de again")
        #expect(
            try reader.hear(.ended(ModelEnding(outcome: .error, detail: "gone\u{1B}[2J")))
                == "- [gone^[[2J - /retry asks again]\n")
    }

    @Test func nothingOfWhatOthersWroteReachesTheTerminalRaw() throws {
        var reader = Reader(try Scene(), echoes: true)
        _ = reader.say("@de x\u{1B}]0;a\u{7}\u{202E}")
        _ = try reader.hear(.delta("\u{1B}[2J\u{8}\u{9B}1m\ra\u{2028}b\n"))
        _ = try reader.hear(Self.end)
        _ = reader.say("/persona \u{1B}[31m")
        let scalars = reader.told.unicodeScalars
        #expect(!scalars.contains { $0 != "\n" && ($0.value < 0x20 || (0x7F..<0xA0).contains($0.value)) })
        #expect(!scalars.contains("\u{202E}") && !scalars.contains("\u{2028}"))
        #expect(reader.told.contains("DE: ^[[2J^H<U+009B>1m^Ma<U+2028>b\n"))
    }

    @Test func aCardIsNumberedTextWithWhatToType() throws {
        var reader = Reader(try Scene())
        reader.scene.happen(.say("/pattern end-to-end Predict churn"))
        #expect(reader.read().contains("- Step 1 of 5: Data Engineer: "))
        _ = try reader.hear(.delta("I begin."))
        _ = try reader.hear(Self.end)
        reader.scene.happen(.say("/next"))
        #expect(reader.read() == "- Drafting the brief of step 1 ...\n")
        try reader.scene.call(.delta(Scene.brief), Self.end)
        let card = reader.read()
        #expect(card.contains("? Step 1 done, on to step 2, "))
        #expect(card.contains("? Goal: Predict churn\n? Decisions:\n? - Parquet in S3 stays"))
        #expect(card.contains("? An empty line accepts; "))
        for line in card.split(separator: "\n") { #expect(line.hasPrefix("? ") || line.hasPrefix("- ")) }
        #expect(reader.read() == "")
    }

    @Test func aChoiceIsNumbered() throws {
        var scene = try Scene()
        try scene.toThirdStep()
        var reader = Reader(scene)
        let card = reader.read()
        #expect(card.contains("? Who takes step 3? "))
        #expect(card.contains("? 1 ML Engineer - PyTorch Specialist"))
        #expect(card.contains("? An empty line has the ML Engineer"))
    }

    @Test func aSessionThatIsGoneOnWithTellsItsLastExchange() throws {
        var scene = try Scene()
        for number in 1...3 { try scene.say("@de question \(number)", reply: "answer \(number)") }
        let summary = SessionSummary(
            id: SessionID("20261101-0900-aaaa"), title: "@de question 1", created: scene.now,
            updated: scene.now)
        let session = Session(
            summary: summary, transcript: scene.state.transcript, draft: "half a thought")
        var reader = Reader(try Scene())
        reader.read()
        reader.scene.happen(.sessionOpened(session))
        #expect(
            reader.read() == """
                - @de question 1: 6 turns, /bare tells them all
                You: @de question 3
                - DE, Data Engineer: called
                DE: answer 3
                - unsent: half a thought
                - an empty line sends it, Ctrl-C throws it away

                """)
    }

    @Test func whatTheShellSaysHasNoMarksOfMarkdown() throws {
        var reader = Reader(try Scene())
        for command in ["/help", "/personas", "/why", "/pattern", "/persona de", "/model", "/sessions"] {
            _ = reader.say(command)
        }
        #expect(reader.told.contains("- /as SLUG: that member answers until /auto or another /as\n"))
        #expect(reader.told.contains("- - DE Data Engineer data-engineer"))
        for mark in ["**", "`/", "|--", "\\-"] { #expect(!reader.told.contains(mark), "\(mark)") }
    }

    @Test(arguments: [
        ("plain", ["plain"]),
        ("**Bold** and `co*de` \\*not\\* a \\_name\\_\n\nnext", ["Bold and co*de *not* a _name_", "next"]),
        ("| A | B | C |\n|---|---|---|\n| `x` | y | z |\n| a\\|b | c | |", ["x: y, z", "a|b: c"]),
        ("`a \\ b`", ["a \\ b"]), ("", []),
    ])
    func marksAreLeftOut(text: String, lines: [String]) { #expect(PlainMarkdown.lines(of: text) == lines) }
}
