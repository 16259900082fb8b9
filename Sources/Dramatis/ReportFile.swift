import Engine
import Foundation
import Glibc

/// Writes a report where nothing is yet: whole, or not at all.
enum ReportFile {
    /// What to tell the user. A path that begins with `~/` is one of the user's own folder.
    static func write(_ text: String, to name: String) -> Event {
        let path = NSString(string: name).expandingTildeInPath
        let partial = "\(path).\(getpid()).part"
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: partial), options: .withoutOverwriting)
            defer { unlink(partial) }
            // A link is made only where nothing is.
            guard link(partial, path) == 0 else {
                let code = errno
                let reason =
                    code == EEXIST
                    ? "it is there already. Name another file, or move it away"
                    : String(cString: strerror(code))
                return .notice(.failure, "\(path): \(reason).")
            }
            return .notice(.answer, "The report is in \(path).")
        } catch {
            let reason = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
            let text = reason.map { String(cString: strerror(Int32($0.code))) } ?? error.localizedDescription
            return .notice(.failure, "\(path): the report can't be written: \(text).")
        }
    }
}
