import Foundation

/// An empty folder as a new user's HOME, and the environment of a session in it; removed when let go of.
package final class TemporaryHome {
    package let path: String

    package init() throws {
        var template = Array("\(NSTemporaryDirectory())/dramatis-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw JourneyError(what: "no temporary folder: error number \(errno)")
        }
        path = template.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { String(cString: $0) } ?? ""
        }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Nothing of the tester's own but PATH; the XDG folders lie in the home.
    package func environment(_ more: [String: String] = [:]) -> [String: String] {
        let base = [
            "HOME": path, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "TERM": "xterm-256color", "LANG": "C.UTF-8", "XDG_CONFIG_HOME": "\(path)/config",
            "XDG_DATA_HOME": "\(path)/data", "XDG_STATE_HOME": "\(path)/state",
            "XDG_CACHE_HOME": "\(path)/cache", "XDG_RUNTIME_DIR": path, "TZ": "UTC",
            // A debug build of Swift would else ask what to do with a crash, at the terminal, for half a minute.
            "SWIFT_BACKTRACE": "enable=no",
        ]
        return base.merging(more) { $1 }
    }
}
