import Foundation
import Testing

@testable import Canvas

@Suite struct ThemeSourceTests {
    static func read(_ entries: [(String, ThemeSource.Value)]) -> ThemeSource.Reading {
        ThemeSource.read(entries.map { (key: $0.0, value: $0.1) }, name: "mine")
    }

    @Test func whatIsNotNamedIsAsInTheThemeForTheBackground() throws {
        let dark = Self.read([("heading", .text("#ffffff"))])
        #expect(dark.problems.isEmpty)
        var expected = try #require(Theme.dark.colors)
        expected.roles[.heading] = ThemeColors.Pair(ink: RGB(0xFFFFFF))
        #expect(dark.theme.colors == expected)
        let light = Self.read([("background", .text("#fdf6e3")), ("faint", .text("#5b6b71"))])
        #expect(light.problems.isEmpty)
        #expect(light.theme.colors?.pair(.heading).ink == RGB(0x005FAF))
        #expect(light.theme.colors?.background == RGB(0xFDF6E3))
        // #008700 has 4.3 on it.
        let second = try #require(light.theme.colors?.members[1])
        #expect(second == RGB(0x008000) && second.contrast(with: RGB(0xFDF6E3)) >= 4.5)
    }

    @Test func pairsAndTheTerminalsOwn() {
        let reading = Self.read([("bar", .text("#ffffff on #005f87")), ("user", .text("terminal"))])
        #expect(reading.problems.isEmpty)
        let fitted = Theme.Fitted(reading.theme, depth: .trueColor)
        let bar = fitted.appearance(of: Style(.bar))
        #expect(bar == Appearance(foreground: 0xFFFFFF, background: 0x005F87))
        #expect(fitted.appearance(of: Style(.user)) == Appearance())
        // At 256 the ground is the nearest, and the ink readable on that.
        let fewer = Theme.Fitted(reading.theme, depth: .palette256).appearance(of: Style(.bar))
        #expect(fewer == Appearance(foreground: 231, background: 24))
    }

    @Test(arguments: [
        ("hedding", ThemeSource.Value.text("#ffffff"), "there is no such role"),
        ("heading", .text("ffffff"), "\"ffffff\" is no colour"), ("heading", .text("#fffff"), "is no colour"),
        ("heading", .text("#ffffff on"), "is no colour"), ("heading", .text(""), "is no colour"),
        ("heading", .text("#ffffff at #000000"), "is no colour"),
        ("heading", .text("#+fffff"), "is no colour"),
        ("heading", .flag(true), "must be a colour"), ("background", .text("black"), "is no colour"),
        ("background", .other, "must be a colour"),
        ("paint-background", .text("yes"), "must be true or false"),
        ("members", .list([]), "must be a list"), ("members", .text("#ffffff"), "must be a list"),
        ("members", .list(["#ffffff", "#ffffff"]), "stands there twice"),
        ("members", .list(["#ffffff", "red"]), "\"red\" is no colour"),
        ("heading", .text("#303030"), "#303030 has a contrast of 1.2 on #1c1c1c, and needs 4.5"),
        ("bar", .text("#808080 on #ffffff"), "#808080 has a contrast of 3.9 on #ffffff"),
        ("members", .list(["#ffffff", "#444444"]), "#444444 has a contrast of 1.7 on #1c1c1c"),
    ])
    func whatIsWrongIsSaidWithItsKey(_ key: String, _ value: ThemeSource.Value, _ text: String) {
        let problems = Self.read([(key, value)]).problems
        #expect(problems.count == 1)
        #expect(problems.first?.key == key)
        #expect(problems.first?.text.contains(text) == true, "\(problems)")
    }

    @Test func allThatIsWrongIsSaid() {
        let reading = Self.read([
            ("a", .other), ("heading", .text("#000000")), ("paint-background", .flag(true)),
        ])
        #expect(Set(reading.problems.map(\.key)) == ["a", "heading", "text"])
        #expect(reading.problems.first { $0.key == "text" }?.text.contains("paint-background") == true)
    }

    /// The files to begin an own theme with say what the shipped ones are, and name every role.
    @Test(arguments: [Theme.dark, .light, .highContrast])
    func theFilesAreTheShippedThemes(_ theme: Theme) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appendingPathComponent("Resources/themes/\(theme.name).toml")
        var entries: [(String, ThemeSource.Value)] = []
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        where !line.hasPrefix("#") {
            let parts = line.split(separator: "=", maxSplits: 1).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            try #require(parts.count == 2)
            let texts = parts[1].split(separator: "\"").map(String.init).filter {
                $0.hasPrefix("#") || $0 == "terminal"
            }
            switch parts[1].first {
            case "[": entries.append((parts[0], .list(texts)))
            case "\"": entries.append((parts[0], .text(texts.first ?? "")))
            default: entries.append((parts[0], .flag(parts[1] == "true")))
            }
        }
        let reading = Self.read(entries)
        #expect(reading.problems.isEmpty)
        #expect(reading.theme.colors?.background == theme.colors?.background)
        #expect(reading.theme.colors?.members == theme.colors?.members)
        #expect(reading.theme.colors?.paintsBackground == theme.colors?.paintsBackground)
        for role in Role.allCases {
            #expect(reading.theme.colors?.pair(role) == theme.colors?.pair(role), "\(role)")
            #expect(entries.contains { $0.0 == role.rawValue }, "\(role)")
        }
    }
}
