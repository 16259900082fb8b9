/// A fenced block of a reply.
package struct CodeBlock: Sendable, Equatable {
    /// The first word behind the fence; "" where none stands there.
    package let language: String
    /// Without the fences, and without the indentation of the opening one. Ends of line are as they came; the last
    /// line has none.
    package let text: String

    /// In order. One that is not closed ends with the text (CommonMark 4.5). A line ends with LF or CR LF.
    package static func all(in text: String) -> [CodeBlock] {
        var blocks: [CodeBlock] = []
        var open: (mark: Character, length: Int, indent: Int, language: String)?
        var lines: [Substring] = []
        for whole in Self.lines(of: text) {
            let line = whole.last?.isLineEnd == true ? whole.dropLast() : whole
            let bare = line.drop { $0 == " " || $0 == "\t" }
            let run = bare.prefix { $0 == bare.first }.count
            let isFence = run >= 3 && (bare.first == "`" || bare.first == "~")
            if let fence = open {
                let closes =
                    isFence && bare.first == fence.mark && run >= fence.length
                    && bare.dropFirst(run).allSatisfy(\.isWhitespace)
                if closes {
                    blocks.append(CodeBlock(language: fence.language, lines: lines))
                    open = nil
                } else {
                    let indent = min(fence.indent, line.count - bare.count)
                    lines.append(whole.dropFirst(indent))
                }
            } else if isFence, let mark = bare.first {
                let info = bare.dropFirst(run)
                if mark == "`", info.contains("`") { continue }
                let language =
                    info.split { $0.isWhitespace || $0 == "{" || $0 == "," }.first.map(String.init) ?? ""
                open = (mark, run, line.count - bare.count, language)
                lines = []
            }
        }
        if let open { blocks.append(CodeBlock(language: open.language, lines: lines)) }
        return blocks.filter { !$0.text.allSatisfy(\.isWhitespace) }
    }

    /// Each with its end of line.
    private static func lines(of text: String) -> [Substring] {
        var lines: [Substring] = []
        var start = text.startIndex
        while start < text.endIndex {
            let end = text[start...].firstIndex(where: \.isLineEnd).map(text.index(after:)) ?? text.endIndex
            lines.append(text[start..<end])
            start = end
        }
        return lines
    }

    private init(language: String, lines: [Substring]) {
        self.language = language
        var text = lines.joined()
        if text.last?.isLineEnd == true { text.removeLast() }
        self.text = text
    }
}

extension Character {
    /// CR LF is one character.
    fileprivate var isLineEnd: Bool { self == "\n" || self == "\r\n" }
}
