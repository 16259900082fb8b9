/// Where the engine's sockets are: a folder that only this user can enter.
package struct EngineFolder: Sendable, Equatable {
    package let path: String

    /// In `$XDG_RUNTIME_DIR`, or, where that is not set, is not there or is too long for a socket's path, in `/tmp`.
    package static func open(environment: [String: String]) throws(ModelError) -> EngineFolder {
        if let runtime = environment["XDG_RUNTIME_DIR"], runtime.hasPrefix("/") {
            let folder = EngineFolder(path: runtime + "/dramatis")
            let longest = folder.path.utf8.count + "/4194304-ffffffff.sock".utf8.count
            if longest <= Endpoint.socketPathLimit, POSIX.isFolder(runtime) {
                try folder.make()
                return folder
            }
        }
        let folder = EngineFolder(path: "/tmp/dramatis-\(POSIX.user)")
        try folder.make()
        return folder
    }

    private func make() throws(ModelError) {
        if let reason = POSIX.makePrivateFolder(path) { throw .folder(path: path, reason: reason) }
    }

    /// A path that was never used: a socket file left over would stop the engine at once.
    package func newSocket() -> String {
        let random = String(UInt32.random(in: .min ... .max), radix: 16)
        return "\(path)/\(POSIX.process)-\(random).sock"
    }

    /// Removes the sockets of processes that are gone.
    package func sweep() {
        for name in POSIX.names(in: path) where name.hasSuffix(".sock") {
            guard let process = Int32(name.prefix { $0 != "-" }), process > 0, !POSIX.isAlive(process)
            else { continue }
            POSIX.remove("\(path)/\(name)")
        }
    }
}
