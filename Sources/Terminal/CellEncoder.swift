import CNcurses
import Canvas
import Glibc

/// Makes what ncurses puts on the screen from cells: characters that this terminal can show, attributes, and colour
/// pairs allocated when they are first needed.
struct CellEncoder {
    let encoding: CharacterEncoding
    let colors: Int
    let depth: ColorDepth
    var theme: Theme? {
        didSet {
            guard theme != oldValue else { return }
            fitted = theme.map { Theme.Fitted($0, depth: depth) }
            looks = [:]
            last = nil
        }
    }
    private var fitted: Theme.Fitted?

    /// What a style is made of: a `cchar_t` of which only the text is still to be set.
    private var looks: [Style: cchar_t] = [:]
    private var last: (style: Style, look: cchar_t)?

    init(encoding: CharacterEncoding, colors: Int, depth: ColorDepth) {
        self.encoding = encoding
        self.colors = colors
        self.depth = depth
    }

    /// By which ncurses places what comes next; -1 for what has no place at all.
    static func columns(of scalar: wchar_t) -> Int { Int(dramatis_columns(scalar)) }

    /// As many columns as the cells have, whatever stands in them.
    mutating func encode(_ cells: ArraySlice<Cell>) -> [cchar_t] {
        var encoded: [cchar_t] = []
        encoded.reserveCapacity(cells.count)
        for cell in cells where cell.width > 0 {
            let look = look(of: cell.style)
            if let byte = cell.text.utf8.first, byte < 0x80, cell.text.utf8.count == 1 {
                encoded.append(look.showing(byte >= 0x20 && byte != 0x7F ? byte : UInt8(ascii: "?")))
            } else {
                encode(cell, look, into: &encoded)
            }
        }
        return encoded
    }

    private func encode(_ cell: Cell, _ look: cchar_t, into encoded: inout [cchar_t]) {
        if cell.width == 1, let line = LineDrawing.name(of: cell.text) {
            let own = dramatis_line_drawing(line)
            var shown = look
            shown.attr |= own.attr & dramatis_alternate_set
            shown.chars = own.chars
            encoded.append(shown)
        } else if encoding == .utf8, let shown = look.showing(cell.text, width: Int(cell.width)) {
            encoded.append(shown)
        } else {
            for _ in 0..<cell.width { encoded.append(look.showing(UInt8(ascii: "?"))) }
        }
    }

    private mutating func look(of style: Style) -> cchar_t {
        if let last, last.style == style { return last.look }
        let look = looks[style] ?? makeLook(style)
        looks[style] = look
        last = (style, look)
        return look
    }

    private func makeLook(_ style: Style) -> cchar_t {
        let appearance = fitted?.appearance(of: style)
        let wanted = appearance?.attributes ?? style.attributes
        var attributes: attr_t = 0
        if wanted.contains(.bold) { attributes |= dramatis_bold }
        if wanted.contains(.italic) { attributes |= dramatis_italic }
        if wanted.contains(.underline) { attributes |= dramatis_underline }
        if wanted.contains(.reverse) { attributes |= dramatis_reverse }
        // ncurses cannot strike through.
        if wanted.contains(.strike) { attributes |= dramatis_dim }
        var pair: Int32 = 0
        if let appearance, depth != .none {
            let foreground = color(appearance.foreground)
            let background = color(appearance.background)
            // With eight colours the bright ones are the bold ones.
            if colors == 8, (8..<16).contains(appearance.foreground) { attributes |= dramatis_bold }
            if foreground >= 0 || background >= 0 { pair = max(0, alloc_pair(foreground, background)) }
        }
        var look = cchar_t()
        var space: [wchar_t] = [0x20, 0]
        setcchar(&look, &space, attributes, 0, &pair)
        return look
    }

    /// The terminal's own colour for one that it does not have.
    private func color(_ index: Int32) -> Int32 {
        if colors == 8, (8..<16).contains(index) { return index - 8 }
        return (0..<colors).contains(Int(index)) ? index : -1
    }
}

extension cchar_t {
    fileprivate func showing(_ ascii: UInt8) -> cchar_t {
        var shown = self
        shown.chars = (wchar_t(ascii), 0, 0, 0, 0)
        return shown
    }

    /// Nil where the system's idea of the width is another, since ncurses places the next cell by that.
    fileprivate func showing(_ text: String, width: Int) -> cchar_t? {
        var scalars = text.unicodeScalars.makeIterator()
        guard let base = scalars.next(), CellEncoder.columns(of: wchar_t(base.value)) == width else {
            return nil
        }
        var marks: (wchar_t, wchar_t, wchar_t, wchar_t) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &marks) { bytes in
            let marks = bytes.assumingMemoryBound(to: wchar_t.self)
            var count = 0
            while count < marks.count, let mark = scalars.next() {
                guard CellEncoder.columns(of: wchar_t(mark.value)) == 0 else { continue }
                marks[count] = wchar_t(mark.value)
                count += 1
            }
        }
        var shown = self
        shown.chars = (wchar_t(base.value), marks.0, marks.1, marks.2, marks.3)
        return shown
    }
}
