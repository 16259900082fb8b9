/// Lays a parsed document out as lines: the one description of how blocks look.
///
/// Everything it decides about a block comes from the block itself and the end of the one before (`Opening`), never
/// from a later one, so that a part that is finished need not be laid out again.
struct BlockLayout {
    /// What the text before means for the block that comes.
    struct Opening: Hashable, Sendable {
        /// Lines stand before it.
        var hasEarlier = false
        /// A blank line stands before the next line.
        var hasGap = false
        /// The number that the next item bears, when it goes on an ordered list.
        var ordinal: Int?
        /// Set when the next lines are rows of a table that has begun. Its header and the line under it must then
        /// stand before the rows in what is parsed.
        var table: TableLayout.Shape?
    }

    /// A place where the text before can be finished: a top-level block, an item of a top-level list, or a
    /// row of a top-level table begins.
    struct Seam {
        /// In the source, from 1.
        let sourceLine: Int
        /// Lines laid out before it.
        let lines: Int
        /// Leaves laid out before it.
        let leaves: Int
        let opening: Opening
        let kind: MarkdownNode.Kind
        /// Set when the block is fenced code.
        var fence: CodeFence?
        /// What colours that code.
        var lexer: SourceLexer?
        /// The line that names the code's language.
        var label: [Line] = []
        /// Set at a row: the line of the source where the table's header is.
        var tableHeader: Int?
    }

    private(set) var lines: [Line] = []
    private(set) var seams: [Seam] = []
    private(set) var leaves: LeafCache
    private let width: Int
    private var containers: [Container] = []
    /// Columns that the containers take.
    private var prefixWidth = 0
    /// Open containers that are not shown, inside of those that are.
    private var hiddenContainers = 0
    private var lists: [List] = []
    private var inline: InlineText?
    private var table: TableLayout?
    /// How many containers the blank line is inside of that comes before the next line.
    private var gap: Int?
    private let ordinal: Int?
    /// The shape of a table that goes on, until it is met.
    private var shape: TableLayout.Shape?
    /// Lines before these, in what is finished.
    private let hasEarlier: Bool

    /// A quote or an item: what it puts before each of its lines.
    private struct Container {
        /// Before its first line only; nil when that is over.
        var first: [Cell]?
        let rest: [Cell]
    }

    private struct List {
        /// Nil for bullets.
        var ordinal: Int?
        let closing: String
        /// Whether the last item had more than a paragraph and lists in it.
        var lastWasLong = false
    }

    init(
        _ tree: borrowing MarkdownTree, width: Int, after opening: Opening = Opening(),
        leaves: LeafCache = LeafCache()
    ) {
        self.width = max(1, width)
        self.leaves = leaves
        gap = opening.hasGap ? 0 : nil
        hasEarlier = opening.hasEarlier
        ordinal = opening.ordinal
        shape = opening.table
        tree.walk { step, node in
            let kind = node.kind
            if step == .enter { enter(node, kind) } else { exit(node, kind) }
        }
    }

    /// Columns for content inside the open containers.
    private var room: Int { max(1, width - prefixWidth) }

    // MARK: Blocks

    private mutating func enter(_ node: MarkdownNode, _ kind: MarkdownNode.Kind) {
        switch kind {
        case .document: return
        case .quote:
            separate(node, kind)
            open(Container(first: nil, rest: CellText.ascii("| ", Style(.quote))))
        case .list:
            separate(node, kind)
            let isFirst = node.parent?.kind == .document && node.previous == nil
            let start = node.firstOrdinal.map { isFirst ? ordinal ?? $0 : $0 }
            lists.append(List(ordinal: start, closing: node.ordinalEndsInParenthesis ? ")" : "."))
        case .item:
            separate(node, kind)
            openItem(node)
        case .paragraph:
            separate(node, kind)
            inline = InlineText(.plain)
        case .heading:
            separate(node, kind)
            inline = InlineText(Style(.heading, .bold))
        case .rule:
            separate(node, kind)
            emit([Line(CellText.ascii(String(repeating: "-", count: room), Style(.border)))])
        case .code:
            separate(node, kind)
            emit(CodeBlock.label(node.information, width: room))
            emitCode(node.literal, CodeBlock.lexer(for: node.information))
        case .html:
            separate(node, kind)
            for line in Self.sourceLines(node.literal) {
                emit(Wrap.lines(Cells.of(utf8: line, .plain), width: room))
            }
        case .table:
            separate(node, kind)
            table = TableLayout(alignments: node.alignments, after: shape)
            shape = nil
        case .row: table?.beginRow(sourceLine: node.startLine)
        case .cell: inline = InlineText(table?.isHeader == true ? Style(.text, .bold) : .plain)
        default: inline?.enter(node, kind)
        }
    }

    private mutating func exit(_ node: MarkdownNode, _ kind: MarkdownNode.Kind) {
        switch kind {
        case .document, .rule, .code, .html, .row: return
        case .quote: close()
        case .list: _ = lists.popLast()
        case .item:
            if hiddenContainers == 0, containers.last?.first != nil { emit([.empty]) }
            close()
            if !lists.isEmpty { lists[lists.count - 1].lastWasLong = node.hasMoreThanLists }
        case .paragraph, .heading:
            if let inline { emit(leaves.lines(of: inline, width: room)) }
            inline = nil
        case .cell:
            table?.add(Array((inline?.rows() ?? []).joined()))
            inline = nil
        case .table:
            closeTable(isTop: node.parent?.kind == .document)
        default: inline?.exit(node, kind)
        }
    }

    private mutating func closeTable(isTop: Bool) {
        guard let (content, rows) = table?.layout(width: room) else { return }
        emit(content)
        table = nil
        guard isTop, let first = rows.first else { return }
        let start = lines.count - content.count
        let header = first.sourceLine - TableLayout.measuredRows - 2
        seams += rows.map { row in
            Seam(
                sourceLine: row.sourceLine, lines: start + row.lines, leaves: leaves.count,
                opening: Opening(hasEarlier: true, table: row.shape), kind: .row, tableHeader: header)
        }
    }

    /// Deep nesting must leave room for text: a container for which there is none is not shown, nor those in it.
    private mutating func open(_ container: Container) {
        let left = width - prefixWidth - container.rest.count
        guard hiddenContainers == 0, left >= max(4, width / 4) else {
            hiddenContainers += 1
            return
        }
        containers.append(container)
        prefixWidth += container.rest.count
    }

    private mutating func close() {
        if hiddenContainers > 0 {
            hiddenContainers -= 1
        } else if let last = containers.popLast() {
            prefixWidth -= last.rest.count
        }
    }

    private mutating func openItem(_ node: MarkdownNode) {
        var marker = "- "
        if let last = lists.indices.last, let ordinal = lists[last].ordinal {
            marker = "\(ordinal)\(lists[last].closing) "
            lists[last].ordinal = ordinal &+ 1
        }
        if let done = node.isTaskDone { marker += done ? "[x] " : "[ ] " }
        let cells = CellText.ascii(marker, Style(.accent))
        open(Container(first: cells, rest: Array(repeating: .blank, count: cells.count)))
    }

    /// Decides whether a blank line comes before a block, and notes the seam before it.
    private mutating func separate(_ node: MarkdownNode, _ kind: MarkdownNode.Kind) {
        if let previous = node.previous {
            let isApart: Bool
            if kind == .item {
                isApart = lists.last?.lastWasLong == true
            } else {
                isApart = !(kind == .list && node.parent?.kind == .item && previous.kind == .paragraph)
            }
            if isApart { gap = min(gap ?? .max, containers.count) }
        }
        let isTop = node.parent?.kind == .document
        let isTopItem = kind == .item && node.parent?.parent?.kind == .document
        guard isTop || isTopItem else { return }
        // Where a table's header is the last line of a paragraph, cmark gives the table the paragraph's first
        // line, and the paragraph none.
        if kind == .table, node.previous?.startLine == 0 { return }
        let sourceLine = node.startLine > 0 ? node.startLine : node.next?.startLine ?? 0
        guard sourceLine > 0 else { return }
        let earlier = hasEarlier || !lines.isEmpty
        seams.append(
            Seam(
                sourceLine: sourceLine, lines: lines.count, leaves: leaves.count,
                opening: Opening(
                    hasEarlier: earlier, hasGap: gap != nil && earlier,
                    ordinal: isTopItem ? lists.last?.ordinal : nil),
                kind: kind, fence: kind == .code ? node.fence : nil,
                lexer: kind == .code ? CodeBlock.lexer(for: node.information) : nil,
                label: kind == .code ? CodeBlock.label(node.information, width: width) : []))
    }

    // MARK: Lines

    private mutating func emitCode(_ code: UnsafeBufferPointer<UInt8>, _ lexer: SourceLexer?) {
        var lexer = lexer
        for line in Self.sourceLines(code) {
            emit(CodeBlock.lines(line, width: room, &lexer))
        }
    }

    /// The original lines of guarded text.
    private static func sourceLines(_ text: UnsafeBufferPointer<UInt8>) -> [[UInt8]] {
        guard !text.isEmpty else { return [] }
        let whole = text.last == 0x0A ? text.dropLast() : text[...]
        return whole.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            var original: [UInt8] = []
            MarkdownGuard.restore(line, into: &original)
            return original
        }
    }

    private mutating func emit(_ content: [Line]) {
        guard !content.isEmpty else { return }
        if let gap, hasEarlier || !lines.isEmpty {
            var blank = containers[..<min(gap, containers.count)].flatMap(\.rest)
            while blank.last?.isSpace == true { blank.removeLast() }
            lines.append(Line(blank))
        }
        gap = nil
        guard !containers.isEmpty else {
            lines += content
            return
        }
        for line in content {
            var cells: [Cell] = []
            cells.reserveCapacity(prefixWidth + line.cells.count)
            for index in containers.indices {
                cells += containers[index].first ?? containers[index].rest
                containers[index].first = nil
            }
            cells += line.cells
            if line.cells.isEmpty { while cells.last?.isSpace == true { cells.removeLast() } }
            lines.append(Line(cells))
        }
    }
}

extension MarkdownNode {
    /// Whether an item holds more than one paragraph and the lists under it.
    fileprivate var hasMoreThanLists: Bool {
        var child = firstChild?.next
        while let node = child {
            if node.kind != .list { return true }
            child = node.next
        }
        return false
    }
}
