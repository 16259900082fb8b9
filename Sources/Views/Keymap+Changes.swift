import Canvas
import Personas

/// What the user has written of keys: an action and its keys, in the order of the file.
package struct KeyChange: Hashable, Sendable {
    package let action: String
    package let keys: [String]

    package init(action: String, keys: [String]) {
        self.action = action
        self.keys = keys
    }
}

extension Keymap {
    /// The standard with the changes. The error names the action first: `search: ...`.
    package init(changes: [KeyChange]) throws(KeyProblem) {
        var rows = KeyRow.standard
        for change in changes {
            let name = change.action
            let places = rows.indices.filter { rows[$0].name == name }
            if places.isEmpty { throw Self.unknown(name) }
            let modes = places.map { rows[$0].mode }
            var chords: [KeyChord] = []
            for key in change.keys {
                do throws(KeyProblem) {
                    chords.append(try Self.chord(key, for: modes))
                } catch {
                    throw KeyProblem(description: "\(name): \(error)")
                }
            }
            if chords.isEmpty, KeyRow.needed.contains(name) {
                throw KeyProblem(description: "\(name): needs a key; without one there is no way out")
            }
            for place in places {
                rows[place].chords = chords
                rows[place].isChanged = true
            }
        }
        if let clash = Self.clash(in: rows) { throw clash }
        self.init(rows: rows)
    }

    private static func unknown(_ name: String) -> KeyProblem {
        var names: [String] = []
        for row in KeyRow.standard where !names.contains(row.name) { names.append(row.name) }
        let nearest = Nearest.names(to: name, among: names)
        let hint =
            nearest.isEmpty
            ? "`/keys` shows them all" : "nearest are \(nearest.joined(separator: ", "))"
        return KeyProblem(description: "\(name): there is no such action; \(hint)")
    }

    private static func chord(_ notation: String, for modes: [KeyMode]) throws(KeyProblem) -> KeyChord {
        let chord = try KeyChord(notation)
        for key in chord.keys {
            if let twin = KeyChord.twin(of: key) {
                throw KeyProblem(
                    description:
                        "\"\(notation)\": a terminal sends the same for \(KeyChord(key).notation) and "
                        + "for \(twin); take another key")
            }
        }
        let isText =
            if case .character = chord.first.code { chord.first.modifiers.isEmpty } else { false }
        if isText, !modes.allSatisfy(\.takesCharacters) {
            throw KeyProblem(
                description: "\"\(notation)\" could not be written any more; put Ctrl- or Alt- before it")
        }
        return chord
    }

    /// Two actions on one key of which both could be meant, or a key that is also the first of a chord.
    static func clash(in rows: [KeyRow]) -> KeyProblem? {
        // What the user has changed is named first.
        let ordered = rows.filter(\.isChanged) + rows.filter { !$0.isChanged }
        for (place, row) in ordered.enumerated() {
            for other in ordered[(place + 1)...]
            where row.name != other.name && row.mode.overlaps(other.mode) {
                for chord in row.chords {
                    if other.chords.contains(chord) {
                        return KeyProblem(
                            description:
                                "\(row.name): \(chord.notation) is also the key of \(other.name); give "
                                + "one of them another")
                    }
                    if let longer = other.chords.first(where: { isBeginning(chord, of: $0) }) {
                        return clash(row.name, chord, other.name, longer)
                    }
                    if let shorter = other.chords.first(where: { isBeginning($0, of: chord) }) {
                        return clash(row.name, chord, other.name, shorter)
                    }
                }
            }
        }
        return nil
    }

    private static func isBeginning(_ short: KeyChord, of long: KeyChord) -> Bool {
        short.second == nil && long.second != nil && short.first == long.first
    }

    private static func clash(_ name: String, _ chord: KeyChord, _ other: String, _ its: KeyChord)
        -> KeyProblem
    {
        KeyProblem(
            description:
                "\(name): \(chord.notation) and \(its.notation) of \(other) begin alike; give one of "
                + "them another")
    }
}

extension KeyRow {
    /// Without these the user could not speak or leave.
    static let needed: Set<String> = ["send", "interrupt"]
}
