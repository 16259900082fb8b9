/// How code blocks look.
enum CodeBlock {
    /// A line that names the language, where the fence names one. `information` is guarded.
    static func label(_ information: some Sequence<UInt8>, width: Int) -> [Line] {
        let language = language(information)
        guard !language.isEmpty else { return [] }
        return Wrap.chopped(Cells.of(utf8: language, Style(.faint)), width: width)
    }

    /// What colours the block; nil for a language that is not known.
    static func lexer(for information: some Sequence<UInt8>) -> SourceLexer? {
        // `{r, echo=FALSE}` and `{.python}` are R Markdown's and Pandoc's.
        let name = language(information).drop { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: ".") }
        return SourceLanguage(named: name.prefix { $0.isLetter || $0.isDigit }).map(SourceLexer.init)
    }

    private static func language(_ information: some Sequence<UInt8>) -> [UInt8] {
        var original: [UInt8] = []
        MarkdownGuard.restore(information, into: &original)
        return Array(original.prefix { $0 != 0x20 && $0 != 0x09 })
    }

    /// One line of code: set in by two columns where there is room, broken at the width. `lexer` goes on to the next.
    static func lines(_ code: [UInt8], width: Int, _ lexer: inout SourceLexer?) -> [Line] {
        let indent = width >= 8 ? 2 : 0
        let cells = lexer == nil ? Cells.of(utf8: code, Style(.code)) : colored(code, &lexer)
        let wrapped = Wrap.chopped(cells, width: width - indent, hanging: indent)
        guard indent > 0 else { return wrapped }
        return wrapped.map { $0.cells.isEmpty ? $0 : Line([.blank, .blank] + $0.cells) }
    }

    private static func colored(_ code: [UInt8], _ lexer: inout SourceLexer?) -> [Cell] {
        var cells: [Cell] = []
        cells.reserveCapacity(code.count)
        var column = 0
        var start = 0
        let spans = lexer?.spans(of: code) ?? []
        code.withUnsafeBufferPointer { bytes in
            for span in spans {
                let before = cells.count
                var writer = CellWriter(style: Style(span.ink), column: column, after: cells)
                cells = []
                writer.write(UnsafeBufferPointer(rebasing: bytes[start..<span.end]))
                cells = writer.cells
                column += cells[before...].columns
                start = span.end
            }
        }
        return cells
    }
}
