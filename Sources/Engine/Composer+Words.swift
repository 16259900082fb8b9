/// Words: letters, numbers and `_`; a folded paste is one of its own.
extension Composer {
    enum WordClass { case word, paste, other }

    static func wordClass(_ character: Character) -> WordClass {
        if character.isLetter || character.isNumber || character == "_" { return .word }
        return Paste.number(of: character) != nil ? .paste : .other
    }

    func wordStart(_ from: String.Index) -> String.Index {
        var at = from
        while at > text.startIndex, Self.wordClass(text[text.index(before: at)]) == .other {
            at = text.index(before: at)
        }
        guard at > text.startIndex else { return at }
        at = text.index(before: at)
        if Self.wordClass(text[at]) == .paste { return at }
        while at > text.startIndex, Self.wordClass(text[text.index(before: at)]) == .word {
            at = text.index(before: at)
        }
        return at
    }

    func wordEnd(_ from: String.Index) -> String.Index {
        var at = from
        while at < text.endIndex, Self.wordClass(text[at]) == .other { at = text.index(after: at) }
        guard at < text.endIndex else { return at }
        if Self.wordClass(text[at]) == .paste { return text.index(after: at) }
        while at < text.endIndex, Self.wordClass(text[at]) == .word { at = text.index(after: at) }
        return at
    }

    /// Changes what stands from the caret to the end of the word, and goes there.
    mutating func changeWord(_ change: (String) -> String) {
        let here = index(caret)
        let end = wordEnd(here)
        let new = change(String(text[here..<end]))
        text.replaceSubrange(here..<end, with: new)
        caret += new.utf8.count
        align()
    }

    static func capitalized(_ word: String) -> String {
        guard let first = word.firstIndex(where: { $0.isLetter }) else { return word }
        let after = word.index(after: first)
        return word[..<first] + word[first..<after].uppercased() + word[after...].lowercased()
    }

    /// The word before the caret changes places with the one at or after it.
    mutating func transposeWords() {
        let end = wordEnd(index(caret))
        let start = wordStart(end)
        let firstStart = wordStart(start)
        guard firstStart < start, Self.wordClass(text[firstStart]) == .word else { return }
        let firstEnd = wordEnd(firstStart)
        guard firstEnd <= start, start < end else { return }
        let swapped = text[start..<end] + text[firstEnd..<start] + text[firstStart..<firstEnd]
        let target = offset(end)
        text.replaceSubrange(firstStart..<end, with: String(swapped))
        caret = min(target, text.utf8.count)
        align()
    }
}
