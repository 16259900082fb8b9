import CMarkdown
import Synchronization

/// A parsed document; owns cmark's nodes.
struct MarkdownTree: ~Copyable {
    let root: MarkdownNode

    /// `bytes` has been through `MarkdownGuard`. Nil when cmark cannot get memory for a parser.
    init?(parsing bytes: [UInt8]) {
        let document = Self.parsing.withLock { isReady in
            if !isReady {
                cmark_gfm_core_extensions_ensure_registered()
                isReady = true
            }
            return Self.parse(bytes)
        }
        guard let document else { return nil }
        root = document
    }

    private static func parse(_ bytes: [UInt8]) -> MarkdownNode? {
        guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough", "tasklist"] {
            if let found = cmark_find_syntax_extension(name) {
                cmark_parser_attach_syntax_extension(parser, found)
            }
        }
        bytes.withUnsafeBytes { raw in
            cmark_parser_feed(parser, raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count)
        }
        return cmark_parser_finish(parser).map(MarkdownNode.init)
    }

    /// cmark keeps its extensions, and while it parses also their special characters, in global variables: only
    /// one parser may be at work. The value tells whether the extensions are registered.
    private static let parsing = Mutex(false)

    deinit { cmark_node_free(root.pointer) }

    enum Step { case enter, exit }

    /// Visits every node in document order, without recursion. Leaves are only entered.
    func walk(_ visit: (Step, MarkdownNode) -> Void) {
        let iterator = cmark_iter_new(root.pointer)
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
            visit(event == CMARK_EVENT_ENTER ? .enter : .exit, MarkdownNode(pointer: node))
        }
    }
}

/// A node of a tree that is still there.
struct MarkdownNode {
    let pointer: OpaquePointer

    enum Kind {
        case document, quote, list, item, code, html, paragraph, heading, rule, table, row, cell
        case text, softBreak, hardBreak, codeSpan, htmlSpan, emphasis, strong, strike, link, image
        case other
    }

    var kind: Kind {
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .hardBreak
        case CMARK_NODE_CODE: .codeSpan
        case CMARK_NODE_HTML_INLINE: .htmlSpan
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .code
        case CMARK_NODE_HTML_BLOCK: .html
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .rule
        default: extensionKind
        }
    }

    /// The extensions' node types are numbers given out at run time; their names are constant.
    private var extensionKind: Kind {
        guard let name = cmark_node_get_type_string(pointer) else { return .other }
        switch String(cString: name) {
        case "table": return .table
        case "table_row", "table_header": return .row
        case "table_cell": return .cell
        case "strikethrough": return .strike
        case "tasklist": return .item
        default: return .other
        }
    }

    var parent: MarkdownNode? { cmark_node_parent(pointer).map(MarkdownNode.init) }
    var previous: MarkdownNode? { cmark_node_previous(pointer).map(MarkdownNode.init) }
    var next: MarkdownNode? { cmark_node_next(pointer).map(MarkdownNode.init) }
    var firstChild: MarkdownNode? { cmark_node_first_child(pointer).map(MarkdownNode.init) }

    /// The line of the source where the node begins, from 1.
    var startLine: Int { Int(cmark_node_get_start_line(pointer)) }

    /// Guarded text; alive as long as the tree.
    var literal: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_literal(pointer)) }
    var address: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_url(pointer)) }
    var information: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_fence_info(pointer)) }

    /// Nil for a list of bullets.
    var firstOrdinal: Int? {
        cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
            ? Int(cmark_node_get_list_start(pointer)) : nil
    }

    var ordinalEndsInParenthesis: Bool { cmark_node_get_list_delim(pointer) == CMARK_PAREN_DELIM }

    /// Nil for an item that is no task.
    var isTaskDone: Bool? {
        guard let name = cmark_node_get_type_string(pointer), String(cString: name) == "tasklist" else {
            return nil
        }
        return cmark_gfm_extensions_get_tasklist_item_checked(pointer)
    }

    /// Nil for code that is indented, not fenced.
    var fence: CodeFence? {
        var length: Int32 = 0
        var offset: Int32 = 0
        var character: CChar = 0
        guard cmark_node_get_fenced(pointer, &length, &offset, &character) != 0 else { return nil }
        return CodeFence(
            character: UInt8(bitPattern: character), length: Int(length), indent: Int(offset))
    }

    var alignments: [TableAlignment] {
        let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
        guard let letters = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
        return UnsafeBufferPointer(start: letters, count: count).map { letter in
            switch letter {
            case UInt8(ascii: "c"): .centre
            case UInt8(ascii: "r"): .right
            default: .left
            }
        }
    }

    private static func bytes(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
        guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
        let raw = UnsafeRawPointer(string)
        var count = 0
        while string[count] != 0 { count += 1 }
        return UnsafeBufferPointer(start: raw.assumingMemoryBound(to: UInt8.self), count: count)
    }
}
