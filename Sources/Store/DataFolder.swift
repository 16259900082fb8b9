import Foundation

/// The folder of the sessions and the files in it, as the file system has them: nobody else may read them.
enum DataFolder {
    /// Makes the folder and, in it, the empty file.
    static func prepare(_ folder: String, file: String) throws(StoreError) {
        let isNew = !FileManager.default.fileExists(atPath: folder)
        try make(folder)
        // A folder of the user's that holds other things keeps its permissions.
        let content = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        if isNew || content.isEmpty || content.contains(SessionStore.fileName) { chmod(folder, 0o700) }
        // Made before SQLite makes it, which gives its companions the same permissions.
        let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let code = errno
            switch code {
            case EACCES, EROFS, EPERM: throw .readOnly(path: file)
            case ENOSPC, EDQUOT: throw .diskFull(path: file)
            default:
                throw .failed(
                    action: "open the database", path: file, reason: String(cString: strerror(code)))
            }
        }
        fchmod(descriptor, 0o600)
        close(descriptor)
    }

    static func make(_ path: String) throws(StoreError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            if exists, !isFolder.boolValue { throw .folder(path: path, reason: "it is a file") }
            let code = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code
            let reason = code.map { String(cString: strerror(Int32($0))) } ?? error.localizedDescription
            throw .folder(path: path, reason: reason)
        }
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func move(_ old: String, to new: String) throws(StoreError) {
        if rename(old, new) != 0 {
            throw .failed(
                action: "set the unreadable database aside", path: old,
                reason: String(cString: strerror(errno)))
        }
    }

    /// While `body` runs no other program is in the same place. Goes on without where the system has no locks.
    static func locking<T>(_ path: String, _ body: () throws(StoreError) -> T) throws(StoreError) -> T {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        defer { if descriptor >= 0 { close(descriptor) } }
        if descriptor >= 0 { flock(descriptor, LOCK_EX) }
        return try body()
    }
}
