import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The engine's process and, as long as it shall live, the open end of its stdin.
final class EngineChild: Sendable {
    enum End: Sendable, Equatable {
        case status(Int32)
        case signal(Int32)
    }

    private struct State {
        var end: End?
        var input: Int32
    }

    let process: pid_t
    private let state: Mutex<State>

    /// Starts `path` in a process group of its own, with `input` waiting on its stdin. `ended` is called once, from a
    /// thread of its own.
    init(
        path: String, arguments: [String], environment: [String: String], input: [UInt8], output: Int32,
        ended: @escaping @Sendable (EngineChild.End) -> Void
    ) throws(ModelError) {
        var ends: [Int32] = [-1, -1]
        guard Self.connect(&ends) else {
            throw .engineFailed("the engine can have no stdin: \(POSIX.reason())")
        }
        defer { close(ends[0]) }
        // Before the child is there: what fits into the buffer neither waits nor raises SIGPIPE.
        guard write(ends[1], input, input.count) == input.count else {
            close(ends[1])
            throw .engineFailed("the engine cannot be told its settings: \(POSIX.reason())")
        }
        let process: pid_t
        do {
            process = try Self.spawn(
                path: path, arguments: arguments, environment: environment, input: ends[0], output: output)
        } catch {
            close(ends[1])
            throw error
        }
        self.process = process
        state = Mutex(State(end: nil, input: ends[1]))
        DispatchQueue(label: "engine \(process)").async { [self] in
            // Not reaped yet, so that nobody can signal another process of the same number.
            var info = siginfo_t()
            while waitid(P_PID, id_t(process), &info, WEXITED | WNOWAIT) != 0, errno == EINTR {}
            ended(reap())
        }
    }

    var isRunning: Bool { state.withLock { $0.end == nil } }

    /// At once; the engine holds nothing that would be lost.
    func kill() {
        state.withLock { state in
            if state.end == nil { _ = signal(-process, SIGKILL) }
        }
    }

    private func reap() -> End {
        state.withLock { state in
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
            // The rest of the group, where a shell kept the server.
            _ = signal(-process, SIGKILL)
            let end: End = status & 0x7F == 0 ? .status((status >> 8) & 0xFF) : .signal(status & 0x7F)
            state.end = end
            close(state.input)
            state.input = -1
            return end
        }
    }

    /// Closed on exec from the first moment on: any other child that held an end would keep the engine alive.
    private static func connect(_ ends: inout [Int32]) -> Bool {
        #if os(Linux)
            let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
            return socketpair(AF_UNIX, kind, 0, &ends) == 0
        #else
            guard socketpair(AF_UNIX, SOCK_STREAM, 0, &ends) == 0 else { return false }
            return ends.allSatisfy { fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }
        #endif
    }

    private static func spawn(
        path: String, arguments: [String], environment: [String: String], input: Int32, output: Int32
    ) throws(ModelError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        // A group of its own: the terminal's Ctrl-C is not for the engine.
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes,
            Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

        var process: pid_t = 0
        let code = withCStrings(arguments) { arguments in
            withCStrings(environment.map { "\($0.key)=\($0.value)" }) { environment in
                posix_spawn(&process, path, &actions, &attributes, arguments, environment)
            }
        }
        guard code == 0 else { throw .engineFailed("\(path) cannot be started: \(POSIX.reason(code))") }
        return process
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}

/// `kill` by a name that does not hide behind a method's.
private func signal(_ process: pid_t, _ number: Int32) -> Int32 {
    kill(process, number)
}
