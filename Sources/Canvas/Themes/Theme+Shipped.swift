/// The themes that need no file. `Resources/themes` holds the same as files, to begin an own one with.
extension Theme {
    /// For a background as dark as #1c1c1c, or black where there are 16 colours.
    package static let dark = Theme(
        name: "dark",
        colors: ThemeColors(
            background: 0x1C1C1C,
            roles: [
                .faint: 0x949494, .heading: 0x87D7FF, .code: 0xD7AF87, .keyword: 0xD787D7, .string: 0xAFD787,
                .comment: 0x949494, .number: 0xFFAF5F, .quote: 0x87AFAF, .link: 0x5FAFFF, .border: 0x949494,
                .accent: 0xFFD700, .success: 0x87D787, .warning: 0xFFAF00, .error: 0xFF8787, .mark: 0xFF5F5F,
                .user: 0xAFD7FF,
            ],
            members: [0x5FD7FF, 0x87FF5F, 0xFF87FF, 0xFFD787, 0xFF8700, 0xAF87FF, 0x5FD7AF, 0xFF5F87]),
        sixteen: Palette(
            sixteen: [
                .faint: 7, .heading: 14, .code: 3, .keyword: 13, .string: 10, .comment: 7, .number: 11,
                .quote: 6, .link: 14, .border: 7, .accent: 11, .success: 10, .warning: 11, .error: 9,
                .mark: 9, .user: 15,
            ],
            members: [14, 10, 13, 11, 6, 2, 3, 9]))

    /// For a white background.
    package static let light = Theme(
        name: "light",
        colors: ThemeColors(
            background: 0xFFFFFF,
            roles: [
                .faint: 0x626262, .heading: 0x005FAF, .code: 0x875F00, .keyword: 0x870087, .string: 0x005F00,
                .comment: 0x626262, .number: 0x870000, .quote: 0x005F87, .link: 0x005FD7, .border: 0x626262,
                .accent: 0x8700D7, .success: 0x005F00, .warning: 0x875F00, .error: 0xAF0000, .mark: 0xD70000,
                .user: 0x000087,
            ],
            members: [0x005FAF, 0x008700, 0xAF00AF, 0x875F00, 0xAF0000, 0x5F00AF, 0x005F5F, 0xD7005F]),
        sixteen: Palette(
            sixteen: [
                .heading: 4, .code: 5, .keyword: 5, .string: 4, .number: 1, .quote: 4, .link: 4, .accent: 5,
                .success: 4, .warning: 1, .error: 1, .mark: 1, .user: 0,
            ],
            members: [4, 1, 5, 0]))

    /// White and bright colours on a black that is painted, whatever the terminal's own background is.
    package static let highContrast = Theme(
        name: "high-contrast",
        colors: ThemeColors(
            background: 0x000000, paints: true,
            roles: [
                .text: 0xFFFFFF, .faint: 0xD0D0D0, .heading: 0x87FFFF, .code: 0xFFD7AF, .keyword: 0xFFAFFF,
                .string: 0xAFFF87, .comment: 0xD0D0D0, .number: 0xFFD75F, .quote: 0xAFFFFF, .link: 0x87D7FF,
                .border: 0xFFFFFF, .bar: 0xFFFFFF, .accent: 0xFFFF00, .success: 0x5FFF5F, .warning: 0xFFD700,
                .error: 0xFF8787, .mark: 0xFF8787, .user: 0xFFFFFF,
            ],
            members: [0x00FFFF, 0x5FFF00, 0xFF87FF, 0xFFFF5F, 0xFF9F00, 0xAFAFFF, 0x5FFFAF, 0xFF8787]),
        sixteen: Palette(
            sixteen: [
                .text: 15, .faint: 7, .heading: 14, .code: 3, .keyword: 13, .string: 10, .comment: 7,
                .number: 11, .quote: 14, .link: 14, .border: 15, .bar: 15, .accent: 11, .success: 10,
                .warning: 11, .error: 9, .mark: 9, .user: 15,
            ],
            members: [14, 10, 13, 11, 6, 2, 3, 9], background: 0))
}
