import Foundation
import Synchronization

/// An OpenAI-compatible server that says what a test tells it to, on a loopback port or a unix socket. Threads and
/// plain sockets, so that it is no slower than what it measures.
///
/// `GET .../models` lists one model; every other GET answers 200 (health checks). Each POST takes the next reply;
/// when none is left it gets a 500 that says so. It ends with its last reference.
package final class ScriptedServer: Sendable {
    package enum Place: Sendable {
        /// Any free port on 127.0.0.1.
        case loopback
        case unix(path: String)
    }

    package let place: Place
    /// 0 for a unix socket.
    package let port: UInt16
    package let model: String
    private let shared: Shared
    private let listener: Int32

    final class Shared: Sendable {
        struct State {
            var replies: [ScriptedReply] = []
            var requests: [ScriptedRequest] = []
            var cancelled = 0
            var connections: Set<Int32> = []
        }

        let state = Mutex(State())
        let model: String
        let gate: (read: Int32, write: Int32)

        init(model: String) throws {
            var ends: [Int32] = [0, 0]
            guard pipe(&ends) == 0 else { throw JourneyError(what: "no pipe: error number \(errno)") }
            gate = (ends[0], ends[1])
            self.model = model
        }

        deinit {
            close(gate.read)
            close(gate.write)
        }
    }

    package init(_ place: Place = .loopback, model: String = "scripted", replies: [ScriptedReply] = []) throws
    {
        self.place = place
        self.model = model
        shared = try Shared(model: model)
        (listener, port) = try Self.listen(place)
        shared.state.withLock { $0.replies = replies }
        Thread.detachNewThread { [listener, shared] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { break }
                _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
                shared.state.withLock { _ = $0.connections.insert(connection) }
                Thread.detachNewThread { ScriptedConnection(connection, shared).serve() }
            }
            close(listener)
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        let connections = shared.state.withLock { $0.connections }
        for connection in connections { shutdown(connection, Int32(SHUT_RDWR)) }
        release(1000)
        if case .unix(let path) = place { unlink(path) }
    }

    /// What a client takes as OPENAI_BASE_URL.
    package var baseURL: String { "http://127.0.0.1:\(port)/v1" }

    package func enqueue(_ replies: ScriptedReply...) {
        shared.state.withLock { $0.replies += replies }
    }

    /// Lets so many pieces of a gated reply through.
    package func release(_ pieces: Int = 1) {
        let marks = [UInt8](repeating: 1, count: min(pieces, 60_000))
        _ = marks.withUnsafeBytes { write(shared.gate.write, $0.baseAddress, $0.count) }
    }

    /// The POST requests until now, in the order in which they came.
    package var requests: [ScriptedRequest] { shared.state.withLock { $0.requests } }

    /// How many replies a client went away from before their end.
    package var cancelled: Int { shared.state.withLock { $0.cancelled } }

    private static func listen(_ place: Place) throws -> (Int32, UInt16) {
        func failed(_ call: String) -> JourneyError {
            JourneyError(what: "scripted server: \(call): error number \(errno)")
        }
        switch place {
        case .loopback:
            let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = inet_addr("127.0.0.1")
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let result = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(listener, $0, length) == 0 && Glibc.listen(listener, 64) == 0
                        && getsockname(listener, $0, &length) == 0
                }
            }
            guard result else { throw failed("bind") }
            _ = fcntl(listener, F_SETFD, FD_CLOEXEC)
            return (listener, UInt16(bigEndian: address.sin_port))
        case .unix(let path):
            let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            let isTooLong = withUnsafeMutableBytes(of: &address.sun_path) { buffer in
                guard path.utf8.count < buffer.count else { return true }
                buffer.copyBytes(from: path.utf8)
                return false
            }
            if isTooLong { throw JourneyError(what: "too long for a socket: \(path)") }
            unlink(path)
            let result = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
                        && Glibc.listen(listener, 64) == 0
                }
            }
            guard result else { throw failed("bind") }
            _ = fcntl(listener, F_SETFD, FD_CLOEXEC)
            return (listener, 0)
        }
    }
}
