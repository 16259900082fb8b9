import Glibc

/// Paths for completion, as the user has begun them: `~/` stays as it was typed.
enum FileNames {
    private static let limit = 200

    /// In the order of their names; folders end in `/`. Hidden ones only where the beginning asks for them.
    static func beginning(with prefix: String) -> [String] {
        let slash = prefix.lastIndex(of: "/").map(prefix.index(after:)) ?? prefix.startIndex
        let (head, name) = (String(prefix[..<slash]), prefix[slash...])
        guard let folder = opendir(head.isEmpty ? "." : expanded(head)) else { return [] }
        defer { closedir(folder) }
        var found: [String] = []
        while let entry = readdir(folder) {
            let this = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if this == "." || this == ".." || !this.hasPrefix(name) { continue }
            if this.hasPrefix("."), !name.hasPrefix(".") { continue }
            // One that holds a blank or an end of line could not be read back from the command.
            if this.contains(where: \.isWhitespace) { continue }
            found.append(head + this + (isFolder(entry, expanded(head) + this) ? "/" : ""))
            if found.count > 20 * limit { break }
        }
        return Array(found.sorted().prefix(limit))
    }

    private static func isFolder(_ entry: UnsafeMutablePointer<dirent>, _ path: String) -> Bool {
        switch Int32(entry.pointee.d_type) {
        case 4: return true
        case 0, 10:
            var status = stat()
            return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        default: return false
        }
    }

    private static func expanded(_ path: String) -> String {
        guard path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
        return String(cString: home) + path.dropFirst()
    }
}
