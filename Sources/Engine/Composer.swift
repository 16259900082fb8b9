/// The line editor: what the user is writing, and where the caret stands in it.
///
/// Positions are UTF-8 offsets, always at a grapheme's start, so that a text of megabytes costs one copy an edit
/// and no walk.
package struct Composer: Sendable, Equatable {
    package private(set) var text = ""
    /// 0...text.utf8.count
    package private(set) var caret = 0
    /// What was sent before, oldest first.
    package private(set) var history: [String] = []

    /// Where in the history the text comes from; nil while it is the user's own.
    private var recalled: Int?
    /// The user's own text, put aside while the history is looked through.
    private var putAside = ""
    private var killed: [String] = []
    private var undos: [Snapshot] = []
    private var lastEdit: EditKind = .other

    private struct Snapshot: Sendable, Equatable {
        var text: String
        var caret: Int
    }

    private enum EditKind: Sendable { case typing, killing, other }

    /// Undo keeps at most so many steps, and so many bytes in all of them together.
    private static let undoSteps = 200
    private static let undoBytes = 4_000_000
    private static let historyLines = 1_000

    package init() {}

    package var isEmpty: Bool { text.isEmpty }

    /// Everything before the caret, for completion.
    package var beforeCaret: Substring { text[..<index(caret)] }

    package mutating func apply(_ edit: Edit) {
        if edit == .undo {
            undo()
            lastEdit = .other
            return
        }
        let before = Snapshot(text: text, caret: caret)
        let kind = perform(edit)
        if text != before.text {
            if !(kind == .typing && lastEdit == .typing) { remember(before) }
            let looksBack: [Edit] = [.historyPrevious, .historyNext, .historySearch, .up, .down]
            if !looksBack.contains(edit) { recalled = nil }
        }
        lastEdit = kind
    }

    /// Replaces everything, as one step that undo takes back.
    package mutating func replace(with new: String) {
        remember(Snapshot(text: text, caret: caret))
        text = new
        caret = new.utf8.count
        recalled = nil
        lastEdit = .other
    }

    /// Puts `word` in the place of `typed`, which stands before the caret, as one step that undo takes back.
    package mutating func complete(_ typed: String, with word: String) {
        guard beforeCaret.hasSuffix(typed) else { return }
        remember(Snapshot(text: text, caret: caret))
        let start = text.utf8.index(index(caret), offsetBy: -typed.utf8.count)
        text.replaceSubrange(start..<index(caret), with: word)
        caret += word.utf8.count - typed.utf8.count
        lastEdit = .other
        align()
    }

    /// Takes the text out to be sent; it goes into the history.
    package mutating func take() -> String {
        let taken = text
        text = ""
        caret = 0
        recalled = nil
        undos = []
        lastEdit = .other
        remember(line: taken)
        return taken
    }

    /// Adds a line to the history without sending it: lines of a session that was opened.
    package mutating func remember(line: String) {
        guard !line.isEmpty, history.last != line, line.utf8.count <= Self.undoBytes else { return }
        history.append(line)
        if history.count > Self.historyLines { history.removeFirst() }
    }

    // MARK: - Positions

    private func index(_ offset: Int) -> String.Index {
        text.utf8.index(text.startIndex, offsetBy: offset)
    }

    private func offset(_ index: String.Index) -> Int {
        text.utf8.distance(from: text.startIndex, to: index)
    }

    private var lineStart: String.Index {
        let before = text[..<index(caret)]
        return before.lastIndex(of: "\n").map(text.index(after:)) ?? text.startIndex
    }

    private var lineEnd: String.Index {
        text[index(caret)...].firstIndex(of: "\n") ?? text.endIndex
    }

    private var wordStart: String.Index {
        var at = index(caret)
        while at > text.startIndex, !text[text.index(before: at)].isWord { at = text.index(before: at) }
        while at > text.startIndex, text[text.index(before: at)].isWord { at = text.index(before: at) }
        return at
    }

    private var wordEnd: String.Index {
        var at = index(caret)
        while at < text.endIndex, !text[at].isWord { at = text.index(after: at) }
        while at < text.endIndex, text[at].isWord { at = text.index(after: at) }
        return at
    }

    // MARK: - Edits

    private mutating func perform(_ edit: Edit) -> EditKind {
        let here = index(caret)
        switch edit {
        case .insert(let new):
            insert(new)
            return .typing
        case .newLine:
            insert("\n")
        case .deleteBackward:
            if here > text.startIndex { remove(text.index(before: here)..<here) }
        case .deleteForward:
            if here < text.endIndex { remove(here..<text.index(after: here)) }
        case .left:
            if here > text.startIndex { caret = offset(text.index(before: here)) }
        case .right:
            if here < text.endIndex { caret = offset(text.index(after: here)) }
        case .wordLeft: caret = offset(wordStart)
        case .wordRight: caret = offset(wordEnd)
        case .lineStart: caret = offset(lineStart)
        case .lineEnd: caret = offset(lineEnd)
        case .textStart: caret = 0
        case .textEnd: caret = text.utf8.count
        case .up: if !moveLine(up: true) { recall(-1) }
        case .down: if !moveLine(up: false) { recall(+1) }
        case .historyPrevious: recall(-1)
        case .historyNext: recall(+1)
        case .historySearch: search()
        case .killToLineStart: return kill(lineStart..<here, backward: true)
        case .killWordBackward: return kill(wordStart..<here, backward: true)
        case .killWordForward: return kill(here..<wordEnd, backward: false)
        case .killToLineEnd:
            let end = lineEnd
            let upTo = end == here && end < text.endIndex ? text.index(after: end) : end
            return kill(here..<upTo, backward: false)
        case .yank: if let last = killed.last { insert(last) }
        case .transpose: transpose()
        case .clear: return kill(text.startIndex..<text.endIndex, backward: false)
        case .undo: break
        }
        return .other
    }

    private mutating func insert(_ new: String) {
        text.insert(contentsOf: new, at: index(caret))
        caret += new.utf8.count
        align()
    }

    private mutating func remove(_ range: Range<String.Index>) {
        let start = offset(range.lowerBound)
        text.removeSubrange(range)
        caret = start
        align()
    }

    /// An edit can join two graphemes around the caret (a combining mark typed after its letter): the caret then
    /// moves to the end of the joined one.
    private mutating func align() {
        let at = index(caret)
        // From inside a grapheme, the index after is that of the next one.
        if String.Index(at, within: text) == nil { caret = offset(text.index(after: at)) }
    }

    private mutating func kill(_ range: Range<String.Index>, backward: Bool) -> EditKind {
        guard !range.isEmpty else { return .killing }
        let piece = String(text[range])
        if lastEdit == .killing, let last = killed.popLast() {
            killed.append(backward ? piece + last : last + piece)
        } else {
            killed.append(piece)
            if killed.count > 30 { killed.removeFirst() }
        }
        remove(range)
        return .killing
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
    private mutating func moveLine(up: Bool) -> Bool {
        let start = lineStart
        let column = text.distance(from: start, to: index(caret))
        let target: String.Index
        if up {
            guard start > text.startIndex else { return false }
            let above = text.index(before: start)
            target = text[..<above].lastIndex(of: "\n").map(text.index(after:)) ?? text.startIndex
        } else {
            guard lineEnd < text.endIndex else { return false }
            target = text.index(after: lineEnd)
        }
        let end = text[target...].firstIndex(of: "\n") ?? text.endIndex
        caret = offset(text.index(target, offsetBy: column, limitedBy: end) ?? end)
        return true
    }

    private mutating func recall(_ step: Int) {
        let from = recalled ?? history.count
        let to = from + step
        guard to >= 0, to <= history.count, from != to else { return }
        if recalled == nil { putAside = text }
        recalled = to == history.count ? nil : to
        text = to == history.count ? putAside : history[to]
        caret = text.utf8.count
    }

    private mutating func search() {
        if recalled == nil { putAside = text }
        let before = history[..<(recalled ?? history.count)]
        guard let found = before.lastIndex(where: { $0.contains(putAside) && $0 != text }) else { return }
        recalled = found
        text = history[found]
        caret = text.utf8.count
    }

    private mutating func undo() {
        guard let last = undos.popLast() else { return }
        text = last.text
        caret = last.caret
    }

    private mutating func remember(_ snapshot: Snapshot) {
        undos.append(snapshot)
        var bytes = undos.reduce(0) { $0 + $1.text.utf8.count }
        while undos.count > Self.undoSteps || (bytes > Self.undoBytes && !undos.isEmpty) {
            bytes -= undos.removeFirst().text.utf8.count
        }
    }
}

extension Character {
    fileprivate var isWord: Bool { isLetter || isNumber || self == "_" }
}
