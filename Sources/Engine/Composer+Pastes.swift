extension Composer {
    package func paste(number: Int) -> Paste? { pastes.last { $0.number == number } }

    /// The text with every paste in its place.
    package var whole: String { expanded { $0.text } }

    /// The same, with the pastes between marks, so that `replace(with:)` folds them again.
    package var draft: String { expanded { "\(Paste.open)\($0.text)\(Paste.close)" } }

    /// The text without the pastes: what was typed.
    package var typed: String { expanded { _ in " " } }

    private func expanded(_ replacement: (Paste) -> String) -> String {
        if pastes.isEmpty || !Paste.mayHoldMarks(text) { return text }
        var result = ""
        for character in text {
            if let number = Paste.number(of: character), let paste = paste(number: number) {
                result += replacement(paste)
                // What was typed on the mark itself.
                result.unicodeScalars.append(contentsOf: character.unicodeScalars.dropFirst())
            } else {
                result.append(character)
            }
        }
        return result
    }

    mutating func paste(_ new: String) -> EditKind {
        inserted = Inserted(range: caret..<caret, turns: 0)
        if !Paste.isLarge(new) || !insertBlock(new) { insert(safe(new)) }
        inserted.range = inserted.range.lowerBound..<caret
        return .pasting
    }

    /// Goes on with the paste that ends at the caret.
    mutating func pasteMore(_ new: String) -> EditKind {
        let range = inserted.range
        guard lastEdit == .pasting, range.upperBound == caret else { return paste(new) }
        let before = text[index(range.lowerBound)..<index(caret)]
        if let character = before.first, before.index(after: before.startIndex) == before.endIndex,
            let number = Paste.number(of: character),
            let place = pastes.lastIndex(where: { $0.number == number })
        {
            pastes[place].append(new)
            return .pasting
        }
        let all = before + new
        guard Paste.isLarge(String(all)) else {
            insert(safe(new))
            inserted.range = range.lowerBound..<caret
            return .pasting
        }
        remove(index(range.lowerBound)..<index(caret))
        return paste(String(all))
    }

    /// False when there are too many.
    private mutating func insertBlock(_ new: String) -> Bool {
        guard let mark = fold(new) else { return false }
        insert(String(mark))
        return true
    }

    private mutating func fold(_ new: String) -> Character? {
        if let known = pastes.last(where: { $0.text == new }) { return Paste.mark(known.number) }
        guard let mark = Paste.mark(pasteCount + 1) else { return nil }
        pasteCount += 1
        pastes.append(Paste(number: pasteCount, text: new))
        return mark
    }

    /// The block before the caret, else the one at it, becomes text.
    mutating func unfold() {
        let here = index(caret)
        var places: [String.Index] = []
        if here > text.startIndex { places.append(text.index(before: here)) }
        if here < text.endIndex { places.append(here) }
        for place in places {
            guard let number = Paste.number(of: text[place]), let paste = paste(number: number) else {
                continue
            }
            let start = offset(place)
            let end = text.unicodeScalars.index(after: place)
            text.replaceSubrange(place..<end, with: safe(paste.text))
            caret = start + paste.text.utf8.count
            align()
            return
        }
    }

    /// A text that comes from elsewhere, with its pastes folded.
    mutating func folding(_ new: String) -> String {
        // What was sent has lost the blanks at its ends.
        if let lastTaken, lastTaken.whole.hasPrefix(new),
            lastTaken.whole.utf8.dropFirst(new.utf8.count).allSatisfy({ $0 <= 0x20 }),
            holdsAll(lastTaken.text)
        {
            return lastTaken.text
        }
        if Paste.mayHoldMarks(new), new.contains(Paste.open) {
            var result = ""
            var rest = new[...]
            while let open = rest.firstIndex(of: Paste.open),
                let close = rest[open...].firstIndex(of: Paste.close)
            {
                result += safe(String(rest[..<open]))
                let content = String(rest[rest.index(after: open)..<close])
                result += fold(content).map(String.init) ?? safe(content)
                rest = rest[rest.index(after: close)...]
            }
            return result + safe(String(rest))
        }
        guard new.utf8.count > Paste.unwieldy, let mark = fold(new) else { return safe(new) }
        return String(mark)
    }

    private func holdsAll(_ text: String) -> Bool {
        text.allSatisfy { Paste.number(of: $0).map { paste(number: $0) != nil } ?? true }
    }

    /// Text in which nothing can be taken for the mark of a paste.
    func safe(_ new: String) -> String {
        guard Paste.mayHoldMarks(new) else { return new }
        return String(
            String.UnicodeScalarView(
                new.unicodeScalars.map { (0x10F000..<0x10F800).contains($0.value) ? "\u{FFFD}" : $0 }))
    }

    /// After sending: what a kill holds stays, and of the rest the newest, for `/paste`.
    mutating func forgetPastes() {
        guard !pastes.isEmpty else { return }
        var bytes = 0
        let marks = Set(killed.joined().compactMap(Paste.number))
        pastes = pastes.reversed().filter { paste in
            bytes += paste.text.utf8.count
            return marks.contains(paste.number) || bytes <= Self.pasteBytes
        }.reversed()
    }

    private static let pasteBytes = 32_000_000
}

extension Composer {
    /// Takes out a `/paste N` that is the first thing typed, and leaves the rest; nil when there is none. It is about what
    /// stands beside it.
    mutating func takePasteCommand() -> String? {
        let name = "/paste"
        let isTyped = { (character: Character) in
            !character.isWhitespace && Paste.number(of: character) == nil
        }
        guard !pastes.isEmpty, let start = text.firstIndex(where: isTyped), text[start...].hasPrefix(name)
        else {
            return nil
        }
        let behind = text[start...].dropFirst(name.count)
        let digits = behind.drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber }
        let end = digits.isEmpty ? behind.startIndex : digits.endIndex
        if end < text.endIndex, isTyped(text[end]) { return nil }
        remember(Snapshot(text: text, caret: caret))
        let rest = text[end...]
        let from = offset(start)
        let after = rest.first == " " ? rest.index(after: end) : end
        text.removeSubrange(start..<after)
        caret = min(from, text.utf8.count)
        align()
        lastEdit = .other
        return digits.isEmpty ? name : "\(name) \(digits)"
    }
}
