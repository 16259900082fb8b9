import Foundation
import Testing

@testable import Personas

enum Fixture {
    static let seed = try? String(
        contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Resources/personas.md"), encoding: .utf8)

    /// Two members and no fault, for documents that are about something else.
    static let pair = """
        ### 1. Ada Analyst (AA)
        **Slug**: `ada`
        **Expertise**:
        - Sums

        ### 2. Bob Builder (BB)
        **Slug**: `bob`
        **Expertise**:
        - Bridges

        """

    static func read(_ text: String) -> PersonaDocument.Reading {
        PersonaDocument.read(text, file: "team.md")
    }
}

/// A document in which `✗` stands where an error is expected, and `△` where a warning is.
struct Marked {
    let text: String
    let expected: [Expectation]

    struct Expectation: Equatable, CustomStringConvertible {
        let severity: Diagnostic.Severity
        let line: Int
        let column: Int

        var description: String { "\(line):\(column): \(severity.rawValue)" }
    }

    init(_ marked: String) {
        var text = ""
        var expected: [Expectation] = []
        var line = 1
        var column = 1
        for character in marked {
            switch character {
            case "✗": expected.append(Expectation(severity: .error, line: line, column: column))
            case "△": expected.append(Expectation(severity: .warning, line: line, column: column))
            default:
                text.append(character)
                if character.isNewline { (line, column) = (line + 1, 1) } else { column += 1 }
            }
        }
        (self.text, self.expected) = (text, expected)
    }
}

/// Reads the marked document: its diagnostics must be exactly at the marks, and their messages hold the words
/// given, in order.
@discardableResult
func expectDiagnostics(
    _ document: String, _ words: [String], sourceLocation: SourceLocation = #_sourceLocation
) -> PersonaDocument.Reading {
    let marked = Marked(document)
    let reading = Fixture.read(marked.text)
    let found = reading.diagnostics.map {
        Marked.Expectation(severity: $0.severity, line: $0.line, column: $0.column)
    }
    let all = reading.diagnostics.map(\.description).joined(separator: "\n")
    #expect(found == marked.expected, "\(all)", sourceLocation: sourceLocation)
    #expect(marked.expected.count == words.count, sourceLocation: sourceLocation)
    for (diagnostic, words) in zip(reading.diagnostics, words) {
        #expect(diagnostic.message.contains(words), sourceLocation: sourceLocation)
        #expect(diagnostic.file == "team.md", sourceLocation: sourceLocation)
    }
    let hasErrors = reading.diagnostics.contains { $0.severity == .error }
    #expect((reading.team == nil) == hasErrors, sourceLocation: sourceLocation)
    return reading
}
