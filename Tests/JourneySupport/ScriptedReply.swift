/// What a scripted server does with one request.
package enum ScriptedReply: Sendable {
    /// A chat completion, streamed when the request asks for it. With `gated` each piece waits for
    /// `ScriptedServer.release`; otherwise all come at full speed.
    case text([String], finish: String = "stop", gated: Bool = false)
    /// The connection is cut after these pieces.
    case cut([String])
    /// A plain HTTP error.
    case failure(status: Int, body: String, headers: [String: String] = [:])
    /// These bytes, and then the connection is closed.
    case raw([UInt8])
    /// Nothing, until the client goes away.
    case silence

    /// A Markdown reply of so many short tokens: paragraphs, lists and a code block in turn.
    package static func long(tokens: Int) -> ScriptedReply {
        let words = [
            "The ", "table ", "holds ", "one ", "row ", "for ", "each ", "**customer** ", "and ", "`day` ",
        ]
        let pieces = (0..<tokens).map { index -> String in
            switch index % 100 {
            case 30, 60: "\n\n"
            case 61, 66, 71: "\n- item "
            case 80: "\n\n```sql\n"
            case 85, 90: "\n"
            case 95: "\n```\n\n"
            default: words[index % words.count]
            }
        }
        return .text(pieces)
    }
}

/// A request as it came.
package struct ScriptedRequest: Hashable, Sendable {
    package var method: String
    package var path: String
    /// Names in lower case.
    package var headers: [String: String]
    package var body: String
}
