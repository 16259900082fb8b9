/// What a person does at a terminal, decoded.
package enum Input: Hashable, Sendable {
    case key(Key)
    /// Text that was pasted as one piece, line ends as LF. Malformed UTF-8 is already replaced by U+FFFD.
    case paste(String)
    /// The rest of a paste that was given out in parts.
    case pasteMore(String)
    /// Wheel steps at a cell; positive is up (towards older lines).
    case wheel(Int, at: Point)
    case press(at: Point)
    /// The terminal window gained or lost the focus.
    case focus(Bool)
    /// The terminal says what its background is: the answer to a question of ours.
    case background(RGB)
}

package struct Key: Hashable, Sendable {
    package enum Code: Hashable, Sendable {
        /// A whole grapheme; for a control chord the letter in lower case (`Ctrl-A` is `a` with `.control`).
        case character(Character)
        case enter, tab, escape, backspace, delete, insert
        case up, down, left, right, home, end, pageUp, pageDown
        /// 1...24
        case function(Int)
    }

    package struct Modifiers: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let shift = Modifiers(rawValue: 1)
        package static let alt = Modifiers(rawValue: 2)
        package static let control = Modifiers(rawValue: 4)
    }

    package var code: Code
    package var modifiers: Modifiers

    package init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }
}
