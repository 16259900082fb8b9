@testable import Canvas

/// What must hold for any bytes; each tells what is wrong, or nil. Used by the tests and by `Scripts/fuzz`.
enum CanvasProperties {
    /// Whatever text says, its cells are safe, and every line of it as well.
    static func neutraliser(_ bytes: [UInt8]) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        let cells = Cells.of(text)
        if let wrong = CellRules.broken(cells) { return wrong }
        for line in Cells.lines(of: text) {
            if let wrong = CellRules.broken(line) { return "in a line: \(wrong)" }
        }
        // Malformed bytes are replaced the same way where they are not decoded before.
        let raw = Cells.of(utf8: bytes, .plain)
        if let wrong = CellRules.broken(raw) { return "as bytes: \(wrong)" }
        if String(validating: bytes, as: UTF8.self) != nil, raw != cells { return "bytes and text differ" }
        // A character that is shown is in the text; marks are ASCII.
        let known = Set(text.unicodeScalars)
        for cell in cells {
            for scalar in cell.text.unicodeScalars where scalar.value >= 0x80 && !known.contains(scalar) {
                return "U+\(String(scalar.value, radix: 16)) comes from nowhere"
            }
        }
        return nil
    }

    /// `bytes`: the width, the indent of later lines, and text.
    static func wrapper(_ bytes: [UInt8]) -> String? {
        guard bytes.count > 2 else { return nil }
        let width = Int(bytes[0]) % 90 + 1
        let hanging = Int(bytes[1]) % 8
        let cells = Cells.of(String(decoding: bytes.dropFirst(2), as: UTF8.self))
        let shown = cells.filter { !$0.isSpace }
        for words in [true, false] {
            let lines =
                words
                ? Wrap.lines(cells, width: width, hanging: hanging)
                : Wrap.chopped(cells, width: width, hanging: hanging)
            if lines.isEmpty { return "no line" }
            for line in lines where line.width > width && line.cells.filter({ !$0.isSpace }).count > 1 {
                return "\(line.width) columns of \(width): \(line.text)"
            }
            if lines.flatMap(\.cells).filter({ !$0.isSpace }) != shown { return "text lost or moved" }
        }
        // From the start of any line on, the rest is the same.
        let (lines, starts) = Wrap.linesWithStarts(cells, width: width)
        for (place, start) in starts.enumerated() where place < 40 {
            let rest = Wrap.linesWithStarts(Array(cells[start...]), width: width).lines
            if rest != Array(lines[place...]) { return "another wrap from line \(place) on" }
        }
        return nil
    }

    /// `bytes`: the width, how many come at a time, and a document, which grows.
    static func markdown(_ bytes: [UInt8]) -> String? {
        guard bytes.count > 2 else { return nil }
        let width = Int(bytes[0]) % 80 + 1
        let step = Int(bytes[1]) % 16 + 1
        let scalars = Array(String(decoding: bytes.dropFirst(2), as: UTF8.self).unicodeScalars)
        var grown = MarkdownText()
        var text = ""
        var at = 0
        while at < scalars.count {
            let piece = String(String.UnicodeScalarView(scalars[at..<min(at + step, scalars.count)]))
            at += step
            grown.append(piece)
            text += piece
            grown.layout(width: width)
            let lines = grown.lines(0..<grown.lineCount)
            if lines != MarkdownText.lines(of: text, width: width) {
                return "differs at width \(width) for \(text.debugDescription)"
            }
            for line in lines {
                if let wrong = CellRules.broken(line.cells) { return "\(wrong) for \(text.debugDescription)" }
                if line.width > max(width, 2) {
                    return "\(line.width) columns of \(width) for \(text.debugDescription)"
                }
            }
        }
        return nil
    }
}
