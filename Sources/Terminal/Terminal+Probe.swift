import Canvas
import Glibc

extension Terminal {
    /// Whether a screen could be had on standard output, without taking it: its size. For diagnosis.
    package static func probe(type: String?) throws(TerminalError) -> Size {
        _ = try Capabilities(type: type)
        var window = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0 else {
            throw .notTerminal(descriptor: STDOUT_FILENO)
        }
        return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
    }
}
