import Canvas
import Conversation
import Engine

/// One item of the transcript, laid out at a width: a header, the body, what is to be said at its end, and a blank
/// line. The body of a reply that arrives grows in place; nothing that is finished is laid out again.
struct Block {
    private(set) var version: Int
    let columns: Int
    let voice: Voice
    let header: Line
    private(set) var tail: [Line]
    private var body: Body
    /// How much of the turn's text the body has, in UTF-8 bytes.
    private var consumed = 0

    private enum Body {
        case plain([Line])
        case markdown(MarkdownText)
    }

    var count: Int { (header.cells.isEmpty ? 0 : 1) + bodyCount + tail.count + 1 }

    private var bodyCount: Int {
        switch body {
        case .plain(let lines): lines.count
        case .markdown(let text): text.lineCount
        }
    }

    subscript(line: Int) -> Line {
        var at = line
        if !header.cells.isEmpty {
            if at == 0 { return header }
            at -= 1
        }
        if at < bodyCount {
            switch body {
            case .plain(let lines): return lines[at]
            case .markdown(let text): return text.line(at)
            }
        }
        at -= bodyCount
        return at < tail.count ? tail[at] : Line()
    }

    /// The first line that was said by somebody.
    var bodyStart: Int { header.cells.isEmpty ? 0 : 1 }

    /// So many lines stay, whatever comes: without what stands at the end of an open reply, and without the blank line.
    var settledCount: Int { bodyStart + bodyCount }

    /// How many glyphs the body shows before a line. A place in a text is told by it at every width.
    func glyphs(before line: Int) -> Int {
        (bodyStart..<max(bodyStart, min(line, settledCount))).reduce(0) { $0 + self[$1].glyphCount }
    }

    /// The line in which the glyph behind so many stands; that behind the body where there are no more.
    func line(holding glyph: Int) -> Int {
        var left = glyph
        for line in bodyStart..<max(bodyStart, settledCount) {
            left -= self[line].glyphCount
            if left < 0 { return line }
        }
        return settledCount
    }

    /// The blank line that parts it from the next item carries no gutter.
    func isBlank(_ line: Int) -> Bool { line == count - 1 }

    init(
        voice: Voice, header: Line, plain text: String, style: Style, aside: [Cell] = [], version: Int,
        columns: Int
    ) {
        self.voice = voice
        self.header = header
        tail = []
        self.version = version
        self.columns = columns
        // The aside (the time) stands at the right of the first line, which is the shorter for it.
        let room = columns - aside.columns
        let isRoomy = room >= 20
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { Wrap.lines(Cells.of(String($0), style), width: isRoomy ? room : columns) }
        if isRoomy, !aside.isEmpty, let first = lines.first {
            lines[0] = Line(padded(first.cells, to: room) + aside)
        }
        body = .plain(lines)
    }

    /// What the shell has laid out itself.
    init(voice: Voice, lines: [Line], version: Int, columns: Int) {
        self.voice = voice
        header = Line()
        tail = []
        self.version = version
        self.columns = columns
        body = .plain(lines)
    }

    init(
        voice: Voice, header: Line, markdown text: String, tail: [Line] = [], version: Int, columns: Int
    ) {
        self.voice = voice
        self.header = header
        self.tail = tail
        self.version = version
        self.columns = columns
        body = .markdown(MarkdownText())
        grow(to: text, tail: tail, version: version)
    }

    /// Takes up what was added at the end of the text; `text` begins with what the body has already.
    mutating func grow(to text: String, tail: [Line], version: Int) {
        self.tail = tail
        self.version = version
        guard case .markdown(var markdown) = body else { return }
        // One owner only: otherwise growing would copy all lines that are finished.
        body = .plain([])
        let from = text.utf8.index(text.startIndex, offsetBy: min(consumed, text.utf8.count))
        markdown.append(String(text[from...]))
        markdown.layout(width: columns)
        consumed = text.utf8.count
        body = .markdown(markdown)
    }
}
