import Conversation
import GRDB

extension SessionStore {
    /// Newest first; a session in which nothing was said and nothing is being written is not listed.
    package func list(limit: Int = 100) throws(StoreError) -> [SessionSummary] {
        try read("list the sessions") { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT id, title, created, updated,
                        (SELECT count(*) FROM turn WHERE turn.session = session.id) AS turns
                    FROM session WHERE length(draft) > 0 OR EXISTS (SELECT 1 FROM turn WHERE turn.session = session.id)
                        OR EXISTS (SELECT 1 FROM handoff WHERE handoff.session = session.id)
                    ORDER BY updated DESC, id DESC LIMIT ?
                    """,
                arguments: [max(0, limit)]
            ).map(Self.summary)
        }
    }

    package func latest() throws(StoreError) -> SessionSummary? { try list(limit: 1).first }

    /// Nil when there is none with exactly this id. A reply that another living shell is still receiving is open; one
    /// whose shell died is ended as truncated.
    package func session(_ id: SessionID) throws(StoreError) -> Session? {
        try read("read the session") { database in
            guard
                let row = try Row.fetchOne(
                    database,
                    sql: """
                        SELECT id, title, created, updated, (SELECT count(*) FROM turn WHERE session = ?1),
                            draft, pinned
                        FROM session WHERE id = ?1
                        """,
                    arguments: [id.text])
            else { return nil }
            var known: [String: Bool] = [:]
            let isAlive = { (owner: String) -> Bool in
                if let answer = known[owner] { return answer }
                let answer = self.shell.isAlive(owner)
                known[owner] = answer
                return answer
            }
            let rows = try Row.fetchCursor(
                database,
                sql: "SELECT \(TurnRow.columns) FROM turn WHERE session = ? ORDER BY number",
                arguments: [id.text])
            var turns: [Turn] = []
            while let row = try rows.next() { turns.append(TurnRow.turn(row, in: id, isAlive: isAlive)) }
            return Session(
                summary: Self.summary(row), transcript: Transcript(turns: turns),
                draft: TurnRow.text(row, 5) ?? "", pinned: (row[6] as String?).map(Slug.init),
                handoffs: try Self.handoffs(of: id, database))
        }
    }

    package enum Finding: Sendable, Equatable {
        case found(Session)
        /// Newest first.
        case ambiguous([SessionSummary])
        case unknown
    }

    /// The session whose id is, or alone begins with, what was typed.
    package func find(prefix: String) throws(StoreError) -> Finding {
        let candidates = try read("look for the session") { database in
            // No character of it is a wildcard.
            try Row.fetchAll(
                database,
                sql: """
                    SELECT id, title, created, updated, (SELECT count(*) FROM turn WHERE turn.session = session.id)
                    FROM session WHERE substr(id, 1, length(?1)) = ?1 ORDER BY updated DESC, id DESC LIMIT 100
                    """,
                arguments: [prefix]
            ).map(Self.summary)
        }
        let exact = candidates.first { $0.id.text == prefix }
        guard !prefix.isEmpty, let one = exact ?? candidates.first else { return .unknown }
        if exact == nil, candidates.count > 1 { return .ambiguous(candidates) }
        return try session(one.id).map(Finding.found) ?? .unknown
    }

    static func summary(_ row: Row) -> SessionSummary {
        SessionSummary(
            id: SessionID(row[0]), title: TurnRow.text(row, 1) ?? "",
            created: Timestamp(milliseconds: row[2]),
            updated: Timestamp(milliseconds: row[3]), turnCount: row[4])
    }
}
