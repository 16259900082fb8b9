/// Where a line may be broken: the one place that decides it.
enum BreakRule {
    /// After spaces, after a hyphen or slash between letters or digits and a letter, and beside wide characters, but
    /// not before closing nor after opening punctuation. Looks at nothing before the line's
    /// first cell, `start`, which is before `index`.
    static func allows(_ cells: [Cell], before index: Int, start: Int) -> Bool {
        let next = cells[index]
        let last = cells[index - 1]
        if next.isSpace { return false }
        if last.isSpace { return true }
        if next.width == 2 || last.width == 2 {
            return !sticksToLast.contains(next.glyph.base) && !sticksToNext.contains(last.glyph.base)
        }
        guard last.glyph.base == 0x2D || last.glyph.base == 0x2F, index - 2 >= start else { return false }
        return next.isLetter && (cells[index - 2].isLetter || cells[index - 2].isDigit)
    }

    /// A break inside a word that fits no line: before `at`, but not between a letter and the vowel sign that
    /// belongs to it, if there is another place after `start`.
    static func forced(_ cells: [Cell], start: Int, at: Int) -> Int {
        var place = at
        while place > start + 1, at - place < 4, cells[place].isSpacingMark { place -= 1 }
        return cells[place].isSpacingMark ? at : place
    }

    private static let sticksToLast = scalars(
        "、。，．：；！？」』）】》〉］｝〕ー々…”’.,:;!?)]}ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
    private static let sticksToNext = scalars("「『（【《〈［｛〔([{“‘")

    private static func scalars(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }
}

extension Cell {
    var isSpace: Bool { glyph == Glyph(base: 0x20) }

    fileprivate var isLetter: Bool {
        Unicode.Scalar(glyph.base)?.properties.isAlphabetic == true
    }

    fileprivate var isDigit: Bool { (0x30...0x39).contains(glyph.base) }

    fileprivate var isSpacingMark: Bool {
        guard glyph.base > 0x900, let scalar = Unicode.Scalar(glyph.base) else { return false }
        return scalar.properties.generalCategory == .spacingMark
    }
}
