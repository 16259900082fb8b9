import Conversation

/// The table that names every persona once more, with its primary focus.
enum QuickReference {
    struct Row {
        let line: Line
        let name: Substring
        let slug: Substring
        let focus: String
    }

    private struct Columns {
        let name: Int
        let slug: Int
        let focus: Int?

        init?(_ cells: [Substring]) {
            let titles = cells.map { $0.plain.words.joined(separator: " ") }
            guard let slug = titles.firstIndex(of: "slug"),
                let name = titles.firstIndex(where: { ["persona", "name", "role", "member"].contains($0) })
            else { return nil }
            (self.slug, self.name) = (slug, name)
            focus = titles.firstIndex { ["primary focus", "focus"].contains($0) }
        }
    }

    private static let mostCells = 16

    /// Every table with the columns Persona and Slug, in any order. Its lines are marked, so that no other
    /// reader takes them.
    static func rows(in source: inout Source) -> [Row] {
        var rows: [Row] = []
        var columns: Columns?
        for index in source.lines.indices {
            let line = source.lines[index]
            guard line.kind == .text, line.text.contains("|") else {
                columns = nil
                continue
            }
            let cells = cells(line.trimmed)
            guard let known = columns else {
                columns = Columns(cells)
                if columns != nil { source.lines[index].kind = .table }
                continue
            }
            source.lines[index].kind = .table
            if line.text.allSatisfy({ "|-: \t".contains($0) }) { continue }
            func cell(_ column: Int) -> Substring {
                column < cells.count ? cells[column].plain : line.trimmed.suffix(0)
            }
            rows.append(
                Row(
                    line: line, name: cell(known.name), slug: cell(known.slug),
                    focus: known.focus.map { unescaped(cell($0)) } ?? ""))
        }
        return rows
    }

    private static func cells(_ text: Substring) -> [Substring] {
        var cells: [Substring] = []
        var rest = text.first == "|" ? text.dropFirst() : text
        var start = rest.startIndex
        var isEscaped = false
        var index = start
        while index < rest.endIndex, cells.count < mostCells {
            if rest[index] == "|", !isEscaped {
                cells.append(rest[start..<index].trimmed)
                start = rest.index(after: index)
            }
            isEscaped = rest[index] == "\\" && !isEscaped
            index = rest.index(after: index)
        }
        rest = rest[start...].trimmed
        if !rest.isEmpty, cells.count < mostCells { cells.append(rest) }
        return cells
    }

    private static func unescaped(_ cell: Substring) -> String {
        var text = ""
        var isEscaped = false
        for character in cell {
            if isEscaped, character == "|" { text.removeLast() }
            text.append(character)
            isEscaped = character == "\\" && !isEscaped
        }
        return text
    }
}

extension QuickReference {
    /// Holds the rows against the personas, and takes from those that agree the focus and the name.
    static func check(
        _ rows: [Row], _ drafts: [PersonaDraft], _ personas: inout [Persona], _ aliases: inout AliasBook,
        _ roles: inout RoleResolver, _ findings: inout Findings
    ) {
        guard !rows.isEmpty else { return }
        let slugs = Dictionary(
            personas.enumerated().map { ($0.element.slug.text.lowercased(), $0.offset) },
            uniquingKeysWith: { first, _ in first })
        var listed: Set<Int> = []
        for row in rows {
            guard let index = slugs[row.slug.lowercased()] else {
                reportUnknown(row, personas, &findings)
                continue
            }
            guard listed.insert(index).inserted else {
                findings.warning(
                    row.line.place(row.slug),
                    "a second row for `\(row.slug)`; the first one counts, take one out")
                continue
            }
            personas[index].focus = row.focus
            checkName(row, index, personas, &aliases, roles, &findings)
        }
        roles.names = aliases.uniqueNames
        for (index, draft) in drafts.enumerated() where !listed.contains(index) {
            findings.warning(
                draft.namePlace,
                "\"\(draft.persona.name)\" has no row in the Quick Reference, so the roster can't say what it is for; "
                    + "add | \(draft.persona.name) | `\(draft.persona.slug)` | ... |")
        }
    }

    private static func reportUnknown(_ row: Row, _ personas: [Persona], _ findings: inout Findings) {
        if row.slug.isEmpty {
            findings.warning(
                row.line.place(row.slug), "this row has no slug, so it says nothing; write the persona's slug"
            )
            return
        }
        findings.warning(
            row.line.place(row.slug),
            "no persona has the slug `\(row.slug.prefix(PersonaDocument.Limit.slug))`; "
                + proposal(for: row.slug, among: personas.map(\.slug.text)))
    }

    private static func checkName(
        _ row: Row, _ index: Int, _ personas: [Persona], _ aliases: inout AliasBook, _ roles: RoleResolver,
        _ findings: inout Findings
    ) {
        let name = row.name.collapsed
        guard !name.isEmpty, name.count <= PersonaDocument.Limit.name else { return }
        let named = roles.members(for: Role(row.name))
        if named == [index] {
            aliases.add(name, for: index, .used)
        } else if named.isEmpty {
            findings.warning(
                row.line.place(row.name),
                "the row of `\(row.slug)` says \"\(name)\", the heading \"\(personas[index].name)\"; "
                    + "write a form of the same name (until then both are taken)")
            aliases.add(name, for: index, .used)
        } else if named.contains(index) {
            findings.warning(
                row.line.place(row.name),
                "\"\(name)\" in the row of `\(row.slug)` may also be "
                    + named.filter { $0 != index }.map { personas[$0].name }.joined(separator: ", ")
                    + "; write more of the name")
        } else {
            findings.warning(
                row.line.place(row.name),
                "\"\(name)\" is \(named.map { "`\(personas[$0].slug)`" }.joined(separator: ", ")), "
                    + "but this row says `\(row.slug)`; mend one of the two")
        }
    }
}

/// How a message about an unknown name ends.
func proposal(for text: Substring, among names: [String]) -> String {
    let near = Nearest.names(to: String(text.prefix(PersonaDocument.Limit.name)), among: names)
    if !near.isEmpty { return "did you mean " + near.map { "\"\($0)\"" }.joined(separator: " or ") + "?" }
    let known = names.prefix(8).joined(separator: ", ")
    return "write one of: \(known)\(names.count > 8 ? ", ..." : "")"
}
