extension Composer {
    /// Does an edit, without a step for undo.
    mutating func perform(_ edit: Edit) -> EditKind {
        let here = index(caret)
        switch edit {
        case .insert(let new):
            insert(safe(new))
            return .typing
        case .newLine: insert("\n")
        case .paste(let new): return paste(new)
        case .pasteMore(let new): return pasteMore(new)
        case .unfold: unfold()
        case .deleteBackward:
            if here > text.startIndex { remove(text.index(before: here)..<here) }
        case .deleteForward:
            if here < text.endIndex { remove(here..<text.index(after: here)) }
        case .left: if here > text.startIndex { caret = offset(text.index(before: here)) }
        case .right: if here < text.endIndex { caret = offset(text.index(after: here)) }
        case .wordLeft: caret = offset(wordStart(here))
        case .wordRight: caret = offset(wordEnd(here))
        case .lineStart: caret = offset(lineStart(here))
        case .lineEnd: caret = offset(lineEnd(here))
        case .textStart: caret = 0
        case .textEnd: caret = text.utf8.count
        case .up: if !moveLine(up: true) { recall(-1) }
        case .down: if !moveLine(up: false) { recall(+1) }
        case .historyPrevious: recall(-1)
        case .historyNext: recall(+1)
        case .killToLineStart: return kill(lineStart(here)..<here, backward: true)
        case .killWordBackward: return kill(wordStart(here)..<here, backward: true)
        case .killWordForward: return kill(here..<wordEnd(here), backward: false)
        case .killToLineEnd:
            let end = lineEnd(here)
            let upTo = end == here && end < text.endIndex ? text.index(after: end) : end
            return kill(here..<upTo, backward: false)
        case .clear: return kill(text.startIndex..<text.endIndex, backward: false)
        case .yank: return yank()
        case .yankPop: return yankPop()
        case .lastArgument: return lastArgument()
        case .transpose: transpose()
        case .transposeWords: transposeWords()
        case .upperCaseWord: changeWord { $0.uppercased() }
        case .lowerCaseWord: changeWord { $0.lowercased() }
        case .capitalizeWord: changeWord(Self.capitalized)
        case .vi(let character):
            let steps = undos.count
            press(character)
            if undos.count < steps { return .undoing }
        case .viNormal: leaveInsert()
        case .undo, .redo: break
        }
        return .other
    }

    mutating func insert(_ new: String) {
        text.insert(contentsOf: new, at: index(caret))
        caret += new.utf8.count
        align()
    }

    mutating func remove(_ range: Range<String.Index>) {
        let start = offset(range.lowerBound)
        text.removeSubrange(range)
        caret = start
        align()
    }

    private mutating func transpose() {
        var here = index(caret)
        if here == text.endIndex, here > text.startIndex { here = text.index(before: here) }
        guard here > text.startIndex, here < text.endIndex else { return }
        let first = text.index(before: here)
        let after = text.index(after: here)
        let swapped = String(text[here]) + String(text[first])
        let end = offset(after)
        text.replaceSubrange(first..<after, with: swapped)
        caret = end
        align()
    }

    /// False at the first or last line already.
    mutating func moveLine(up: Bool) -> Bool {
        let start = lineStart(index(caret))
        let column = text.distance(from: start, to: index(caret))
        let target: String.Index
        if up {
            guard start > text.startIndex else { return false }
            target = lineStart(text.index(before: start))
        } else {
            let end = lineEnd(index(caret))
            guard end < text.endIndex else { return false }
            target = text.index(after: end)
        }
        let end = lineEnd(target)
        caret = offset(text.index(target, offsetBy: column, limitedBy: end) ?? end)
        return true
    }

    private mutating func recall(_ step: Int) {
        let from = recalled ?? history.count
        let to = from + step
        guard to >= 0, to <= history.count, from != to else { return }
        if recalled == nil { putAside = text }
        recalled = to == history.count ? nil : to
        text = to == history.count ? putAside : folding(history[to])
        caret = text.utf8.count
    }

    /// How many lines are known before the one that is shown.
    var linesBefore: Int { recalled ?? history.count }

    /// Whether going up finds nothing more in what is known.
    var isAtOldest: Bool { (recalled ?? history.count) == 0 && lineStart(index(caret)) == text.startIndex }
}
