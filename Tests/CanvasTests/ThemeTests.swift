import Glibc
import Testing

@testable import Canvas

@Suite struct ThemeTests {
    /// Relative luminance (WCAG 2.2), by the mathematical library.
    static func luminance(_ color: RGB) -> Double {
        let linear = [color.red, color.green, color.blue].map { value in
            let part = Double(value) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    @Test func contrastIsWCAGs() {
        #expect(abs(RGB(0).contrast(with: RGB(0xFFFFFF)) - 21) < 1e-9)
        #expect(RGB(0x123456).contrast(with: RGB(0x123456)) == 1)
        for value in stride(from: UInt32(0), through: 0xFFFFFF, by: 65_521) {
            #expect(abs(RGB(value).luminance - Self.luminance(RGB(value))) < 1e-9)
        }
    }

    /// 0...0xFFFFFF at full depth, else of xterm's palette.
    static func color(_ index: Int32, _ depth: ColorDepth) -> RGB {
        depth == .trueColor ? RGB(UInt32(index)) : XtermPalette.color(index)
    }

    static let inks: [Ink] = [
        .text, .faint, .heading, .code, .codeKeyword, .codeString, .codeComment, .codeNumber, .quote, .link,
        .border, .bar, .accent, .match, .success, .warning, .error, .mark, .user, .member(0), .member(1),
        .member(2),
        .member(3), .member(4), .member(5), .member(6), .member(7), .member(100), .member(-1), .member(.max),
        .member(.min),
    ]

    @Test func everyRoleIsAnInk() {
        #expect(Set(Self.inks.compactMap(\.role)) == Set(Role.allCases))
    }

    /// What the terminal's own background is taken for, where it is not painted.
    static func background(_ theme: Theme, _ depth: ColorDepth) -> RGB {
        switch (theme.name, depth) {
        case ("dark", .sixteen): RGB(0)
        case ("dark", _): RGB(0x1C1C1C)
        default: RGB(0xFFFFFF)
        }
    }

    @Test(arguments: [Theme.dark, .light, .highContrast], [ColorDepth.sixteen, .palette256, .trueColor])
    func everyPairIsReadable(_ theme: Theme, _ depth: ColorDepth) {
        let fitted = Theme.Fitted(theme, depth: depth)
        let least = theme.name == "high-contrast" && depth != .sixteen ? 7 : 4.5
        for ink in Self.inks {
            let look = fitted.appearance(of: Style(ink))
            // A reversed pair has the same contrast. Of the terminal's own two the terminal's owner has taken care.
            if look.foreground < 0 && look.background < 0 { continue }
            let ground =
                look.background < 0 ? Self.background(theme, depth) : Self.color(look.background, depth)
            let own: RGB = ground.isLight ? RGB(0) : RGB(0xFFFFFF)
            let front = look.foreground < 0 ? own : Self.color(look.foreground, depth)
            #expect(front.contrast(with: ground) >= least, "\(ink): \(front) on \(ground)")
        }
    }

    @Test(arguments: [Theme.dark, .light, .highContrast], [ColorDepth.palette256, .trueColor])
    func eightMembersLookDifferent(_ theme: Theme, _ depth: ColorDepth) {
        let fitted = Theme.Fitted(theme, depth: depth)
        let colors = (0..<8).map {
            Self.color(fitted.appearance(of: Style(.member($0))).foreground, depth)
        }
        for (place, one) in colors.enumerated() {
            for other in colors[..<place] {
                #expect(one.difference(from: other) >= 120 * 120, "\(one) and \(other)")
            }
        }
    }

    @Test(arguments: inks)
    func withoutColourOnlyAttributesAreLeft(_ ink: Ink) {
        for (theme, depth) in [(Theme.dark, ColorDepth.none), (.none, .palette256), (.none, .sixteen)] {
            let look = theme.appearance(of: Style(ink, .italic), depth: depth)
            #expect(look.foreground == -1 && look.background == -1)
            #expect(look.attributes.contains(.italic))
        }
    }

    @Test(arguments: Theme.all, ColorDepth.allCases)
    func theBarIsReversed(_ theme: Theme, _ depth: ColorDepth) {
        #expect(theme.appearance(of: Style(.bar), depth: depth).attributes == .reverse)
    }

    @Test(arguments: Theme.all, ColorDepth.allCases)
    func neighboursOfTheTeamDiffer(_ theme: Theme, _ depth: ColorDepth) {
        let fitted = Theme.Fitted(theme, depth: depth)
        let looks = (0..<8).map { fitted.appearance(of: Style(.member($0))) }
        for place in 1..<8 { #expect(looks[place] != looks[place - 1]) }
        if depth != .none, theme != .none { #expect(Set(looks).count == 8) }
    }

    @Test(arguments: [ColorDepth.sixteen, .palette256, .trueColor])
    func coloursStayInsideTheDepth(_ depth: ColorDepth) {
        let limit: Int32 = depth == .sixteen ? 16 : depth == .palette256 ? 256 : 0x100_0000
        for theme in Theme.all {
            let fitted = Theme.Fitted(theme, depth: depth)
            for ink in Self.inks {
                let look = fitted.appearance(of: Style(ink))
                #expect((-1..<limit).contains(look.foreground) && (-1..<limit).contains(look.background))
                #expect((look.background >= 0) == (theme == .highContrast))
            }
        }
    }

    /// The nearest that can be read, and none of the 16 that users change.
    @Test func coloursAreFittedToTheDepth() {
        let fitted = FittedColors(depth: .palette256)
        #expect(fitted.ink(RGB(0x87D7FF), on: RGB(0x1C1C1C), not: []).index == 117)
        #expect(fitted.ink(RGB(0x87D7FE), on: RGB(0x1C1C1C), not: []).index == 117)
        #expect(fitted.ink(RGB(0x87D7FF), on: RGB(0x1C1C1C), not: [117]).index != 117)
        #expect(fitted.ground(RGB(0)).index == 16)
        // Dark blue is nearest to dark blue, which cannot be read on black.
        for depth in [ColorDepth.sixteen, .palette256] {
            let blue = FittedColors(depth: depth).ink(RGB(0x0000AF), on: RGB(0), not: [])
            #expect(blue.color.contrast(with: RGB(0)) >= 4.5)
        }
    }

    @Test(arguments: [
        ("15;0", "dark"), ("0;15", "light"), ("0;default;15", "light"), ("12;8", "light"), ("7;7", "light"),
        ("15;4", "dark"), ("", nil), ("15", nil), ("15;default", nil), ("0;16", nil), ("0;-1", nil),
    ])
    func colorFGBGTellsTheBackground(_ text: String, _ name: String?) {
        #expect(Theme.suited(toColorFGBG: text)?.name == name)
    }
}
