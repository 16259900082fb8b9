/// The line editor: what the user is writing, and where the caret stands in it.
///
/// Positions are UTF-8 offsets, always at a grapheme's start, so that a text of megabytes costs one copy an edit
/// and no walk. A paste that was folded stands in the text as one scalar, `Paste.mark`.
package struct Composer: Sendable, Equatable {
    package internal(set) var text = ""
    /// 0...text.utf8.count
    package internal(set) var caret = 0
    /// What was sent before, oldest first.
    package internal(set) var history: [String] = []
    /// Pastes that were folded, by number: those in the text, and some that were sent.
    package internal(set) var pastes: [Paste] = []
    /// vi's keys; nil for those of emacs.
    package internal(set) var vi: Vi?

    /// Where in the history the text comes from; nil while it is the user's own.
    var recalled: Int?
    /// The user's own text, put aside while the history is looked through.
    var putAside = ""
    /// The newest last.
    var killed: [String] = []
    /// What the last edit put in that the same key would replace by something else, and how often it was pressed.
    var inserted = Inserted(range: 0..<0, turns: 0)
    var undos: [Snapshot] = []
    var redos: [Snapshot] = []
    var lastEdit: EditKind = .other
    var pasteCount = 0
    /// The last text that was taken with pastes in it: one that comes back whole is folded again.
    var lastTaken: Taken?

    struct Snapshot: Sendable, Equatable {
        var text: String
        var caret: Int
    }

    struct Taken: Sendable, Equatable {
        let whole: String
        let text: String
    }

    struct Inserted: Sendable, Equatable {
        var range: Range<Int>
        var turns: Int
    }

    /// What the last edit was, as far as the next one depends on it.
    enum EditKind: Sendable { case typing, killing, yanking, arguing, pasting, undoing, other }

    private static let historyLines = 10_000
    /// A longer line is not kept in the history.
    private static let longestLine = 4_000_000

    package init() {}

    package var isEmpty: Bool { text.isEmpty }

    /// Everything before the caret, for completion.
    package var beforeCaret: Substring { text[..<index(caret)] }

    package mutating func apply(_ edit: Edit) {
        switch edit {
        case .undo: return undo()
        case .redo: return redo()
        default: break
        }
        let before = Snapshot(text: text, caret: caret)
        vi?.note(edit)
        let kind = perform(edit)
        if text != before.text, kind != .undoing {
            remember(before, isOneWithLast: kind == .typing && lastEdit == .typing)
            let looksBack: [Edit] = [.historyPrevious, .historyNext, .up, .down]
            if !looksBack.contains(edit) { recalled = nil }
        }
        lastEdit = kind
    }

    /// Replaces everything, as one step that undo takes back. What `draft` has marked as pasted is folded again, and a text
    /// that is too long to be written in is one block.
    package mutating func replace(with new: String) {
        remember(Snapshot(text: text, caret: caret))
        text = folding(new)
        caret = text.utf8.count
        recalled = nil
        lastEdit = .other
        vi?.enterInsert()
    }

    /// Puts `word` in the place of what stands from `start` to the caret, as one step that undo takes back.
    package mutating func complete(from start: Int, with word: String) {
        guard (0...caret).contains(start) else { return }
        remember(Snapshot(text: text, caret: caret))
        text.replaceSubrange(index(start)..<index(caret), with: word)
        caret = start + word.utf8.count
        lastEdit = .other
        align()
    }

    /// Takes the text out to be sent, whole; it goes into the history.
    package mutating func take() -> String {
        let taken = whole
        lastTaken = taken == text ? nil : Taken(whole: taken, text: text)
        text = ""
        caret = 0
        recalled = nil
        undos = []
        redos = []
        lastEdit = .other
        vi?.enterInsert()
        remember(line: taken)
        forgetPastes()
        return taken
    }

    /// Adds a line to the history without sending it.
    package mutating func remember(line: String) {
        guard !line.isEmpty, line.utf8.count <= Self.longestLine, history.last != line else { return }
        history.removeAll { $0 == line }
        history.append(line)
        if history.count > Self.historyLines { history.removeFirst(history.count - Self.historyLines) }
    }

    /// The same for the lines of a session that was opened, oldest first.
    package mutating func remember(lines: [String]) {
        var seen: Set<String> = []
        let new = lines.reversed().prefix(Self.historyLines).filter {
            !$0.isEmpty && $0.utf8.count <= Self.longestLine && seen.insert($0).inserted
        }
        history.removeAll { seen.contains($0) }
        history += new.reversed()
    }

    /// Lines from before all that are known, newest first. Returns how many are new.
    @discardableResult
    package mutating func remember(earlier lines: [String]) -> Int {
        var seen = Set(history)
        let new = lines.filter {
            !$0.isEmpty && $0.utf8.count <= Self.longestLine && seen.insert($0).inserted
        }
        .prefix(max(0, Self.historyLines - history.count))
        history.insert(contentsOf: new.reversed(), at: 0)
        recalled = recalled.map { $0 + new.count }
        return new.count
    }
}

// Positions.
extension Composer {
    func index(_ offset: Int) -> String.Index { text.utf8.index(text.startIndex, offsetBy: offset) }

    func offset(_ index: String.Index) -> Int { text.utf8.distance(from: text.startIndex, to: index) }

    func lineStart(_ at: String.Index) -> String.Index {
        text[..<at].lastIndex(of: "\n").map(text.index(after:)) ?? text.startIndex
    }

    func lineEnd(_ at: String.Index) -> String.Index { text[at...].firstIndex(of: "\n") ?? text.endIndex }

    /// An edit can join two graphemes around the caret (a combining mark typed after its letter): the caret then
    /// moves to the end of the joined one.
    mutating func align() {
        let at = index(caret)
        // From inside a grapheme, the index after is that of the next one.
        if String.Index(at, within: text) == nil { caret = offset(text.index(after: at)) }
    }
}
