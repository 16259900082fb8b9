import Foundation
import Glibc
import Synchronization
import Terminal

/// A text in the user's own editor: VISUAL, else EDITOR, else vi. The terminal is its own while it runs; the caller's loop
/// goes on.
struct ExternalEditor {
    /// What it was given.
    let text: String
    private let name: String
    private let path: String
    private let child: pid_t
    private let status: Status
    private let changed: [(signal: Int32, action: sigaction)]

    /// How the child ended, from the thread that waits for it.
    private final class Status: Sendable {
        let value = Mutex<Int32?>(nil)
    }

    /// Starts the editor; `wake` wakes the loop when it has ended.
    static func start(_ text: String, wake: WakeDescriptor) throws(Failure) -> ExternalEditor {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/dramatis-XXXXXX.md".utf8CString)
        let descriptor = mkstemps(&template, 3)
        guard descriptor >= 0 else {
            throw Failure(
                "\(folder): no file can be made there for the editor; set TMPDIR to a folder that can be written"
            )
        }
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let isWritten = Output.write(Array(text.utf8), to: descriptor)
        close(descriptor)
        let names: [String] = ["VISUAL", "EDITOR"]
        let editor = names.compactMap { getenv($0).map { String(cString: $0) } }.first { !$0.isEmpty } ?? "vi"
        let changed = shareSignals()
        do throws(Failure) {
            if !isWritten {
                throw Failure(
                    "\(path): the text can't be written for the editor; is the disk full? TMPDIR names another folder"
                )
            }
            let child = try spawn(editor, path)
            let status = Status()
            let thread = Thread {
                var result: Int32 = 0
                while waitpid(child, &result, 0) < 0, errno == EINTR {}
                status.value.withLock { $0 = result }
                wake.wake()
            }
            thread.name = "editor"
            thread.stackSize = 1 << 19
            thread.start()
            return ExternalEditor(
                text: text, name: editor, path: path, child: child, status: status, changed: changed)
        } catch {
            putBack(changed)
            unlink(path)
            throw error
        }
    }

    /// The text as it was left; nil while the editor runs. To be called until it gives something.
    func result() -> Result<String, Failure>? {
        guard let result = status.value.withLock({ $0 }) else { return nil }
        defer { end() }
        // Ended by a signal: as the shell counts it.
        let code = result & 0x7f == 0 ? result >> 8 & 0xff : 128 + result & 0x7f
        if code != 0 {
            return .failure(
                Failure("the editor (\(name)) ended with status \(code); the text stays as it was"))
        }
        do throws(Failure) {
            return .success(try read())
        } catch {
            return .failure(error)
        }
    }

    /// The shell ends before the editor does: the text as it was last written to its file, if it can be read.
    func abandon() -> String? {
        kill(child, SIGHUP)
        defer { end() }
        return try? read()
    }

    private func read() throws(Failure) -> String {
        var edited = try Files.read(path)
        // Editors end the last line; the composer's text has no end of line of its own.
        if edited.hasSuffix("\n") { edited.removeLast() }
        return edited
    }

    private func end() {
        Self.putBack(changed)
        unlink(path)
    }

    /// As in system(3), an interrupt is the editor's alone meanwhile; a stop is for both, so that the user's own shell sees one
    /// job.
    private static func shareSignals() -> [(signal: Int32, action: sigaction)] {
        [(SIGINT, SIG_IGN), (SIGQUIT, SIG_IGN), (SIGTSTP, SIG_DFL)].map { number, handler in
            var old = sigaction()
            var new = sigaction()
            new.__sigaction_handler.sa_handler = handler
            sigaction(number, &new, &old)
            return (number, old)
        }
    }

    private static func putBack(_ changed: [(signal: Int32, action: sigaction)]) {
        for (number, old) in changed {
            var old = old
            sigaction(number, &old, nil)
        }
    }

    /// Through the shell, since EDITOR may hold arguments.
    private static func spawn(_ editor: String, _ path: String) throws(Failure) -> pid_t {
        let words = ["/bin/sh", "-c", "\(editor) \"$1\"", "sh", path]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var defaults = sigset_t()
        sigemptyset(&defaults)
        for number in [SIGINT, SIGQUIT, SIGTSTP, SIGPIPE] { sigaddset(&defaults, number) }
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var child: pid_t = 0
        guard posix_spawn(&child, "/bin/sh", nil, &attributes, &arguments, environ) == 0 else {
            throw Failure("the editor (\(editor)) can't be started")
        }
        return child
    }
}
