import Conversation
import Foundation
import GRDB
import Synchronization

/// The kept conversations: one SQLite database, which is the only truth.
///
/// Every call returns after its change is on the disk (WAL, `synchronous=FULL`), or throws and has changed nothing.
/// Several shells may use one folder at once; a write waits for another's at most `patience` seconds.
package final class SessionStore: Sendable {
    package static let fileName = "sessions.sqlite"
    package static func file(in folder: String) -> String { folder + "/" + fileName }

    /// Seconds that a call waits for another program's write.
    package static let patience = 5

    /// The database.
    package let path: String
    let queue: DatabaseQueue
    let shell: ShellLock
    /// Sessions in which another shell took the numbers that this one was going to use; see `record`.
    let branches = Mutex<[SessionID: SessionID]>([:])

    /// Makes what is missing: the folder (0700) and the database (0600), and brings an older schema up to date.
    package init(folder: String) throws(StoreError) {
        path = Self.file(in: folder)
        try DataFolder.prepare(folder, file: path)
        let locks = folder + "/shells"
        try DataFolder.make(locks)
        shell = try ShellLock(folder: locks)
        queue = try Self.connect(path: path, lock: locks + "/schema")
        shell.tidy()
        try settleAbandoned()
    }

    /// The most that the database may grow to, in pages of 4 KiB.
    package func limitPages(to count: Int) throws(StoreError) {
        try write("limit the database") { try $0.execute(sql: "PRAGMA max_page_count = \(count)") }
    }

    func read<T>(_ action: String, _ body: (Database) throws -> T) throws(StoreError) -> T {
        do { return try queue.read(body) } catch { throw StoreError(error, action: action, path: path) }
    }

    func write<T>(_ action: String, _ body: (Database) throws -> T) throws(StoreError) -> T {
        do { return try queue.write(body) } catch { throw StoreError(error, action: action, path: path) }
    }

    /// Replies that were open when their shell died are marked as cut off, and so become searchable. Reading marks them
    /// too, so a disk that is full is no reason not to start.
    private func settleAbandoned() throws(StoreError) {
        let owners = try read("look for cut replies") { database in
            try String.fetchAll(
                database,
                sql:
                    "SELECT DISTINCT owner FROM turn WHERE state IN ('waiting', 'streaming') AND owner IS NOT NULL"
            )
        }
        let dead = owners.filter { !shell.isAlive($0) }
        if dead.isEmpty { return }
        try? write("mark cut replies") { database in
            for owner in dead {
                try database.execute(
                    sql: """
                        UPDATE turn SET state = 'truncated', detail = ?
                        WHERE owner = ? AND state IN ('waiting', 'streaming')
                        """,
                    arguments: [Data(TurnRow.cutDetail.utf8), owner])
            }
        }
    }
}
