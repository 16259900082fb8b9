import Conversation
import Foundation
import GRDB

/// Why something could not be kept or read again: what was wrong, where, and what to do. Nothing that was
/// acknowledged before is lost by any of these.
package enum StoreError: Error, Equatable, CustomStringConvertible {
    /// The folder for the sessions can't be made or entered.
    case folder(path: String, reason: String)
    /// The folder or the file may not be written.
    case readOnly(path: String)
    case diskFull(path: String)
    /// Another program holds the database for longer than is waited.
    case locked(path: String)
    /// The file is something else than a database.
    case notADatabase(path: String)
    case damaged(path: String)
    /// Written by a later version of this program.
    case newer(path: String)
    case noSession(id: String)
    /// Another shell has gone on with the session's pattern.
    case movedOn(id: String)
    /// What the system or SQLite said, where none of the above holds.
    case failed(action: String, path: String, reason: String)

    package var description: String {
        switch self {
        case .folder(let path, let reason):
            "\(path): the folder for the sessions can't be used: \(reason). Mend that, or name another with "
                + "--data DIR."
        case .readOnly(let path):
            "\(path): may not be written, so nothing can be kept. Give yourself the right to write there, or "
                + "name another folder with --data DIR."
        case .diskFull(let path):
            "\(path): the disk is full; the last change was not kept. Free some space and try again."
        case .locked(let path):
            "\(path): another program has kept the database locked for \(SessionStore.patience) seconds. Close "
                + "it (a backup, a database browser) and try again."
        case .notADatabase(let path):
            "\(path): is not a database. Move it away, or name another folder with --data DIR."
        case .damaged(let path):
            "\(path): the database is damaged. Keep a copy of it; “sqlite3 FILE .recover” can bring back most of it."
        case .newer(let path):
            "\(path): was written by a later version of dramatis. Use that version, or name another folder with "
                + "--data DIR."
        case .noSession(let id):
            "There is no session “\(id)”. “dramatis sessions list” or /sessions shows those there are."
        case .movedOn(let id):
            "Another shell has gone on with the pattern of this session. `/open \(id)` shows how it stands."
        case .failed(let action, let path, let reason):
            "\(path): could not \(action): \(reason)."
        }
    }

    /// The file itself is beyond reading: it is set aside.
    var isUnreadable: Bool {
        switch self {
        case .notADatabase, .damaged: true
        case .folder, .readOnly, .diskFull, .locked, .newer, .noSession, .movedOn, .failed: false
        }
    }

    init(_ error: any Error, action: String, path: String) {
        if let known = error as? StoreError {
            self = known
            return
        }
        guard let error = error as? DatabaseError else {
            self = .failed(action: action, path: path, reason: "\(error)")
            return
        }
        switch error.resultCode {
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
        case .SQLITE_NOTADB: self = .notADatabase(path: path)
        case .SQLITE_CORRUPT: self = .damaged(path: path)
        default:
            let said = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
            self = .failed(action: action, path: path, reason: said)
        }
    }
}
