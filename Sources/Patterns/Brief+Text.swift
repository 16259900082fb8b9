/// A brief as the user reads and edits it: five headings, a claim a line, the turns in brackets behind it.
extension Brief {
    package enum Section: String, CaseIterable, Sendable {
        case goal = "Goal"
        case decisions = "Decisions"
        case artifacts = "Artifacts"
        case openQuestions = "Open questions"
        case next = "Next"
    }

    /// `init(text:)` reads it back as it is.
    package var text: String {
        Section.allCases.map { section in
            switch section {
            case .goal: "Goal: \(goal.onOneLine)"
            case .next: "Next: \(next.onOneLine)"
            case .decisions: Self.list(section, decisions)
            case .artifacts: Self.list(section, artifacts)
            case .openQuestions: Self.list(section, openQuestions)
            }
        }.joined(separator: "\n")
    }

    private static func list(_ section: Section, _ claims: [Claim]) -> String {
        (["\(section.rawValue):"] + claims.map { "- \($0.line)" }).joined(separator: "\n")
    }

    /// Reads an edited brief. A line without the mark of a list goes on with the claim above it. Throws for text before the first
    /// heading, since it is not known what it is.
    package init(text: String) throws(BriefError) {
        (self, _) = try Self.parts(of: text)
        if goal.isEmpty { throw .noGoal }
        try checkLimits()
    }

    /// The brief with those of its sections in place that the text has.
    package func replacing(by text: String) throws(BriefError) -> Brief {
        let (given, sections) = try Self.parts(of: text)
        var brief = self
        for section in sections {
            switch section {
            case .goal: brief.goal = given.goal
            case .decisions: brief.decisions = given.decisions
            case .artifacts: brief.artifacts = given.artifacts
            case .openQuestions: brief.openQuestions = given.openQuestions
            case .next: brief.next = given.next
            }
        }
        if brief.goal.isEmpty { throw .noGoal }
        try brief.checkLimits()
        return brief
    }

    private static func parts(of text: String) throws(BriefError) -> (brief: Brief, sections: Set<Section>) {
        var brief = Brief(goal: "")
        var section: Section?
        var seen: Set<Section> = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        {
            var rest = line.trimmed
            if let (heading, after) = heading(of: rest) {
                if !seen.insert(heading).inserted {
                    throw .repeated(heading, line: index + 1)
                }
                section = heading
                rest = after
            }
            if rest.isEmpty { continue }
            guard let section else { throw .noHeading(line: index + 1) }
            brief.add(rest, to: section)
        }
        return (brief, seen)
    }

    private func checkLimits() throws(BriefError) {
        if claims.count > Self.mostClaims { throw .tooMany(claims.count, limit: Self.mostClaims) }
        let longest = ([goal, next] + claims.map(\.text)).map(\.utf8.count).max() ?? 0
        if longest > Self.longestText { throw .tooLong(limit: Self.longestText) }
    }

    private mutating func add(_ line: Substring, to section: Section) {
        switch section {
        case .goal: goal = goal.isEmpty ? String(line) : "\(goal) \(line)"
        case .next: next = next.isEmpty ? String(line) : "\(next) \(line)"
        case .decisions: Self.add(line, to: &decisions)
        case .artifacts: Self.add(line, to: &artifacts)
        case .openQuestions: Self.add(line, to: &openQuestions)
        }
    }

    private static func add(_ line: Substring, to claims: inout [Claim]) {
        if line.allSatisfy({ "-*•_".contains($0) }) { return }
        let item = line.listItem
        let claim = Claim(line: item ?? line)
        if item != nil || claims.isEmpty {
            if !claim.text.isEmpty { claims.append(claim) }
        } else if var last = claims.popLast() {
            last.text += " " + claim.text
            last.turns = Set(last.turns + claim.turns).sorted()
            claims.append(last)
        }
    }

    /// Case, marks of Markdown and the colon do not count.
    private static func heading(of line: Substring) -> (Section, Substring)? {
        let bare = line.drop { "#* ".contains($0) }
        for section in Section.allCases
        where bare.prefix(section.rawValue.count).lowercased() == section.rawValue.lowercased() {
            let after = bare.dropFirst(section.rawValue.count).drop { $0 == "*" }
            if after.allSatisfy({ $0.isWhitespace || $0 == "*" }), line.hasPrefix("#") || line.hasPrefix("*")
            {
                return (section, "")
            }
            if after.first == ":" { return (section, after.dropFirst().drop { $0 == "*" }.trimmed) }
        }
        return nil
    }
}

extension Brief.Claim {
    /// "use Parquet [3, 5]"; a text that ends like that itself gets an empty reference behind it.
    package var line: String {
        let text = text.onOneLine
        if !turns.isEmpty { return "\(text) \(reference)" }
        return Brief.Claim(line: text[...]).text == text ? text : "\(text) []"
    }

    /// "[3, 5]"
    package var reference: String { "[\(turns.map(String.init).joined(separator: ", "))]" }

    init(line: Substring) {
        let line = line.trimmed
        guard line.last == "]", let open = line.lastIndex(of: "[") else {
            self.init(String(line))
            return
        }
        if line[open...] == "[]", line[..<open].trimmed.last == "]" {
            self.init(String(line[..<open].trimmed))
            return
        }
        let parts = line[line.index(after: open)...].dropLast().split(separator: ",").map(\.trimmed)
        let numbers = parts.compactMap { Int($0) }
        if numbers.isEmpty || numbers.count < parts.count || numbers.contains(where: { $0 < 1 }) {
            self.init(String(line))
        } else {
            self.init(String(line[..<open].trimmed), turns: Set(numbers).sorted())
        }
    }
}

/// Why an edited brief can't be taken.
package enum BriefError: Error, Equatable, CustomStringConvertible {
    case noGoal
    case noHeading(line: Int)
    case repeated(Brief.Section, line: Int)
    case tooMany(Int, limit: Int)
    case tooLong(limit: Int)

    package var description: String {
        switch self {
        case .noGoal: "the brief has no goal: write it behind \"Goal:\""
        case .noHeading(let line):
            "line \(line) of the brief stands under no heading; the headings are "
                + Brief.Section.allCases.map { "\"\($0.rawValue):\"" }.joined(separator: ", ")
        case .repeated(let section, let line):
            "line \(line) of the brief begins \"\(section.rawValue):\" a second time; put both under one"
        case .tooMany(let count, let limit): "the brief has \(count) claims, and takes \(limit) at most"
        case .tooLong(let limit): "a part of the brief is longer than \(limit) bytes; shorten it"
        }
    }
}

extension StringProtocol {
    /// What stands behind the mark of a list; nil without one. A star before a word may be emphasis, a dash before a number
    /// its sign, and two dashes an option's.
    var listItem: SubSequence? {
        guard let mark = first, "-*•".contains(mark) else { return nil }
        let rest = dropFirst()
        guard let next = rest.first, !next.isWhitespace else { return rest.trimmed }
        return mark == "*" || next.isNumber || "-.".contains(next) ? nil : rest.trimmed
    }

    var trimmed: SubSequence {
        var part = self[...]
        while part.first?.isWhitespace == true { part = part.dropFirst() }
        while part.last?.isWhitespace == true { part = part.dropLast() }
        return part
    }

    /// White space as single blanks.
    var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
