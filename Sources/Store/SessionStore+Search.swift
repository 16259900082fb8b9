import Conversation
import GRDB

extension SessionStore {
    /// Turns that hold all the words, best first (BM25). Case and accents do not count; the last word may go on.
    /// Replies are found once they have ended.
    package func search(_ text: String, limit: Int = 20) throws(StoreError) -> [SearchHit] {
        guard let query = Self.query(for: text) else { return [] }
        return try read("search the sessions") { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT session.id, title, created, updated,
                        (SELECT count(*) FROM turn WHERE turn.session = session.id),
                        number, speaker, snippet(turn_search, 0, ?1, ?2, '…', 24)
                    FROM turn_search JOIN turn ON turn.id = turn_search.rowid
                        JOIN session ON session.id = turn.session
                    WHERE turn_search MATCH ?3 ORDER BY turn_search.rank, turn.id DESC LIMIT ?4
                    """,
                arguments: [Self.begin, Self.end, query, max(0, limit)]
            ).map { row in
                let summary = Self.summary(row)
                return SearchHit(
                    session: summary, turn: TurnID(session: summary.id, number: row[5]),
                    speaker: TurnRow.speaker(stored: row[6]),
                    excerpt: Self.pieces(of: row[7] ?? ""))
            }
        }
    }

    // Not printable, so that a text that holds them loses nothing that could be seen.
    private static let begin = "\u{2}"
    private static let end = "\u{3}"

    /// Each word as a string of FTS5's language, so that none of its operators is met by chance.
    static func query(for text: String) -> String? {
        let words = text.split { $0.isWhitespace || $0 == "\0" }
            .map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
        return words.isEmpty ? nil : words.joined(separator: " ") + "*"
    }

    private static func pieces(of excerpt: String) -> [SearchHit.Piece] {
        var pieces: [SearchHit.Piece] = []
        var text = ""
        for scalar in excerpt.unicodeScalars {
            let isMark = scalar == "\u{2}" || scalar == "\u{3}"
            if !isMark { text.unicodeScalars.append(scalar) }
            if isMark, !text.isEmpty {
                pieces.append(.init(text: text, isMatch: scalar == "\u{3}"))
                text = ""
            }
        }
        if !text.isEmpty { pieces.append(.init(text: text, isMatch: false)) }
        return pieces
    }
}
