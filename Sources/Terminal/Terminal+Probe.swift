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

    /// Asks for the colour of the background (xterm's OSC 11). Nobody waits: the answer, if one comes, is an
    /// `Input.background`. Terminals of which it is not known that they leave such a question alone are not asked.
    package func askBackground() {
        let type = self.type ?? ""
        guard state == .open, Self.answering.contains(where: type.hasPrefix) else { return }
        writeAll(Array("\u{1B}]11;?\u{1B}\\".utf8), to: output)
    }

    private static let answering = [
        "xterm", "tmux", "screen", "rxvt", "foot", "alacritty", "kitty", "konsole", "vte", "gnome", "wezterm",
        "ghostty", "contour", "st-",
    ]
}
