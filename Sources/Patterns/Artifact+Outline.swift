/// What is in a kept block, for who is told of it and does not get its text.
extension Artifact {
    /// In one line: "tables day (at, sales), month; view totals", "class Model; functions load, fit"; "" where nothing is
    /// known by a name. Read by the shape of the lines, not parsed: it is a note and no promise.
    package var outline: String {
        let kinds: [(one: String, many: String, names: [String])] = [
            ("table", "tables", tables), ("view", "views", names(behind: ["CREATE"], of: "VIEW")),
            ("class", "classes", names(behind: [], of: "class")),
            ("function", "functions", names(behind: [], of: "def")),
        ]
        let outline = kinds.filter { !$0.names.isEmpty }
            .map {
                "\($0.names.count == 1 ? $0.one : $0.many) \($0.names.prefix(Self.most).joined(separator: ", "))"
            }
            .joined(separator: "; ")
        return outline.count > Self.longest ? outline.prefix(Self.longest - 1) + "\u{2026}" : outline
    }

    /// Of each kind.
    private static let most = 4
    /// In characters: a claim of a brief has its limit, and names can have any length.
    private static let longest = 500
    /// In characters: nobody writes the names of what is in a dump.
    private static let mostRead = 50_000

    private var lines: [Substring] { text.prefix(Self.mostRead).split(whereSeparator: \.isNewline) }

    /// `CREATE OR REPLACE VIEW name AS`, `class Name(Base):`. Each name once.
    private func names(behind opening: [String], of kind: String) -> [String] {
        var seen: Set<String> = []
        return lines.compactMap { line -> String? in
            // Python's own are indented.
            if opening.isEmpty, line.first?.isWhitespace == true { return nil }
            return Self.name(in: line, behind: opening, of: kind)?.name
        }.filter { seen.insert($0).inserted }
    }

    private static func name(
        in line: Substring, behind opening: [String], of kind: String
    ) -> (name: String, rest: Substring)? {
        var rest = line.drop { $0.isWhitespace }
        func word() -> Substring {
            let word = rest.prefix { $0.isLetter || $0.isNumber || "_.\"`".contains($0) }
            rest = rest.dropFirst(word.count).drop { $0 == " " }
            return word
        }
        for expected in opening where word().uppercased() != expected { return nil }
        var next = word()
        while ["OR", "REPLACE", "TEMPORARY", "TEMP", "MATERIALIZED"].contains(next.uppercased()) {
            next = word()
        }
        guard opening.isEmpty ? next == kind : next.uppercased() == kind else { return nil }
        next = word()
        while ["IF", "NOT", "EXISTS"].contains(next.uppercased()) { next = word() }
        let name = next.filter { $0 != "\"" && $0 != "`" }
        return name.isEmpty ? nil : (name, rest)
    }

    /// With their columns, by which others will ask for them.
    private var tables: [String] {
        var tables: [(name: String, columns: [String])] = []
        var isInside = false
        for line in lines {
            if let table = Self.name(in: line, behind: ["CREATE"], of: "TABLE") {
                isInside = table.rest.last == "(" && !tables.contains { $0.name == table.name }
                if isInside || !tables.contains(where: { $0.name == table.name }) {
                    tables.append((table.name, []))
                }
            } else if isInside {
                let bare = line.drop { $0.isWhitespace }
                if bare.first == ")" {
                    isInside = false
                } else if let column = Self.column(in: bare) {
                    tables[tables.count - 1].columns.append(column)
                }
            }
        }
        return tables.map {
            $0.columns.isEmpty ? $0.name : "\($0.name) (\($0.columns.prefix(8).joined(separator: ", ")))"
        }
    }

    private static func column(in line: Substring) -> String? {
        let word = line.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "\"" || $0 == "`" }
        let constraints = [
            "PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "CONSTRAINT", "KEY", "INDEX", "REFERENCES", "ON",
        ]
        guard !word.isEmpty, !constraints.contains(word.uppercased()) else { return nil }
        return word.filter { $0 != "\"" && $0 != "`" }
    }
}
