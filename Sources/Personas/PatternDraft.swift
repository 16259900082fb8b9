import Conversation

/// A pattern as its block tells; whom the roles name is found out when all personas are known.
struct PatternDraft {
    private struct Step {
        let line: Line
        let role: Role
        var task: String
    }

    let slug: Slug
    let title: String
    let place: Place
    private let number: Int?
    private let numberPlace: Place
    private var steps: [Step] = []
    private var hasMisnumbered = false
    /// Columns before the first step: what is indented further belongs to a step's task.
    private var indentation = 0
    /// Steps that were reported and left out.
    private var broken = 0

    init(_ title: PatternTitle, _ block: Block, _ lines: [Line], _ findings: inout Findings) {
        let heading = lines[block.headingIndex]
        place = title.title.isEmpty ? block.place : heading.place(title.title)
        self.title = title.title.prefix(PersonaDocument.Limit.name).collapsed
        slug = Slug(self.title.kebabCase)
        number = title.number
        numberPlace = heading.place(title.numberText)
        if slug.text.isEmpty {
            findings.error(place, "this pattern has no title; write the heading as \"### Pattern 1: Title\"")
        } else if title.title.count > PersonaDocument.Limit.name {
            findings.error(
                place,
                "this title has \(title.title.count) characters; shorten it to \(PersonaDocument.Limit.name)")
        }
        takeSteps(lines[block.body], &findings)
        if steps.isEmpty, broken == 0 {
            findings.error(
                place,
                "the pattern \"\(self.title)\" has no steps; write each as \"1. **Persona** → task\" under the heading"
            )
        }
    }

    private mutating func takeSteps(_ lines: ArraySlice<Line>, _ findings: inout Findings) {
        for line in lines where line.kind == .text {
            if line.isRule { return }
            guard let item = ListItem(line), steps.isEmpty || line.indentation <= indentation + 1 else {
                if Heading(line) == nil { extend(by: line) }
                continue
            }
            let place = line.place(item.content.isEmpty ? line.trimmed : item.content)
            if let parts = StepParts(item.content) {
                guard steps.count < PersonaDocument.Limit.steps else {
                    broken += 1
                    return findings.error(
                        place, "more than \(PersonaDocument.Limit.steps) steps; make two patterns of this one"
                    )
                }
                take(parts, item, line, &findings)
            } else if item.ordinal == nil {
                extend(by: line)
            } else {
                broken += 1
                findings.error(
                    place, "this step does not say who does what; write it as \"1. **Persona** → task\"")
            }
        }
    }

    private mutating func take(
        _ parts: StepParts, _ item: ListItem, _ line: Line, _ findings: inout Findings
    ) {
        if parts.role.isEmpty || parts.role.count > PersonaDocument.Limit.name {
            broken += 1
            return findings.error(
                line.place(item.content),
                parts.role.isEmpty
                    ? "this step has no persona; write it as \"1. **Persona** → task\""
                    : "this persona's name is too long; write a short one: \"1. **Persona** → task\"")
        }
        if parts.task.isEmpty {
            broken += 1
            return findings.error(
                line.place(parts.role), "this step has no task; write it as \"1. **\(parts.role)** → task\"")
        }
        if steps.isEmpty { indentation = line.indentation }
        steps.append(Step(line: line, role: Role(parts.role), task: String(parts.task)))
        let number = steps.count + broken
        if let ordinal = item.ordinal, ordinal.number != number, !hasMisnumbered {
            hasMisnumbered = true
            findings.warning(
                line.place(ordinal.numberText),
                "this is step \(number), but it is numbered \(ordinal.numberText.prefix(20)); "
                    + "steps are taken in the order in which they stand, so number them 1, 2, 3")
        }
    }

    private mutating func extend(by line: Line) {
        guard let last = steps.indices.last, !line.trimmed.isEmpty else { return }
        steps[last].task += (ListItem(line) == nil ? " " : "\n") + line.trimmed
    }
}

extension PatternDraft {
    /// The pattern with the personas of each step; what the roles call a persona becomes an alias.
    func resolved(
        with roles: RoleResolver, _ personas: [Persona], _ aliases: inout AliasBook,
        _ findings: inout Findings
    ) -> Pattern {
        var pattern = Pattern(slug: slug, title: title, steps: [])
        for (index, step) in steps.enumerated() {
            var members: [Int] = []
            switch roles.resolve(step.role) {
            case .members(let found):
                members = found
                learn(step.role, found, roles, &aliases)
            case .unresolved(let part, let candidates):
                findings.error(
                    step.line.place(part), Self.unresolved(step.role, part, candidates, personas))
            }
            pattern.steps.append(
                Pattern.Step(
                    number: index + 1, task: step.task, role: step.role.text.collapsed,
                    personas: members.map { personas[$0].slug }))
        }
        return pattern
    }

    private func learn(_ role: Role, _ members: [Int], _ roles: RoleResolver, _ aliases: inout AliasBook) {
        if members.count == 1 { return aliases.add(role.text.collapsed, for: members[0], .used) }
        for qualifier in role.qualifiers {
            let name = "\(role.base) (\(qualifier))"
            if case .members(let found) = roles.resolve(Role(name[...])), found.count == 1 {
                aliases.add(name[...].collapsed, for: found[0], .used)
            }
        }
    }

    private static func unresolved(
        _ role: Role, _ part: Substring, _ candidates: [Int], _ personas: [Persona]
    ) -> String {
        let name = part == role.text ? "\(part)" : "\(part)\" in \"\(role.text)"
        if candidates.isEmpty {
            return "no persona is called \"\(name)\"; "
                + proposal(for: part, among: personas.map(\.name))
        }
        return "\"\(name)\" may be " + candidates.prefix(8).map { personas[$0].name }.joined(separator: ", ")
            + "; write one of them, or the choice as \"\(role.base) (one/other)\""
    }

    static func checkTitles(_ drafts: [PatternDraft], _ findings: inout Findings) {
        var seen: Set<Slug> = []
        for (index, draft) in drafts.enumerated() {
            if let number = draft.number, number != index + 1 {
                findings.warning(
                    draft.numberPlace,
                    "this is pattern \(index + 1), and is called by that number; write it here too")
            }
            guard !draft.slug.text.isEmpty, !seen.insert(draft.slug).inserted else { continue }
            findings.error(draft.place, "a second pattern \"\(draft.title)\"; give each a title of its own")
        }
    }
}
