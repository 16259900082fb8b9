import CNcurses
import Glibc

/// What terminfo says about a type of terminal, read without opening a screen.
struct Capabilities {
    let colors: Int
    /// A colour's number is its red, green and blue.
    let isDirect: Bool
    /// It takes commands for its window and clipboard (OSC): terminfo says that it has a title (XT, tsl, TS), or tmux is
    /// between, which takes them whatever TERM says.
    let takesCommands: Bool
    /// Bytes that bring back the cursor, plain text and the main screen.
    let restore: [UInt8]

    init(type: String?) throws(TerminalError) {
        guard let type, !type.isEmpty else { throw .noType }
        // A screen that is open has its own entry: it stays the current one.
        let current = set_curterm(nil)
        defer { set_curterm(current) }
        var status: Int32 = 0
        guard setupterm(type, STDOUT_FILENO, &status) == OK else {
            // 1: a hardcopy terminal; 0: too generic or not found; -1: no database.
            throw status == 1 ? .insufficient(type) : .unknownType(type)
        }
        defer { del_curterm(set_curterm(nil)) }
        guard !Self.string("cup").isEmpty else { throw .insufficient(type) }
        colors = Int(max(0, tigetnum("colors")))
        isDirect = tigetflag("RGB") == 1 && colors == DirectColor.colors
        takesCommands =
            tigetflag("XT") > 0 || !Self.string("tsl").isEmpty || !Self.string("TS").isEmpty || Tmux.isBetween
        restore = ["rmacs", "sgr0", "rmkx", "cnorm", "rmcup"].flatMap(Self.string)
    }

    /// A capability without its padding (`$<5>`), which only terminals on a serial line need.
    private static func string(_ name: String) -> [UInt8] {
        // (char *) -1 for what is no string capability at all.
        guard let value = tigetstr(name), Int(bitPattern: value) != -1 else { return [] }
        var bytes: [UInt8] = []
        var isPadding = false
        for byte in String(cString: value).utf8 {
            if byte == UInt8(ascii: "$") { isPadding = true }
            if !isPadding { bytes.append(byte) }
            if byte == UInt8(ascii: ">") { isPadding = false }
        }
        return bytes
    }
}
