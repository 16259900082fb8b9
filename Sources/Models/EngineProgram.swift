/// What serves the model on this machine.
package enum EngineProgram: Sendable, Equatable {
    /// A Python that has the engine's module; `launcher` is the text of `Resources/engine/launcher.py`.
    case module(python: String, launcher: String)
    /// llama.cpp's own server.
    case server(path: String)

    /// `DRAMATIS_ENGINE` first, then the module, then a `llama-server` on PATH.
    package static func find(
        python: String, launcher: String, environment: [String: String]
    ) throws(ModelError) -> EngineProgram {
        if let name = environment["DRAMATIS_ENGINE"], !name.isEmpty {
            guard let path = executable(name, environment: environment) else {
                throw .engineNotExecutable(name: name)
            }
            return .server(path: path)
        }
        if executable(python, environment: [:]) != nil { return .module(python: python, launcher: launcher) }
        if let path = executable("llama-server", environment: environment) { return .server(path: path) }
        throw .engineMissing(path: python)
    }

    /// The first line that the program reads from stdin, and how it is started. Stdin stays open as long as the
    /// program shall live, in both cases also when this process is killed.
    func command(_ settings: EngineSettings) throws -> (path: String, arguments: [String], input: [UInt8]) {
        switch self {
        case .module(let python, let launcher):
            (python, [python, "-I", "-c", launcher], try settings.line())
        case .server(let path):
            (
                "/bin/sh", ["sh", "-c", Self.keeper, "dramatis-engine", path] + settings.arguments,
                Array("\(settings.key)\n".utf8)
            )
        }
    }

    /// llama-server does not mind its stdin, so a shell does: it hands the key on through a pipe (neither an argument
    /// nor a file), and kills the server at the end of stdin.
    private static let keeper = """
        read -r key || exit 1
        exec 3<&0
        printf '%s\\n' "$key" | "$@" --api-key-file /dev/stdin 3<&- &
        server=$!
        (while read -r line; do :; done; kill -9 "$server") <&3 2>/dev/null &
        watcher=$!
        exec 3<&-
        wait "$server"
        status=$?
        kill -9 "$watcher" 2>/dev/null
        exit "$status"
        """

    /// The path of what can be run under this name; a name with a slash is a path.
    static func executable(_ name: String, environment: [String: String]) -> String? {
        let folders =
            name.contains("/")
            ? [""] : (environment["PATH"] ?? "").split(separator: ":").map { $0 + "/" }
        return folders.map { $0 + name }.first { POSIX.isExecutable($0) }
    }
}
