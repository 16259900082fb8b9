import Foundation

/// Tells living shells from dead ones: each holds a lock on a file of its own, which the kernel lets go however
/// the process ends. Unlike a process id it can't be taken for another's, nor does it end at a container's wall.
final class ShellLock: Sendable {
    /// The file's name; never used twice.
    let id: String
    private let folder: String
    private let descriptor: Int32

    /// `folder` exists.
    init(folder: String) throws(StoreError) {
        self.folder = folder
        for _ in 0..<16 {
            let id = UUID().uuidString.lowercased()
            let path = folder + "/" + id
            let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if descriptor < 0 {
                let code = errno
                if code == EEXIST { continue }
                throw Self.error(code, path: path)
            }
            let isRefused = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
            // Another shell that tidies up may have been between the two calls.
            var status = stat()
            if !isRefused, fstat(descriptor, &status) == 0, status.st_nlink > 0 {
                self.id = id
                self.descriptor = descriptor
                return
            }
            close(descriptor)
        }
        throw .failed(action: "lock a file", path: folder, reason: "another program keeps removing it")
    }

    deinit {
        unlink(folder + "/" + id)
        close(descriptor)
    }

    /// When in doubt, yes: a reply that is still arriving must never be called cut off.
    func isAlive(_ other: String) -> Bool {
        if other == id { return true }
        // Ids come from the database, which others may write.
        guard UUID(uuidString: other) != nil else { return false }
        let descriptor = open(folder + "/" + other, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { return errno != ENOENT }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0
    }

    /// Removes the files of shells that died.
    func tidy() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where UUID(uuidString: name) != nil && !isAlive(name) {
            unlink(folder + "/" + name)
        }
    }

    private static func error(_ code: Int32, path: String) -> StoreError {
        switch code {
        case EACCES, EROFS, EPERM: .readOnly(path: path)
        case ENOSPC, EDQUOT: .diskFull(path: path)
        default: .failed(action: "make a file", path: path, reason: String(cString: strerror(code)))
        }
    }
}
