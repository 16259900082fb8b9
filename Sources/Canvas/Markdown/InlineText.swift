/// Collects the inlines of one paragraph, heading or table cell.
///
/// They become cells only when all are there, since cmark cuts text into nodes where an emoji sequence must not be cut.
struct InlineText {
    /// Text of one style, up to `end` in `bytes`; or a hard break, which has no text.
    struct Piece: Hashable, Sendable {
        var end: Int
        let style: Style
        let isBreak: Bool
    }

    private(set) var bytes: [UInt8] = []
    private(set) var pieces: [Piece] = []
    private var styles: [Style]

    init(_ style: Style) {
        styles = [style]
    }

    private var style: Style { styles.last ?? .plain }

    mutating func enter(_ node: MarkdownNode, _ kind: MarkdownNode.Kind) {
        switch kind {
        case .text: add(node.literal, style)
        case .softBreak: add(CollectionOfOne(0x20), style)
        case .hardBreak: pieces.append(Piece(end: bytes.count, style: style, isBreak: true))
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

    /// Whether a part of the text begins a new line by itself.
    var hasBreaks: Bool { pieces.contains(where: \.isBreak) }

    /// Lines without breaks at a width, one when there are no breaks; from a byte on before which all is printable ASCII.
    func rows(from start: Int = 0) -> [[Cell]] {
        var rows: [[Cell]] = []
        var row: [Cell] = []
        row.reserveCapacity(bytes.count - start)
        var at = start
        var begin = 0
        bytes.withUnsafeBufferPointer { bytes in
            for piece in pieces {
                if piece.isBreak {
                    rows.append(row)
                    row = []
                } else if piece.end > at {
                    var writer = CellWriter(style: piece.style, column: at - begin, after: row)
                    row = []
                    writer.write(UnsafeBufferPointer(rebasing: bytes[at..<piece.end]))
                    row = writer.cells
                    at = piece.end
                }
                begin = piece.end
            }
        }
        return rows + [row]
    }

    /// How many bytes at the start are printable ASCII and the same, in the same style, as in `other`.
    func commonLength(with other: InlineText) -> Int {
        var sameStyle = 0
        for (one, two) in zip(pieces, other.pieces) {
            guard one.style == two.style, one.isBreak == two.isBreak else { break }
            sameStyle = min(one.end, two.end)
            guard one.end == two.end else { break }
        }
        return bytes.withUnsafeBufferPointer { mine in
            other.bytes.withUnsafeBufferPointer { its in
                var length = 0
                while length < sameStyle, mine[length] == its[length], mine[length] &- 0x20 < 0x5F {
                    length += 1
                }
                return length
            }
        }
    }

    private mutating func push(_ change: (inout Style) -> Void) {
        var changed = style
        change(&changed)
        styles.append(changed)
    }

    private mutating func add(_ text: some Collection<UInt8>, _ style: Style) {
        MarkdownGuard.restore(text, into: &bytes)
        if let last = pieces.indices.last, pieces[last].style == style, !pieces[last].isBreak {
            pieces[last].end = bytes.count
        } else {
            pieces.append(Piece(end: bytes.count, style: style, isBreak: false))
        }
    }
}
