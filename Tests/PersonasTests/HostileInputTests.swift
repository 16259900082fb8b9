import Testing

@testable import Personas

@Suite struct HostileInputTests {
    private static let mebibyte = 1 << 20

    /// As often as fits in the limits of bytes and lines.
    private static func filled(_ unit: String, after text: String = Fixture.pair) -> String {
        let lines = unit.count { $0.isNewline }
        let room = (mebibyte - text.utf8.count - 1) / unit.utf8.count
        return text + "\n" + String(repeating: unit, count: lines == 0 ? room : min(room, 19_000 / lines))
    }

    /// Under a valid team: none may trap or take long, and where nothing is meant, nothing is found.
    @Test(arguments: [
        "#", "*", "-", "|", "(", ")", "\n", "\r", "\t", " ", "#\n", "# #\n", "**", "**a", "**a**:\n", "- \n",
        "1.", "1. \n", "[", "\\|", "→", "\u{301}", "\u{200D}", "👩‍", "\0", "**a** -", "|a|b\n", "a/",
        "```a` ",
    ])
    func filler(_ unit: String) {
        let reading = Fixture.read(Self.filled(unit))
        #expect(reading.team?.personas.count == 2)
        #expect(reading.diagnostics.isEmpty)
    }

    /// Each unit is a fault of its own.
    @Test(arguments: [
        "### 1. A (B)\n", "### Pattern 1: A\n", "**Slug**: `a`\n", "| Persona | Slug |\n| a | b |\n\n",
        "### Pattern: A\n1. **B** → c\n", "```\n### 1. A (B)\n", "<!--\n", "`", "<!--", "**Expertise**:\n",
    ])
    func faults(_ unit: String) {
        let reading = Fixture.read(Self.filled(unit))
        #expect((1...101).contains(reading.diagnostics.count))
    }

    @Test(arguments: ["\n", "\r\n", "\r", "#\n"]) func tooManyLines(_ unit: String) {
        let fits = Fixture.read(Fixture.pair + String(repeating: unit, count: 19_000))
        #expect(fits.team?.personas.count == 2)
        let reading = Fixture.read(Fixture.pair + String(repeating: unit, count: 20_001))
        #expect(reading.team == nil)
        #expect(reading.diagnostics.map(\.line) == [20_001])
        #expect(reading.diagnostics.first?.message.contains("more than the 20000 lines") == true)
    }

    @Test func oneLongStep() {
        let parts = String(repeating: "a/", count: Self.mebibyte / 4)
        let reading = Fixture.read(Fixture.pair + "### Pattern 1: W\n1. **B (\(parts))** → x")
        #expect(reading.team == nil)
        #expect(reading.diagnostics.map(\.line) == [11])
    }

    @Test func oneLongHeading() {
        let words = String(repeating: "a b-", count: Self.mebibyte / 8)
        #expect(Fixture.read("### 1. \(words) (AA)\n**Slug**: `a`").team == nil)
        #expect(Fixture.read("### 1. A (\(words))\n**Slug**: `\(words)`").team == nil)
        #expect(Fixture.read(Fixture.pair + "### Pattern 1: \(words)\n1. **Ada** → x").team == nil)
    }

    private static let lines = (Fixture.seed ?? "").split(separator: "\n", omittingEmptySubsequences: false)

    @Test func everyLineDeleted() {
        #expect(Self.lines.count > 300)
        for index in Self.lines.indices {
            var lines = Self.lines
            lines.remove(at: index)
            expectAnswer(lines.joined(separator: "\n"), "without line \(index + 1)")
        }
    }

    @Test func everyPrefix() {
        for count in 0...Self.lines.count {
            expectAnswer(Self.lines.prefix(count).joined(separator: "\n"), "the first \(count) lines")
        }
    }

    @Test func everyLineTwice() {
        for index in Self.lines.indices {
            var lines = Self.lines
            lines.insert(lines[index], at: index)
            expectAnswer(lines.joined(separator: "\n"), "line \(index + 1) twice")
        }
    }

    /// A team or an error, never both; and places that exist.
    private func expectAnswer(_ text: String, _ what: Comment) {
        let reading = Fixture.read(text)
        let hasError = reading.diagnostics.contains { $0.severity == .error }
        #expect((reading.team == nil) == hasError, what)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for diagnostic in reading.diagnostics {
            #expect((1...max(1, lines.count)).contains(diagnostic.line), what)
            guard lines.indices.contains(diagnostic.line - 1) else { continue }
            #expect((1...lines[diagnostic.line - 1].count + 1).contains(diagnostic.column), what)
        }
        guard let team = reading.team else { return }
        #expect(!team.personas.isEmpty, what)
        for pattern in team.patterns {
            #expect(!pattern.steps.isEmpty, what)
            for step in pattern.steps {
                #expect(!step.personas.isEmpty && step.personas.allSatisfy { team[$0] != nil }, what)
            }
        }
    }
}
