/// What stands in one place of the screen: a character that is safe to send to a terminal, and its style.
///
/// Cells with text are made in one place only, `Cells.of(_:_:)`, which neutralises; so a character that never
/// passed the predicate cannot reach a terminal. 32 bytes without references, since a long reply has 100,000 of them.
package struct Cell: Hashable, Sendable {
    package var style: Style
    /// Columns: 1 or 2; 0 in the second half of a wide cell.
    package let width: Int8
    private(set) var glyph: Glyph

    init(_ scalar: Unicode.Scalar, style: Style, width: Int8) {
        self.init(glyph: Glyph(base: scalar.value), style: style, width: width)
    }

    private init(glyph: Glyph, style: Style, width: Int8) {
        self.glyph = glyph
        self.style = style
        self.width = width
    }

    /// One to five scalars; "" in the second half of a wide cell.
    package var text: String { glyph.text }

    /// The character, when it is a single ASCII one: cheaper than `text`, and what most cells hold.
    package var ascii: UInt8? { glyph.ascii }

    /// Written out, since it is called for every place of every frame.
    package static func == (a: Cell, b: Cell) -> Bool {
        a.glyph == b.glyph && a.width == b.width && a.style == b.style
    }

    package static let blank = Cell(" ", style: .plain, width: 1)

    /// The second half of a wide cell.
    static func secondHalf(_ style: Style) -> Cell {
        Cell(glyph: Glyph(base: 0), style: style, width: 0)
    }

    /// Adds a scalar of no width; false when the cell holds five.
    mutating func combine(_ scalar: Unicode.Scalar) -> Bool { glyph.append(scalar.value) }
}

/// A base character and up to four marks on it: as many as ncurses takes into one place (`CCHARW_MAX` is 5). Zero
/// for those that are not there.
struct Glyph: Hashable, Sendable {
    let base: UInt32
    private var first: UInt32 = 0
    private var second: UInt32 = 0
    private var third: UInt32 = 0
    private var fourth: UInt32 = 0

    init(base: UInt32) {
        self.base = base
    }

    mutating func append(_ mark: UInt32) -> Bool {
        if first == 0 {
            first = mark
        } else if second == 0 {
            second = mark
        } else if third == 0 {
            third = mark
        } else if fourth == 0 {
            fourth = mark
        } else {
            return false
        }
        return true
    }

    /// 0 where there is none.
    var firstMark: UInt32 { first }

    /// The same marks on another character.
    func with(base: UInt32) -> Glyph {
        var glyph = Glyph(base: base)
        (glyph.first, glyph.second, glyph.third, glyph.fourth) = (first, second, third, fourth)
        return glyph
    }

    var ascii: UInt8? { base > 0 && base < 0x80 && first == 0 ? UInt8(base) : nil }

    var text: String {
        if first == 0 { return Unicode.Scalar(base).map { base == 0 ? "" : String($0) } ?? "" }
        var text = String.UnicodeScalarView()
        for value in [base, first, second, third, fourth] where value != 0 {
            if let scalar = Unicode.Scalar(value) { text.append(scalar) }
        }
        return String(text)
    }
}
