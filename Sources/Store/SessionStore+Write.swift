import Conversation
import Foundation
import GRDB

extension SessionStore {
    /// Again with the same id: the title and the times are replaced.
    package func create(_ summary: SessionSummary) throws(StoreError) {
        try write("keep the session") { database in
            try database.execute(
                sql: """
                    INSERT INTO session (id, title, created, updated) VALUES (?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET title = excluded.title, updated = max(updated, excluded.updated)
                    """,
                arguments: [
                    summary.id.text, Data(summary.title.utf8), summary.created.milliseconds,
                    summary.updated.milliseconds,
                ])
        }
    }

    package func rename(_ id: SessionID, _ title: String) throws(StoreError) {
        try set("title", Data(title.utf8), of: id)
    }

    /// What stands in the composer, unsent.
    package func saveDraft(_ id: SessionID, _ draft: String) throws(StoreError) {
        try set("draft", Data(draft.utf8), of: id)
    }

    package func setPinned(_ id: SessionID, _ slug: Slug?) throws(StoreError) {
        try set("pinned", slug?.text, of: id)
    }

    /// Keeps a new turn, or the new state of one that was kept before, and touches its session.
    ///
    /// Where another shell has put a different turn under this number, neither is lost: the session is branched,
    /// the branch gets the turns before this one, this turn and whatever this store is told of the session later.
    /// Returns the branch's id when that has just happened.
    @discardableResult
    package func record(_ turn: Turn) throws(StoreError) -> SessionID? {
        let branch = try write("keep the turn") { database -> SessionID? in
            let session = current(turn.id.session)
            if try !isTaken(turn, in: session, database) {
                try put(turn, in: session, database)
                return nil
            }
            let branch = try makeBranch(of: session, before: turn.id.number, database)
            try put(turn, in: branch, database)
            return branch
        }
        if let branch { branches.withLock { $0[turn.id.session] = branch } }
        return branch
    }

    /// What has arrived so far of a reply that was recorded open. Nothing once it has ended.
    package func checkpoint(_ id: TurnID, text: String) throws(StoreError) {
        try write("keep what has arrived") { database in
            try database.execute(
                sql: """
                    UPDATE turn SET text = ?, state = 'streaming'
                    WHERE session = ? AND number = ? AND owner = ? AND state IN ('waiting', 'streaming')
                    """,
                arguments: [Data(text.utf8), current(id.session).text, id.number, shell.id])
        }
    }

    /// Where this store's changes to the session go.
    func current(_ id: SessionID) -> SessionID {
        branches.withLock { $0[id] } ?? id
    }

    private func set(
        _ column: String, _ value: (any DatabaseValueConvertible)?, of id: SessionID
    ) throws(StoreError) {
        try write("keep the session") { database in
            try database.execute(
                sql: "UPDATE session SET \(column) = ? WHERE id = ?", arguments: [value, current(id).text])
            if database.changesCount == 0 { throw StoreError.noSession(id: id.text) }
        }
    }

    private func put(_ turn: Turn, in session: SessionID, _ database: Database) throws {
        let names = TurnRow.columns.split(separator: ", ")
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO turn (session, \(TurnRow.columns))
                VALUES (?\(String(repeating: ", ?", count: names.count)))
                ON CONFLICT (session, number) DO UPDATE SET
                \(names.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
                """)
        let values: [(any DatabaseValueConvertible)?] =
            [session.text] + TurnRow.values(of: turn, owner: shell.id)
        do {
            try statement.execute(arguments: StatementArguments(values))
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY {
            throw StoreError.noSession(id: session.text)
        }
        let touch = try database.cachedStatement(
            sql: "UPDATE session SET updated = max(updated, ?) WHERE id = ?")
        try touch.execute(arguments: [(turn.ended ?? turn.started).milliseconds, session.text])
        if database.changesCount == 0 { throw StoreError.noSession(id: session.text) }
    }

    /// The same turn again has the same beginning and the same speaker.
    private func isTaken(_ turn: Turn, in session: SessionID, _ database: Database) throws -> Bool {
        let statement = try database.cachedStatement(
            sql: "SELECT owner, started, speaker FROM turn WHERE session = ? AND number = ?")
        guard let row = try Row.fetchOne(statement, arguments: [session.text, turn.id.number]) else {
            return false
        }
        if row[0] == shell.id { return false }
        return row[1] != turn.started.milliseconds || row[2] != TurnRow.speaker(turn.speaker)
    }

    private func makeBranch(of session: SessionID, before number: Int, _ database: Database) throws
        -> SessionID
    {
        var count = 2
        while try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM session WHERE id = ?)",
            arguments: ["\(session.text)-\(count)"]) == true
        {
            count += 1
        }
        let branch = SessionID("\(session.text)-\(count)")
        try database.execute(
            sql: """
                INSERT INTO session (id, title, created, updated, draft, pinned)
                SELECT ?, CAST(title || ? AS BLOB), created, updated, x'', pinned FROM session WHERE id = ?
                """,
            arguments: [branch.text, Data(" (\(count))".utf8), session.text])
        try database.execute(
            sql: """
                INSERT INTO turn (session, \(TurnRow.columns))
                SELECT ?, \(TurnRow.columns) FROM turn WHERE session = ? AND number < ?
                """,
            arguments: [branch.text, session.text, number])
        // What was decided before the two parted, and here.
        try database.execute(
            sql: """
                INSERT INTO handoff (session, number, time, text, owner)
                SELECT ?1, number, time, text, owner FROM handoff WHERE session = ?2
                AND (owner = ?4 OR time < (SELECT started FROM turn WHERE session = ?2 AND number = ?3))
                """,
            arguments: [branch.text, session.text, number, shell.id])
        return branch
    }
}
