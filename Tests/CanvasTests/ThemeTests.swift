import Glibc
import Testing

@testable import Canvas

@Suite struct ThemeTests {
    /// Red, green, blue of xterm's palette, 0...255 each.
    static func components(_ index: Int16) -> [Double] {
        let base: [[Double]] = [
            [0, 0, 0], [205, 0, 0], [0, 205, 0], [205, 205, 0], [0, 0, 238], [205, 0, 205], [0, 205, 205],
            [229, 229, 229], [127, 127, 127], [255, 0, 0], [0, 255, 0], [255, 255, 0], [92, 92, 255],
            [255, 0, 255], [0, 255, 255], [255, 255, 255],
        ]
        let index = Int(index)
        if index < 16 { return base[index] }
        if index >= 232 { return Array(repeating: Double(8 + 10 * (index - 232)), count: 3) }
        let steps: [Double] = [0, 95, 135, 175, 215, 255]
        return [steps[(index - 16) / 36], steps[(index - 16) / 6 % 6], steps[(index - 16) % 6]]
    }

    /// Relative luminance (WCAG 2.2).
    static func luminance(_ color: [Double]) -> Double {
        let linear = color.map { value in
            let part = value / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    static func contrast(_ one: [Double], _ other: [Double]) -> Double {
        let values = [luminance(one), luminance(other)].sorted()
        return (values[1] + 0.05) / (values[0] + 0.05)
    }

    @Test(arguments: [
        (Palette.dark256, [28.0, 28, 28]), (.light256, [255, 255, 255]), (.dark16, [0, 0, 0]),
        (.light16, [255, 255, 255]),
    ])
    func everyColourIsReadable(_ palette: Palette, _ background: [Double]) {
        #expect(abs(Self.contrast([0, 0, 0], [255, 255, 255]) - 21) < 0.01)
        for index in palette.all where index >= 0 {
            let contrast = Self.contrast(Self.components(index), background)
            #expect(contrast >= 4.5, "colour \(index): \(contrast)")
        }
    }

    @Test(arguments: [Palette.dark256, .light256])
    func eightMembersLookDifferent(_ palette: Palette) {
        #expect(palette.members.count >= 8)
        for (place, one) in palette.members.enumerated() {
            for other in palette.members[..<place] {
                let (a, b) = (Self.components(one), Self.components(other))
                let mean = (a[0] + b[0]) / 2 / 256
                let weights: [Double] = [2 + mean, 4, 3 - mean]
                // "Redmean", a cheap measure of how different two colours look; 765 is black against white.
                var square = 0.0
                for part in 0..<3 { square += weights[part] * pow(a[part] - b[part], 2) }
                #expect(square >= 120 * 120, "\(one) and \(other)")
            }
        }
    }

    static let inks: [Ink] = [
        .text, .faint, .heading, .code, .codeKeyword, .codeString, .codeComment, .codeNumber, .quote, .link,
        .border,
        .bar, .accent, .success, .warning, .error, .mark, .user, .member(0), .member(7), .member(100),
        .member(-1),
        .member(.max), .member(.min),
    ]

    @Test(arguments: inks)
    func withoutColourOnlyAttributesAreLeft(_ ink: Ink) {
        for (theme, depth) in [(Theme.dark, ColorDepth.none), (.none, .palette256), (.none, .sixteen)] {
            let look = theme.appearance(of: Style(ink, .italic), depth: depth)
            #expect(look.foreground == -1 && look.background == -1)
            #expect(look.attributes.contains(.italic))
        }
    }

    @Test(arguments: Theme.all, [ColorDepth.none, .sixteen, .palette256])
    func theBarIsReversed(_ theme: Theme, _ depth: ColorDepth) {
        #expect(theme.appearance(of: Style(.bar), depth: depth).attributes == .reverse)
    }

    @Test(arguments: Theme.all, [ColorDepth.none, .sixteen, .palette256])
    func neighboursOfTheTeamDiffer(_ theme: Theme, _ depth: ColorDepth) {
        let looks = (0..<8).map { theme.appearance(of: Style(.member($0)), depth: depth) }
        for place in 1..<8 { #expect(looks[place] != looks[place - 1]) }
        if depth != .none, theme != .none { #expect(Set(looks).count == 8) }
    }

    @Test(arguments: inks, [ColorDepth.sixteen, .palette256])
    func coloursStayInsideTheDepth(_ ink: Ink, _ depth: ColorDepth) {
        let limit: Int16 = depth == .sixteen ? 16 : 256
        for theme in Theme.all {
            let look = theme.appearance(of: Style(ink), depth: depth)
            #expect((-1..<limit).contains(look.foreground) && look.background == -1)
        }
    }
}
