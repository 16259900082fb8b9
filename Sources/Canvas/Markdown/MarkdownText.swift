/// Markdown that grows, laid out as lines.
///
/// Invariant: after `layout(width:)` the lines equal `lines(of:width:)` of all that was appended, however it was cut.
/// A block that is finished is never parsed or laid out again at the same width; what is finished is told by whole
/// lines of the source only, since a line that is not complete can still become anything.
///
/// A block longer than `longestBlock` is cut there, at the end of a line where it has lines: what stays open is parsed for
/// each frame, and so has a limit. The cut depends on the block alone, so that it too is the same however the text came.
/// What follows is read as if it began a text, without a gap.
package struct MarkdownText: Sendable {
    /// Bytes. No reply that a person would read has a paragraph, a quote or an item of a list as long as this.
    static let longestBlock = 32 * 1024

    private var source: [UInt8] = []
    /// Where in the source the part begins that may still change.
    private var position = 0
    private var finished: [Line] = []
    private var tail: [Line] = []
    private var opening = BlockLayout.Opening()
    /// What is known of the paragraphs behind `position`.
    private var leaves = LeafCache()
    /// The header of the table that `position` is in, and the line under it.
    private var tableHead: [UInt8] = []
    /// Set while `position` is inside a fenced code block of the top level.
    private var fence: CodeFence?
    /// What colours that block, at its last finished line.
    private var lexer: SourceLexer?
    private var width = 0
    /// How much of the source the lines show.
    private var shown = 0

    package init() {}

    /// The text as it was appended.
    package var text: String { String(decoding: source, as: UTF8.self) }

    package mutating func append(_ text: String) {
        source.append(contentsOf: text.utf8)
    }

    /// Brings the lines up to date. Costs what was appended since, and the block that is still open; everything,
    /// when the width is another than last time.
    package mutating func layout(width: Int) {
        let width = max(1, width)
        if width != self.width {
            self.width = width
            position = 0
            shown = 0
            finished = []
            tail = []
            opening = BlockLayout.Opening()
            tableHead = []
            leaves = LeafCache()
            fence = nil
        }
        guard shown < source.count else { return }
        shown = source.count
        var isBehind = true
        while isBehind {
            if let fence { isBehind = layoutCode(in: fence) } else { isBehind = layoutBlocks() }
        }
    }

    /// Lays out what is not finished, and finishes what no further text can change. True when text is left to do.
    private mutating func layoutBlocks() -> Bool {
        tail = []
        skipBlankLines()
        let end = min(source.count, position + Self.longestBlock)
        let isWhole = end == source.count
        let part = source[position..<end]
        let parsed = tableHead.isEmpty ? part : tableHead + part
        guard !part.isEmpty, let tree = MarkdownTree(parsing: MarkdownGuard.guarded(parsed)) else {
            return false
        }
        let layout = BlockLayout(tree, width: width, after: opening, leaves: leaves)
        let headLines = tableHead.isEmpty ? 0 : 2
        let wholeLines = part.reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
        let isSettled = { (seam: BlockLayout.Seam) in
            // A table is one only from its second line on.
            let known = seam.sourceLine - headLines + (seam.kind == .table ? 1 : 0)
            return seam.sourceLine > headLines && known <= wholeLines
        }
        guard let place = layout.seams.lastIndex(where: isSettled) else {
            if !isWhole { return cut(part) }
            leaves = layout.leaves.next(without: 0)
            tail = layout.lines
            return false
        }
        let seam = layout.seams[place]
        if !isWhole, seam.fence == nil, start(ofLine: seam.sourceLine - headLines) == position {
            return cut(part)
        }
        leaves = layout.leaves.next(without: seam.leaves)
        if seam.opening.table == nil {
            tableHead = []
        } else if tableHead.isEmpty, let header = seam.tableHeader {
            tableHead = Array(source[start(ofLine: header)..<start(ofLine: header + 2)])
        }
        finished += layout.lines[..<seam.lines]
        position = start(ofLine: seam.sourceLine - headLines)
        opening = seam.opening
        guard let fence = seam.fence, place == layout.seams.count - 1 else {
            if isWhole { tail = Array(layout.lines[seam.lines...]) }
            return !isWhole
        }
        self.fence = fence
        lexer = seam.lexer
        position = start(ofLine: 2)
        finish(seam.label)
        return true
    }

    /// Finishes a block that is too long, as far as it goes in `part`; behind a line, a space, or a whole character.
    private mutating func cut(_ part: ArraySlice<UInt8>) -> Bool {
        var end = part.endIndex
        if let place = part.lastIndex(of: 0x0A) ?? part.lastIndex(of: 0x20) {
            end = place + 1
        } else {
            while end > part.startIndex + 1, source[end] & 0xC0 == 0x80 { end -= 1 }
        }
        let parsed = tableHead + source[position..<end]
        if let tree = MarkdownTree(parsing: MarkdownGuard.guarded(parsed[...])) {
            finished += BlockLayout(tree, width: width, after: opening).lines
        }
        position = end
        opening = BlockLayout.Opening(hasEarlier: !finished.isEmpty)
        leaves = LeafCache()
        tableHead = []
        return true
    }

    /// Finishes the whole lines of an open code block, up to its end. True when text is left behind that end.
    private mutating func layoutCode(in fence: CodeFence) -> Bool {
        tail = []
        while let end = source[position...].firstIndex(of: 0x0A) {
            let hasReturn = end > position && source[end - 1] == 0x0D
            let line = source[position..<(hasReturn ? end - 1 : end)]
            position = end + 1
            if fence.isClosed(by: line) {
                self.fence = nil
                opening = BlockLayout.Opening(hasEarlier: !finished.isEmpty, hasGap: !finished.isEmpty)
                return position < source.count
            }
            finish(CodeBlock.lines(fence.content(of: line), width: width, &lexer))
        }
        let line = source[position...]
        if !line.isEmpty, !fence.isClosed(by: line) {
            tail = opening.hasGap ? [.empty] : []
            var lexer = lexer
            tail += CodeBlock.lines(fence.content(of: line), width: width, &lexer)
        }
        return false
    }

    private mutating func finish(_ lines: [Line]) {
        guard !lines.isEmpty else { return }
        if opening.hasGap { finished.append(.empty) }
        opening.hasGap = false
        finished += lines
    }

    /// Blank lines between blocks of the top level mean nothing.
    private mutating func skipBlankLines() {
        var next = position
        while next < source.count, source[next] == 0x20 || source[next] == 0x09 || source[next] == 0x0A {
            next += 1
            if source[next - 1] == 0x0A { position = next }
        }
    }

    /// `line` counts from 1 at `position`.
    private func start(ofLine line: Int) -> Int {
        var start = position
        for _ in 1..<max(1, line) {
            guard let end = source[start...].firstIndex(of: 0x0A) else { return start }
            start = end + 1
        }
        return start
    }

    package var lineCount: Int { finished.count + tail.count }

    /// `index` counts from 0 and is below `lineCount`.
    package func line(_ index: Int) -> Line {
        index < finished.count ? finished[index] : tail[index - finished.count]
    }

    package func lines(_ range: Range<Int>) -> [Line] {
        range.clamped(to: 0..<lineCount).map(line)
    }

    /// The whole text in one parse: what the lines of a text that grew must equal.
    package static func lines(of text: String, width: Int) -> [Line] {
        let source = Array(text.utf8)
        guard let tree = MarkdownTree(parsing: MarkdownGuard.guarded(source[...])) else { return [] }
        return BlockLayout(tree, width: width).lines
    }
}
