/// A text's tokens as an invocation is read from them: without the marks that only emphasise (`**DE**`), and
/// with what is quoted or code known as such.
struct Readable {
    private(set) var tokens: [Token] = []
    /// For each token, whether it stands in a fence, a block quote, quotation marks, back-ticks or an indented
    /// block.
    private(set) var isHidden: [Bool] = []

    private let raw: [Token]
    private var isFenced = false
    private var isBlockQuote = false
    private var isIndented = false
    private var isCode = false
    private var quote: Unicode.Scalar?

    init(_ raw: [Token]) {
        self.raw = raw
        var index = 0
        while index < raw.count { index = take(index) }
    }

    /// - Returns: the place of the next token to take.
    private mutating func take(_ index: Int) -> Int {
        let token = raw[index]
        let isLineStart = index == 0 || raw[index - 1].kind == .lineEnd
        if isLineStart { startLine(at: index) }
        if token.kind == .lineEnd {
            endLine(token)
            return index + 1
        }
        if token.isMark("`") {
            let end = run(at: index)
            if index == closingTick || opensName(index) {
                carrySpace = carrySpace || token.spaced
                return end
            }
            if isLineStart, end - index >= 3 { isFenced.toggle() } else if !isFenced { isCode.toggle() }
            for place in index..<end { keep(raw[place], hidden: true) }
            return end
        }
        if token.isMark("*_~"), !isFenced, !isCode {
            let end = run(at: index)
            if isEmphasis(index..<end) {
                carrySpace = carrySpace || token.spaced
                return end
            }
        }
        if case .mark(let scalar) = token.kind { toggleQuote(scalar) }
        keep(token, hidden: false)
        return index + 1
    }

    /// Whether a back-tick opens a name as the document writes slugs: words and hyphens, and nothing else.
    private mutating func opensName(_ index: Int) -> Bool {
        if isFenced || isCode || !raw[index].spaced { return false }
        var end = index + 1
        while end < raw.count, raw[end].isWord || raw[end].isMark("-") && end > index + 1 { end += 1 }
        guard end - index > 1, end < raw.count, raw[end].isMark("`"), run(at: end) == end + 1 else {
            return false
        }
        closingTick = end
        return true
    }

    private var closingTick: Int?

    /// White space stood before marks that were left out.
    private var carrySpace = false

    private mutating func keep(_ token: Token, hidden: Bool) {
        var token = token
        token.spaced = token.spaced || carrySpace
        carrySpace = false
        tokens.append(token)
        isHidden.append(hidden || isFenced || isBlockQuote || isIndented || isCode || quote != nil)
    }

    private mutating func startLine(at index: Int) {
        let token = raw[index]
        isBlockQuote = token.isMark(">")
        isIndented = index > 0 && token.start - raw[index - 1].end >= Self.codeIndent
        isCode = false
    }

    /// Markdown's, in columns.
    private static let codeIndent = 4

    /// A quotation that was never closed ends with its paragraph.
    private mutating func endLine(_ token: Token) {
        keep(token, hidden: false)
        if token.end - token.start > 1 { quote = nil }
    }

    private mutating func toggleQuote(_ scalar: Unicode.Scalar) {
        if isFenced || isCode { return }
        if let open = quote {
            if scalar == Self.closings[open] || scalar == open { quote = nil }
        } else if Self.closings[scalar] != nil {
            quote = scalar
        }
    }

    private static let closings: [Unicode.Scalar: Unicode.Scalar] = [
        "\"": "\"", "“": "”", "„": "“", "«": "»", "「": "」",
    ]

    /// Behind the equal marks that begin at `index` without space between them.
    private func run(at index: Int) -> Int {
        var end = index + 1
        while end < raw.count, raw[end].kind == raw[index].kind, !raw[end].spaced { end += 1 }
        return end
    }

    /// Whether marks hold on to a word on one side only.
    private func isEmphasis(_ marks: Range<Int>) -> Bool {
        let isOpen = raw[marks.lowerBound].spaced || raw[marks.lowerBound - 1].isMark("([{/*_~")
        let next = marks.upperBound < raw.count ? raw[marks.upperBound] : nil
        if isOpen { return next.map { !$0.spaced && ($0.isWord || $0.isMark("@[(*_~")) } ?? false }
        return next.map { $0.spaced || !$0.isWord } ?? true
    }
}
