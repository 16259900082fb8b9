/// Makes a look of a role. Roles stay apart without colour too, as far as the terminal's attributes reach.
package struct Theme: Hashable, Sendable {
    package let name: String
    /// Nil for no colours.
    let palette256: Palette?
    let palette16: Palette?

    /// For a background as dark as #1c1c1c, or black where there are 16 colours.
    package static let dark = Theme(name: "dark", palette256: .dark256, palette16: .dark16)
    /// For a white background.
    package static let light = Theme(name: "light", palette256: .light256, palette16: .light16)
    package static let none = Theme(name: "none", palette256: nil, palette16: nil)

    package static let all: [Theme] = [.dark, .light, .none]

    package func appearance(of style: Style, depth: ColorDepth) -> Appearance {
        let palette =
            switch depth {
            case .none: Palette?.none
            case .sixteen: palette16
            case .palette256: palette256
            }
        var attributes = style.attributes
        if style.ink == .bar { attributes.insert(.reverse) }
        guard let palette else {
            attributes.formUnion(Self.monochrome(style.ink))
            return Appearance(attributes: attributes)
        }
        if case .member(let place) = style.ink, place / max(1, palette.members.count) % 2 != 0 {
            attributes.insert(.underline)
        }
        return Appearance(foreground: palette.color(of: style.ink), attributes: attributes)
    }

    /// What stands for colour where there is none.
    private static func monochrome(_ ink: Ink) -> Style.Attributes {
        switch ink {
        case .text, .faint, .code, .codeString, .codeComment, .codeNumber, .quote, .border, .success, .user:
            []
        case .heading, .codeKeyword, .accent, .warning, .error: .bold
        case .link: .underline
        case .bar, .mark: .reverse
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
