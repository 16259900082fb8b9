import Conversation
import Personas

/// Somebody is called by name at the start of the text, or by `@name` at its very end.
struct InvocationRung: RoutingRung {
    private let names: CallNames
    private let slugs: [Slug]

    init(team: Team) {
        names = CallNames(personas: team.personas)
        slugs = team.personas.map(\.slug)
    }

    func receipt(for text: String, in context: Router.Context) -> RouteReceipt? {
        atStart(of: text) ?? atEnd(of: text)
    }

    /// How much of the start is read for names, in bytes.
    private static let head = 1200
    private static let tail = 300

    private func atStart(of text: String) -> RouteReceipt? {
        let bytes = text.utf8
        let tokens = Lexer.tokens(in: text[...], limit: Self.head)
        let parser = InvocationParser(tokens: tokens, names: names) {
            text.between($0.lowerBound, $0.upperBound)
        }
        guard let call = parser.parse() else { return nil }
        let offset = call.next < tokens.count ? tokens[call.next].start : nil
        let rest = offset.map { text[bytes.index(bytes.startIndex, offsetBy: $0)...] } ?? ""
        return receipt(call.members, tokens, call.names, in: text, request: rest.trimmed)
    }

    /// "What do you think, @de?"
    private func atEnd(of text: String) -> RouteReceipt? {
        let bytes = text.utf8
        let window = bytes.suffix(Self.tail)
        guard let at = window.firstIndex(of: UInt8(ascii: "@")), at > bytes.startIndex,
            Self.isSpace(bytes[bytes.index(before: at)])
        else { return nil }
        let base = bytes.distance(from: bytes.startIndex, to: at)
        let tokens = Lexer.tokens(in: text[at...], base: base)
        let parser = InvocationParser(tokens: tokens, names: names) {
            text.between($0.lowerBound, $0.upperBound)
        }
        guard let call = parser.parseMentions(at: 0) else { return nil }
        let marks = tokens[call.next...]
        guard marks.allSatisfy({ $0.isMark("?!.") || $0.kind == .lineEnd }) else { return nil }
        let before = text[..<at].trimmed(andEnding: ",;:-–—")
        let ending = marks.filter { $0.kind != .lineEnd }.map { text.between($0.start, $0.end) }.joined()
        return receipt(call.members, tokens, call.names, in: text, request: before + ending)
    }

    private func receipt(
        _ members: [Int], _ tokens: [Token], _ names: [Range<Int>], in text: String, request: String
    ) -> RouteReceipt {
        RouteReceipt(
            rung: .invocation, speakers: members.map { slugs[$0] }, request: request,
            matched: names.map { text.between(tokens[$0.lowerBound].start, tokens[$0.upperBound - 1].end) })
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}

extension String {
    /// What stands between two UTF-8 offsets that lie at scalars.
    func between(_ start: Int, _ end: Int) -> String {
        let from = utf8.index(utf8.startIndex, offsetBy: start)
        return String(self[from..<utf8.index(from, offsetBy: end - start)])
    }
}

extension Substring {
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
