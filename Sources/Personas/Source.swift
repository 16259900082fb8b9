/// One line of the document without its terminator.
struct Line {
    enum Kind {
        case text
        /// In a code fence, the fence's own lines included: never structure.
        case code
        /// In an HTML comment: not part of the document.
        case comment
        /// Read as the Quick Reference.
        case table
    }

    /// From 1.
    let number: Int
    let text: Substring
    /// Without white space at both ends.
    let trimmed: Substring
    var kind = Kind.text

    init(number: Int, text: Substring) {
        (self.number, self.text) = (number, text)
        trimmed = text.trimmed
    }

    /// Of an index into `text`. Linear in the line's length, so for diagnostics only.
    func place(_ index: Substring.Index) -> Place {
        Place(line: number, column: text[..<index].count + 1)
    }

    func place(_ part: Substring) -> Place { place(part.startIndex) }

    /// In columns, a tab counted as four.
    var indentation: Int {
        var columns = 0
        for character in text {
            switch character {
            case " ": columns += 1
            case "\t": columns += 4
            default: return columns
            }
        }
        return columns
    }

    /// A line of three or more `-`, `*` or `_`, spaces between allowed.
    var isRule: Bool {
        guard let mark = trimmed.first, mark == "-" || mark == "*" || mark == "_" else { return false }
        var marks = 0
        for character in trimmed {
            if character == mark { marks += 1 } else if !character.isWhitespace { return false }
        }
        return marks >= 3
    }
}

/// The document as lines; fenced code and comments are told apart here, once for all readers.
struct Source {
    var lines: [Line] = []
    /// A fence or comment that runs to the end of the document, and so hides all of it.
    private(set) var unclosed: (place: Place, message: String)?

    /// `\n`, `\r\n` and `\r` end a line. A byte order mark is no part of the first one.
    init(_ document: String) {
        var text = Substring(document)
        text.makeContiguousUTF8()
        if text.unicodeScalars.first == "\u{FEFF}" { text = Substring(text.unicodeScalars.dropFirst()) }
        split(text)
        markCodeAndComments()
    }

    /// Stops at the first line above the limit.
    private mutating func split(_ text: Substring) {
        let bytes = text.utf8
        let newline = UInt8(ascii: "\n")
        let carriageReturn = UInt8(ascii: "\r")
        var start = bytes.startIndex
        var index = start
        while index < bytes.endIndex, lines.count <= PersonaDocument.Limit.lines {
            let byte = bytes[index]
            let end = index
            index = bytes.index(after: index)
            guard byte == newline || byte == carriageReturn else { continue }
            if byte == carriageReturn, index < bytes.endIndex, bytes[index] == newline {
                index = bytes.index(after: index)
            }
            lines.append(Line(number: lines.count + 1, text: text[start..<end]))
            start = index
        }
        if index == bytes.endIndex, start < index {
            lines.append(Line(number: lines.count + 1, text: text[start...]))
        }
    }

    private mutating func markCodeAndComments() {
        var fence: Fence?
        var inComment = false
        var start = 0
        for index in lines.indices {
            let trimmed = lines[index].trimmed
            if let open = fence {
                lines[index].kind = .code
                if open.isClosed(by: trimmed) { fence = nil }
            } else if inComment {
                lines[index].kind = .comment
                inComment = !trimmed.contains("-->")
            } else if let open = Fence(opening: trimmed) {
                lines[index].kind = .code
                (fence, start) = (open, index)
            } else if trimmed.hasPrefix("<!--") {
                lines[index].kind = .comment
                (inComment, start) = (!trimmed.contains("-->"), index)
            }
        }
        guard fence != nil || inComment else { return }
        let mend =
            fence == nil
            ? "this comment is never closed, so nothing after it is read; close it with \"-->\""
            : "this code fence is never closed, so nothing after it is read; close it with the same marks"
        unclosed = (lines[start].place(lines[start].trimmed), mend)
    }
}

/// The opening line of a fenced code block, as CommonMark has it, at any indentation.
private struct Fence {
    let mark: Character
    let length: Int

    init?(opening line: Substring) {
        guard let mark = line.first, mark == "`" || mark == "~" else { return nil }
        let marks = line.prefix { $0 == mark }
        guard marks.count >= 3 else { return nil }
        if mark == "`", line[marks.endIndex...].contains("`") { return nil }
        self.mark = mark
        length = marks.count
    }

    func isClosed(by line: Substring) -> Bool {
        line.first == mark && line.allSatisfy { $0 == mark } && line.count >= length
    }
}
