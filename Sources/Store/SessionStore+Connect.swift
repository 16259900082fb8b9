import Foundation
import GRDB

extension SessionStore {
    /// `lock`: a file by which shells that start at once do this one after the other. The migrator looks at what is done
    /// before it begins to write, so that two would do the same.
    static func connect(path: String, lock: String) throws(StoreError) -> DatabaseQueue {
        try DataFolder.locking(lock) { () throws(StoreError) in try connectAlone(path: path) }
    }

    private static func connectAlone(path: String) throws(StoreError) -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "sessions"
        configuration.busyMode = .timeout(TimeInterval(patience))
        configuration.prepareDatabase { database in
            // In KiB; a shell reads a session once, and then only appends.
            try database.execute(sql: "PRAGMA cache_size = -1024")
            try enterWAL(database)
            try database.execute(sql: "PRAGMA synchronous = FULL")
        }
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            let migrator = Schema.migrator
            try queue.read { database in
                let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode")
                let synchronous = try Int.fetchOne(database, sql: "PRAGMA synchronous")
                if mode != "wal" || synchronous != 2 {
                    throw StoreError.failed(
                        action: "make writing safe", path: path,
                        reason:
                            "the journal is “\(mode ?? "")”, synchronous \(synchronous ?? -1); is the folder on "
                            + "a network file system? Name one on a local disk with --data DIR")
                }
                if try migrator.hasBeenSuperseded(database) { throw StoreError.newer(path: path) }
                if try migrator.appliedIdentifiers(database).isEmpty, try hasTables(database) {
                    throw StoreError.failed(
                        action: "use the database", path: path,
                        reason: "another program's tables are in it. Name another folder with --data DIR")
                }
            }
            if try queue.read({ try !migrator.hasCompletedMigrations($0) }) { try migrator.migrate(queue) }
            return queue
        } catch {
            throw StoreError(error, action: "open the database", path: path)
        }
    }

    /// Tables of somebody who is not the migrator.
    private static func hasTables(_ database: Database) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table'
                AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations')
                """) ?? false
    }

    /// SQLite does not wait for another that changes the journal mode at the same moment.
    private static func enterWAL(_ database: Database) throws {
        for attempt in 0... {
            do {
                try database.execute(sql: "PRAGMA journal_mode = WAL")
                return
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && attempt < 100 {
                Thread.sleep(forTimeInterval: 0.02)
            }
        }
    }
}
