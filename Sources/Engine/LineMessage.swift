/// Messages of several lines, from lines: one that ends in a backslash goes on in the next, and what stands between two
/// lines of `"""` is one message as it stands.
package struct LineMessage: Sendable, Equatable {
    private var lines: [String] = []
    private var isBlock = false

    package init() {}

    /// Something was begun and not ended.
    package var isOpen: Bool { isBlock || !lines.isEmpty }

    /// What was begun.
    package var text: String { lines.joined(separator: "\n") }

    /// The message that the line ends; nil while it goes on.
    package mutating func feed(_ line: String) -> String? {
        let isMark = line.trimmed == "\"\"\""
        if isMark, isBlock || lines.isEmpty {
            isBlock.toggle()
            return isBlock ? nil : take()
        }
        let slashes = line.reversed().prefix { $0 == "\\" }.count
        if !isBlock, !slashes.isMultiple(of: 2) {
            lines.append(String(line.dropLast()))
            return nil
        }
        lines.append(line)
        return isBlock ? nil : take()
    }

    /// At the end of the input, or when the user drops it: what was begun.
    package mutating func take() -> String {
        defer { self = LineMessage() }
        return text
    }
}
