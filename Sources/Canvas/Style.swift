/// What a piece of text is, from which a theme makes its colour. Views and Markdown name inks; only a theme names colours.
package enum Ink: Hashable, Sendable {
    case text
    /// Said in passing: times, hints, receipts.
    case faint
    case heading
    case code
    /// The parts of highlighted source.
    case codeKeyword, codeString, codeComment, codeNumber
    case quote
    case link
    /// Lines between panes.
    case border
    /// The top and bottom line.
    case bar
    /// What the user is asked for or may do now.
    case accent
    case success, warning, error
    /// A control or invisible character, shown as a mark.
    case mark
    /// What a search has found.
    case match
    case user
    /// A member of the team by place in the document, from 0; themes repeat their colours when there are more members.
    case member(Int)
}

package struct Style: Hashable, Sendable {
    package struct Attributes: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let bold = Attributes(rawValue: 1)
        package static let italic = Attributes(rawValue: 2)
        package static let underline = Attributes(rawValue: 4)
        package static let reverse = Attributes(rawValue: 8)
        package static let strike = Attributes(rawValue: 16)
    }

    package var ink: Ink
    package var attributes: Attributes

    package init(_ ink: Ink = .text, _ attributes: Attributes = []) {
        self.ink = ink
        self.attributes = attributes
    }

    package static let plain = Style()
}
