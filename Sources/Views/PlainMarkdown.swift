/// The shell's own words without the marks of Markdown. For what the shell says only: other people's text is shown as it
/// came.
enum PlainMarkdown {
    /// Without blank lines. A row of a table is `first: second, third`; its head is left out.
    static func lines(of text: String) -> [String] {
        var lines: [String] = []
        for line in text.split(whereSeparator: \.isNewline) {
            let trimmed = line.drop(while: \.isWhitespace)
            guard trimmed.hasPrefix("|") else {
                let plain = words(line)
                if !plain.allSatisfy(\.isWhitespace) { lines.append(plain) }
                continue
            }
            if trimmed.allSatisfy({ "|-: ".contains($0) }) {
                // What stands above it is the head.
                _ = lines.popLast()
                continue
            }
            let cells = cells(of: trimmed)
            guard let first = cells.first else { continue }
            let rest = cells.dropFirst().filter { !$0.isEmpty }.joined(separator: ", ")
            lines.append(rest.isEmpty ? first : "\(first): \(rest)")
        }
        return lines
    }

    private static func cells(of row: Substring) -> [String] {
        var cells: [String] = []
        var cell = ""
        var isEscaped = false
        for character in row.dropFirst() {
            if character == "|", !isEscaped {
                cells.append(words(cell[...]).trimmingBlanks)
                cell = ""
            } else {
                cell.append(character)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        return cells
    }

    /// What stands behind the `&` of `&#91;`, and how long it is.
    private static func entity(_ text: Substring) -> (Character, length: Int)? {
        guard text.first == "#", let end = text.prefix(8).firstIndex(of: ";"),
            let number = UInt32(text[text.index(after: text.startIndex)..<end]),
            let scalar = Unicode.Scalar(number)
        else { return nil }
        return (Character(scalar), text.distance(from: text.startIndex, to: end) + 1)
    }

    private static func words(_ text: Substring) -> String {
        var result = ""
        var isCode = false
        var rest = text
        while let character = rest.popFirst() {
            if character == "`" {
                isCode.toggle()
            } else if character == "\\", !isCode, let next = rest.first, next.isPunctuation || next.isSymbol {
                result.append(next)
                rest.removeFirst()
            } else if character == "&", !isCode, let (decoded, length) = entity(rest) {
                result.append(decoded)
                rest = rest.dropFirst(length)
            } else if character == "*", !isCode, rest.first == "*" {
                rest.removeFirst()
            } else {
                result.append(character)
            }
        }
        return result
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        var part = self[...]
        while part.first == " " { part.removeFirst() }
        while part.last == " " { part.removeLast() }
        return String(part)
    }
}
