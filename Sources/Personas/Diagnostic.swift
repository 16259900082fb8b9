/// What is wrong in a persona document, where, and what to do about it.
package struct Diagnostic: Sendable, Equatable, CustomStringConvertible {
    package enum Severity: String, Sendable, Codable {
        /// The document can't be used.
        case error
        /// It can, but probably does not say what was meant.
        case warning
    }

    package var severity: Severity
    /// As given by the caller; shown only.
    package var file: String
    /// From 1.
    package var line: Int
    /// From 1, in characters.
    package var column: Int
    package var message: String

    package init(
        severity: Severity, file: String, line: Int, column: Int, message: String
    ) {
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    package var description: String {
        "\(file):\(line):\(column): \(severity.rawValue): \(message)"
    }
}
