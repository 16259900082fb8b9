import Crypto

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A model's weights on disk.
package enum ModelFile {
    /// Throws unless the SHA-256 of the whole file is `sha256` (lower-case hex). `progress` gets the bytes read so far
    /// and the file's size, about every 8 MiB; when it returns false the reading stops and nothing is thrown.
    package static func verify(
        _ path: String, sha256 expected: String, progress: (Int64, Int64) -> Bool = { _, _ in true }
    ) throws(ModelError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path, reason: POSIX.reason()) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw .unreadable(path: path, reason: POSIX.reason())
        }
        let total = Int64(status.st_size)
        var hash = SHA256()
        var buffer = [UInt8](repeating: 0, count: 8 << 20)
        var done: Int64 = 0
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(path: path, reason: POSIX.reason()) }
            if count == 0 { break }
            buffer.withUnsafeBytes { hash.update(bufferPointer: .init(rebasing: $0[..<count])) }
            done += Int64(count)
            if !progress(done, total) { return }
        }
        let found = hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        guard found == expected else { throw .wrongHash(path: path, found: found, expected: expected) }
    }
}
