import Engine
import Foundation
import Glibc
import Personas

/// Reads the persona document again when it changes on disk. The folder is watched, since editors put a new file
/// in the old one's place; a sleeping thread, so that watching costs nothing.
enum FileWatch {
    static func start(_ file: String, inbox: Inbox) {
        let thread = Thread { watch(file, inbox: inbox) }
        thread.name = "personas"
        thread.stackSize = 1 << 20
        thread.start()
    }

    private static func watch(_ file: String, inbox: Inbox) {
        let slash = file.lastIndex(of: "/")
        let folder = slash.map { String(file[..<$0]) } ?? "."
        let name = slash.map { String(file[file.index(after: $0)...]) } ?? file
        let descriptor = inotify_init1(Int32(IN_CLOEXEC))
        let mask = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO)
        let isWatched =
            descriptor >= 0 && inotify_add_watch(descriptor, folder.isEmpty ? "/" : folder, mask) >= 0
        // A folder that is not there yet has nothing to watch.
        if !isWatched, descriptor >= 0, errno == ENOENT { return }
        guard isWatched else {
            inbox.post(
                .notice(
                    .warning, "Changes of the persona document are not noticed: its folder can't be watched.")
            )
            return
        }
        // What was changed between the first reading and now.
        post(file, inbox)
        var buffer = [UInt8](repeating: 0, count: 16 * 1024)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return }
            if names(in: buffer[..<count]).contains(name) { post(file, inbox) }
        }
    }

    /// The engine takes a document that is as before for no change.
    private static func post(_ file: String, _ inbox: Inbox) {
        guard let text = try? Files.read(file) else { return }
        inbox.post(.personas(PersonaDocument.read(text, file: file), file: file))
    }

    /// The file names of `struct inotify_event`s (inotify(7)): four 32-bit fields, the last the length of the
    /// name that follows, filled up with NUL.
    private static func names(in bytes: ArraySlice<UInt8>) -> [String] {
        var names: [String] = []
        var at = bytes.startIndex
        while at + 16 <= bytes.endIndex {
            let length = (0..<4).reduce(0) { $0 | Int(bytes[at + 12 + $1]) << (8 * $1) }
            guard at + 16 + length <= bytes.endIndex else { break }
            let name = bytes[(at + 16)..<(at + 16 + length)].prefix { $0 != 0 }
            names.append(String(decoding: name, as: UTF8.self))
            at += 16 + length
        }
        return names
    }
}
