import Conversation
import Foundation
import GRDB

extension SessionStore {
    /// Keeps the next decision about what is handed on. Where another shell has decided something else meanwhile it
    /// throws, since two walkthroughs can't be merged: theirs stands.
    package func keep(_ record: HandoffRecord) throws(StoreError) {
        try write("keep the step") { database in
            let session = current(record.session).text
            let known = try Row.fetchOne(
                database, sql: "SELECT owner, text FROM handoff WHERE session = ? AND number = ?",
                arguments: [session, record.number])
            if let known {
                // The same again: the answer to the first try was lost.
                if known[0] == shell.id, TurnRow.text(known, 1) == record.text { return }
                throw StoreError.movedOn(id: session)
            }
            do {
                try database.execute(
                    sql: "INSERT INTO handoff (session, number, time, text, owner) VALUES (?, ?, ?, ?, ?)",
                    arguments: [
                        session, record.number, record.time.milliseconds, Data(record.text.utf8), shell.id,
                    ])
            } catch let error as DatabaseError
                where error.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY
            {
                throw StoreError.noSession(id: session)
            }
            try database.execute(
                sql: "UPDATE session SET updated = max(updated, ?) WHERE id = ?",
                arguments: [record.time.milliseconds, session])
        }
    }

    static func handoffs(of id: SessionID, _ database: Database) throws -> [HandoffRecord] {
        try Row.fetchAll(
            database, sql: "SELECT number, time, text FROM handoff WHERE session = ? ORDER BY number",
            arguments: [id.text]
        ).map {
            HandoffRecord(
                session: id, number: $0[0], time: Timestamp(milliseconds: $0[1]),
                text: TurnRow.text($0, 2) ?? "")
        }
    }
}
