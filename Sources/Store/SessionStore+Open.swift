import Conversation
import Foundation

extension SessionStore {
    /// Opens the database in the folder. One that can't be read is moved aside, byte for byte, under a name with the
    /// time `now` (UTC), and a new one is made; `setAside` then says, for the user, what happened and where it went.
    package static func open(
        folder: String, now: Timestamp
    ) throws(StoreError) -> (store: SessionStore, setAside: String?) {
        do {
            return (try SessionStore(folder: folder), nil)
        } catch let error where error.isUnreadable {
            return try replace(folder: folder, now: now)
        }
    }

    /// Two shells that start at once must not set aside each other's new database: one after the other, and each looks
    /// again first.
    private static func replace(
        folder: String, now: Timestamp
    ) throws(StoreError) -> (store: SessionStore, setAside: String?) {
        try DataFolder.locking(folder + "/shells/set-aside") { () throws(StoreError) in
            try replaceAlone(folder: folder, now: now)
        }
    }

    private static func replaceAlone(
        folder: String, now: Timestamp
    ) throws(StoreError) -> (store: SessionStore, setAside: String?) {
        do {
            return (try SessionStore(folder: folder), nil)
        } catch let error where error.isUnreadable {
            let name = try setAside(file(in: folder), now: now)
            let store = try SessionStore(folder: folder)
            return (
                store,
                "The kept sessions could not be read (\(error.reasonInBrief)). They are set aside in \(name), and a "
                    + "new database was begun. “sqlite3 '\(name)' .recover” can bring back most of what is in it."
            )
        }
    }

    private static func setAside(_ old: String, now: Timestamp) throws(StoreError) -> String {
        let name = free(old + ".unreadable-" + stamp(now))
        // What is not yet in the main file is in the -wal; SQLite finds it by its name.
        for suffix in ["-wal", "-shm", ""] where DataFolder.exists(old + suffix) {
            try DataFolder.move(old + suffix, to: name + suffix)
        }
        return name
    }

    private static func free(_ name: String) -> String {
        var candidate = name
        var number = 2
        while DataFolder.exists(candidate) {
            candidate = "\(name)-\(number)"
            number += 1
        }
        return candidate
    }

    /// `20261123-140207`, UTC.
    private static func stamp(_ time: Timestamp) -> String {
        var seconds = time_t(time.milliseconds / 1000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        var text = [CChar](repeating: 0, count: 32)
        let length = strftime(&text, text.count, "%Y%m%d-%H%M%S", &parts)
        return String(decoding: text.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

extension StoreError {
    fileprivate var reasonInBrief: String {
        if case .notADatabase = self { "the file is not a database" } else { "the file is damaged" }
    }
}
