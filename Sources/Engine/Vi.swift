/// What vi's keys need to remember between two of them.
package struct Vi: Sendable, Equatable {
    package enum Mode: Sendable, Hashable { case insert, normal }

    package internal(set) var mode = Mode.insert
    /// The command as far as it was typed, for the screen.
    package internal(set) var keys: [Character] = []
    /// The last `f`, `F`, `t` or `T` with what it looked for.
    var find: Find?
    /// What `.` does again.
    var change: [Input] = []
    /// The change that is being made: it ends with Esc.
    var recording: [Input]?
    var isRepeating = false
    private var grouping = Grouping.none

    struct Find: Sendable, Equatable {
        let command: Character
        let target: Character
    }

    enum Input: Sendable, Equatable {
        case key(Character)
        case edit(Edit)
    }

    /// What is typed between `i` and Esc is one step for undo.
    private enum Grouping: Sendable { case none, armed, open }

    package init() {}

    mutating func note(_ edit: Edit) {
        guard mode == .insert, recording != nil, !isRepeating else { return }
        switch edit {
        case .viNormal, .vi: break
        default: recording?.append(.edit(edit))
        }
    }

    /// Whether what stood before an edit is in undo already.
    mutating func isGrouped() -> Bool? {
        switch grouping {
        case .none: return nil
        case .armed:
            grouping = .open
            return false
        case .open: return true
        }
    }

    mutating func beginGroup() { grouping = .armed }
    mutating func endGroup() { grouping = .none }

    mutating func enterInsert() {
        mode = .insert
        keys = []
        recording = nil
        grouping = .none
    }
}

/// A command of vi's normal mode.
struct ViCommand: Equatable {
    enum Operator: Character {
        case delete = "d"
        case change = "c"
        case yank = "y"
    }

    enum Motion: Equatable {
        /// One of `h l j k w b e W B E 0 ^ $ G ; ,`, a blank, or `g` for `gg`.
        case plain(Character)
        case find(Vi.Find)
    }

    enum Verb: Equatable {
        case move(Motion)
        case change(Operator, Motion)
        case lines(Operator)
        case replace(Character)
        /// One of `x X s p P u i a I A o O ~ . J`.
        case simple(Character)
    }

    /// Nil when none was typed.
    var count: Int?
    var verb: Verb

    enum Reading: Equatable {
        case incomplete, mistake
        case command(ViCommand)
    }

    private static let largestCount = 100_000

    static func read(_ keys: [Character]) -> Reading {
        var rest = keys[...]
        let first = count(&rest)
        guard let key = rest.popFirst() else { return .incomplete }
        let shorthand: [Character: (Operator, Character)] = [
            "D": (.delete, "$"), "C": (.change, "$"), "x": (.delete, "l"), "X": (.delete, "h"),
            "s": (.change, "l"),
        ]
        if let (verb, motion) = shorthand[key] {
            return .command(ViCommand(count: first, verb: .change(verb, .plain(motion))))
        }
        switch key {
        case "S": return .command(ViCommand(count: first, verb: .lines(.change)))
        case "Y": return .command(ViCommand(count: first, verb: .lines(.yank)))
        case "r":
            guard let new = rest.popFirst() else { return .incomplete }
            return .command(ViCommand(count: first, verb: .replace(new)))
        case "p", "P", "u", "i", "a", "I", "A", "o", "O", "~", ".", "J":
            return .command(ViCommand(count: first, verb: .simple(key)))
        default: break
        }
        guard let verb = Operator(rawValue: key) else {
            return motion(key, &rest) { ViCommand(count: first, verb: .move($0)) }
        }
        let second = count(&rest)
        let both = first == nil && second == nil ? nil : min(largestCount, (first ?? 1) * (second ?? 1))
        guard let next = rest.popFirst() else { return .incomplete }
        if next == key { return .command(ViCommand(count: both, verb: .lines(verb))) }
        return motion(next, &rest) { ViCommand(count: both, verb: .change(verb, $0)) }
    }

    private static func motion(
        _ key: Character, _ rest: inout ArraySlice<Character>, _ make: (Motion) -> ViCommand
    ) -> Reading {
        switch key {
        case "f", "F", "t", "T":
            guard let target = rest.popFirst() else { return .incomplete }
            return .command(make(.find(Vi.Find(command: key, target: target))))
        case "g":
            guard let next = rest.popFirst() else { return .incomplete }
            return next == "g" ? .command(make(.plain("g"))) : .mistake
        case "h", "l", "j", "k", "w", "b", "e", "W", "B", "E", "0", "^", "$", "G", ";", ",", " ":
            return .command(make(.plain(key)))
        default: return .mistake
        }
    }

    /// A number that does not begin with 0, which is a motion.
    private static func count(_ rest: inout ArraySlice<Character>) -> Int? {
        var count: Int?
        while let key = rest.first, key.isASCII, let digit = key.wholeNumberValue, digit > 0 || count != nil {
            count = min(largestCount, (count ?? 0) * 10 + digit)
            rest.removeFirst()
        }
        return count
    }
}
