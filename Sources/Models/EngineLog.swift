#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The file that the engine writes to, by its stdout and stderr. It is emptied when it has grown past its limit.
final class EngineLog: Sendable {
    let path: String
    let descriptor: Int32

    private static let limit: off_t = 1 << 20

    init(folder: String) throws(ModelError) {
        path = folder + "/engine.log"
        descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unreadable(path: path, reason: POSIX.reason()) }
    }

    deinit { close(descriptor) }

    func trim() {
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_size > Self.limit { ftruncate(descriptor, 0) }
    }

    /// Where what is written from now on begins.
    var end: Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// The last line with text in it after `start`, of at most 300 letters.
    func lastLine(after start: Int) -> String? {
        let end = end
        let from = max(start <= end ? start : 0, end - 4096)
        var bytes = [UInt8](repeating: 0, count: end - from)
        let count = pread(descriptor, &bytes, bytes.count, off_t(from))
        guard count > 0 else { return nil }
        let lines = String(decoding: bytes[..<count], as: UTF8.self).split(whereSeparator: \.isNewline)
        return lines.last { !$0.allSatisfy(\.isWhitespace) }.map {
            ServerFailure.line(String($0), without: nil)
        }
    }
}
