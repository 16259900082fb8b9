import Canvas
import Conversation
import Engine

/// The line editor as it is seen: whom it speaks to, the text around the caret, and the caret.
///
/// Of a text of megabytes only the neighbourhood of the caret is laid out.
struct ComposerPane {
    let lines: [Line]
    /// The caret's place in `lines`, in columns.
    let caret: Point
    let label: [Cell]

    /// So many bytes on either side of the caret are laid out, at least; they fill any screen.
    private static let neighbourhood = 4_096

    init(_ state: State, columns: Int) {
        let gutter = Gutter(team: state.team, paneColumns: columns)
        let label = Self.label(state, gutter: gutter)
        guard let recall = state.recall else {
            self.init(state.composer, label: label, columns: columns)
            return
        }
        let (lines, caret) = Self.search(recall, width: max(1, columns - label.count - 1))
        self.init(lines: lines, caret: caret, label: label)
    }

    private init(lines: [Line], caret: Point, label: [Cell]) {
        self.lines = lines
        self.caret = caret
        self.label = label
    }

    /// Words that are looked for.
    init(finding words: Composer, columns: Int) {
        self.init(
            words, label: Cells.of(columns < 20 ? "/" : "find > ", Style(.accent, .bold)), columns: columns)
    }

    private init(_ composer: Composer, label: [Cell], columns: Int) {
        self.label = label
        let width = max(1, columns - label.count - 1)
        let text = composer.text
        let caret = composer.caret
        let from = Self.lineStart(text, max(0, caret - Self.neighbourhood))
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: from)
        let end = utf8.index(start, offsetBy: caret - from + Self.neighbourhood, limitedBy: utf8.endIndex)
        let middle = utf8.index(utf8.startIndex, offsetBy: caret)
        let before = Self.wrap(String(text[start..<middle]), composer, width: width)
        let whole = Self.wrap(
            String(text[start..<Self.rounded(end ?? text.endIndex, in: text)]), composer, width: width)
        lines = whole
        // Text is broken at the width and never by words, so what stands before the caret breaks alike; but what
        // comes after it may not fit on its line any more: a wide character at the last column, or anything behind it.
        var at = Point(column: before.last?.width ?? 0, row: before.count - 1)
        let isAtLineEnd = middle == text.endIndex || text[middle] == "\n"
        let room =
            isAtLineEnd ? width - 1 : (whole.indices.contains(at.row) ? whole[at.row].width - 1 : width - 1)
        if at.column > room, !isAtLineEnd || at.column >= width { at = Point(column: 0, row: at.row + 1) }
        self.caret = at
    }

    /// Draws the rows around the caret, and puts the cursor there.
    func draw(into frame: inout Frame, _ rect: Rect) {
        guard rect.size.rows > 0 else { return }
        let first = max(
            0, min(caret.row - rect.size.rows + 1, lines.count - rect.size.rows),
            caret.row - rect.size.rows + 1)
        for row in 0..<rect.size.rows {
            let y = rect.origin.row + row
            let head = row == 0 ? label : Array(repeating: .blank, count: label.count)
            let x = frame.put(head, column: 0, row: y)
            let index = first + row
            if lines.indices.contains(index) { frame.put(lines[index].cells, column: x, row: y) }
            if index == caret.row {
                frame.cursor = Point(column: min(x + caret.column, max(0, frame.size.columns - 1)), row: y)
            }
        }
    }

    /// Who is spoken to, in the transcript's gutter: `MLOPS    > `.
    private static func label(_ state: State, gutter: Gutter) -> [Cell] {
        let isTalk = !state.isEditingBrief && !state.isGoalWanted
        let voice = isTalk ? state.addressee.map { Voice.of($0, in: state.team) } : nil
        let style = Style(voice?.ink ?? (isTalk ? .faint : .accent), .bold)
        let arrow = Cells.of(state.composer.vi?.mode == .normal ? ": " : "> ", Style(.accent, .bold))
        if gutter.label == 0 { return arrow }
        let name = voice?.short ?? (isTalk ? "auto" : (state.isEditingBrief ? "brief" : "goal"))
        return padded(Cells.of(name, style), to: gutter.label) + Cells.of(" ", .plain) + arrow
    }

    private static func wrap(_ text: String, _ composer: Composer, width: Int) -> [Line] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
            let lines = Wrap.chopped(cells(String($0), composer), width: width)
            return lines.isEmpty ? [Line()] : lines
        }
    }

    /// Of one line; a paste is its label.
    private static func cells(_ line: String, _ composer: Composer) -> [Cell] {
        if composer.pastes.isEmpty || !Paste.mayHoldMarks(line) { return Cells.of(line) }
        var cells: [Cell] = []
        var typed = ""
        for character in line {
            guard let number = Paste.number(of: character), let paste = composer.paste(number: number) else {
                typed.append(character)
                continue
            }
            cells += Cells.of(typed, column: cells.columns) + Cells.of(paste.label, Style(.accent))
            typed = ""
        }
        return cells + Cells.of(typed, column: cells.columns)
    }

    /// What is looked for, with the caret, and below it the neighbourhood of the match.
    private static func search(_ recall: State.Recall, width: Int) -> ([Line], Point) {
        let title = Cells.of("search: ", Style(.accent, .bold))
        let query = Cells.of(String(recall.query.suffix(max(1, width - title.columns - 1))))
        let aside =
            recall.isReading
            ? "  ..." : recall.hasFailed ? (recall.match.isEmpty ? "  nothing" : "  nothing more") : ""
        let head = Line(title + query + Cells.of(aside, Style(.faint))).clipped(to: width)
        let caret = Point(column: min(title.columns + query.columns, max(0, width - 1)), row: 0)
        if recall.match.isEmpty { return ([head], caret) }
        let utf8 = recall.match.utf8
        let low = utf8.index(utf8.startIndex, offsetBy: recall.range.lowerBound)
        let high = utf8.index(utf8.startIndex, offsetBy: recall.range.upperBound)
        let from = recall.match[..<low].suffix(200).lastIndex(of: "\n").map(recall.match.index(after:))
        let parts = [
            (String(from.map { recall.match[$0..<low] } ?? recall.match[..<low].suffix(200)), Style.plain),
            (String(recall.match[low..<high]), Style(.accent, [.bold, .underline])),
            (String(recall.match[high...].prefix(2_000)), Style.plain),
        ]
        var lines: [[Cell]] = [[]]
        for (text, style) in parts {
            for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if place > 0 { lines.append([]) }
                lines[lines.count - 1] += Cells.of(
                    String(line), style, column: lines[lines.count - 1].columns)
            }
        }
        return ([head] + lines.flatMap { Wrap.chopped($0, width: width) }, caret)
    }

    /// The offset of the line's start at or before `offset`, or, in a very long line, a grapheme's start near it.
    private static func lineStart(_ text: String, _ offset: Int) -> Int {
        if offset == 0 { return 0 }
        let utf8 = text.utf8
        var index = rounded(utf8.index(utf8.startIndex, offsetBy: offset), in: text)
        if let newline = text[index...].prefix(neighbourhood / 2).firstIndex(of: "\n") {
            index = text.index(after: newline)
        }
        let found = utf8.distance(from: utf8.startIndex, to: index)
        return found
    }

    /// The start of the grapheme in which an index lies.
    private static func rounded(_ index: String.Index, in text: String) -> String.Index {
        index == text.endIndex ? index : text.rangeOfComposedCharacter(at: index)
    }
}

extension String {
    fileprivate func rangeOfComposedCharacter(at index: Index) -> Index {
        let after = self.index(index, offsetBy: 1, limitedBy: endIndex) ?? endIndex
        return after > startIndex ? self.index(before: after) : index
    }
}
