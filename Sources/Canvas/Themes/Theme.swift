/// Makes a look of a role. Roles stay apart without colour too, as far as the terminal's attributes reach.
package struct Theme: Hashable, Sendable {
    package let name: String
    /// Nil for no colours.
    let colors: ThemeColors?
    /// Set where somebody has chosen among the 16 by hand.
    let sixteen: Palette?

    init(name: String, colors: ThemeColors?, sixteen: Palette? = nil) {
        self.name = name
        self.colors = colors
        self.sixteen = sixteen
    }

    package static let none = Theme(name: "none", colors: nil)

    /// Those that need no file.
    package static let all: [Theme] = [.dark, .light, .highContrast, .none]

    /// The shipped theme for a terminal whose background this is.
    package static func suited(to background: RGB) -> Theme { background.isLight ? .light : .dark }

    /// What COLORFGBG says of the background: its last number is one of the 16 colours.
    package static func suited(toColorFGBG text: String) -> Theme? {
        guard text.contains(";"), let last = text.split(separator: ";").last, let index = Int32(last),
            (0..<16).contains(index)
        else { return nil }
        return suited(to: XtermPalette.color(index))
    }

    /// How styles look at a depth: made once, and asked for each style that is met.
    package struct Fitted: Hashable, Sendable {
        package let theme: Theme
        package let depth: ColorDepth
        let palette: Palette?

        package init(_ theme: Theme, depth: ColorDepth) {
            self.theme = theme
            self.depth = depth
            switch (depth, theme.colors, theme.sixteen) {
            case (.none, _, _), (_, nil, _): palette = nil
            case (.sixteen, _, let sixteen?): palette = sixteen
            case (_, let colors?, _): palette = Palette(colors, depth: depth)
            }
        }

        package func appearance(of style: Style) -> Appearance {
            var attributes = style.attributes
            if style.ink == .match { attributes.insert(.reverse) }
            guard let palette else {
                if style.ink == .bar { attributes.insert(.reverse) }
                attributes.formUnion(Theme.monochrome(style.ink))
                return Appearance(attributes: attributes)
            }
            if case .member(let place) = style.ink, place / max(1, palette.members.count) % 2 != 0 {
                attributes.insert(.underline)
            }
            if style.ink == .bar, (palette.roles[.bar] ?? Palette.Tint()).ground < 0 {
                attributes.insert(.reverse)
            }
            let tint = palette.tint(of: style.ink)
            return Appearance(foreground: tint.ink, background: tint.ground, attributes: attributes)
        }
    }

    package func appearance(of style: Style, depth: ColorDepth) -> Appearance {
        Fitted(self, depth: depth).appearance(of: style)
    }

    /// What stands for colour where there is none.
    private static func monochrome(_ ink: Ink) -> Style.Attributes {
        switch ink {
        case .text, .faint, .code, .codeString, .codeComment, .codeNumber, .quote, .border, .success, .user:
            []
        case .heading, .codeKeyword, .accent, .warning, .error: .bold
        case .link: .underline
        case .bar, .mark, .match: .reverse
        case .member(let place):
            switch Palette.place(place, of: 4) {
            case 0: .bold
            case 1: [.bold, .underline]
            case 2: .underline
            default: []
            }
        }
    }
}
