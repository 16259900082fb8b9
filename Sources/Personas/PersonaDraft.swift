import Conversation

/// A persona as far as its own block tells, and where its names stand.
struct PersonaDraft {
    private(set) var persona: Persona
    let namePlace: Place
    let abbreviationPlace: Place
    private(set) var slugPlace: Place

    private enum Target {
        /// Text under no label: kept in a section without a title.
        case loose
        case field(Field)
        case other(Int)
        /// After a rule: belongs to nobody.
        case nobody
    }

    private var target = Target.loose
    private var seen: Set<Field> = []
    private var slugText: Substring?
    /// A blank line came since the last text, so the next begins anew.
    private var isParagraph = true

    init(_ title: PersonaTitle, _ block: Block, _ lines: [Line], _ findings: inout Findings) {
        let heading = lines[block.headingIndex]
        namePlace = title.name.isEmpty ? block.place : heading.place(title.name)
        abbreviationPlace = title.abbreviation.map(heading.place) ?? block.place
        slugPlace = block.place
        persona = Persona(
            slug: Slug(""),
            abbreviation: (title.abbreviation ?? "").prefix(PersonaDocument.Limit.abbreviation).uppercased(),
            name: title.name.prefix(PersonaDocument.Limit.name).collapsed)
        checkTitle(title, &findings)
        for line in lines[block.body] { take(line, heading: block.level, &findings) }
        finish(&findings)
    }

    private func checkTitle(_ title: PersonaTitle, _ findings: inout Findings) {
        if title.name.isEmpty {
            findings.error(namePlace, "this persona has no name; write the heading as \"### 1. Name (ABBR)\"")
        } else if title.name.count > PersonaDocument.Limit.name {
            findings.error(
                namePlace,
                "this name has \(title.name.count) characters; shorten it to \(PersonaDocument.Limit.name)")
        } else if let bad = title.name.first(where: Self.isUnfit) {
            findings.error(
                namePlace,
                "the name holds \(Self.shown(bad)), with which replies could not be labelled; take it out")
        }
        guard let abbreviation = title.abbreviation else {
            return findings.error(
                namePlace,
                "\"\(title.name.prefix(PersonaDocument.Limit.name))\" has no abbreviation; "
                    + "write it in brackets at the end of the heading: \"### 1. Name (ABBR)\"")
        }
        if !PersonaTitle.isAbbreviation(abbreviation) {
            findings.error(
                abbreviationPlace,
                "\"\(abbreviation.prefix(40))\" is no abbreviation; write letters, digits and hyphens, "
                    + "at most \(PersonaDocument.Limit.abbreviation): \"(MLE-PT)\"")
        } else if abbreviation.uppercased() != abbreviation {
            findings.warning(
                abbreviationPlace, "abbreviations are upper case; write \"\(abbreviation.uppercased())\"")
        }
    }

    /// Replies begin with `[Name]: `, so a name can't hold brackets, and nothing that a terminal would not
    /// show.
    private static func isUnfit(_ character: Character) -> Bool {
        "[]".contains(character)
            || character.unicodeScalars.contains { scalar in
                switch scalar.properties.generalCategory {
                case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
                default: false
                }
            }
    }

    private static func shown(_ character: Character) -> String {
        if "[]".contains(character) { return "\"\(character)\"" }
        return character.unicodeScalars.map { "U+" + String($0.value, radix: 16, uppercase: true) }
            .joined(separator: " ")
    }
}

// MARK: - The lines of the block

extension PersonaDraft {
    private mutating func take(_ line: Line, heading level: Int, _ findings: inout Findings) {
        switch line.kind {
        case .comment, .table: return
        case .code: return addRaw(line.text)
        case .text: break
        }
        let text = line.trimmed
        if text.isEmpty {
            isParagraph = true
            if case .other(let index) = target { persona.otherSections[index].lines.append("") }
        } else if line.isRule {
            target = .nobody
        } else if let heading = Heading(line), heading.level > level {
            open(heading.title, Field(title: heading.title), line, &findings)
        } else if let label = FieldLabel(line) {
            open(label.title, label.field, line, &findings)
            if !label.value.isEmpty { add(label.value, line, &findings) }
        } else {
            add(text, line, &findings)
        }
    }

    private mutating func open(
        _ title: Substring, _ field: Field?, _ line: Line, _ findings: inout Findings
    ) {
        isParagraph = true
        guard let field else {
            warnOfMisspelling(title, line, &findings)
            persona.otherSections.append(Persona.Section(title: title.collapsed, lines: []))
            target = .other(persona.otherSections.count - 1)
            return
        }
        target = .field(field)
        guard !seen.insert(field).inserted else { return }
        if field == .slug {
            findings.error(
                line.place(title),
                "a second slug under \"\(persona.name)\"; if another persona begins here, "
                    + "its heading \"### N. Name (ABBR)\" is missing, otherwise take it out")
        } else {
            findings.warning(
                line.place(title),
                "\"\(field.rawValue)\" stands here a second time; both are read, better join them")
        }
    }

    private func warnOfMisspelling(_ title: Substring, _ line: Line, _ findings: inout Findings) {
        let known = Field.allCases.map(\.rawValue).first { name in
            abs(name.count - title.count) <= 2 && Nearest.distance(title.lowercased(), name.lowercased()) <= 2
        }
        guard let near = known else { return }
        findings.warning(
            line.place(title),
            "\"\(title)\" is no section that the router reads; if \"\(near)\" is meant, write \"**\(near)**:\""
        )
    }

    private mutating func add(_ text: Substring, _ line: Line, _ findings: inout Findings) {
        defer { isParagraph = false }
        switch target {
        case .nobody: break
        case .loose: addLoose(line)
        case .other(let index):
            let isWholeLine = text.startIndex == line.trimmed.startIndex
            let kept = isWholeLine ? line.text[..<text.endIndex] : text
            persona.otherSections[index].lines.append(String(kept))
        case .field(.slug):
            if slugText == nil {
                slugText = text.plain
                slugPlace = line.place(text.plain)
            }
            target = .loose
        case .field(.note):
            let item = String(text)
            guard let note = persona.note else {
                persona.note = item
                return
            }
            persona.note = note + (isParagraph || ListItem(line) != nil ? "\n" : " ") + item
        case .field(.expertise): addItem(text, line, to: \.expertise)
        case .field(.responsibilities): addItem(text, line, to: \.responsibilities)
        case .field(.communicationStyle): addItem(text, line, to: \.communicationStyle)
        case .field(.whenToInvoke): addItem(text, line, to: \.whenToInvoke)
        }
    }

    private mutating func addLoose(_ line: Line) {
        if let index = persona.otherSections.indices.last, persona.otherSections[index].title.isEmpty {
            persona.otherSections[index].lines.append(String(line.trimmed))
        } else {
            persona.otherSections.append(Persona.Section(title: "", lines: [String(line.trimmed)]))
        }
    }

    /// A line without a bullet goes on the item above it, unless a blank line parts them.
    private mutating func addItem(
        _ text: Substring, _ line: Line, to list: WritableKeyPath<Persona, [String]>
    ) {
        let isWholeLine = text.startIndex == line.trimmed.startIndex
        if isWholeLine, let item = ListItem(line) {
            if !item.content.isEmpty { persona[keyPath: list].append(String(item.content)) }
        } else if !isParagraph, let last = persona[keyPath: list].indices.last {
            persona[keyPath: list][last] += " " + text
        } else {
            persona[keyPath: list].append(String(text))
        }
    }

    private mutating func addRaw(_ text: Substring) {
        func extend(_ list: WritableKeyPath<Persona, [String]>, _ persona: inout Persona) {
            if let last = persona[keyPath: list].indices.last {
                persona[keyPath: list][last] += "\n" + text
            } else {
                persona[keyPath: list].append(String(text))
            }
        }
        switch target {
        case .nobody: break
        case .loose, .field(.slug):
            persona.otherSections.append(Persona.Section(title: "", lines: [String(text)]))
            target = .other(persona.otherSections.count - 1)
        case .other(let index): persona.otherSections[index].lines.append(String(text))
        case .field(.note): persona.note = persona.note.map { $0 + "\n" + text } ?? String(text)
        case .field(.expertise): extend(\.expertise, &persona)
        case .field(.responsibilities): extend(\.responsibilities, &persona)
        case .field(.communicationStyle): extend(\.communicationStyle, &persona)
        case .field(.whenToInvoke): extend(\.whenToInvoke, &persona)
        }
    }

    private mutating func finish(_ findings: inout Findings) {
        for index in persona.otherSections.indices {
            while persona.otherSections[index].lines.last?.isEmpty == true {
                persona.otherSections[index].lines.removeLast()
            }
            let blanks = persona.otherSections[index].lines.prefix(while: \.isEmpty).count
            persona.otherSections[index].lines.removeFirst(blanks)
        }
        takeSlug(&findings)
        if persona.expertise.isEmpty {
            findings.warning(
                namePlace,
                "\"\(persona.name.prefix(40))\" has no expertise, so requests are hard to route to it; "
                    + "add \"**Expertise**:\" and a list under it")
        }
    }

    private mutating func takeSlug(_ findings: inout Findings) {
        let proposal = String(persona.name.kebabCase.prefix(PersonaDocument.Limit.slug))
        guard let text = slugText, !text.isEmpty else {
            persona.slug = Slug(proposal)
            return findings.error(
                namePlace,
                "\"\(persona.name.prefix(40))\" has no slug; add a line \"**Slug**: `\(proposal)`\" under the heading"
            )
        }
        persona.slug = Slug(String(text.prefix(PersonaDocument.Limit.slug)))
        guard text.count > PersonaDocument.Limit.slug || !Self.isKebab(text) else { return }
        let mended = String(String(text.prefix(PersonaDocument.Limit.slug)).kebabCase)
        let better = mended.isEmpty ? proposal : mended
        findings.error(
            slugPlace,
            "\"\(text.prefix(40))\" is no slug; write lower-case letters, digits and single hyphens, "
                + "at most \(PersonaDocument.Limit.slug): `\(better)`")
    }

    private static func isKebab(_ text: Substring) -> Bool {
        text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.allSatisfy { ($0.isLetter || $0.isNumber) && !$0.isUppercase }
        }
    }
}
