/// How code blocks look.
enum CodeBlock {
    /// A line that names the language, where the fence names one. `information` is guarded.
    static func label(_ information: some Sequence<UInt8>, width: Int) -> [Line] {
        var original: [UInt8] = []
        MarkdownGuard.restore(information, into: &original)
        let language = original.prefix { $0 != 0x20 && $0 != 0x09 }
        guard !language.isEmpty else { return [] }
        return Wrap.chopped(Cells.of(utf8: Array(language), Style(.faint)), width: width)
    }

    /// One line of code: set in by two columns where there is room, broken at the width.
    static func lines(_ code: [UInt8], width: Int) -> [Line] {
        let indent = width >= 8 ? 2 : 0
        let wrapped = Wrap.chopped(
            Cells.of(utf8: code, Style(.code)), width: width - indent, hanging: indent)
        guard indent > 0 else { return wrapped }
        return wrapped.map { $0.cells.isEmpty ? $0 : Line([.blank, .blank] + $0.cells) }
    }
}
