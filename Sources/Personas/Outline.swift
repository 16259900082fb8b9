/// A heading that opens a persona or a pattern, and the lines that belong to it.
struct Block {
    enum Opening {
        case persona(PersonaTitle)
        case pattern(PatternTitle)
    }

    let opening: Opening
    let level: Int
    /// Index of the heading's line.
    let headingIndex: Int
    let place: Place
    /// Indices of the lines after the heading.
    var body: Range<Int>
}

/// Which headings are personas and patterns. Everything else is prose, or a section inside of a block.
struct Outline {
    private(set) var blocks: [Block] = []
    private let lines: [Line]
    private var current: Block?

    /// What the lines under a heading, up to the next one, say about it.
    private enum Evidence {
        case none
        case fields
        case slug
    }

    private enum Role {
        case persona(PersonaTitle)
        case pattern(PatternTitle)
        case section
        /// The title looks like a persona's, but nothing under it does.
        case prose(suspect: Bool)
    }

    init(_ source: Source, _ findings: inout Findings) {
        lines = source.lines
        let headings = lines.indices.compactMap { index in Heading(lines[index]).map { (index, $0) } }
        reportOrphans(before: headings.first?.0 ?? lines.endIndex, &findings)
        var suspects: [(index: Int, heading: Heading)] = []
        for (order, (index, heading)) in headings.enumerated() {
            let next = order + 1 < headings.count ? headings[order + 1].0 : lines.endIndex
            let nextHeading = order + 1 < headings.count ? headings[order + 1].1 : nil
            let evidence = evidence(in: index + 1..<next, of: heading, before: nextHeading)
            switch role(of: heading, evidence) {
            case .persona(let title): open(.persona(title), heading, index)
            case .pattern(let title): open(.pattern(title), heading, index)
            case .section: break
            case .prose(let suspect):
                close(at: index)
                if suspect { suspects.append((index, heading)) }
            }
        }
        close(at: lines.endIndex)
        report(suspects, &findings)
    }

    private func role(of heading: Heading, _ evidence: Evidence) -> Role {
        if let pattern = PatternTitle(heading.title) { return .pattern(pattern) }
        let title = PersonaTitle(heading.title)
        let isTitled = title.isNumbered && title.abbreviation != nil && (2...4).contains(heading.level)
        if let current, heading.level > current.level {
            if case .persona = current.opening, Field(title: heading.title) != nil { return .section }
            switch evidence {
            case .slug: return .persona(title)
            case .fields where isTitled: return .persona(title)
            case .fields, .none: return .section
            }
        }
        if evidence != .none || isTitled { return .persona(title) }
        return .prose(suspect: title.isNumbered || title.looksAbbreviated)
    }

    /// A section heading right under counts as a field.
    private func evidence(in body: Range<Int>, of heading: Heading, before next: Heading?) -> Evidence {
        var found = Evidence.none
        for index in body {
            switch FieldLabel(lines[index])?.field {
            case .slug: return .slug
            case .expertise, .responsibilities, .communicationStyle, .whenToInvoke: found = .fields
            case .note, nil: break
            }
        }
        if found == .none, let next, next.level > heading.level {
            switch Field(title: next.title) {
            case .slug: found = .slug
            case .expertise, .responsibilities, .communicationStyle, .whenToInvoke: found = .fields
            case .note, nil: break
            }
        }
        return found
    }

    private mutating func open(_ opening: Block.Opening, _ heading: Heading, _ index: Int) {
        close(at: index)
        current = Block(
            opening: opening, level: heading.level, headingIndex: index,
            place: lines[index].place(heading.title), body: index + 1..<index + 1)
    }

    private mutating func close(at index: Int) {
        guard var block = current else { return }
        block.body = block.headingIndex + 1..<index
        blocks.append(block)
        current = nil
    }

    /// Fields before the first heading belong to nobody.
    private func reportOrphans(before end: Int, _ findings: inout Findings) {
        for line in lines[..<end] {
            guard let label = FieldLabel(line), let field = label.field, field != .note else { continue }
            findings.error(
                line.place(label.title),
                "\"\(field.rawValue)\" stands under no persona; write a heading \"### 1. Name (ABBR)\" above it"
            )
            return
        }
    }

    /// Only at the levels at which this document's personas stand.
    private func report(_ suspects: [(index: Int, heading: Heading)], _ findings: inout Findings) {
        var levels: Set<Int> = []
        for block in blocks {
            if case .persona = block.opening { levels.insert(block.level) }
        }
        for (index, heading) in suspects where levels.contains(heading.level) {
            findings.warning(
                lines[index].place(heading.title),
                "\"\(heading.title)\" is read as prose; if it is a persona, "
                    + "write \"(ABBR)\" after the name and a line \"**Slug**: `name`\" under it")
        }
    }
}
