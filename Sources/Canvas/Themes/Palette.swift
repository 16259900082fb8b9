/// The colours of one theme at one depth: indices of the terminal's palette, or 0xRRGGBB where the depth is
/// `trueColor`; -1 is the terminal's own.
struct Palette: Hashable, Sendable {
    struct Tint: Hashable, Sendable {
        var ink: Int32 = -1
        var ground: Int32 = -1
    }

    var roles: [Role: Tint]
    /// In the order of the team.
    var members: [Tint]
    /// What is under everything that names no ground of its own; -1 leaves it to the terminal.
    var background: Int32 = -1

    func tint(of ink: Ink) -> Tint {
        var tint =
            if let role = ink.role {
                roles[role] ?? Tint()
            } else if case .member(let place) = ink, !members.isEmpty {
                members[Self.place(place, of: members.count)]
            } else {
                Tint()
            }
        if tint.ground < 0 { tint.ground = background }
        return tint
    }

    /// `place` in a row of `count` that starts anew at its end.
    static func place(_ place: Int, of count: Int) -> Int { (place % count + count) % count }

    /// By hand, for the 16 colours of which terminals show each their own shades.
    init(sixteen roles: [Role: Int32], members: [Int32], background: Int32 = -1) {
        self.background = background
        self.roles = roles.mapValues { Tint(ink: $0) }
        self.members = members.map { Tint(ink: $0) }
    }

    /// The colours as near as the depth has them, each as readable as it was.
    init(_ colors: ThemeColors, depth: ColorDepth) {
        let fitted = FittedColors(depth: depth)
        let ground = fitted.ground(colors.background)
        roles = [:]
        for role in Role.allCases {
            // A bar without colours of its own is the text, reversed.
            let pair = colors.pair(role == .bar && colors.roles[.bar] == nil ? .text : role)
            let under = pair.ground.map { fitted.ground($0) } ?? ground
            roles[role] = Tint(
                ink: pair.ink.map { fitted.ink($0, on: under.color, not: []).index } ?? -1,
                ground: pair.ground == nil ? -1 : under.index)
        }
        var taken: Set<Int32> = []
        members = colors.members.map { color in
            let ink = fitted.ink(color, on: ground.color, not: taken).index
            taken.insert(ink)
            return Tint(ink: ink)
        }
        background = colors.paintsBackground ? ground.index : -1
    }
}

/// Finds for a colour the nearest that a depth has.
struct FittedColors {
    struct Fitted: Hashable {
        let index: Int32
        let color: RGB
    }

    /// The least contrast of an ink on its ground.
    static let leastContrast = 4.5

    /// Empty where the depth has every colour. Of 256 only those that are the same everywhere: the first 16 are
    /// whatever the user set them to.
    private let candidates: [(fitted: Fitted, luminance: Double)]

    init(depth: ColorDepth) {
        let range: Range<Int32> =
            switch depth {
            case .none, .trueColor: 0..<0
            case .sixteen: 0..<16
            case .palette256: 16..<256
            }
        candidates = range.map { index in
            let color = XtermPalette.color(index)
            return (Fitted(index: index, color: color), color.luminance)
        }
    }

    func ground(_ color: RGB) -> Fitted { nearest(color) { _, _ in true } ?? own(color) }

    /// The nearest that can be read on `ground`; one that nobody has taken, when there is one.
    func ink(_ color: RGB, on ground: RGB, not taken: Set<Int32>) -> Fitted {
        if candidates.isEmpty { return own(color) }
        let under = ground.luminance
        func isReadable(_ luminance: Double) -> Bool {
            (max(luminance, under) + 0.05) / (min(luminance, under) + 0.05) >= Self.leastContrast
        }
        return nearest(color) { isReadable($1) && !taken.contains($0.index) }
            ?? nearest(color) { isReadable($1) } ?? nearest(color) { _, _ in true } ?? own(color)
    }

    private func own(_ color: RGB) -> Fitted { Fitted(index: Int32(color.value), color: color) }

    private func nearest(_ color: RGB, where isGood: (Fitted, Double) -> Bool) -> Fitted? {
        var best: Fitted?
        var least = Double.infinity
        for (fitted, luminance) in candidates where isGood(fitted, luminance) {
            // No grey for what is no grey.
            let difference =
                color.difference(from: fitted.color) * (color.isGrey || !fitted.color.isGrey ? 1 : 4)
            if difference < least {
                least = difference
                best = fitted
            }
        }
        return best
    }
}

extension RGB {
    fileprivate var isGrey: Bool {
        let parts = [Int(red), Int(green), Int(blue)]
        return (parts.max() ?? 0) - (parts.min() ?? 0) < 48
    }
}

/// The palette of 256 as xterm has it: 16 that users change, a cube of 6 x 6 x 6, and 24 greys.
enum XtermPalette {
    private static let basic: [UInt32] = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000,
        0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]
    private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]

    /// `index` is 0...255.
    static func color(_ index: Int32) -> RGB {
        let index = Int(index & 0xFF)
        if index < 16 { return RGB(basic[index]) }
        if index >= 232 {
            let grey = UInt8(8 + 10 * (index - 232))
            return RGB(grey, grey, grey)
        }
        return RGB(steps[(index - 16) / 36], steps[(index - 16) / 6 % 6], steps[(index - 16) % 6])
    }
}
