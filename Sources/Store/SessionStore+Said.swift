import Conversation
import GRDB

extension SessionStore {
    /// What the user has said in any session, the newest first. `before`: the `next` of the last answer, nil for the newest;
    /// `next` is nil when there is no more. What is longer than a person would write again is left out.
    package func said(before: Int?, limit: Int) throws(StoreError) -> (lines: [String], next: Int?) {
        try read("look for what was said") { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT id, text FROM turn WHERE speaker IS NULL AND id < ?1 AND length(text) <= ?2
                    ORDER BY id DESC LIMIT ?3
                    """,
                arguments: [before ?? Int.max, Self.longestSaid, max(1, limit)])
            let lines = rows.compactMap { TurnRow.text($0, 1) }
            return (lines, rows.count < max(1, limit) ? nil : rows.last.map { $0[0] })
        }
    }

    private static let longestSaid = 100_000
}
