/// Where a line may be broken: the one place that decides it.
///
/// By the rules of Unicode Standard Annex #14 (revision 49, with numbers as in its example 7 of section 8.2), which the names
/// `LB...` are of, and five changes for text full of paths, options and code:
/// - After `-` only behind a letter or digit: `--flag` and `-x` stay whole.
/// - After `/` likewise: `/etc` and `//` do.
/// - Before `/` and before `.`, `,`, `:` that follow a space: the next word may be `/etc` or `.env`.
/// - A backslash is as a letter: `\(` and `C:\x` stay whole.
/// - Spaces at the start of a line are followed by a place to break.
enum BreakRule {
    /// Looks at nothing before the line's first cell, `start`, which is before `index`, and at one cell behind `index`.
    static func allows(_ cells: [Cell], before index: Int, start: Int) -> Bool {
        let next = cells[index]
        let last = cells[index - 1]
        if next.isSpace { return false }  // LB7
        if next.isWordly, last.isWordly { return false }
        let after = LineBreakClass(next)
        if last.isSpace { return allows(cells, afterSpaces: index, start: start, after) }
        if after == .mark { return false }  // LB9
        var at = index - 1
        var before = LineBreakClass(last)
        while before == .mark, at > start, !cells[at - 1].isSpace {
            at -= 1
            before = LineBreakClass(cells[at])
        }
        if before == .mark { before = .alphabetic }  // LB10
        switch (before, after) {
        case (.hyphen, _) where !isWord(cells, before: at, start: start),
            (.symbol, _) where !isWord(cells, before: at, start: start):
            return false
        case (.opening, .numeric), (.wideOpening, .numeric): return false
        case (.prefix, .opening), (.postfix, .opening), (.prefix, .wideOpening), (.postfix, .wideOpening):
            return index + 1 == cells.count || LineBreakClass(cells[index + 1]) != .numeric  // LB25
        case (_, .numeric) where before == .symbol || before == .infix:
            return !endsNumber(cells, at: at, start: start)
        case (_, .prefix) where endsNumber(cells, at: at, start: start),
            (_, .postfix) where endsNumber(cells, at: at, start: start):
            return false
        case (.hebrew, _): return pair(before, after)
        case (.hyphen, _), (.breakAfter, _):
            // LB21a
            if at > start, LineBreakClass(cells[at - 1]) == .hebrew, after != .glue { return false }
            return pair(before, after)
        default: return pair(before, after)
        }
    }

    /// Rules that hold across spaces.
    private static func allows(
        _ cells: [Cell], afterSpaces index: Int, start: Int, _ after: LineBreakClass
    ) -> Bool {
        var at = index - 1
        while at > start, cells[at].isSpace { at -= 1 }
        let before = cells[at].isSpace ? .alphabetic : LineBreakClass(cells[at])
        switch (before, after) {
        // LB13
        case (_, .closing), (_, .closingParenthesis), (_, .wideParenthesis), (_, .exclamation): return false
        case (.opening, _), (.wideOpening, _): return false  // LB14
        case (.quotation, .opening), (.quotation, .wideOpening): return false  // LB15
        case (.closing, .nonstarter), (.closingParenthesis, .nonstarter), (.wideParenthesis, .nonstarter):
            return false  // LB16
        case (.breakOnBothSides, .breakOnBothSides): return false  // LB17
        default: return true  // LB18
        }
    }

    /// Between two characters without a space.
    private static func pair(_ before: LineBreakClass, _ after: LineBreakClass) -> Bool {
        switch (before, after) {
        case (.glue, _): false  // LB12
        case (.breakAfter, .glue), (.hyphen, .glue): true  // LB12a
        case (_, .glue): false
        case (_, .closing), (_, .closingParenthesis), (_, .wideParenthesis), (_, .exclamation), (_, .infix),
            (_, .symbol):
            false  // LB13
        case (.opening, _), (.wideOpening, _): false  // LB14
        case (.closing, .nonstarter), (.closingParenthesis, .nonstarter),
            (.breakOnBothSides, .breakOnBothSides):
            false  // LB16, LB17
        case (_, .quotation), (.quotation, _): false  // LB19
        case (_, .breakAfter), (_, .hyphen), (_, .nonstarter), (.breakBefore, _): false  // LB21
        case (.symbol, .hebrew): false  // LB21b
        case (_, .inseparable): false  // LB22
        case (.alphabetic, .numeric), (.hebrew, .numeric), (.numeric, .alphabetic), (.numeric, .hebrew):
            false  // LB23
        case (.prefix, .ideographic), (.ideographic, .postfix): false  // LB23a
        // LB24
        case (.prefix, .alphabetic), (.postfix, .alphabetic), (.prefix, .hebrew), (.postfix, .hebrew): false
        case (.alphabetic, .prefix), (.alphabetic, .postfix), (.hebrew, .prefix), (.hebrew, .postfix): false
        // LB25
        case (.prefix, .numeric), (.postfix, .numeric), (.hyphen, .numeric), (.numeric, .numeric): false
        case (.jamo, .jamo), (.jamo, .hangul): false  // LB26
        case (.jamo, .postfix), (.hangul, .postfix), (.prefix, .jamo), (.prefix, .hangul): false  // LB27
        case (.alphabetic, .alphabetic), (.alphabetic, .hebrew), (.hebrew, .alphabetic), (.hebrew, .hebrew):
            false  // LB28
        case (.infix, .alphabetic), (.infix, .hebrew): false  // LB29
        case (.alphabetic, .opening), (.hebrew, .opening), (.numeric, .opening): false  // LB30
        case (.closingParenthesis, .alphabetic), (.closingParenthesis, .hebrew),
            (.closingParenthesis, .numeric):
            false
        default: true  // LB31
        }
    }

    /// Whether a number, with the bracket that may close it, ends at `at`.
    private static func endsNumber(_ cells: [Cell], at place: Int, start: Int) -> Bool {
        var at = place
        var kind = LineBreakClass(cells[at])
        if kind == .closing || kind == .closingParenthesis || kind == .wideParenthesis {
            guard at > start else { return false }
            at -= 1
            kind = LineBreakClass(cells[at])
        }
        while kind == .symbol || kind == .infix, at > start {
            at -= 1
            kind = LineBreakClass(cells[at])
        }
        return kind == .numeric
    }

    private static func isWord(_ cells: [Cell], before place: Int, start: Int) -> Bool {
        guard place > start else { return false }
        switch LineBreakClass(cells[place - 1]) {
        case .alphabetic: return cells[place - 1].isLetter
        case .numeric, .hebrew, .ideographic, .hangul, .jamo, .mark: return true
        default: return false
        }
    }

    /// A break inside a word that fits no line: before `at`, but not between a letter and the vowel sign that
    /// belongs to it, if there is another place after `start`.
    static func forced(_ cells: [Cell], start: Int, at: Int) -> Int {
        var place = at
        while place > start + 1, at - place < 4, cells[place].isSpacingMark { place -= 1 }
        return cells[place].isSpacingMark ? at : place
    }
}

extension Cell {
    var isSpace: Bool { glyph == Glyph(base: 0x20) }

    /// Something is combined with the base.
    var isMarked: Bool { glyph.firstMark != 0 }

    /// An ASCII letter or digit: between two of them there is no place to break.
    fileprivate var isWordly: Bool {
        glyph.base < 0x80 && (UInt8(glyph.base).isLetter || UInt8(glyph.base).isDigit)
    }

    fileprivate var isLetter: Bool {
        Unicode.Scalar(glyph.base)?.properties.isAlphabetic == true
    }

    fileprivate var isSpacingMark: Bool {
        guard glyph.base > 0x900, let scalar = Unicode.Scalar(glyph.base) else { return false }
        return scalar.properties.generalCategory == .spacingMark
    }
}
