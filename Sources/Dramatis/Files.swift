import Glibc

/// Whole small files.
enum Files {
    /// Personas, configuration: nothing that a person writes is larger.
    static let limit = 8 << 20

    static func read(_ path: String) throws(Failure) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        if descriptor < 0 { throw Failure("\(path): \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw Failure("\(path): this is no file that could be read as text")
        }
        return String(decoding: try read(descriptor, name: path), as: UTF8.self)
    }

    /// Everything to the end of a descriptor.
    static func read(_ descriptor: Int32, name: String) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw Failure("\(name): \(String(cString: strerror(errno)))")
            }
            bytes += chunk[..<count]
            if bytes.count > limit { throw Failure("\(name): more than \(limit >> 20) MiB is not read") }
        }
    }

    static func write(_ text: String, to path: String, append: Bool = false) throws(Failure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (append ? O_APPEND : O_TRUNC), 0o600)
        if descriptor < 0 { throw Failure("\(path): \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        if !Output.write(Array(text.utf8), to: descriptor) {
            throw Failure("\(path): \(String(cString: strerror(errno)))")
        }
    }

    static func exists(_ path: String) -> Bool { access(path, R_OK) == 0 }
}

/// stdout and stderr, unbuffered, with errors seen.
enum Output {
    /// False when the descriptor takes no more (a closed pipe).
    @discardableResult
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR || errno == EAGAIN { continue }
                return false
            }
            done += count
        }
        return true
    }

    /// To stdout. A failed write ends the program: there is nobody left to tell.
    static func text(_ text: String) {
        if write(Array(text.utf8), to: STDOUT_FILENO) { return }
        // Whoever closed a pipe has seen enough; everything else is to be told.
        if errno != EPIPE {
            complain("dramatis: standard output can't be written: \(String(cString: strerror(errno)))")
        }
        exit(1)
    }

    static func line(_ text: String) { self.text(text + "\n") }

    static func complain(_ text: String) { write(Array((text + "\n").utf8), to: STDERR_FILENO) }
}
