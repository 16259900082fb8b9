import Canvas
import Foundation
import Testing

/// Frames that are kept in the repository as text: what stands where, and below it in what style.
///
/// With DRAMATIS_RECORD=1 they are written anew, and every test that writes one fails, so that recording never
/// passes for testing.
enum Recorded {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Frames")

    static func check(_ frame: Frame, _ name: String, sourceLocation: SourceLocation = #_sourceLocation)
        throws
    {
        let file = folder.appendingPathComponent("\(name).txt")
        let now = text(of: frame)
        if ProcessInfo.processInfo.environment["DRAMATIS_RECORD"] == "1" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try now.write(to: file, atomically: true, encoding: .utf8)
            Issue.record(
                "recorded \(name); run again without DRAMATIS_RECORD", sourceLocation: sourceLocation)
            return
        }
        let before = try String(contentsOf: file, encoding: .utf8)
        #expect(now == before, "\(name) differs:\n\(now)", sourceLocation: sourceLocation)
    }

    private static func text(of frame: Frame) -> String {
        let text = frame.rows.map { row in trimmed(row.map(\.text).joined()) }
        let styles = frame.rows.map { row in
            trimmed(
                row.filter { $0.width > 0 }.map { String(letter($0)) + ($0.width == 2 ? "+" : "") }.joined())
        }
        let cursor = frame.cursor.map { "cursor \($0.column),\($0.row)" } ?? "no cursor"
        return
            (["\(frame.size.columns)x\(frame.size.rows), \(cursor)", ""] + text + ["", "styles", ""] + styles)
            .joined(separator: "\n") + "\n"
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }

    /// One letter an ink; capital where bold. A blank of plain text stays blank.
    private static func letter(_ cell: Cell) -> Character {
        let letter: Character =
            switch cell.style.ink {
            case .text: cell.text == " " ? " " : "t"
            case .faint: "f"
            case .heading: "h"
            case .code: "c"
            case .codeKeyword, .codeString, .codeComment, .codeNumber: "k"
            case .quote: "q"
            case .link: "l"
            case .border: "|"
            case .bar: "b"
            case .accent: "a"
            case .success: "s"
            case .warning: "w"
            case .error: "e"
            case .mark: "m"
            case .match: "x"
            case .user: "u"
            case .member(let index): Character("\(index % 10)")
            }
        return cell.style.attributes.contains(.bold) ? Character(letter.uppercased()) : letter
    }
}
