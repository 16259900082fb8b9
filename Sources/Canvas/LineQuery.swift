/// Words that are looked for in laid out lines.
///
/// What was typed goes the way of all text to cells, and cells are compared: so what can be read is found, code point
/// for code point, wherever the width has broken it. Case counts when a capital was typed. A space stands for any
/// number of them and for the end of a line. A word that a line's end may have cut, since the line is full, is found too;
/// where such a line ended with the width by chance, two words may be taken for one.
package struct LineQuery: Sendable, Hashable {
    package let text: String
    private let pattern: [Unit]
    private let isExact: Bool

    /// A place in a line: columns.
    package struct Span: Sendable, Hashable {
        package let line: Int
        package var columns: Range<Int>
    }

    /// What stands before a glyph.
    private enum Gap: Sendable {
        case nothing, space
        /// The end of a full line: either.
        case either
        /// A blank line, or the beginning.
        case wall
    }

    private struct Unit: Sendable, Hashable {
        let glyph: Glyph
        let gap: Gap
    }

    /// Nil where nothing could be found: no character but spaces.
    package init?(_ text: String) {
        self.text = text
        isExact = text.contains(where: \.isUppercase)
        var units: [Unit] = []
        var gap = Gap.nothing
        for cell in Cells.of(text.replacing("\n", with: " ")) where cell.width > 0 {
            if cell.isSpace {
                gap = .space
            } else {
                units.append(Unit(glyph: isExact ? cell.glyph : cell.glyph.folded, gap: gap))
                gap = .nothing
            }
        }
        if units.isEmpty { return nil }
        pattern = units
    }

    /// All that is found in lines `range` of what was laid out for `width` columns, in order: each time the places in
    /// its lines. None overlaps another.
    package func matches(in range: Range<Int>, width: Int, line: (Int) -> Line) -> [[Span]] {
        var text = Flat()
        for index in range { text.add(line(index), index, width: width, isExact: isExact) }
        var found: [[Span]] = []
        var at = 0
        while at + pattern.count <= text.units.count {
            if holds(text, at) {
                found.append(text.spans(at..<(at + pattern.count)))
                at += pattern.count
            } else {
                at += 1
            }
        }
        return found
    }

    private func holds(_ text: Flat, _ at: Int) -> Bool {
        guard text.units[at].glyph == pattern[0].glyph else { return false }
        for index in pattern.indices.dropFirst() {
            let unit = text.units[at + index]
            guard unit.glyph == pattern[index].glyph else { return false }
            switch unit.gap {
            case .nothing: if pattern[index].gap != .nothing { return false }
            case .space: if pattern[index].gap == .nothing { return false }
            case .either: break
            case .wall: return false
            }
        }
        return true
    }

    /// The glyphs of lines one after the other, without the spaces and bars that a line begins with.
    private struct Flat {
        var units: [Unit] = []
        private var places: [(line: Int, columns: Range<Int>)] = []
        private var next = Gap.wall

        mutating func add(_ line: Line, _ index: Int, width: Int, isExact: Bool) {
            var column = 0
            var isBegun = false
            for cell in line.cells where cell.width > 0 {
                let begin = column
                column += Int(cell.width)
                if cell.isSpace {
                    if isBegun { next = .space }
                    continue
                }
                if !isBegun, cell.isBar { continue }
                if !isBegun, cell.width == 2, case .space = next { next = .either }
                isBegun = true
                units.append(Unit(glyph: isExact ? cell.glyph : cell.glyph.folded, gap: next))
                places.append((index, begin..<column))
                next = .nothing
            }
            next = isBegun ? (line.isCut(at: width) ? .either : .space) : .wall
        }

        func spans(_ range: Range<Int>) -> [Span] {
            var spans: [Span] = []
            for place in places[range] {
                if let last = spans.last, last.line == place.line {
                    spans[spans.count - 1].columns = last.columns.lowerBound..<place.columns.upperBound
                } else {
                    spans.append(Span(line: place.line, columns: place.columns))
                }
            }
            return spans
        }
    }
}

extension Line {
    /// How many glyphs it shows that a line of the same text at another width would show too: no spaces, no bars.
    package var glyphCount: Int {
        cells.reduce(0) { $0 + ($1.width == 0 || $1.isSpace || $1.isBar ? 0 : 1) }
    }

    /// The same with the cells of some columns in another style.
    package func styled(_ columns: Range<Int>, _ change: (inout Style) -> Void) -> Line {
        var line = self
        var column = 0
        for index in line.cells.indices {
            let width = Int(line.cells[index].width)
            if columns.contains(column), width > 0 { change(&line.cells[index].style) }
            column += width
        }
        return line
    }

    /// Whether a word may go on in the next line: there is no room for another character, or it ends where a word may be cut.
    fileprivate func isCut(at width: Int) -> Bool {
        guard let last = cells.last(where: { $0.width > 0 }) else { return false }
        return self.width >= width || last.width == 2 || last.ascii == 0x2D || last.ascii == 0x2F
    }
}

extension Cell {
    /// Drawn by the layout: lines and corners, and what stands before a quote.
    fileprivate var isBar: Bool {
        (0x2500...0x257F).contains(glyph.base) || (style.ink == .quote && ascii == 0x7C)
    }
}

extension Glyph {
    /// The same character as a small letter.
    fileprivate var folded: Glyph {
        if base < 0x80 { return (0x41...0x5A).contains(base) ? with(base: base | 0x20) : self }
        guard let scalar = Unicode.Scalar(base) else { return self }
        let small = scalar.properties.lowercaseMapping.unicodeScalars
        guard let first = small.first, small.count == 1, first != scalar else { return self }
        return with(base: first.value)
    }
}
