import Foundation
import Testing

@testable import Canvas

@Suite struct LineBreakTests {
    /// The scalars of a vector and, between them, whether a line may be broken.
    struct Vector {
        var scalars: [Unicode.Scalar] = []
        var breaks: [Bool] = []

        init(_ line: Substring) {
            var code = ""
            for character in line + "-" {
                if character != "/", character != "-" {
                    code.append(character)
                } else if let scalar = UInt32(code, radix: 16).flatMap(Unicode.Scalar.init) {
                    scalars.append(scalar)
                    breaks.append(character == "/")
                    code = ""
                }
            }
        }

        var text: String { scalars.reduce(into: "") { $0.unicodeScalars.append($1) } }

        /// Whether each scalar is a cell, or a mark on the one before.
        var isShown: Bool {
            for (place, scalar) in scalars.enumerated() {
                switch ScalarClass(scalar) {
                case .narrow, .wide: if scalar.value == 0xFFFC { return false }
                case .combining:
                    if place == 0 || (0x1160...0x11FF).contains(scalar.value)
                        || scalar.value >= 0xD7B0 && scalar.value < 0xD800
                    {
                        return false
                    }
                default: return false
                }
            }
            return true
        }
    }

    /// Where ours is another on purpose: see `BreakRule`.
    static func isOurs(_ before: Cell, _ after: Cell) -> Bool {
        if before.text == "\\" { return true }
        let (before, after) = (LineBreakClass(before), LineBreakClass(after))
        return before == .hyphen || before == .symbol || after == .symbol || after == .infix
    }

    @Test func unicodesVectors() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/line-break-vectors.txt")
        var count = 0
        var wrong: [String] = []
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        where !line.hasPrefix("#") {
            let vector = Vector(line)
            guard vector.isShown else { continue }
            let cells = Cells.of(vector.text)
            var places: [Int] = []
            for (place, scalar) in vector.scalars.enumerated() where ScalarClass(scalar) != .combining {
                places.append(place)
            }
            try #require(cells.count == places.count, "\(line)")
            count += 1
            for index in cells.indices.dropFirst() {
                // A mark on a space makes a letter of it, before which Unicode would break between the two.
                if cells[index].glyph.base == 0x20
                    || cells[index - 1].glyph.base == 0x20 && cells[index - 1].isMarked
                {
                    continue
                }
                let expected = vector.breaks[places[index] - 1]
                let ours = BreakRule.allows(cells, before: index, start: 0)
                if ours != expected, !Self.isOurs(cells[index - 1], cells[index]),
                    !(cells[index - 1].isSpace && Self.isOurs(cells[max(0, index - 2)], cells[index]))
                {
                    wrong.append("\(line) before \(index): \(ours)")
                }
            }
        }
        #expect(count > 2_000)
        #expect(wrong.isEmpty, "\(wrong.count) of \(count): \(wrong.prefix(25).joined(separator: "; "))")
    }

    /// Every place where the text may be broken, as `|`.
    static func broken(_ text: String) -> String {
        let cells = Cells.of(text)
        return cells.indices.reduce(into: "") { result, index in
            if index > 0, BreakRule.allows(cells, before: index, start: 0) { result += "|" }
            result += cells[index].text
        }
    }

    @Test(arguments: [
        "run |--flag |-x=3 |/etc/|passwd |.env", "well-|known", "1/2, |3,000.50 |€ |and |$(5) |50%",
        "a |(b) |[c] |{d}.", "http://a.b/|c/|d?|e=f", "don't |“say” |it!", "漢|字。|「漢|字」っ|て", "漢|a|字", "한|국|어",
        "price:|10|漢", "a |— |b|——|c", "ไทย |ไทย", "שלום-עולם |א/ב", "नमस्ते |दुनिया", "e\u{301}e\u{301} |x",
        "end ! ?",
        "x…|y", "a\u{A0}b |c", "3 |× |4 |= |5", "/ |// |a//b |c/|d", "- |-- |a--b |a-|b", "$HOME/|x |~/y",
        "so |\\(x\\) |C:\\x",
        "👍|👍 |x",
    ])
    func linesMayBeBrokenHere(_ text: String) {
        #expect(Self.broken(text.replacing("|", with: "")) == text)
    }
}
