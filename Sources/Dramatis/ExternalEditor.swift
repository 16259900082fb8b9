import Glibc

/// A text in the user's own editor: VISUAL, else EDITOR, else vi.
enum ExternalEditor {
    static func edit(_ text: String) -> Result<String, Failure> {
        do throws(Failure) {
            return .success(try run(text))
        } catch {
            return .failure(error)
        }
    }

    private static func run(_ text: String) throws(Failure) -> String {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/dramatis-XXXXXX.md".utf8CString)
        let descriptor = mkstemps(&template, 3)
        guard descriptor >= 0 else { throw Failure("\(folder): no file can be made there for the editor") }
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(path) }
        let isWritten = Output.write(Array(text.utf8), to: descriptor)
        close(descriptor)
        if !isWritten { throw Failure("\(path): the text can't be written for the editor") }
        let names: [String] = ["VISUAL", "EDITOR"]
        let editor = names.compactMap { getenv($0).map { String(cString: $0) } }.first { !$0.isEmpty } ?? "vi"
        let status = try spawn(editor, path)
        if status != 0 {
            throw Failure("the editor (\(editor)) ended with status \(status); the text stays as it was")
        }
        var edited = try Files.read(path)
        // Editors end the last line; the composer's text has no end of line of its own.
        if edited.hasSuffix("\n") { edited.removeLast() }
        return edited
    }

    /// Through the shell, since EDITOR may hold arguments. As in system(3), an interrupt is the editor's alone meanwhile;
    /// a stop is for both, so that the user's own shell sees one job.
    private static func spawn(_ editor: String, _ path: String) throws(Failure) -> Int32 {
        let words = ["/bin/sh", "-c", "\(editor) \"$1\"", "sh", path]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        let changed = [(SIGINT, SIG_IGN), (SIGQUIT, SIG_IGN), (SIGTSTP, SIG_DFL)].map { number, handler in
            var old = sigaction()
            var new = sigaction()
            new.__sigaction_handler.sa_handler = handler
            sigaction(number, &new, &old)
            return (number, old)
        }
        defer {
            for (number, old) in changed {
                var old = old
                sigaction(number, &old, nil)
            }
        }
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
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        // Ended by a signal: as the shell counts it.
        return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f
    }
}
