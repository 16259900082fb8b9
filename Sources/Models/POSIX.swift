#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The few calls of the system that this room makes, with Swift's types.
enum POSIX {
    static var process: Int32 { getpid() }
    static var user: UInt32 { geteuid() }

    static func isAlive(_ process: Int32) -> Bool { kill(process, 0) == 0 || errno == EPERM }

    static func isExecutable(_ path: String) -> Bool { isFile(path) && access(path, X_OK) == 0 }

    static func isFile(_ path: String) -> Bool { kind(path) == S_IFREG }

    static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }

    private static func kind(_ path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    /// Nil when the folder is there and nobody else can enter it; else why not.
    static func makePrivateFolder(_ path: String) -> String? {
        if mkdir(path, 0o700) != 0, errno != EEXIST { return reason() }
        var status = stat()
        guard lstat(path, &status) == 0 else { return reason() }
        guard status.st_mode & S_IFMT == S_IFDIR else { return "it is not a folder" }
        guard status.st_uid == user else { return "it belongs to another user" }
        if status.st_mode & 0o077 != 0, chmod(path, 0o700) != 0 { return reason() }
        return nil
    }

    static func remove(_ path: String) { unlink(path) }

    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            names.append(name)
        }
        return names
    }

    /// What the last failed call says.
    static func reason(_ code: Int32 = errno) -> String {
        strerror(code).map { String(cString: $0) } ?? "error \(code)"
    }
}
