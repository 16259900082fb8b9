import Foundation
import Testing

@testable import Canvas

/// The oracle over every example of the CommonMark specification: whatever grows equals what is parsed whole, at every prefix.
@Suite struct CommonMarkTests {
    static let examples: [String] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/commonmark-0.31.2-examples.txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let body = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).last ?? ""
        return body.components(separatedBy: String(repeating: "`", count: 32) + "\n")
            .map { $0.replacing("→", with: "\t") }
    }()

    @Test func theSpecificationIsHere() {
        #expect(Self.examples.count == 655)
        #expect(Self.examples.first == "\tfoo\tbaz\t\tbim\n")
        #expect(Self.examples.allSatisfy { $0.hasSuffix("\n") || $0.isEmpty })
    }

    @Test(arguments: [60, 9])
    func everyExampleGrowsAsItIsParsedWhole(_ width: Int) {
        for example in Self.examples {
            var grown = MarkdownText()
            var text = ""
            for scalar in example.unicodeScalars {
                grown.append(String(scalar))
                text.unicodeScalars.append(scalar)
                grown.layout(width: width)
                if let difference = MarkdownTextTests.differing(grown, text, width) {
                    Issue.record("\(difference)")
                    break
                }
            }
        }
    }

    /// A reply with all that replies have in it.
    @Test(arguments: [74, 31, 8])
    func aReplyGrowsAsItIsParsedWhole(_ width: Int) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Fixtures/reply.md")
        var grown = MarkdownText()
        var text = ""
        for scalar in try String(contentsOf: file, encoding: .utf8).unicodeScalars {
            grown.append(String(scalar))
            text.unicodeScalars.append(scalar)
            grown.layout(width: width)
            if let difference = MarkdownTextTests.differing(grown, text, width) {
                Issue.record("\(difference)")
                return
            }
        }
    }

    /// One behind the other, as in one reply: what an example leaves open takes the next one in. At every 7th scalar.
    @Test func allExamplesTogetherGrowAsTheyAreParsedWhole() {
        for first in stride(from: 0, to: Self.examples.count, by: 12) {
            let part = Self.examples[first..<min(first + 14, Self.examples.count)]
            for separator in ["", "\n"] {
                let whole = part.joined(separator: separator)
                var grown = MarkdownText()
                var text = ""
                var rest = whole.unicodeScalars[...]
                while !rest.isEmpty {
                    let piece = String(String.UnicodeScalarView(rest.prefix(7)))
                    rest = rest.dropFirst(7)
                    grown.append(piece)
                    text += piece
                    grown.layout(width: 40)
                    if let difference = MarkdownTextTests.differing(grown, text, 40) {
                        Issue.record("from example \(first) on \(difference.prefix(3_000))")
                        break
                    }
                }
            }
        }
    }
}
