/// The line of backticks or tildes around code, and what it does to the lines after it (CommonMark 4.5).
struct CodeFence: Hashable, Sendable {
    let character: UInt8
    let length: Int
    /// Columns before the opening fence, 0...3; as many are taken from each line of code.
    let indent: Int

    /// Whether `line`, without its end, closes the block.
    func isClosed(by line: some Collection<UInt8>) -> Bool {
        var rest = line[...]
        var spaces = 0
        while spaces < 4, rest.first == 0x20 {
            rest = rest.dropFirst()
            spaces += 1
        }
        guard spaces < 4 else { return false }
        let count = rest.prefix { $0 == character }.count
        return count >= length && rest.dropFirst(count).allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    /// The line of code that `line` is.
    func content(of line: some Collection<UInt8>) -> [UInt8] {
        var rest = line[...]
        var column = 0
        while column < indent, let first = rest.first {
            if first == 0x20 {
                column += 1
            } else if first == 0x09 {
                rest = rest.dropFirst()
                return Array(repeating: 0x20, count: 4 - indent) + rest
            } else {
                break
            }
            rest = rest.dropFirst()
        }
        return Array(rest)
    }
}
