/// A theme's colours as its author named them, before they are fitted to a terminal.
struct ThemeColors: Hashable, Sendable {
    /// An ink, and what it stands on where that is not the theme's background.
    struct Pair: Hashable, Sendable {
        /// Nil for the terminal's own.
        var ink: RGB?
        var ground: RGB?
    }

    /// What the inks are read on.
    var background: RGB
    /// The background is painted, and not left to the terminal with its transparency.
    var paintsBackground = false
    var roles: [Role: Pair]
    /// In the order of the team; members after the last take them again, underlined.
    var members: [RGB]

    func pair(_ role: Role) -> Pair { roles[role] ?? Pair() }

    /// What an ink of the role is read on.
    func ground(of role: Role) -> RGB { pair(role).ground ?? background }

    init(
        background: UInt32, paints: Bool = false, roles: [Role: UInt32], members: [UInt32]
    ) {
        self.background = RGB(background)
        paintsBackground = paints
        self.roles = roles.mapValues { Pair(ink: RGB($0)) }
        self.members = members.map { RGB($0) }
    }
}
