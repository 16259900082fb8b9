import Conversation
import Personas

/// Somebody is called: at the start of one of the first sentences, or at the end of one of them or of the text.
struct InvocationRung: RoutingRung {
    private let names: CallNames
    private let slugs: [Slug]

    init(team: Team) {
        names = CallNames(personas: team.personas)
        slugs = team.personas.map(\.slug)
    }

    func receipt(for text: String, in context: Router.Context) -> RouteReceipt? {
        let isShort = text.utf8.count <= Self.head
        let head = parser(Lexer.tokens(in: text[...], limit: Self.head), of: text, isWhole: isShort)
        if let call = head.parse() { return receipt(call, head.tokens, in: text) }
        if isShort { return nil }
        let tail = Excerpt.end(of: text, bytes: Self.tail)
        let last = parser(Lexer.tokens(in: tail.text, base: tail.start), of: text, isWhole: true)
        return last.parseLast().map { receipt($0, last.tokens, in: text) }
    }

    /// How much of the start and the end is read for names, in bytes.
    private static let head = 1200
    private static let tail = 300

    private func parser(_ tokens: [Token], of text: String, isWhole: Bool) -> InvocationParser {
        InvocationParser(readable: Readable(tokens), isWhole: isWhole, names: names) {
            text.between($0.lowerBound, $0.upperBound)
        }
    }

    private func receipt(_ call: InvocationParser.Call, _ tokens: [Token], in text: String) -> RouteReceipt {
        let start = text.utf8Index(tokens[call.cut.lowerBound].start)
        let end = text.utf8Index(tokens[call.cut.upperBound - 1].end)
        let request: String
        switch call.place {
        case .start:
            request = String(text[..<start].withoutOpenEmphasis + text[end...].withoutClosedEmphasis)
        case .kept: request = text
        case .aside:
            let rest = text[end...].withoutClosedEmphasis
            let gap =
                rest.unicodeScalars.first.map { Self.joints.unicodeScalars.contains($0) } == true ? "" : " "
            request = text[..<start].trimmed(andEnding: "*_~") + gap + rest
        case .end:
            request =
                text[..<start].trimmed(andEnding: Self.joints) + ending(call, tokens, in: text) + text[end...]
        }
        return RouteReceipt(
            rung: .invocation, speakers: call.members.map { slugs[$0] }, request: request[...].trimmed,
            matched: call.names.map {
                text.between(tokens[$0.lowerBound].start, tokens[$0.upperBound - 1].end)
            })
    }

    /// What may stand between a request and an invocation behind it.
    private static let joints = ",;:-–—([{*_~"

    /// The marks of a sentence whose end was cut off with the invocation, unless it has its own.
    private func ending(_ call: InvocationParser.Call, _ tokens: [Token], in text: String) -> String {
        let before = text[..<text.utf8Index(tokens[call.cut.lowerBound].start)].trimmed(
            andEnding: Self.joints)
        if before.isEmpty || before.last.map({ Sentence.ends.contains($0) || $0 == ")" }) == true {
            return ""
        }
        let marks = tokens[call.cut].reversed().prefix { !$0.isWord }.reversed()
        return marks.filter { $0.isMark(Sentence.ends) }.map { text.between($0.start, $0.end) }.joined()
    }
}

extension String {
    /// What stands between two UTF-8 offsets that lie at scalars.
    func between(_ start: Int, _ end: Int) -> String {
        String(self[utf8Index(start)..<utf8Index(end)])
    }

    fileprivate func utf8Index(_ offset: Int) -> Index { utf8.index(utf8.startIndex, offsetBy: offset) }
}

extension Substring {
    /// Without marks at the end that would emphasise, or bracket, what was cut off there.
    fileprivate var withoutOpenEmphasis: Substring {
        let marks = reversed().prefix { "*_~`([{【<".contains($0) }
        return dropLast(marks.count)
    }

    /// Without marks at the beginning that emphasised what was cut off there, and without white space.
    fileprivate var withoutClosedEmphasis: Substring {
        let marks = prefix { "*_~`".contains($0) }
        let rest = dropFirst(marks.count)
        let isClosed = rest.first.map { $0.isWhitespace || $0.isPunctuation } ?? true
        return (isClosed ? rest : self).drop(while: \.isWhitespace)
    }

    /// Without white space at both ends.
    var trimmed: String { trimmed(andEnding: "") }

    /// Without white space at both ends, nor these marks at the end.
    func trimmed(andEnding marks: String) -> String {
        let scalars = unicodeScalars
        let from = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.endIndex
        var to = scalars.endIndex
        while to > from {
            let before = scalars.index(before: to)
            guard scalars[before].properties.isWhitespace || marks.unicodeScalars.contains(scalars[before])
            else { break }
            to = before
        }
        return String(self[from..<to])
    }
}
