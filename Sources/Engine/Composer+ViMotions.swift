/// Where vi's motions lead.
extension Composer {
    /// What lies between the caret and the target of a motion.
    struct ViSpan {
        var target: String.Index
        /// The character at the target belongs to it.
        var isInclusive = false
        var isLines = false
    }

    private enum Kind { case blank, word, sign, mark }

    private func kind(_ at: String.Index, isBig: Bool) -> Kind {
        let character = text[at]
        if character.isWhitespace { return .blank }
        if Paste.number(of: character) != nil { return .mark }
        return isBig || Self.wordClass(character) == .word ? .word : .sign
    }

    /// Nil when the motion leads nowhere. `forOperator`: a motion may then end behind the last character.
    func viSpan(_ motion: ViCommand.Motion, count: Int?, forOperator: Bool) -> ViSpan? {
        let here = index(caret)
        let times = count ?? 1
        switch motion {
        case .find(let find): return viFind(find, times: times, from: here)
        case .plain(let key):
            switch key {
            case "h": return repeated(times, here, to: lineStart(here)) { text.index(before: $0) }
            case "l", " ":
                return repeated(times, here, to: lineEnd(here)) { text.index(after: $0) }
            case "w", "W": return ViSpan(target: steps(times, here) { nextWord($0, isBig: key == "W") })
            case "b", "B": return ViSpan(target: steps(times, here) { wordBefore($0, isBig: key == "B") })
            case "e", "E":
                return ViSpan(
                    target: steps(times, here) { endOfWord($0, isBig: key == "E") }, isInclusive: true)
            case "0": return ViSpan(target: lineStart(here))
            case "^": return ViSpan(target: firstNonBlank(lineStart(here)))
            case "$":
                var at = here
                for _ in 1..<times {
                    let end = lineEnd(at)
                    if end < text.endIndex { at = text.index(after: end) }
                }
                return ViSpan(target: lineEnd(at))
            case "j", "k": return vertical(times, here, isDown: key == "j")
            case "g": return ViSpan(target: line(count ?? 1), isLines: true)
            case "G": return ViSpan(target: line(count ?? .max), isLines: true)
            case ";", ",":
                guard var find = vi?.find else { return nil }
                if key == "," { find = find.reversed }
                return viFind(find, times: times, from: here, isRepeated: true)
            default: return nil
            }
        }
    }

    private func steps(_ times: Int, _ from: String.Index, _ step: (String.Index) -> String.Index)
        -> String.Index
    {
        var at = from
        for _ in 0..<times {
            let next = step(at)
            if next == at { break }
            at = next
        }
        return at
    }

    private func repeated(
        _ times: Int, _ from: String.Index, to end: String.Index, _ step: (String.Index) -> String.Index
    ) -> ViSpan? {
        if from == end { return nil }
        return ViSpan(target: steps(times, from) { $0 == end ? $0 : step($0) })
    }

    private func nextWord(_ from: String.Index, isBig: Bool) -> String.Index {
        var at = from
        guard at < text.endIndex else { return at }
        let first = kind(at, isBig: isBig)
        while at < text.endIndex, kind(at, isBig: isBig) == first, first != .blank {
            at = text.index(after: at)
        }
        while at < text.endIndex, kind(at, isBig: isBig) == .blank {
            let next = text.index(after: at)
            // An empty line is a word.
            if text[at] == "\n", next < text.endIndex, text[next] == "\n" { return next }
            at = next
        }
        return at
    }

    private func wordBefore(_ from: String.Index, isBig: Bool) -> String.Index {
        var at = from
        while at > text.startIndex, kind(text.index(before: at), isBig: isBig) == .blank {
            at = text.index(before: at)
        }
        guard at > text.startIndex else { return at }
        let last = kind(text.index(before: at), isBig: isBig)
        while at > text.startIndex, kind(text.index(before: at), isBig: isBig) == last {
            at = text.index(before: at)
        }
        return at
    }

    private func endOfWord(_ from: String.Index, isBig: Bool) -> String.Index {
        guard from < text.endIndex else { return from }
        var at = text.index(after: from)
        while at < text.endIndex, kind(at, isBig: isBig) == .blank { at = text.index(after: at) }
        guard at < text.endIndex else { return from }
        let first = kind(at, isBig: isBig)
        while true {
            let next = text.index(after: at)
            guard next < text.endIndex, kind(next, isBig: isBig) == first else { return at }
            at = next
        }
    }

    func firstNonBlank(_ from: String.Index) -> String.Index {
        let end = lineEnd(from)
        return text[from..<end].firstIndex { !$0.isWhitespace } ?? from
    }

    private func vertical(_ times: Int, _ from: String.Index, isDown: Bool) -> ViSpan? {
        var copy = self
        for _ in 0..<times where !copy.moveLine(up: !isDown) { break }
        if copy.lineStart(copy.index(copy.caret)) == lineStart(from) { return nil }
        return ViSpan(target: copy.index(copy.caret), isLines: true)
    }

    /// The start of the line of that number, from 1.
    private func line(_ number: Int) -> String.Index {
        var at = text.startIndex
        var left = number - 1
        while left > 0 {
            let end = lineEnd(at)
            guard end < text.endIndex else { break }
            at = text.index(after: end)
            left -= 1
        }
        return firstNonBlank(at)
    }

    private func viFind(_ find: Vi.Find, times: Int, from: String.Index, isRepeated: Bool = false) -> ViSpan?
    {
        let isForward = find.command == "f" || find.command == "t"
        let isTill = find.command == "t" || find.command == "T"
        let end = isForward ? lineEnd(from) : lineStart(from)
        var at = from
        var left = times
        // `t` that stands before its target already would find the same again.
        if isRepeated, isTill, at != end {
            let next = isForward ? text.index(after: at) : text.index(before: at)
            let isNext =
                isForward ? next < end && text[next] == find.target : text[next] == find.target
            if isNext { at = next }
        }
        while at != end {
            at = isForward ? text.index(after: at) : text.index(before: at)
            if isForward, at == end { return nil }
            if text[at] == find.target {
                left -= 1
                if left == 0 {
                    if isTill { at = isForward ? text.index(before: at) : text.index(after: at) }
                    return ViSpan(target: at, isInclusive: isForward)
                }
            }
        }
        return nil
    }
}

extension Vi.Find {
    fileprivate var reversed: Vi.Find {
        let command: Character =
            switch self.command {
            case "f": "F"
            case "F": "f"
            case "t": "T"
            default: "t"
            }
        return Vi.Find(command: command, target: target)
    }
}
