/// How many colours the terminal shows.
package enum ColorDepth: Hashable, Sendable, CaseIterable {
    case none
    case sixteen
    case palette256
    /// Any of 16 million.
    case trueColor
}

/// How a cell is drawn. Colours are indices of the terminal's palette, or 0xRRGGBB where the depth is `trueColor`; -1 is
/// the terminal's own.
package struct Appearance: Hashable, Sendable {
    package var foreground: Int32
    package var background: Int32
    package var attributes: Style.Attributes

    package init(foreground: Int32 = -1, background: Int32 = -1, attributes: Style.Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }
}
