import Engine
import Foundation
import Glibc

/// Writes a text to a file: whole, or not at all.
enum SavedFile {
    /// `~` is the user's own folder, `~name` that of another.
    static func path(_ name: String) -> String {
        // Foundation asks the user database alone, where a shell asks HOME first.
        if name == "~" || name.hasPrefix("~/"), let home = getenv("HOME") {
            return String(cString: home) + name.dropFirst()
        }
        return NSString(string: name).expandingTildeInPath
    }

    /// What to tell the user.
    static func save(_ excerpt: Excerpt, to name: String, overwrites: Bool) -> Event {
        do throws(Failure) {
            let path = path(name)
            try write(excerpt.text, to: path, overwrites: overwrites)
            return .notice(.answer, "\(excerpt.name) is in \(path).")
        } catch {
            return .notice(.failure, error.description)
        }
    }

    /// Nothing that is there is written over, unless `overwrites` says so: then a link is followed, and the file keeps its
    /// permissions.
    static func write(
        _ text: String, to path: String, overwrites: Bool = false, mode: mode_t = 0o666
    ) throws(Failure) {
        let target = overwrites ? resolved(path) : path
        let slash = target.lastIndex(of: "/")
        let folder = slash.map { String(target[...$0]) } ?? ""
        let partial = "\(folder).dramatis-\(getpid()).part"
        unlink(partial)
        let descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        if descriptor < 0 { throw failure(path, errno) }
        defer { unlink(partial) }
        var there = stat()
        if overwrites, stat(target, &there) == 0 {
            guard there.st_mode & S_IFMT == S_IFREG else {
                close(descriptor)
                throw Failure("\(path): this is no ordinary file, so nothing is written over it.")
            }
            fchmod(descriptor, there.st_mode & 0o7777)
        }
        let isWritten = Output.write(Array(text.utf8), to: descriptor) && fsync(descriptor) == 0
        let code = errno
        close(descriptor)
        if !isWritten { throw failure(path, code) }
        if overwrites {
            if rename(partial, target) != 0 { throw failure(path, errno) }
        } else {
            try place(partial, at: path)
        }
    }

    /// Only where nothing is.
    private static func place(_ partial: String, at path: String) throws(Failure) {
        if link(partial, path) == 0 { return }
        var code = errno
        // A file system without links: the name is taken first, and then filled.
        if [EPERM, ENOTSUP, ENOSYS, EOPNOTSUPP].contains(code) {
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 {
                close(descriptor)
                if rename(partial, path) == 0 { return }
                code = errno
                unlink(path)
            } else {
                code = errno
            }
        }
        throw failure(path, code)
    }

    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    private static func failure(_ path: String, _ code: Int32) -> Failure {
        if code == EEXIST {
            return Failure(
                "\(path): it is there already. Name another file; /save ! FILE writes over what is there.")
        }
        return Failure("\(path): it can't be written: \(String(cString: strerror(code))).")
    }
}
