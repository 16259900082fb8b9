import Canvas
import Glibc

/// What is changed at the terminal beside ncurses, and how it is undone.
struct TerminalModes {
    private let input: Int32
    private let output: Int32
    private let found: termios
    private let on: [UInt8]
    private let off: [UInt8]
    /// The window's title may be changed.
    let hasTitle: Bool

    /// `restore`: bytes that bring back the cursor, plain text and the main screen.
    init(input: Int32, output: Int32, mouse: Bool, title: Bool, restore: [UInt8]) throws(TerminalError) {
        var found = termios()
        guard tcgetattr(input, &found) == 0 else { throw .system(call: "tcgetattr", errno: errno) }
        self.input = input
        self.output = output
        self.found = found
        // Bracketed paste, focus reports, mouse buttons in SGR form.
        let modes = ["2004", "1004"] + (mouse ? ["1000", "1006"] : [])
        hasTitle = title
        // XTWINOPS: the title goes onto the terminal's stack, and comes back from there.
        let (push, pop) = title ? ("\u{1B}[22;2t", "\u{1B}[23;2t") : ("", "")
        on = modes.flatMap { Array("\u{1B}[?\($0)h".utf8) } + Array(push.utf8)
        off = Array(pop.utf8) + modes.reversed().flatMap { Array("\u{1B}[?\($0)l".utf8) }
        EmergencyRestore.prepare(input: input, output: output, modes: found, bytes: off + restore)
    }

    /// After ncurses has made its changes: eight bits a character, whatever the line was set to.
    func enter() {
        var current = termios()
        if tcgetattr(input, &current) == 0 {
            current.c_iflag &= ~tcflag_t(ISTRIP | PARMRK | INPCK)
            current.c_cflag &= ~tcflag_t(CSIZE | PARENB)
            current.c_cflag |= tcflag_t(CS8)
            tcsetattr(input, TCSADRAIN, &current)
        }
        EmergencyRestore.arm(true)
        writeAll(on, to: output)
    }

    func switchOff() {
        writeAll(off, to: output)
    }

    func leave() {
        var found = found
        tcsetattr(input, TCSADRAIN, &found)
        EmergencyRestore.arm(false)
    }

    /// What the window says; what LINES and COLUMNS say, or 80 by 24, where it says nothing.
    var windowSize: Size {
        var window = winsize()
        if ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 {
            return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
        }
        return Size(
            columns: Self.positive("COLUMNS") ?? 80, rows: Self.positive("LINES") ?? 24)
    }

    private static func positive(_ name: String) -> Int? {
        Terminal.environment(name).flatMap { Int($0) }.flatMap { (1...9_999).contains($0) ? $0 : nil }
    }
}
