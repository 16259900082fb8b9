import Conversation
import Testing

@testable import Personas

/// Form may vary where the meaning can't be mistaken.
@Suite struct ToleranceTests {
    let seed: String
    let team: Team

    init() throws {
        seed = try #require(Fixture.seed)
        team = try #require(Fixture.read(seed).team)
    }

    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let apply: @Sendable (String) -> String

        init(_ name: String, _ apply: @escaping @Sendable (String) -> String) {
            (testDescription, self.apply) = (name, apply)
        }
    }

    private static func eachLine(_ text: String, _ change: (Substring) -> String?) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).compactMap(change).joined(
            separator: "\n")
    }

    static let changes = [
        Change("CRLF") { $0.replacing("\n", with: "\r\n") },
        Change("CR") { $0.replacing("\n", with: "\r") },
        Change("byte order mark") { "\u{FEFF}" + $0 },
        Change("byte order mark before the first persona") {
            "\u{FEFF}" + $0[($0.firstRange(of: "### 1.")?.lowerBound ?? $0.startIndex)...]
        },
        Change("no rule lines") { eachLine($0) { $0 == "---" ? nil : String($0) } },
        Change("no blank lines") { eachLine($0) { $0.isEmpty ? nil : String($0) } },
        Change("blank lines between all but table rows") {
            eachLine($0) { $0.hasPrefix("|") ? String($0) : $0 + "\n" }
        },
        Change("asterisks") { eachLine($0) { $0.hasPrefix("- ") ? "* " + $0.dropFirst(2) : String($0) } },
        Change("plus signs") { eachLine($0) { $0.hasPrefix("- ") ? "  + " + $0.dropFirst(2) : String($0) } },
        Change("bullets") { eachLine($0) { $0.hasPrefix("- ") ? "•" + $0.dropFirst(2) : String($0) } },
        Change("tabs") { eachLine($0) { $0.hasPrefix("- ") ? "\t-\t" + $0.dropFirst(2) : String($0) } },
        Change("trailing white space") { $0.replacing("\n", with: " \t\n") },
        Change("ASCII arrows") { $0.replacing("→", with: "->") },
        Change("long arrows") { $0.replacing(" → ", with: "-->") },
        Change("colons for arrows") { $0.replacing("** →", with: "**:") },
        Change("dashes for arrows") { $0.replacing("** → ", with: "** – ") },
        Change("steps without bold") {
            eachLine($0) { $0.contains(" → ") ? String($0.replacing("**", with: "")) : String($0) }
        },
        Change("numbers with brackets") {
            eachLine($0) { $0.contains(" → ") ? String($0.replacing(". **", with: ") **")) : String($0) }
        },
        Change("slugs without backticks") { $0.replacing("`", with: "") },
        Change("colon inside bold") { $0.replacing("**:", with: ":**") },
        Change("no colon") { $0.replacing("**:\n", with: "**\n") },
        Change("underscores for bold") {
            eachLine($0) { $0.hasPrefix("**") ? String($0.replacing("**", with: "__")) : String($0) }
        },
        Change("bare labels") {
            eachLine($0) {
                $0.hasPrefix("**") && !$0.hasPrefix("**Note")
                    ? String($0.replacing("**", with: "")) : String($0)
            }
        },
        Change("labels as list items") {
            eachLine($0) { $0.hasPrefix("**Slug") || $0.hasPrefix("**Exp") ? "- " + $0 : String($0) }
        },
        Change("labels in lower case") {
            eachLine($0) { $0.hasPrefix("**") && $0.hasSuffix("**:") ? $0.lowercased() : String($0) }
        },
        Change("labels as headings") {
            eachLine($0) {
                $0.hasPrefix("**") && $0.hasSuffix("**:")
                    ? "#### " + $0.replacing("**", with: "").dropLast() : String($0)
            }
        },
        Change("personas at level 2") { $0.replacing("\n### ", with: "\n## ") },
        Change("personas at level 4") { $0.replacing("\n### ", with: "\n#### ") },
        Change("no space after the marks") { $0.replacing("\n### ", with: "\n###") },
        Change("closed headings") { eachLine($0) { $0.hasPrefix("### ") ? $0 + " ###" : String($0) } },
        Change("bold headings") {
            eachLine($0) { $0.hasPrefix("### ") ? "### **\($0.dropFirst(4))**" : String($0) }
        },
        Change("personas without numbers") {
            eachLine($0) { line in
                line.hasPrefix("### ") && line.dropFirst(4).first?.isNumber == true
                    ? "### " + line.dropFirst(7) : String(line)
            }
        },
        Change("personas with a word before the number") {
            eachLine($0) { line in
                line.hasPrefix("### ") && line.dropFirst(4).first?.isNumber == true
                    ? "### Persona \(line.dropFirst(4).first ?? "0"): " + line.dropFirst(7) : String(line)
            }
        },
        Change("no table rule") { eachLine($0) { $0.hasPrefix("|--") ? nil : String($0) } },
        Change("no outer pipes") {
            eachLine($0) { $0.hasPrefix("|") ? String($0.dropFirst().dropLast()) : String($0) }
        },
        Change("table first") { text in
            guard let table = text.firstRange(of: "| Persona"), let end = text.firstRange(of: "## Invoking")
            else {
                return ""
            }
            return text[table.lowerBound..<end.lowerBound] + "\n" + text[..<table.lowerBound]
        },
        Change("a comment and a fence in the way") {
            $0.replacing(
                "\n---\n",
                with: "\n---\n<!--\n### 9. Ghost (GH)\n**Slug**: `ghost`\n-->\n```\n### 9. Ghost (GH)\n```\n")
        },
    ]

    @Test(arguments: changes) func sameTeam(_ change: Change) throws {
        let text = change.apply(seed)
        #expect(text != seed)
        let reading = Fixture.read(text)
        #expect(reading.diagnostics == [])
        let changed = try #require(reading.team)
        #expect(changed.personas == team.personas)
        #expect(changed.patterns == team.patterns)
        #expect(changed.hash != team.hash)
    }

    @Test func unknownSectionsAreKept() throws {
        let text = """
            ### 1. Ada (AA)
            Loose words.
            **Slug**: `ada`
            **Expertise**: Sums
              over two lines
            - **Airflow**: schedules
            - Code
            ```
            ### 2. Not (NO)
            ```
            **Tools**: hammer
            - saw
              - fine

            last
            **Limits**:
            **Note**: One
            two.
            #### Further reading
            A book.
            """
        let reading = Fixture.read(text)
        #expect(reading.diagnostics == [])
        let ada = try #require(reading.team?.personas.first)
        #expect(
            ada.expertise == [
                "Sums over two lines", "**Airflow**: schedules", "Code\n```\n### 2. Not (NO)\n```",
            ])
        #expect(ada.note == "One two.")
        #expect(
            ada.otherSections == [
                Persona.Section(title: "", lines: ["Loose words."]),
                Persona.Section(title: "Tools", lines: ["hammer", "- saw", "  - fine", "", "last"]),
                Persona.Section(title: "Limits", lines: []),
                Persona.Section(title: "Further reading", lines: ["A book."]),
            ])
    }

    @Test func userRolesResolve() throws {
        let text = """
            ### Analyst: Geospatial (AN-GEO)
            **Slug**: `analyst-geo`
            **Expertise**:
            - Maps
            ### Analyst: Financial Markets (AN-FIN)
            **Slug**: `analyst-fin`
            **Expertise**:
            - Money
            ### Bob (Berlin) (BOB)
            **Slug**: `bob`
            **Expertise**:
            - Beer

            | Persona | Slug | Focus |
            | Analyst (Geo) | analyst-geo | Maps \\| plans |
            | Analyst (Finance) | analyst-fin | Money |
            | Bob | bob | **Beer** |

            ### Pattern: Work
            1. **Analyst (Geo/Finance)** → look
            2. **Analyst (Markets or Maps, Geospatial)** → look
            """
        let reading = Fixture.read(text)
        #expect(reading.diagnostics.map(\.line) == [21])
        #expect(reading.diagnostics.first?.message.contains("\"Maps\" in") == true)
        let mended = Fixture.read(text.replacing(" or Maps, ", with: " or "))
        #expect(mended.diagnostics == [])
        let team = try #require(mended.team)
        #expect(
            team.patterns.first?.steps.map { $0.personas.map(\.text) } == [
                ["analyst-geo", "analyst-fin"], ["analyst-fin", "analyst-geo"],
            ])
        #expect(team.personas.map(\.focus) == ["Maps | plans", "Money", "Beer"])
        #expect(team.personas.last?.name == "Bob (Berlin)")
    }

    @Test(arguments: [
        ("ML Engineer (TensorFlow / JAX)", ["ml-engineer-tensorflow", "ml-engineer-jax"]),
        ("Data Engineer / MLOps Engineer", ["data-engineer", "mlops-engineer"]),
        ("Data Engineer or Project Architect", ["data-engineer", "project-architect"]),
        ("Data Scientist (Statistics)", ["data-scientist-stats"]),
        ("the Data Engineer", ["data-engineer"]), ("MLE-PT", ["ml-engineer-pytorch"]),
        ("ml-engineer-jax", ["ml-engineer-jax"]), ("Architect", ["project-architect"]),
        ("DS (Stats)", ["data-scientist-stats"]), ("ML Engineer (PT/PyTorch)", ["ml-engineer-pytorch"]),
    ])
    func seedRolesResolve(_ role: String, _ slugs: [String]) throws {
        let reading = Fixture.read(seed + "\n### Pattern 4: More\n1. **\(role)** → work\n")
        #expect(reading.diagnostics == [])
        #expect(reading.team?.patterns.last?.steps.first?.personas.map(\.text) == slugs)
    }

    @Test func stepsMayBeBulletsAndRunOver() throws {
        let text =
            Fixture.pair + """
                ### Pattern 1: Work
                How it goes:
                * **Ada** → count
                  all of it
                  - twice
                * Bob => build `x` then `y`
                ---
                1. Not a step
                """
        let reading = Fixture.read(text)
        #expect(reading.diagnostics == [])
        #expect(
            reading.team?.patterns.first?.steps.map(\.task) == [
                "count all of it\n- twice", "build `x` then `y`",
            ])
    }
}
