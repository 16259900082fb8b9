/// Reads a theme from the keys and values of its file.
package enum ThemeSource {
    package enum Value: Hashable, Sendable {
        case text(String)
        case list([String])
        case flag(Bool)
        case other
    }

    /// What is wrong with one key.
    package struct Problem: Hashable, Sendable, CustomStringConvertible {
        package let key: String
        package let text: String

        package var description: String { "\(key): \(text)" }
    }

    package struct Reading: Hashable, Sendable {
        package let theme: Theme
        /// In the order of the keys; the theme is for use only when there are none.
        package let problems: [Problem]
    }

    /// What the file does not name is as in the shipped theme for its background, or so much darker or lighter that it
    /// can be read on it.
    package static func read(_ entries: [(key: String, value: Value)], name: String) -> Reading {
        var reader = Reader(background: background(in: entries))
        for (key, value) in entries { reader.take(key, value) }
        reader.judge()
        return Reading(theme: Theme(name: name, colors: reader.colors), problems: reader.problems)
    }

    private static func background(in entries: [(key: String, value: Value)]) -> RGB? {
        guard case .text(let text)? = entries.first(where: { $0.key == "background" })?.value else {
            return nil
        }
        return RGB(text)
    }
}

private struct Reader {
    var colors: ThemeColors
    private(set) var problems: [ThemeSource.Problem] = []
    /// Keys with a colour that could not be read, of whose contrast nothing is said.
    private var broken: Set<String> = []
    private var named: Set<String> = []

    private static let least = FittedColors.leastContrast

    init(background: RGB?) {
        let base = Theme.suited(to: background ?? RGB(0))
        colors = base.colors ?? ThemeColors(background: 0, roles: [:], members: [])
        if let background { colors.background = background }
    }

    private mutating func complain(_ key: String, _ text: String) {
        problems.append(ThemeSource.Problem(key: key, text: text))
        broken.insert(key)
    }

    mutating func take(_ key: String, _ value: ThemeSource.Value) {
        named.insert(key)
        switch (key, value) {
        case ("background", .text(let text)):
            if RGB(text) == nil { complain(key, Self.noColor(text)) }
        case ("background", _): complain(key, "must be a colour as \"#1c1c1c\"")
        case ("paint-background", .flag(let flag)): colors.paintsBackground = flag
        case ("paint-background", _): complain(key, "must be true or false")
        case ("members", .list(let list)) where !list.isEmpty: takeMembers(list)
        case ("members", _): complain(key, "must be a list of colours as [\"#5fd7ff\", \"#87ff5f\"]")
        default:
            guard let role = Role(rawValue: key) else {
                let known = (Role.allCases.map(\.rawValue) + ["members", "background", "paint-background"])
                return complain(key, "there is no such role; known are " + known.joined(separator: ", "))
            }
            guard case .text(let text) = value else {
                return complain(key, "must be a colour as \"#87d7ff\", or \"terminal\"")
            }
            takeRole(role, text)
        }
    }

    /// `#rrggbb`, `terminal`, or `#rrggbb on #rrggbb`.
    private mutating func takeRole(_ role: Role, _ text: String) {
        if text == "terminal" {
            colors.roles[role] = ThemeColors.Pair()
            return
        }
        let parts = text.split(separator: " ", omittingEmptySubsequences: true)
        let read = [parts.first, parts.last].map { $0.flatMap { RGB($0) } }
        guard parts.count == 1 || (parts.count == 3 && parts[1] == "on"), let ink = read[0],
            let ground = read[1]
        else { return complain(role.rawValue, Self.noColor(text)) }
        colors.roles[role] = ThemeColors.Pair(ink: ink, ground: parts.count == 3 ? ground : nil)
    }

    private mutating func takeMembers(_ list: [String]) {
        var read: [RGB] = []
        for text in list {
            guard let color = RGB(text) else { return complain("members", Self.noColor(text)) }
            if read.contains(color) { return complain("members", "\(color) stands there twice") }
            read.append(color)
        }
        colors.members = read
    }

    /// Every ink must be readable on what it stands on.
    mutating func judge() {
        for role in Role.allCases where !broken.contains(role.rawValue) {
            guard let ink = colors.pair(role).ink else {
                if colors.paintsBackground, colors.roles[role] != nil || role == .text {
                    complain(role.rawValue, "must name a colour, since paint-background = true")
                }
                continue
            }
            if named.contains(role.rawValue) {
                judge(role.rawValue, ink, on: colors.ground(of: role))
            } else {
                let ground = colors.ground(of: role)
                colors.roles[role]?.ink = ink.readable(on: ground, at: Self.least)
            }
        }
        guard !broken.contains("members") else { return }
        if named.contains("members") {
            for color in colors.members { judge("members", color, on: colors.background) }
        } else {
            let ground = colors.background
            colors.members = colors.members.map { $0.readable(on: ground, at: Self.least) }
        }
    }

    private mutating func judge(_ key: String, _ ink: RGB, on ground: RGB) {
        let contrast = ink.contrast(with: ground)
        if contrast >= Self.least { return }
        let tenths = Int(contrast * 10)
        complain(
            key,
            "\(ink) has a contrast of \(tenths / 10).\(tenths % 10) on \(ground), and needs 4.5 to be read: "
                + "take a \(ground.isLight ? "darker" : "lighter") one")
    }

    private static func noColor(_ text: String) -> String {
        "\"\(text)\" is no colour; write it as \"#87d7ff\""
    }
}
