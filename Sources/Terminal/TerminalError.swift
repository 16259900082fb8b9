/// Why a screen cannot be had. The text says what to do; the shell then uses its line mode.
package enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The descriptor is no terminal.
    case notTerminal(descriptor: Int32)
    /// TERM is unset or empty.
    case noType
    /// TERM names a terminal that is not in the terminfo database.
    case unknownType(String)
    /// The terminal cannot place its cursor.
    case insufficient(String)
    /// A system call failed.
    case system(call: String, errno: Int32)

    package var description: String {
        switch self {
        case .notTerminal(let descriptor):
            let name =
                descriptor == 0
                ? "standard input" : descriptor == 1 ? "standard output" : "descriptor \(descriptor)"
            return "\(name) is no terminal; start dramatis in a terminal, or use `dramatis ask`"
        case .noType:
            return "TERM is not set; set it to your terminal's type, for example TERM=xterm-256color"
        case .unknownType(let type):
            return "TERM=\(Self.quoted(type)) is not in the terminfo database; set TERM to a known type, "
                + "for example xterm-256color, or install the package ncurses-term"
        case .insufficient(let type):
            return "a terminal of type TERM=\(Self.quoted(type)) cannot place its cursor; "
                + "set TERM to what your terminal is, for example xterm-256color"
        case .system(let call, let number):
            return "\(call) failed with error number \(number); start dramatis again in another terminal"
        }
    }

    /// TERM comes from outside, so what is shown of it is short and printable.
    private static func quoted(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.prefix(40).map { $0.value > 32 && $0.value < 127 ? $0 : "?" }))
    }
}
