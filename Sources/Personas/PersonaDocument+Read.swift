extension PersonaDocument {
    /// Reads a whole document, in time linear in its length. Never fails: what is wrong is in the
    /// diagnostics. `file` is shown in them and not opened.
    package static func read(_ text: String, file: String) -> Reading {
        var findings = Findings(file: file)
        let advice = "keep the team here and move other material to files of its own"
        let bytes = text.utf8.count
        guard bytes <= Limit.document else {
            findings.error(
                Place(line: 1, column: 1),
                "the document has \(bytes) bytes, more than the \(Limit.document) that are read; \(advice)")
            return findings.reading(nil)
        }
        var source = Source(text)
        guard source.lines.count <= Limit.lines else {
            findings.error(
                Place(line: Limit.lines + 1, column: 1),
                "the document has more than the \(Limit.lines) lines that are read; \(advice)")
            return findings.reading(nil)
        }
        if let unclosed = source.unclosed {
            findings.error(unclosed.place, unclosed.message)
        }
        let rows = QuickReference.rows(in: &source)
        let outline = Outline(source, &findings)
        var personas: [PersonaDraft] = []
        var patterns: [PatternDraft] = []
        for block in outline.blocks {
            switch block.opening {
            case .persona(let title):
                guard personas.count < Limit.personas else {
                    findings.error(
                        block.place,
                        "more than \(Limit.personas) personas; split the team into several documents")
                    return findings.reading(nil)
                }
                personas.append(PersonaDraft(title, block, source.lines, &findings))
            case .pattern(let title):
                guard patterns.count < Limit.patterns else {
                    findings.error(
                        block.place, "more than \(Limit.patterns) patterns; split them into several documents"
                    )
                    return findings.reading(nil)
                }
                patterns.append(PatternDraft(title, block, source.lines, &findings))
            }
        }
        if personas.isEmpty {
            findings.error(
                Place(line: 1, column: 1),
                "no personas; write at least one as \"### 1. Name (ABBR)\" with a line \"**Slug**: `name`\" under it"
            )
            return findings.reading(nil)
        }
        let team = assemble(personas, patterns, rows, hash: digest(of: text), &findings)
        return findings.reading(team)
    }

    private static func assemble(
        _ drafts: [PersonaDraft], _ patternDrafts: [PatternDraft], _ rows: [QuickReference.Row],
        hash: String, _ findings: inout Findings
    ) -> Team {
        var personas = drafts.map(\.persona)
        var aliases = AliasBook(drafts, &findings)
        var roles = RoleResolver(personas, names: aliases.uniqueNames)
        QuickReference.check(rows, drafts, &personas, &aliases, &roles, &findings)
        var patterns: [Pattern] = []
        for draft in patternDrafts {
            patterns.append(draft.resolved(with: roles, personas, &aliases, &findings))
        }
        PatternDraft.checkTitles(patternDrafts, &findings)
        for (index, list) in aliases.lists(personas).enumerated() { personas[index].aliases = list }
        return Team(personas: personas, patterns: patterns, hash: hash)
    }
}
