import Glibc

/// The folders of the XDG Base Directory Specification that Dramatis uses. Nothing is made until it is written to.
struct Paths: Sendable {
    /// Configuration: `config.toml`, `personas.md`.
    let configuration: String
    /// Kept things: `sessions.sqlite`, models, the engine's environment.
    let data: String
    /// Logs, trusted documents.
    let state: String
    /// Sockets; nil where the system gives none, and a folder under /tmp is used.
    let runtime: String?

    /// `data`: what `--data` said, in place of the data and state folders.
    init(environment: [String: String], data override: String? = nil) {
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "/"
        func folder(_ variable: String, _ fallback: String) -> String {
            // The specification: a relative path is to be ignored.
            let given = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
            return (given ?? "\(home)/\(fallback)") + "/dramatis"
        }
        configuration = folder("XDG_CONFIG_HOME", ".config")
        data = override ?? folder("XDG_DATA_HOME", ".local/share")
        state = override.map { "\($0)/state" } ?? folder("XDG_STATE_HOME", ".local/state")
        runtime = environment["XDG_RUNTIME_DIR"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        shared = folder("XDG_DATA_HOME", ".local/share")
    }

    /// Models and the engine are not the conversation's: `--data` does not move them.
    private let shared: String

    var models: String { "\(shared)/models" }
    var enginePython: String { "\(shared)/engine/venv/bin/python" }
    var trusted: String { "\(state)/trusted-documents" }
    /// What was said to another member than the one chosen.
    var overrides: String { "\(data)/overrides.jsonl" }

    static func makeFolder(_ path: String) throws(Failure) {
        var made = ""
        for part in path.split(separator: "/") {
            made += "/\(part)"
            if mkdir(made, 0o700) != 0, errno != EEXIST, access(made, F_OK) != 0 {
                throw Failure("\(made): the folder can't be made: \(String(cString: strerror(errno)))")
            }
        }
    }
}

/// What went wrong, for the user: one line to stderr, exit status 1.
struct Failure: Error, CustomStringConvertible {
    /// Neutralised: it may quote what somebody else wrote.
    let description: String

    init(_ description: String) { self.description = Plain.line(description) }
}
