/// Colours source a line at a time.
///
/// Invariant: what a line looks like depends on the line and on the state at the end of the line before, so a line that is
/// finished is never read again, and a block that grows looks at every prefix as if it had been read whole.
struct SourceLexer: Hashable, Sendable {
    /// What is open where a line ends.
    private enum State: Hashable, Sendable {
        case code
        /// By its place in the grammar.
        case text(Int)
        case comment
        /// To a line that is `end`, behind tabs where it `strips`.
        case hereDocument(end: [UInt8], strips: Bool)
        /// YAML's `|` and `>`: all lines that are set in by more.
        case block(indent: Int)
        /// Dockerfile: the line before goes on.
        case goesOn
    }

    /// Bytes of one ink, up to `end`.
    struct Span: Hashable, Sendable {
        var end: Int
        let ink: Ink
    }

    let language: SourceLanguage
    private var state = State.code

    init(_ language: SourceLanguage) { self.language = language }

    /// The spans cover the line, which has no line end.
    mutating func spans(of line: [UInt8]) -> [Span] {
        var reader = LineReader(line: line, grammar: language.grammar)
        switch state {
        case .code: state = reader.read()
        case .text(let place): state = reader.closeText(place) ? reader.read() : state
        case .comment: state = reader.closeComment() ? reader.read() : state
        case .hereDocument(let end, let strips):
            let content = strips ? line.drop { $0 == 0x09 } : line[...]
            if content.elementsEqual(end) { state = .code }
            reader.take(line.count, state == .code ? .code : .codeString)
        case .block(let indent):
            let own = line.prefix { $0 == 0x20 }.count
            if own == line.count || own > indent {
                reader.take(line.count, .codeString)
            } else {
                state = reader.read()
            }
        case .goesOn: state = reader.read(isFirst: false)
        }
        return reader.spans
    }

    private struct LineReader {
        let line: [UInt8]
        let grammar: SourceGrammar
        private(set) var spans: [Span] = []
        private var at = 0
        /// Set by `<<` in a shell: holds from the next line on.
        private var document: State?

        init(line: [UInt8], grammar: SourceGrammar) {
            self.line = line
            self.grammar = grammar
        }

        mutating func take(_ end: Int, _ ink: Ink) {
            guard end > at else { return }
            at = end
            if let last = spans.indices.last, spans[last].ink == ink {
                spans[last].end = end
            } else {
                spans.append(Span(end: end, ink: ink))
            }
        }

        private func starts(with part: [UInt8], at place: Int) -> Bool {
            !part.isEmpty && place + part.count <= line.count
                && line[place..<place + part.count].elementsEqual(part)
        }

        private func blanks(from place: Int) -> Int {
            var place = place
            while place < line.count, line[place].isBlank { place += 1 }
            return place
        }

        // MARK: Texts and comments

        /// False when it goes on behind the line.
        mutating func closeText(_ place: Int, ink: Ink = .codeString) -> Bool {
            let end = self.end(of: grammar.texts[place], from: at)
            take(end ?? line.count, ink)
            return end != nil
        }

        private func end(of text: SourceGrammar.Text, from start: Int) -> Int? {
            var place = start
            while place < line.count {
                if text.escape == .backslash, line[place] == UInt8(ascii: "\\") {
                    place += 2
                } else if starts(with: text.close, at: place) {
                    return place + text.close.count
                } else {
                    place += 1
                }
            }
            return nil
        }

        mutating func closeComment() -> Bool {
            guard let close = grammar.blockComment?.close else { return true }
            var place = at
            while place < line.count, !starts(with: close, at: place) { place += 1 }
            take(min(place + close.count, line.count), .codeComment)
            return place < line.count
        }

        // MARK: Code

        /// The state at the line's end. `isFirst`: a statement begins with the line.
        mutating func read(isFirst: Bool = true) -> State {
            if at == 0 {
                switch grammar.form {
                case .yaml:
                    if let block = readYAMLKey() { return block }
                case .toml: readTOMLKey()
                case .dockerfile where isFirst: readInstruction()
                case .plain, .shell, .json, .dockerfile: break
                }
            }
            while at < line.count {
                if let open = readOne() { return open }
            }
            if grammar.form == .dockerfile {
                let isComment = spans.last?.ink == .codeComment
                let end = line.last { !$0.isBlank }
                if document == nil, isComment ? !isFirst : end == UInt8(ascii: "\\") { return .goesOn }
            }
            return document ?? .code
        }

        /// What stays open behind the line, if something does.
        private mutating func readOne() -> State? {
            let byte = line[at]
            if let comment = grammar.blockComment, starts(with: comment.open, at: at) {
                take(at + comment.open.count, .codeComment)
                return closeComment() ? nil : .comment
            }
            if starts(with: grammar.comment, at: at), beginsComment {
                take(line.count, .codeComment)
                return nil
            }
            for (place, text) in grammar.texts.enumerated()
            where starts(with: text.open, at: at) && beginsText {
                return readText(place, text)
            }
            if byte.isDigit {
                readNumber()
            } else if grammar.isWord(byte) {
                readWord()
            } else if byte == UInt8(ascii: "<"), at + 1 < line.count, line[at + 1] == byte, hasDocuments {
                readHereDocument()
            } else if byte == UInt8(ascii: "\\"), grammar.form == .shell {
                take(min(at + 2, line.count), .code)
            } else {
                take(at + 1, .code)
            }
            return nil
        }

        private var hasDocuments: Bool { grammar.form == .shell || grammar.form == .dockerfile }

        private var beginsComment: Bool {
            if grammar.form == .dockerfile { return blanks(from: 0) == at }
            return !grammar.commentNeedsBlank || at == 0 || line[at - 1].isBlank
                || grammar.form == .shell && Array(";&|()".utf8).contains(line[at - 1])
        }

        /// An apostrophe within plain words is none in YAML, and as good as none where a Dockerfile tells something.
        private var beginsText: Bool {
            guard grammar.form == .yaml || grammar.form == .dockerfile, at > 0 else { return true }
            return !grammar.isWord(line[at - 1])
        }

        private mutating func readText(_ place: Int, _ text: SourceGrammar.Text) -> State? {
            let start = at + text.open.count
            let end = self.end(of: text, from: start)
            let next = end.map { blanks(from: $0) } ?? line.count
            let isKey = grammar.form == .json && next < line.count && line[next] == UInt8(ascii: ":")
            take(end ?? line.count, isKey ? .codeKeyword : .codeString)
            return end == nil && text.spansLines ? .text(place) : nil
        }

        private mutating func readNumber() {
            var end = at
            let hasDates = grammar.form == .toml || grammar.form == .yaml
            while end < line.count {
                let byte = line[end]
                let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
                let afterExponent = end > at && line[end - 1].lowerCase == UInt8(ascii: "e")
                let isDate = hasDates && (byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":"))
                guard
                    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
                        || isSign && afterExponent
                        || isDate && end + 1 < line.count && line[end + 1].isDigit
                else { break }
                end += 1
            }
            // `10-day`, `3rd/x` are words where words may hold such.
            let goesOn = end < line.count && grammar.isWord(line[end])
            while end < line.count, grammar.isWord(line[end]) { end += 1 }
            take(end, goesOn || !isNumber(line[at..<end]) ? .code : .codeNumber)
        }

        /// Where words stand without quotes, `7z` and `3rd` are some.
        private func isNumber(_ token: ArraySlice<UInt8>) -> Bool {
            switch grammar.form {
            case .plain, .json, .toml: true
            case .shell, .yaml, .dockerfile:
                token.starts(with: [0x30, 0x78]) || !token.contains(where: \.isLetter)
            }
        }

        private mutating func readWord() {
            var end = at + 1
            while end < line.count, grammar.isWord(line[end]) { end += 1 }
            // A Dockerfile's are known by their place.
            let isKeyword = grammar.form != .dockerfile && grammar.isKeyword(line[at..<end])
            let isAttribute = at > 0 && line[at - 1] == UInt8(ascii: ".")
            take(end, isKeyword && !isAttribute ? .codeKeyword : .code)
        }

        // MARK: What single languages do

        /// `<<END`, `<<-'END'`; not `<<<`.
        private mutating func readHereDocument() {
            let start = at
            take(start + 2, .code)
            if at < line.count, line[at] == UInt8(ascii: "<") { return take(at + 1, .code) }
            let strips = at < line.count && line[at] == UInt8(ascii: "-")
            var place = blanks(from: strips ? at + 1 : at)
            let quote = place < line.count ? line[place] : 0
            let isQuoted = quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
            if isQuoted { place += 1 }
            let word = line[place...].prefix { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
            guard let first = word.first, !first.isDigit, document == nil else { return }
            document = .hereDocument(end: Array(word), strips: strips)
            take(word.endIndex + (isQuoted && word.endIndex < line.count ? 1 : 0), .codeString)
        }

        private mutating func readInstruction() {
            let start = blanks(from: 0)
            var end = start
            while end < line.count, line[end].isLetter { end += 1 }
            guard grammar.isKeyword(line[start..<end]), end == line.count || line[end].isBlank else { return }
            take(start, .code)
            take(end, .codeKeyword)
        }

        /// `[section]`, `key =`.
        private mutating func readTOMLKey() {
            let start = blanks(from: 0)
            guard start < line.count else { return }
            take(start, .code)
            if line[start] == UInt8(ascii: "[") {
                let end = line[start...].firstIndex(of: UInt8(ascii: "#")) ?? line.count
                let isSection = !line[start..<end].contains(where: { $0 == UInt8(ascii: ",") || $0 == 0x3D })
                let close = line[start..<end].last { !$0.isBlank } == UInt8(ascii: "]")
                let last = line[start..<end].lastIndex { !$0.isBlank } ?? start
                if isSection, close { take(last + 1, .codeKeyword) }
                return
            }
            var end = start
            while end < line.count, grammar.isWord(line[end]) || line[end] == UInt8(ascii: ".") { end += 1 }
            let next = blanks(from: end)
            if end > start, next < line.count, line[next] == UInt8(ascii: "=") { take(end, .codeKeyword) }
        }

        /// `key:`, also behind `- `. The state when a block of text begins behind it, whose lines are set in by more than
        /// the key.
        private mutating func readYAMLKey() -> State? {
            var start = blanks(from: 0)
            var indent = start
            while start + 1 < line.count, line[start] == UInt8(ascii: "-"), line[start + 1].isBlank {
                indent = start
                start = blanks(from: start + 1)
            }
            take(start, .code)
            if let colon = keyEnd(from: start) {
                indent = start
                take(colon, .codeKeyword)
                take(colon + 1, .code)
            }
            let value = blanks(from: at)
            guard value < line.count, line[value] == UInt8(ascii: "|") || line[value] == UInt8(ascii: ">")
            else {
                return nil
            }
            let rest = line[(value + 1)...].prefix { !$0.isBlank }
            guard rest.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }) else {
                return nil
            }
            take(rest.endIndex, .code)
            while at < line.count { _ = readOne() }
            return .block(indent: indent)
        }

        /// The place of the colon that ends a key, which stands before a blank or the end.
        private func keyEnd(from start: Int) -> Int? {
            var place = start
            if let first = line.dropFirst(start).first,
                first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
            {
                guard let close = line[(start + 1)...].firstIndex(of: first) else { return nil }
                place = close + 1
            }
            while place < line.count {
                switch line[place] {
                case UInt8(ascii: ":") where place + 1 == line.count || line[place + 1].isBlank:
                    return place > start ? place : nil
                case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "'"),
                    UInt8(ascii: ","):
                    return nil
                case UInt8(ascii: "#") where place > start && line[place - 1].isBlank: return nil
                default: place += 1
                }
            }
            return nil
        }
    }
}
