/// What a language's source is made of, as far as colour goes: a table that `SourceLexer` walks.
struct SourceGrammar: Sendable {
    struct Text: Sendable {
        let open: [UInt8]
        let close: [UInt8]
        let escape: Escape
        /// Otherwise it ends with its line, closed or not.
        let spansLines: Bool

        enum Escape: Sendable { case none, backslash }

        init(_ open: String, _ close: String? = nil, escape: Escape = .none, spansLines: Bool = false) {
            self.open = Array(open.utf8)
            self.close = Array((close ?? open).utf8)
            self.escape = escape
            self.spansLines = spansLines
        }
    }

    /// What one language does that no other does.
    enum Form: Sendable { case plain, shell, yaml, json, toml, dockerfile }

    var form = Form.plain
    /// Begins a comment that goes to the end of the line.
    var comment: [UInt8] = []
    /// Only at the start of a line or after a blank.
    var commentNeedsBlank = false
    var blockComment: (open: [UInt8], close: [UInt8])?
    /// The longer before the shorter.
    var texts: [Text] = []
    /// In lower case, where case does not matter.
    var keywords: Set<[UInt8]> = []
    var ignoresCase = false
    /// What belongs to a word beside letters, digits, `_` and all that is not ASCII.
    var wordBytes: [UInt8] = []

    func isKeyword(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count <= 24 else { return false }
        return keywords.contains(ignoresCase ? word.map(\.lowerCase) : Array(word))
    }

    func isWord(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte >= 0x80 || wordBytes.contains(byte)
    }
}

extension UInt8 {
    var isLetter: Bool { lowerCase &- 0x61 < 26 }
    var isDigit: Bool { self &- 0x30 < 10 }
    var isBlank: Bool { self == 0x20 || self == 0x09 }
    var lowerCase: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

/// The languages that code blocks are coloured in.
enum SourceLanguage: Hashable, Sendable {
    case python, sql, shell, yaml, json, toml, r, dockerfile

    /// `name` is the first word behind the fence.
    init?(named name: some Collection<UInt8>) {
        guard name.count <= 16 else { return nil }
        switch String(decoding: name.map(\.lowerCase), as: UTF8.self) {
        case "python", "py", "python3", "ipython", "pyspark": self = .python
        case "sql", "postgresql", "postgres", "psql", "mysql", "sqlite", "bigquery", "tsql", "plsql", "hql",
            "duckdb", "snowflake":
            self = .sql
        case "sh", "bash", "shell", "zsh", "ksh": self = .shell
        case "yaml", "yml": self = .yaml
        case "json", "jsonc", "json5", "jsonl", "ndjson": self = .json
        case "toml": self = .toml
        case "r", "rscript": self = .r
        case "dockerfile", "docker", "containerfile": self = .dockerfile
        default: return nil
        }
    }

    var grammar: SourceGrammar {
        switch self {
        case .python: .python
        case .sql: .sql
        case .shell: .shell
        case .yaml: .yaml
        case .json: .json
        case .toml: .toml
        case .r: .r
        case .dockerfile: .dockerfile
        }
    }
}
