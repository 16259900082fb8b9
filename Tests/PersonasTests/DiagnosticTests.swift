import Testing

@testable import Personas

/// `✗` marks where an error is expected, `△` where a warning is.
@Suite struct DiagnosticTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let document: String
        let words: [String]
        var testDescription: String { name }

        init(_ name: String, _ words: String..., document: String) {
            (self.name, self.words, self.document) = (name, words, document)
        }
    }

    @Test(arguments: personas + tables + structure) func isReported(_ fault: Case) {
        expectDiagnostics(fault.document, fault.words)
    }

    @Test(arguments: patterns) func isReportedInPattern(_ fault: Case) {
        expectDiagnostics(Fixture.pair + fault.document, fault.words)
    }

    static let personas = [
        Case(
            "missing slug", "add a line \"**Slug**: `ada-analyst`\"",
            document: "### 1. ✗Ada Analyst (AA)\n**Expertise**:\n- Sums"),
        Case(
            "empty slug", "has no slug", document: "### 1. ✗Ada (AA)\n**Slug**: ``\n**Expertise**:\n- Sums"),
        Case(
            "malformed slug", "no slug; write lower-case",
            document:
                "### 1. Ada (AA)\n**Slug**: `✗Ada Analyst`\n**Expertise**:\n- Sums"),
        Case(
            "slug with a double hyphen", "`a-b`",
            document: "### 1. Ada (AA)\n  **Slug**: ✗a--b\n**Expertise**:\n- Sums"),
        Case(
            "too long a slug", "at most 64",
            document:
                "### 1. Ada (AA)\n**Slug**: `✗\(String(repeating: "a", count: 65))`\n**Expertise**:\n- Sums"),
        Case(
            "two slugs in one persona", "a second slug under \"Ada\"",
            document: "### 1. Ada (AA)\n**Slug**: `ada`\n**Expertise**:\n- Sums\n\n**✗Slug**: `bob`\n"),
        Case(
            "duplicate slug", "has the slug `ada` already",
            document: """
                ### 1. Ada (AA)
                **Slug**: `ada`
                **Expertise**:
                - Sums
                ### 2. Bob (BB)
                **Slug**: `✗ada`
                **Expertise**:
                - Bridges
                """),
        Case(
            "missing abbreviation", "has no abbreviation",
            document: "### 1. ✗Ada\n**Slug**: `ada-a`\n**Expertise**:\n- Sums"),
        Case(
            "malformed abbreviation", "is no abbreviation",
            document: "### 1. Ada (✗the analyst)\n**Slug**: `ada-a`\n**Expertise**:\n- Sums"),
        Case(
            "lower-case abbreviation", "write \"AD-A\"",
            document: "### 1. Ada (△ad-a)\n**Slug**: `ada-a`\n**Expertise**:\n- Sums"),
        Case(
            "no name", "has no name", document: "### ✗1. (AA)\n**Slug**: `ada`\n**Expertise**:\n- Sums"),
        Case(
            "name with brackets", "holds \"[\"",
            document: "### 1. ✗Ada [x] (AA)\n**Slug**: `ada`\n**Expertise**:\n- Sums"),
        Case(
            "name with an escape character", "U+1B",
            document: "### 1. ✗Ada\u{1B}[31m (AA)\n**Slug**: `ada`\n**Expertise**:\n- Sums"),
        Case(
            "too long a name", "shorten it to 100",
            document:
                "### 1. ✗\(String(repeating: "a", count: 101)) (AA)\n**Slug**: `ada`\n**Expertise**:\n- Sums"),
        Case("no expertise", "has no expertise", document: "### 1. △Ada (AA)\n**Slug**: `ada`"),
        Case(
            "section twice", "a second time",
            document: "### 1. Ada (AA)\n**Slug**: `ada`\n**Expertise**:\n- Sums\n\n**△Expertise**:\n- More"),
        Case(
            "misspelt section", "if \"Responsibilities\" is meant",
            document:
                "### 1. Ada (AA)\n**Slug**: `ada`\n**Expertise**:\n- Sums\n\n**△Responsibilites**:\n- More"),
        Case(
            "column in characters, not bytes", "write \"AÉ\"",
            document: "### 1. Äda 👩‍🔬 (△aé)\n**Slug**: `ada`\n**Expertise**:\n- Sums"),
    ]

    static let structure = [
        Case("empty document", "no personas", document: "✗"),
        Case("prose only", "no personas", document: "✗# Notes\n\nNothing here.\n"),
        Case(
            "patterns only", "no personas",
            document: "✗### Pattern 1: Alone\n1. **Nobody** → work"),
        Case(
            "fields under no heading", "under no persona",
            document: "**✗Slug**: `x`\n\n### 1. Ada (AA)\n**Slug**: `ada`\n**Expertise**:\n- Sums"),
        Case(
            "fields under another heading", "\"Core Personas\" has no abbreviation",
            document: "## ✗Core Personas\n**Slug**: `x-y`\n**Expertise**:\n- Sums"),
        Case(
            "fence never closed", "code fence is never closed",
            document: Fixture.pair + "✗```\n### 3. Cid (CC)\n"),
        Case(
            "comment never closed", "comment is never closed",
            document: Fixture.pair + "  ✗<!-- later\n### 3. Cid (CC)\n"),
        Case(
            "heading that looks like a persona", "is read as prose",
            document: Fixture.pair + "### △Cid Chemist (CC)\nMixes things.\n"),
        Case(
            "persona heading without any field", "has no slug", "has no expertise",
            document: Fixture.pair + "### 3. ✗△Cid Chemist (CC)\nMixes things.\n"),
    ]

    static let tables = [
        Case(
            "unknown slug in the table", "no row", "did you mean \"bob\"?",
            document: Fixture.pair.replacing("Bob B", with: "△Bob B") + """
                | Persona | Slug | Primary Focus |
                |---------|------|---------------|
                | Ada Analyst | `ada` | Sums |
                | Bob Builder | `△bop` | Bridges |
                """),
        Case(
            "name of another persona", "is `bob`, but this row says `ada`", "is `ada`, but",
            document: Fixture.pair + """
                | Persona | Slug | Primary Focus |
                | △Bob Builder | `ada` | Sums |
                | △Ada | `bob` | Bridges |
                """),
        Case(
            "name of nobody", "the heading \"Ada Analyst\"",
            document: Fixture.pair + """
                | Slug | Persona |
                |:---|---:|
                | ada | △Cid Chemist |
                | bob | Builder |
                """),
        Case(
            "row twice", "a second row for `ada`",
            document: Fixture.pair + """
                Persona | Slug | Focus
                --- | --- | ---
                Ada | ada | Sums
                Ada Analyst | △ada | More sums
                Bob | bob | Bridges
                """),
        Case(
            "row without a slug", "no row in the Quick Reference", "no slug",
            document: Fixture.pair.replacing("Bob B", with: "△Bob B") + """
                | Persona | Slug | Focus |
                | Ada | ada | Sums |
                | Bob |△| Bridges |
                """),
    ]

    static let patterns = [
        Case(
            "unknown persona in a step", "did you mean \"Ada Analyst\"?",
            document: "### Pattern 1: Work\n1. **Bob Builder** → build\n2. **✗Ada Analist** → count"),
        Case(
            "unknown alternative", "called \"Cid\" in \"Builder (Bob/Cid)\"",
            document: "### Pattern 1: Work\n1. **Builder (Bob/✗Cid)** → build"),
        Case(
            "several unknown", "no persona is called \"Cid\"", "write one of: Ada Analyst, Bob Builder",
            document: "### Pattern 1: Work\n1. **✗Cid** → build\n2. ✗Zoltan -> count"),
        Case("no steps", "has no steps", document: "### Pattern 1: ✗Work\nSome words.\n"),
        Case("no title", "has no title", document: "### ✗Pattern 1\n1. **Ada** → count"),
        Case("title of marks", "has no title", document: "### Pattern 1: ✗!!!\n1. **Ada** → count"),
        Case(
            "pattern twice", "a second pattern \"work\"",
            document: "### Pattern 1: Work\n1. **Ada** → count\n### Pattern 2: ✗work\n1. **Ada** → count"),
        Case(
            "pattern with a wrong number", "this is pattern 1",
            document: "### Pattern △2: Work\n1. **Ada** → count"),
        Case(
            "steps out of order", "this is step 2, but it is numbered 3",
            document: "### Pattern 1: Work\n1. **Ada** → count\n△3. **Bob** → build\n2. **Ada** → check"),
        Case(
            "step without arrow", "does not say who does what",
            document: "### Pattern 1: Work\n1. ✗Ada counts\n2. **Bob** → build"),
        Case("step without task", "has no task", document: "### Pattern 1: Work\n1. **✗Ada** →\n"),
        Case("step without persona", "has no persona", document: "### Pattern 1: Work\n1. ✗→ count\n"),
        Case(
            "too many steps", "more than 64 steps",
            document: "### Pattern 1: Work\n"
                + (1...66).map { "\($0). \($0 == 65 ? "✗" : "")**Ada** → count\n" }.joined()),
    ]

    @Test func ambiguousRoleNamesTheCandidates() {
        expectDiagnostics(
            """
            ### 1. Analyst - Geo (AN-GEO)
            **Slug**: `analyst-geo`
            **Expertise**:
            - Maps
            ### 2. Analyst - Finance (AN-FIN)
            **Slug**: `analyst-finance`
            **Expertise**:
            - Money
            ### Pattern 1: Work
            1. **✗Analyst** → look
            """, ["may be Analyst - Geo, Analyst - Finance; write one of them"])
    }

    @Test func tooLarge() {
        let reading = Fixture.read(String(repeating: "a", count: (1 << 20) + 1))
        #expect(reading.team == nil)
        #expect(reading.diagnostics.map(\.severity) == [.error])
        #expect(
            reading.diagnostics.first?.description.hasPrefix("team.md:1:1: error: the document has 1048577")
                == true)
        #expect(Fixture.read(Fixture.pair + String(repeating: "a", count: 1 << 19)).team != nil)
    }

    @Test func tooManyPersonas() {
        let document = (1...65).map {
            "### \($0 == 65 ? "✗" : "")\($0). M\($0) (M\($0))\n**Slug**: `m\($0)`\n**Expertise**:\n- x\n"
        }
        expectDiagnostics(document.joined(), ["more than 64 personas"])
        expectDiagnostics(document.dropLast().joined(), [])
    }

    /// A flood of faults is cut, and an error among those that are not listed still counts.
    @Test func flood() {
        let rows = (1...300).map { "| X | x\($0) |\n" }.joined()
        let text = "| Persona | Slug |\n" + rows + Fixture.pair + "### Pattern 1: Work\n1. **Cid** → x\n"
        let reading = Fixture.read(text)
        #expect(reading.diagnostics.count == 101)
        #expect(reading.diagnostics.last?.message.contains("more of these are not listed") == true)
        #expect(reading.diagnostics.last?.severity == .error)
        #expect(reading.team == nil)
    }
}
