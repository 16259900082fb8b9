/// The keys as they are bound, in words: what the engine's own texts tell of them.
package struct KeyLegend: Sendable, Equatable {
    package struct Row: Sendable, Equatable {
        package let action: String
        package let area: String
        /// As they are written: `Ctrl-A`; none when nothing is bound.
        package var keys: [String]
        /// In which mode alone it holds; "" for none in particular.
        package let when: String
        package let summary: String
        /// The user's configuration has set the keys.
        package let isChanged: Bool

        package init(
            action: String, area: String, keys: [String], when: String, summary: String, isChanged: Bool
        ) {
            self.action = action
            self.area = area
            self.keys = keys
            self.when = when
            self.summary = summary
            self.isChanged = isChanged
        }
    }

    package let rows: [Row]
    private let places: [String: Int]

    package init(_ rows: [Row]) {
        self.rows = rows
        places = Dictionary(
            rows.enumerated().map { ($1.action, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Where there are no keys: the line mode.
    package static let none = KeyLegend([])

    /// All keys of an action.
    package func keys(_ action: String) -> [String] { places[action].map { rows[$0].keys } ?? [] }

    /// The first key of an action; nil when it has none.
    package subscript(_ action: String) -> String? { keys(action).first }

    /// `Enter send`, or nothing when the action has no key.
    package func hint(_ action: String, _ words: String) -> String? { self[action].map { "\($0) \(words)" } }

    /// Several of them on one line.
    package func hints(_ parts: [(action: String, words: String)]) -> String {
        parts.compactMap { hint($0.action, $0.words) }.joined(separator: "  ")
    }
}

extension Text {
    /// The table as it is in force, as a list: a table of three columns is no good at 40.
    static func keys(_ legend: KeyLegend) -> String {
        if legend.rows.isEmpty {
            return "There are no keys in the line mode: everything is a command (`/help`)."
        }
        var lines = ["**Keys**"]
        var area = ""
        for row in legend.rows {
            if row.area != area {
                area = row.area
                lines += ["", "**\(area)**", ""]
            }
            let keys = row.keys.isEmpty ? "no key" : row.keys.map(code).joined(separator: " ")
            let asides =
                [row.action] + (row.when.isEmpty ? [] : [row.when]) + (row.isChanged ? ["yours"] : [])
            lines.append("- \(keys) \(literal(row.summary)) *(\(asides.joined(separator: ", ")))*")
        }
        lines += [
            "",
            "With `editing = \"vi\"`, after Esc: `h j k l w b e W B E 0 ^ $ gg G f F t T ; ,` with counts, "
                + "`d c y x X s S r D C Y p P J ~ u .`, and `i a I A o O` to write on.",
            "",
            "In `config.toml`, under `[keys]`: `repaint = \"F5\"`, or several: `[\"F5\", \"Ctrl-G\"]`. The names are "
                + "those in brackets.",
        ]
        return lines.joined(separator: "\n")
    }

    /// What a beginner needs, with the keys that are really bound.
    static func keysInBrief(_ legend: KeyLegend) -> String {
        let rows: [(actions: [String], does: String)] = [
            (["send", "new-line"], "send, new line"),
            (["complete"], "complete a command or a member"),
            (["stop"], "stop the reply; what came stays"),
            (["instead"], "have the runner-up answer instead"),
            (["page-up", "page-down", "top", "bottom"], "move through the transcript; the wheel does too"),
            (["up", "down", "history-search"], "earlier lines, and queued ones; look for one"),
            (
                ["kill-word-backward", "kill-line", "yank", "undo"],
                "kill the word, the line; bring it back; undo"
            ),
            (["external-editor"], "write in `$EDITOR`"),
            (["interrupt", "end-of-input"], "leave (the first one twice)"),
        ]
        var lines = ["**Keys**", "", "| Key | It does |", "|---|---|"]
        for row in rows {
            let keys = row.actions.compactMap { legend[$0] }
            if !keys.isEmpty { lines.append("| \(keys.joined(separator: ", ")) | \(row.does) |") }
        }
        let (accept, back) = (legend["send"] ?? "", legend["stop"] ?? "")
        lines += [
            "| \(accept), e, r, d, \(back) | while a brief is shown: accept, edit, draft anew, discard, back to the talk |",
            "| 1 to 9, \(accept) | take what a card offers |", "", "`/keys` shows them all.",
        ]
        return lines.joined(separator: "\n")
    }
}
