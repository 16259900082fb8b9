/// A heading line: `###`, then the title without closing marks and emphasis, as a slice of the line.
struct Heading {
    /// 1...6.
    let level: Int
    let title: Substring

    /// The space after the marks may be missing at the levels at which personas and patterns stand.
    init?(_ line: Line) {
        guard line.kind == .text, line.indentation <= 3 else { return nil }
        let trimmed = line.trimmed
        let marks = trimmed.prefix(7).prefix { $0 == "#" }.count
        guard (1...6).contains(marks) else { return nil }
        let rest = trimmed.dropFirst(marks)
        guard let first = rest.first else { return nil }
        guard first.isWhitespace || ((2...4).contains(marks) && (first.isLetter || first.isNumber)) else {
            return nil
        }
        var title = rest.trimmed
        var closing = title
        while closing.last == "#" { closing.removeLast() }
        if closing.last?.isWhitespace == true { title = closing.trimmed }
        guard !title.isEmpty else { return nil }
        level = marks
        self.title = title.plain
    }
}

/// `1. Data Engineer (DE)`, as slices of the line.
struct PersonaTitle {
    let isNumbered: Bool
    let name: Substring
    /// What stands in the last brackets; nil without brackets at the end.
    let abbreviation: Substring?

    init(_ title: Substring) {
        var rest = title
        if let worded = Numbered(title, after: "persona") {
            rest = worded.rest
        }
        let ordinal = Ordinal(rest)
        if let ordinal { rest = ordinal.rest }
        isNumbered = ordinal != nil || rest.startIndex != title.startIndex
        rest = rest.plain
        if rest.last == ")", let open = rest.lastIndex(of: "(") {
            abbreviation = rest[rest.index(after: open)...].dropLast().plain
            name = rest[..<open].plain
        } else {
            abbreviation = nil
            name = rest
        }
    }

    /// Whether the brackets hold what can only be meant as an abbreviation.
    var looksAbbreviated: Bool {
        abbreviation.map { Self.isAbbreviation($0) && $0.uppercased() == $0 } ?? false
    }

    static func isAbbreviation(_ text: Substring) -> Bool {
        text.count <= PersonaDocument.Limit.abbreviation && text.contains(where: \.isLetter)
            && text.allSatisfy { $0.isLetter || $0.isNumber || "-_&/+.".contains($0) }
    }
}

/// `Pattern 1: End-to-End ML Pipeline`, as slices of the line.
struct PatternTitle {
    let number: Int?
    let numberText: Substring
    let title: Substring

    init?(_ heading: Substring) {
        guard let numbered = Numbered(heading, after: "pattern") else { return nil }
        number = numbered.number
        numberText = numbered.numberText
        title = numbered.rest.plain
    }
}

/// A word, then a number or a colon or both: `Pattern 1: ...`, `Pattern: ...`, `Pattern 2 - ...`.
struct Numbered {
    let number: Int?
    let numberText: Substring
    let rest: Substring

    init?(_ text: Substring, after word: String) {
        let letters = text.prefix(while: \.isLetter)
        guard letters.count == word.count, letters.lowercased() == word else { return nil }
        let afterWord = text[letters.endIndex...].drop { $0.isWhitespace }
        numberText = afterWord.prefix { $0.isASCII && $0.isNumber }
        let afterNumber = afterWord[numberText.endIndex...].drop { $0.isWhitespace }
        number = Int(numberText)
        if let mark = afterNumber.first, ":.-–—)".contains(mark) {
            guard !numberText.isEmpty || mark == ":" else { return nil }
            rest = afterNumber.dropFirst().trimmed
        } else {
            guard !numberText.isEmpty, afterNumber.isEmpty else { return nil }
            rest = afterNumber
        }
    }
}

/// The number of a list item or heading, `3.` or `3)`.
struct Ordinal {
    /// Nil where it has more digits than a number can hold.
    let number: Int?
    let numberText: Substring
    let rest: Substring

    init?(_ text: Substring) {
        numberText = text.prefix { $0.isASCII && $0.isNumber }
        let mark = text[numberText.endIndex...]
        guard !numberText.isEmpty, mark.first == "." || mark.first == ")" else { return nil }
        let after = mark.dropFirst()
        guard after.first?.isNumber != true else { return nil }
        number = Int(numberText)
        rest = after.trimmed
    }
}
