/// The sections of a persona that the grammar names.
enum Field: String, CaseIterable {
    case slug = "Slug"
    case expertise = "Expertise"
    case responsibilities = "Responsibilities"
    case communicationStyle = "Communication Style"
    case whenToInvoke = "When to Invoke"
    case note = "Note"

    init?(title: some StringProtocol) {
        switch title.words.joined(separator: " ") {
        case "slug": self = .slug
        case "expertise": self = .expertise
        case "responsibilities", "responsibility": self = .responsibilities
        case "communication style", "communication styles": self = .communicationStyle
        case "when to invoke": self = .whenToInvoke
        case "note", "notes": self = .note
        default: return nil
        }
    }
}

/// `**Slug**: ...` at the beginning of a line, as slices of the line.
struct FieldLabel {
    let title: Substring
    /// Nil for a section that the grammar does not name.
    let field: Field?
    let value: Substring

    /// Bold with a colon inside or after it, or bold alone in its line. In a list item, or indented under
    /// one, only the named fields are labels: other bold words there begin an item's text.
    init?(_ line: Line) {
        guard line.kind == .text else { return nil }
        var text = line.trimmed
        var isItem = line.indentation >= 2
        if let item = ListItem(line), item.ordinal == nil {
            text = item.content
            isItem = true
        }
        guard let (title, value) = Self.bold(text) ?? Self.bare(text) else { return nil }
        let field = Field(title: title)
        if isItem, field == nil || field == .note { return nil }
        (self.title, self.field, self.value) = (title, field, value)
    }

    private static func bold(_ text: Substring) -> (Substring, Substring)? {
        guard let mark = ["**", "__"].first(where: text.hasPrefix) else { return nil }
        let inner = text.dropFirst(2)
        guard let close = inner.firstPair(of: Character(String(mark.prefix(1)))) else { return nil }
        var title = inner[..<close].trimmed
        var value = inner[inner.index(close, offsetBy: 2)...].drop { $0.isWhitespace }
        if let colon = title.last, isColon(colon) {
            title = title.dropLast().trimmed
        } else if let colon = value.first, isColon(colon) {
            value = value.dropFirst()
        } else if !value.isEmpty {
            return nil
        }
        guard title.contains(where: \.isLetter) else { return nil }
        return (title, value.trimmed)
    }

    /// Without bold only what nothing else can be: `Slug: x`, and the name of a list with nothing after the
    /// colon.
    private static func bare(_ text: Substring) -> (Substring, Substring)? {
        guard let colon = text.prefix(24).firstIndex(where: isColon) else { return nil }
        let title = text[..<colon].trimmed
        let value = text[text.index(after: colon)...].trimmed
        switch Field(title: title) {
        case .slug: return value.isEmpty ? nil : (title, value)
        case .expertise, .responsibilities, .communicationStyle, .whenToInvoke:
            return value.isEmpty ? (title, value) : nil
        case .note, nil: return nil
        }
    }

    private static func isColon(_ character: Character) -> Bool { character == ":" || character == "：" }
}

extension Substring {
    /// Where the character first stands twice in a row.
    func firstPair(of character: Character) -> Index? {
        var previous: Index?
        var index = startIndex
        while index < endIndex {
            if self[index] == character {
                if let previous { return previous }
                previous = index
            } else {
                previous = nil
            }
            index = self.index(after: index)
        }
        return nil
    }
}
