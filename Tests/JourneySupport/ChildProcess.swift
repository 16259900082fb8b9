import Glibc

/// A program on a pseudo-terminal that is its controlling one, as the leader of a session of its own.
package final class ChildProcess {
    package enum Status: Hashable, Sendable {
        case exited(Int32)
        case signaled(Int32)
    }

    package let id: pid_t
    package private(set) var status: Status?

    /// `binary` is a path, or a name to be found in this process's PATH. `environment` is all that the program gets.
    package init(
        _ binary: String, arguments: [String], environment: [String: String], directory: String?,
        terminal: PseudoTerminal
    ) throws {
        var attributes = posix_spawnattr_t()
        var actions = posix_spawn_file_actions_t()
        posix_spawnattr_init(&attributes)
        posix_spawn_file_actions_init(&actions)
        defer {
            posix_spawnattr_destroy(&attributes)
            posix_spawn_file_actions_destroy(&actions)
        }
        // POSIX_SPAWN_SETSID (glibc 2.26), which is declared only to who asks for GNU's own names.
        let newSession = 0x80
        posix_spawnattr_setflags(
            &attributes, Int16(newSession | Int(POSIX_SPAWN_SETSIGDEF) | Int(POSIX_SPAWN_SETSIGMASK)))
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        // The first terminal that a session's leader opens becomes its controlling one.
        posix_spawn_file_actions_addopen(&actions, 0, terminal.path, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)

        // glibc declares the action that changes the folder only to who asks for GNU's own names.
        let command = (directory.map { ["env", "-C", $0] } ?? []) + [binary] + arguments
        var words = command.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for word in words + variables { free(word) } }
        var id: pid_t = 0
        let result = posix_spawnp(&id, command[0], &actions, &attributes, &words, &variables)
        guard result == 0 else { throw JourneyError(what: "cannot start \(binary): error number \(result)") }
        self.id = id
    }

    deinit {
        guard look() == nil else { return }
        // Its group, and itself where it has made another.
        Glibc.kill(-id, SIGKILL)
        Glibc.kill(id, SIGKILL)
        var ignored: Int32 = 0
        waitpid(id, &ignored, 0)
    }

    /// How it ended, if it has.
    @discardableResult
    package func look() -> Status? {
        if status != nil { return status }
        var result: Int32 = 0
        guard waitpid(id, &result, WNOHANG) == id else { return nil }
        let signal = result & 0x7F
        status = signal == 0 ? .exited(result >> 8 & 0xFF) : .signaled(signal)
        return status
    }

    package func kill(_ signal: Int32) {
        if look() == nil { Glibc.kill(id, signal) }
    }

    /// Whether one of its threads runs, waits for a core or for a disk: see proc(5), "/proc/pid/stat", the state.
    package var isAtWork: Bool {
        let folder = "/proc/\(id)/task"
        guard look() == nil, let threads = opendir(folder) else { return false }
        defer { closedir(threads) }
        while let entry = readdir(threads) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.first?.isNumber == true, let file = fopen("\(folder)/\(name)/stat", "r") else {
                continue
            }
            defer { fclose(file) }
            var line = [UInt8](repeating: 0, count: 512)
            let count = fread(&line, 1, line.count, file)
            // The name before it stands in brackets and may hold some itself.
            guard let bracket = line[..<count].lastIndex(of: UInt8(ascii: ")")), bracket + 2 < count else {
                continue
            }
            if line[bracket + 2] == UInt8(ascii: "R") || line[bracket + 2] == UInt8(ascii: "D") {
                return true
            }
        }
        return false
    }
}
