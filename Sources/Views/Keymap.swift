import Canvas
import Engine

/// Which key does what, as it is in force: `KeyRow.standard` with the user's changes.
package struct Keymap: Sendable {
    package let rows: [KeyRow]
    private let places: [KeyChord: [Int]]
    /// The keys that begin a chord of two.
    private let beginnings: Set<Key>
    /// The first key of a chord was pressed.
    private var begun: Key?

    package init() {
        self.init(rows: KeyRow.standard)
    }

    init(rows: [KeyRow]) {
        self.rows = rows
        var places: [KeyChord: [Int]] = [:]
        for (place, row) in rows.enumerated() {
            for chord in row.chords { places[chord, default: []].append(place) }
        }
        self.places = places
        beginnings = Set(places.keys.compactMap { $0.second == nil ? nil : $0.first })
    }

    /// `card`: what waits for a key; its own keys count on an empty line only.
    package mutating func action(for key: Key, in context: KeyContext, card: State.Card? = nil) -> Action? {
        let card = context.isWriting ? nil : card
        if let first = begun {
            begun = nil
            let action = bound(KeyChord(first, key), in: context)
            if action == .editExternally, case .brief? = card { return .editBriefExternally }
            return action
        }
        let typed: Character? =
            if case .character(let character) = key.code, key.modifiers.isEmpty { character } else { nil }
        if let typed {
            if let card, let action = Self.action(for: typed, card) { return action }
            switch (context.focus, context.editing) {
            case (.recall, _): return .recall(.type(String(typed)))
            case (.roster, .viNormal), (.search, .viNormal):
                return bound(KeyChord(key), in: context) ?? .edit(.vi(typed))
            case (.roster, _), (.search, _):
                return bound(KeyChord(key), in: context) ?? .edit(.insert(String(typed)))
            case (_, .emacs), (_, .viInsert): return .edit(.insert(String(typed)))
            case (_, .viNormal): return bound(KeyChord(key), in: context) ?? .edit(.vi(typed))
            }
        }
        if beginnings.contains(key) {
            begun = key
            return nil
        }
        if let action = bound(KeyChord(key), in: context) { return action }
        guard key.modifiers.contains(.shift) else { return nil }
        // Most terminals do not tell it, so it means nothing of its own where it is told.
        return bound(KeyChord(Key(key.code, key.modifiers.subtracting(.shift))), in: context)
    }

    /// What has the focus comes first, then the composer's modes, then what always holds.
    private func bound(_ chord: KeyChord, in context: KeyContext) -> Action? {
        guard let places = places[chord] else { return nil }
        let holding = places.lazy.map { rows[$0] }.filter { $0.mode.holds(in: context) }
        return (holding.first { $0.mode.isOfFocus } ?? holding.first)?.action
    }

    /// Nil for a character that is text also while the card is shown.
    private static func action(for character: Character, _ card: State.Card) -> Action? {
        switch card {
        case .route, .patterns, .member, .takes:
            guard let number = character.wholeNumberValue, (1...9).contains(number) else { return nil }
            return .choose(number)
        case .brief: return BriefKey(rawValue: String(character)).map(Action.brief)
        }
    }
}
