import Canvas
import Glibc

/// Text for a terminal that is no screen of ours: lines of others pass the same predicate as on the screen.
enum Plain {
    static func line(_ text: String) -> String { PlainText.of(text) }

    /// For standard output: a pipe or a file gets the text as it was written.
    static func out(_ text: String) -> String { isTerminal ? line(text) : text }

    private static let isTerminal = isatty(STDOUT_FILENO) == 1
}
