/// Breaks cells into lines of a width.
package enum Wrap {
    /// By words. Spaces at a break are left out; a word that fits no line is broken where it must; every line
    /// after the first begins with `hanging` blanks, as far as the width leaves room for text. A cell wider than
    /// `width` gets a line of its own. Never empty: no cells make one empty line. Linear.
    package static func lines(_ cells: [Cell], width: Int, hanging: Int = 0) -> [Line] {
        fill(cells, width: width, hanging: hanging, words: true)
    }

    /// At the width, wherever that falls: for source, whose spaces count.
    package static func chopped(_ cells: [Cell], width: Int, hanging: Int = 0) -> [Line] {
        fill(cells, width: width, hanging: hanging, words: false)
    }

    private static func fill(_ cells: [Cell], width: Int, hanging: Int, words: Bool) -> [Line] {
        let width = max(1, width)
        let hanging = Array(repeating: Cell.blank, count: hanging < width - 1 ? max(0, hanging) : 0)
        var lines: [Line] = []
        var start = 0
        var used = 0
        var index = 0
        // The last place in this line where the next one may begin; `start` when there is none.
        var lastBreak = 0
        func close(_ end: Int) {
            var end = end
            if words { while end > start, cells[end - 1].isSpace { end -= 1 } }
            lines.append(Line(lines.isEmpty ? Array(cells[start..<end]) : hanging + cells[start..<end]))
        }
        while index < cells.count {
            let cell = cells[index]
            if index > start, words, BreakRule.allows(before: cell, after: cells[index - 1]) { lastBreak = index }
            if used + Int(cell.width) <= width || index == start {
                used += Int(cell.width)
                index += 1
                continue
            }
            if words, cell.isSpace {
                while index < cells.count, cells[index].isSpace { index += 1 }
                close(index)
                if index == cells.count { return lines }
            } else {
                let next = lastBreak > start ? lastBreak : BreakRule.forced(cells, start: start, at: index)
                close(next)
                index = next
            }
            start = index
            lastBreak = start
            used = hanging.count
        }
        close(cells.count)
        return lines
    }
}

/// Where a line may be broken: the one place that decides it.
enum BreakRule {
    static func allows(before next: Cell, after last: Cell) -> Bool {
        if next.isSpace { return false }
        if last.isSpace { return true }
        if next.width == 2 || last.width == 2 {
            return !sticksToLast.contains(next.text) && !sticksToNext.contains(last.text)
        }
        guard last.text == "-" || last.text == "/" else { return false }
        return next.isLetter
    }

    /// A break inside a word that fits no line: before `at`, but not between a letter and the vowel sign that
    /// belongs to it, if there is another place after `start`.
    static func forced(_ cells: [Cell], start: Int, at: Int) -> Int {
        var place = at
        while place > start + 1, at - place < 4, cells[place].isSpacingMark { place -= 1 }
        return cells[place].isSpacingMark ? at : place
    }

    private static let sticksToLast: Set<String> = [
        "、", "。", "，", "．", "：", "；", "！", "？", "」", "』", "）", "】", "》", "〉", "］", "｝", "〕", "ー", "々",
        ".", ",", ":", ";", "!", "?", ")", "]", "}", "…", "”", "’", "ぁ", "ぃ", "ぅ", "ぇ", "ぉ", "っ", "ゃ", "ゅ", "ょ",
        "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ",
    ]
    private static let sticksToNext: Set<String> = [
        "「", "『", "（", "【", "《", "〈", "［", "｛", "〔", "(", "[", "{", "“", "‘",
    ]
}

extension Cell {
    var isSpace: Bool { text == " " }

    fileprivate var isLetter: Bool {
        guard let scalar = text.unicodeScalars.first else { return false }
        return scalar.properties.isAlphabetic
    }

    fileprivate var isSpacingMark: Bool {
        guard let scalar = text.unicodeScalars.first, scalar.value > 0x900 else { return false }
        return scalar.properties.generalCategory == .spacingMark
    }
}
