/// How many colours the terminal shows.
package enum ColorDepth: Hashable, Sendable {
    case none
    case sixteen
    case palette256
}

/// How a cell is drawn. Colours are indices of the terminal's palette; -1 is its default.
package struct Appearance: Hashable, Sendable {
    package var foreground: Int16
    package var background: Int16
    package var attributes: Style.Attributes

    package init(foreground: Int16 = -1, background: Int16 = -1, attributes: Style.Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }
}
