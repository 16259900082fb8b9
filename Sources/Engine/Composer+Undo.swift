extension Composer {
    /// Undo keeps at most so many steps, and so many bytes in all of them together.
    private static let undoSteps = 200
    private static let undoBytes = 4_000_000

    mutating func undo() {
        guard let last = undos.popLast() else { return }
        redos.append(Snapshot(text: text, caret: caret))
        restore(last)
    }

    mutating func redo() {
        guard let last = redos.popLast() else { return }
        undos.append(Snapshot(text: text, caret: caret))
        restore(last)
    }

    private mutating func restore(_ snapshot: Snapshot) {
        text = snapshot.text
        caret = snapshot.caret
        recalled = nil
        lastEdit = .other
        vi?.endGroup()
        stayOnCharacter()
    }

    /// What stood before an edit. Edits that are one with the last one need none of their own.
    mutating func remember(_ snapshot: Snapshot, isOneWithLast: Bool = false) {
        redos = []
        if vi?.isGrouped() ?? isOneWithLast { return }
        undos.append(snapshot)
        var bytes = undos.reduce(0) { $0 + $1.text.utf8.count }
        while undos.count > Self.undoSteps || (bytes > Self.undoBytes && !undos.isEmpty) {
            bytes -= undos.removeFirst().text.utf8.count
        }
    }
}
