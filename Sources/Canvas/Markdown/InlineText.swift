/// Collects the inlines of one paragraph, heading or table cell as cells.
struct InlineText {
    /// One for each line that a hard break ends.
    private var rows: [[Cell]] = [[]]
    private var styles: [Style]
    /// Text of one style that is not cells yet: cmark cuts text into nodes where an emoji sequence must not be cut.
    private var run: [UInt8] = []
    private var runStyle: Style

    init(_ style: Style) {
        styles = [style]
        runStyle = style
    }

    private var style: Style { styles.last ?? .plain }

    mutating func enter(_ node: MarkdownNode, _ kind: MarkdownNode.Kind) {
        switch kind {
        case .text: add(node.literal, style)
        case .softBreak: add(CollectionOfOne(0x20), style)
        case .hardBreak:
            flush()
            rows.append([])
        case .codeSpan: add(node.literal, Style(.code, style.attributes))
        case .htmlSpan: add(node.literal.map { $0 == 0x0A ? 0x20 : $0 }, style)
        case .emphasis: push { $0.attributes.insert(.italic) }
        case .strong: push { $0.attributes.insert(.bold) }
        case .strike: push { $0.attributes.insert(.strike) }
        case .link, .image:
            push {
                $0.ink = .link
                $0.attributes.insert(.underline)
            }
        default: push { _ in }
        }
    }

    mutating func exit(_ node: MarkdownNode, _ kind: MarkdownNode.Kind) {
        if styles.count > 1 { styles.removeLast() }
        guard kind == .link || kind == .image, !node.address.isEmpty, !showsItsAddress(node) else { return }
        let opening = node.firstChild == nil ? "(" : " ("
        add(Array(opening.utf8) + Array(node.address) + [UInt8(ascii: ")")], Style(.faint))
    }

    /// Whether the text of a link is its address, as in `<https://example.org>`.
    private func showsItsAddress(_ link: MarkdownNode) -> Bool {
        guard let text = link.firstChild, text.kind == .text, text.next == nil else { return false }
        let shown = text.literal
        return shown.elementsEqual(link.address)
            || (Array("mailto:".utf8) + shown).elementsEqual(link.address)
    }

    /// The lines so far, without breaks at a width.
    mutating func finish() -> [[Cell]] {
        flush()
        return rows
    }

    private mutating func push(_ change: (inout Style) -> Void) {
        var changed = style
        change(&changed)
        styles.append(changed)
    }

    private mutating func add(_ bytes: some Collection<UInt8>, _ style: Style) {
        if style != runStyle {
            flush()
            runStyle = style
        }
        MarkdownGuard.restore(bytes, into: &run)
    }

    private mutating func flush() {
        guard !run.isEmpty else { return }
        let row = rows.count - 1
        var writer = CellWriter(style: runStyle, column: 0)
        writer.cells = rows[row]
        rows[row] = []
        run.withUnsafeBufferPointer { writer.write($0) }
        rows[row] = writer.cells
        run.removeAll(keepingCapacity: true)
    }
}
