/// Breaks cells into lines of a width.
package enum Wrap {
    /// By words. Spaces at a break are left out; a word that fits no line is broken where it must; every line
    /// after the first begins with `hanging` blanks, as far as the width leaves room for text. A cell wider than
    /// `width` gets a line of its own. Never empty: no cells make one empty line. Linear.
    package static func lines(_ cells: [Cell], width: Int, hanging: Int = 0) -> [Line] {
        fill(cells, width: width, hanging: hanging, words: true).lines
    }

    /// Lines by words, and for each the index of its first cell. A line depends on no cell before its first, and on
    /// none behind the second of the line after the next.
    static func linesWithStarts(_ cells: [Cell], width: Int) -> (lines: [Line], starts: [Int]) {
        fill(cells, width: width, hanging: 0, words: true)
    }

    /// At the width, wherever that falls: for source, whose spaces count.
    package static func chopped(_ cells: [Cell], width: Int, hanging: Int = 0) -> [Line] {
        fill(cells, width: width, hanging: hanging, words: false).lines
    }

    private static func fill(
        _ cells: [Cell], width: Int, hanging: Int, words: Bool
    ) -> (lines: [Line], starts: [Int]) {
        let width = max(1, width)
        let hanging = Array(repeating: Cell.blank, count: hanging < width - 1 ? max(0, hanging) : 0)
        var lines: [Line] = []
        var starts: [Int] = []
        var start = 0
        var used = 0
        var index = 0
        // The last place in this line where the next one may begin; `start` when there is none.
        var lastBreak = 0
        func close(_ end: Int) {
            var end = end
            starts.append(start)
            if words { while end > start, cells[end - 1].isSpace { end -= 1 } }
            lines.append(Line(lines.isEmpty ? Array(cells[start..<end]) : hanging + cells[start..<end]))
        }
        while index < cells.count {
            let cell = cells[index]
            if index > start, words, BreakRule.allows(cells, before: index, start: start) {
                lastBreak = index
            }
            if used + Int(cell.width) <= width || index == start {
                used += Int(cell.width)
                index += 1
                continue
            }
            if words, cell.isSpace {
                while index < cells.count, cells[index].isSpace { index += 1 }
                close(index)
                if index == cells.count { return (lines, starts) }
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
        return (lines, starts)
    }
}
