/// One binding: an action by its name, the keys that do it, and when.
///
/// An action may stand in several rows, for several modes; a key that the user binds to it holds in all of them.
package struct KeyRow: Hashable, Sendable {
    package enum Area: String, CaseIterable, Sendable {
        case talk = "Talking"
        case caret = "Moving in what you write"
        case edit = "Changing what you write"
        case transcript = "Looking at the transcript"
        case offers = "The pop-up, and the search in what was said"
        case team = "The team"
        case screen = "The screen"
    }

    package let name: String
    package let area: Area
    package let mode: KeyMode
    package internal(set) var chords: [KeyChord]
    package let action: Action
    /// One line for `/keys`.
    package let summary: String
    /// The user's configuration has set the keys.
    package internal(set) var isChanged = false

    /// `keys` as `KeyChord` reads them.
    init(
        _ name: String, _ area: Area, _ mode: KeyMode, _ keys: [String], _ action: Action, _ summary: String
    ) {
        self.name = name
        self.area = area
        self.mode = mode
        chords = keys.compactMap { try? KeyChord($0) }
        self.action = action
        self.summary = summary
    }
}
