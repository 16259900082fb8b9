/// What is wrong in a field vocabulary, where, and what to do about it.
package struct VocabularyError: Error, Sendable, Equatable, CustomStringConvertible {
    /// From 1.
    package var line: Int
    /// From 1, in UTF-8 bytes.
    package var column: Int
    package var message: String

    /// Behind a file's name and a colon this is `file:line:column: message`.
    package var description: String { "\(line):\(column): \(message)" }
}
