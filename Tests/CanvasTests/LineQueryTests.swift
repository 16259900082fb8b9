import Testing

@testable import Canvas

@Suite struct LineQueryTests {
    /// What is found, each match as the pieces that stand in its lines.
    static func found(_ words: String, _ text: String, width: Int, isCode: Bool = false) -> [[String]] {
        guard let query = LineQuery(words) else { return [] }
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
        let lines = rows.flatMap { row in
            let cells = Cells.of(String(row))
            return isCode ? Wrap.chopped(cells, width: width) : Wrap.lines(cells, width: width)
        }
        return query.matches(in: lines.indices, width: width) { lines[$0] }.map { spans in
            spans.map { span in
                var column = 0
                return lines[span.line].cells.reduce(into: "") { text, cell in
                    if span.columns.contains(column) { text += cell.text }
                    column += Int(cell.width)
                }
            }
        }
    }

    @Test(arguments: [
        ("day", "One day, Every DAY, daylight", 80, [["day"], ["DAY"], ["day"]]),
        ("DAY", "One day, Every DAY, daylight", 80, [["DAY"]]),
        ("customer and day", "one row a customer and day.", 12, [["customer and", "day"]]),
        ("aa", "aaaaa", 80, [["aa"], ["aa"]]),
        ("É", "É é e\u{301}", 80, [["É"]]),
        ("é", "É é e\u{301}", 80, [["É"], ["é"]]),
        ("straße", "STRASSE Straße", 80, [["Straße"]]),
        ("直方图", "请画一个直方图。", 80, [["直方图"]]),
        ("  ", "a  b", 80, []),
        ("a b", "a      b", 80, [["a      b"]]),
        ("ab", "a b", 80, []),
        ("<U+202E>", "x\u{202E}y", 80, [["<U+202E>"]]),
    ])
    func finds(_ words: String, _ text: String, _ width: Int, _ expected: [[String]]) {
        #expect(Self.found(words, text, width: width) == expected)
    }

    @Test func aWordThatALineEndCutIsFound() {
        #expect(Self.found("customer_id", "x customer_id y", width: 5, isCode: true).count == 1)
        #expect(Self.found("well-known", "a well-known fact", width: 7) == [["well-", "known"]])
        #expect(Self.found("汉字漢字", "汉字漢字", width: 5) == [["汉字", "漢字"]])
    }

    @Test func nothingIsFoundAcrossABlankLine() {
        #expect(Self.found("one two", "one\n\ntwo", width: 10) == [])
        #expect(Self.found("one two", "one\ntwo", width: 10) == [["one", "two"]])
        #expect(Self.found("onetwo", "one\ntwo", width: 10) == [])
    }

    /// The phrase is found at every width, once, and what is marked is the phrase.
    @Test func everyWidth() {
        let text = "The clickstream is partitioned by event date, and within a day clustered by customer."
        for phrase in ["event date, and within", "partitioned by", "clickstream"] {
            for width in 1...90 {
                let found = Self.found(phrase, text, width: width)
                #expect(found.count == 1, "\(phrase) at \(width)")
                let marked = found.first?.joined().replacing(" ", with: "")
                #expect(marked == phrase.replacing(" ", with: ""))
            }
        }
    }

    @Test func theBarsOfAQuoteAreNoPartOfIt() {
        let lines = MarkdownText.lines(of: "> one row a customer\n> and day, always", width: 18)
        let query = LineQuery("customer and day")
        #expect(query?.matches(in: lines.indices, width: 18) { lines[$0] }.count == 1)
    }

    @Test func glyphsStayTheSameAtEveryWidth() {
        let text = """
            # A title

            > a quote of several words that wraps at most widths

            - an item of a list, of some length
            - `code` in *another*

            Some **words**, and 漢字漢字, and well-known ones.
            """
        let counts = (12...80).map { width in
            MarkdownText.lines(of: text, width: width).reduce(0) { $0 + $1.glyphCount }
        }
        #expect(Set(counts).count == 1)
    }
}
