/// vi's normal mode. What is killed and what is yanked is one ring; a piece that ends a line is put in as lines.
extension Composer {
    /// Esc.
    mutating func leaveInsert() {
        guard var vi else { return }
        vi.keys = []
        if vi.mode == .insert {
            vi.mode = .normal
            if let recording = vi.recording { vi.change = recording }
            vi.recording = nil
            vi.endGroup()
            let here = index(caret)
            if here > lineStart(here) { caret = offset(text.index(before: here)) }
        }
        self.vi = vi
    }

    mutating func press(_ character: Character) {
        guard var keys = vi?.keys, vi?.mode == .normal else { return }
        keys.append(character)
        vi?.keys = []
        switch ViCommand.read(keys) {
        case .incomplete: vi?.keys = keys
        case .mistake: break
        case .command(let command): run(command, keys)
        }
    }

    private mutating func run(_ command: ViCommand, _ keys: [Character]) {
        if command.verb == .simple(".") { return repeatChange(command.count) }
        if command.isChange, vi?.isRepeating == false {
            vi?.change = keys.map(Vi.Input.key)
        }
        perform(command)
        if vi?.mode == .insert, vi?.isRepeating == false { vi?.recording = keys.map(Vi.Input.key) }
        stayOnCharacter()
    }

    /// In the normal mode the caret stands on a character, never behind the last of a line.
    mutating func stayOnCharacter() {
        guard vi?.mode == .normal else { return }
        let here = index(caret)
        if here == lineEnd(here), here > lineStart(here) { caret = offset(text.index(before: here)) }
    }

    private mutating func repeatChange(_ count: Int?) {
        guard let change = vi?.change, vi?.isRepeating == false else { return }
        vi?.isRepeating = true
        for _ in 0..<min(count ?? 1, 1_000) {
            for input in change {
                switch input {
                case .key(let key): press(key)
                case .edit(let edit): _ = perform(edit)
                }
            }
            if vi?.mode == .insert { leaveInsert() }
        }
        vi?.isRepeating = false
        vi?.recording = nil
        vi?.change = change
        stayOnCharacter()
    }

    private mutating func perform(_ command: ViCommand) {
        switch command.verb {
        case .move(let motion):
            if case .find(let find) = motion { vi?.find = find }
            if let span = viSpan(motion, count: command.count, forOperator: false) {
                caret = offset(span.target)
            }
        case .change(let verb, let motion):
            if case .find(let find) = motion { vi?.find = find }
            change(verb, motion, command.count)
        case .lines(let verb):
            let start = lineStart(index(caret))
            var end = lineEnd(start)
            for _ in 1..<(command.count ?? 1) where end < text.endIndex {
                end = lineEnd(text.index(after: end))
            }
            changeLines(verb, start, end)
        case .replace(let new): replace(with: new, count: command.count ?? 1)
        case .simple(let key): simple(key, command.count ?? 1)
        }
    }

    private mutating func change(_ verb: ViCommand.Operator, _ motion: ViCommand.Motion, _ count: Int?) {
        let here = index(caret)
        var motion = motion
        // As vi has always done it: `cw` leaves the blanks behind the word.
        if verb == .change, case .plain(let key) = motion, key == "w" || key == "W", here < text.endIndex,
            !text[here].isWhitespace
        {
            changeToEndOfWord(key == "W", count)
            return
        }
        guard let span = viSpan(motion, count: count, forOperator: true) else {
            if verb == .change { enterInsert() }
            return
        }
        let (low, high) = (min(here, span.target), max(here, span.target))
        if span.isLines { return changeLines(verb, lineStart(low), lineEnd(high)) }
        var end = span.isInclusive && high < text.endIndex ? text.index(after: high) : high
        // A word that is the last of its line ends there.
        if case .plain(let key) = motion, key == "w" || key == "W", end > lineEnd(low), low < lineEnd(low) {
            let last = text[low..<end].lastIndex(of: "\n")
            if let last, text[last..<end].allSatisfy(\.isWhitespace) { end = last }
        }
        motion = .plain(" ")
        change(verb, low..<end)
    }

    private mutating func changeToEndOfWord(_ isBig: Bool, _ count: Int?) {
        let here = index(caret)
        let isAlone: Bool = {
            let next = text.index(after: here)
            guard next < text.endIndex else { return true }
            if text[next].isWhitespace { return true }
            return !isBig && Self.wordClass(text[next]) != Self.wordClass(text[here])
        }()
        var end = text.index(after: here)
        if !isAlone || (count ?? 1) > 1 {
            let times = isAlone ? (count ?? 1) - 1 : count ?? 1
            if let span = viSpan(.plain(isBig ? "E" : "e"), count: times, forOperator: true),
                span.target < text.endIndex
            {
                end = text.index(after: span.target)
            }
        }
        change(.change, here..<end)
    }

    private mutating func change(_ verb: ViCommand.Operator, _ range: Range<String.Index>) {
        if !range.isEmpty { keep(killed: String(text[range])) }
        switch verb {
        case .yank: caret = offset(range.lowerBound)
        case .delete: remove(range)
        case .change:
            remove(range)
            enterInsert()
        }
    }

    /// `start` is a line's start and `end` a line's end.
    private mutating func changeLines(_ verb: ViCommand.Operator, _ start: String.Index, _ end: String.Index)
    {
        keep(killed: text[start..<end] + "\n")
        switch verb {
        case .yank: if start < index(caret), lineStart(index(caret)) != start { caret = offset(start) }
        case .change:
            remove(start..<end)
            enterInsert()
        case .delete:
            let isLast = end == text.endIndex
            let low = isLast && start > text.startIndex ? text.index(before: start) : start
            remove(low..<(isLast ? end : text.index(after: end)))
            caret = offset(firstNonBlank(lineStart(index(caret))))
        }
    }

    private mutating func replace(with new: Character, count: Int) {
        let here = index(caret)
        guard let end = text.index(here, offsetBy: count, limitedBy: lineEnd(here)), end > here else {
            return
        }
        let start = caret
        text.replaceSubrange(here..<end, with: String(repeating: new, count: count))
        caret = start + String(new).utf8.count * (count - 1)
        align()
    }

    private mutating func simple(_ key: Character, _ count: Int) {
        let here = index(caret)
        switch key {
        case "i": enterInsert()
        case "a":
            if here < lineEnd(here) { caret = offset(text.index(after: here)) }
            enterInsert()
        case "I":
            caret = offset(firstNonBlank(lineStart(here)))
            enterInsert()
        case "A":
            caret = offset(lineEnd(here))
            enterInsert()
        case "o":
            caret = offset(lineEnd(here))
            insert("\n")
            enterInsert()
        case "O":
            caret = offset(lineStart(here))
            insert("\n")
            caret -= 1
            enterInsert()
        case "p", "P": put(isAfter: key == "p", count)
        case "u": for _ in 0..<min(count, 200) { undo() }
        case "~": toggleCase(count)
        case "J": for _ in 0..<max(1, count - 1) { joinLines() }
        default: break
        }
    }

    private mutating func enterInsert() {
        vi?.mode = .insert
        vi?.beginGroup()
    }

    private mutating func put(isAfter: Bool, _ count: Int) {
        guard let piece = killed.last, piece.utf8.count * count < 64_000_000 else { return }
        let all = String(repeating: piece, count: count)
        let here = index(caret)
        if piece.hasSuffix("\n") {
            let end = lineEnd(here)
            if isAfter, end == text.endIndex {
                caret = text.utf8.count
                let start = caret + 1
                insert("\n" + all.dropLast())
                caret = start
            } else {
                let start = isAfter ? text.index(after: end) : lineStart(here)
                caret = offset(start)
                let at = caret
                insert(all)
                caret = at
            }
            caret = offset(firstNonBlank(index(caret)))
        } else {
            if isAfter, here < lineEnd(here) { caret = offset(text.index(after: here)) }
            insert(all)
            let end = index(caret)
            if end > text.startIndex { caret = offset(text.index(before: end)) }
        }
    }

    private mutating func toggleCase(_ count: Int) {
        let here = index(caret)
        let end = text.index(here, offsetBy: count, limitedBy: lineEnd(here)) ?? lineEnd(here)
        let new = text[here..<end].map { $0.isUppercase ? $0.lowercased() : $0.uppercased() }.joined()
        let start = caret
        text.replaceSubrange(here..<end, with: new)
        caret = start + new.utf8.count
        align()
    }

    private mutating func joinLines() {
        let end = lineEnd(index(caret))
        guard end < text.endIndex else { return }
        let next = text.index(after: end)
        let words = text[next..<lineEnd(next)].firstIndex { !$0.isWhitespace } ?? lineEnd(next)
        let at = offset(end)
        text.replaceSubrange(end..<words, with: words == lineEnd(next) ? "" : " ")
        caret = at
        align()
    }
}

extension ViCommand {
    /// What `.` does again.
    fileprivate var isChange: Bool {
        switch verb {
        case .move, .change(.yank, _), .lines(.yank), .simple("u"): false
        case .change, .lines, .replace, .simple: true
        }
    }
}
