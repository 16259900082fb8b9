/// Servers that cut a reply between the two halves of a UTF-16 pair send each as an escape of its own, which is no valid
/// JSON (RFC 8259, 8.2). The half becomes U+FFFD, and the reply goes on.
enum LoneSurrogates {
    static func replaced(in json: String) -> String {
        var bytes = Array(json.utf8)
        var at = 0
        while let escape = next(in: bytes, from: at) {
            at = escape + 6
            guard isSurrogate(bytes, escape, "89abAB") || isSurrogate(bytes, escape, "cdefCDEF") else {
                continue
            }
            if isSurrogate(bytes, escape, "89abAB"), isSurrogate(bytes, escape + 6, "cdefCDEF") {
                at = escape + 12
            } else {
                bytes.replaceSubrange(escape..<(escape + 6), with: Array(#"\ufffd"#.utf8))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Where the next `\uXXXX` begins; other escapes are passed over whole.
    private static func next(in bytes: [UInt8], from start: Int) -> Int? {
        var at = start
        while at + 6 <= bytes.count {
            if bytes[at] == UInt8(ascii: "\\") {
                if bytes[at + 1] == UInt8(ascii: "u") { return at }
                at += 1
            }
            at += 1
        }
        return nil
    }

    private static func isSurrogate(_ bytes: [UInt8], _ at: Int, _ third: String) -> Bool {
        guard at + 6 <= bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u")
        else {
            return false
        }
        return (bytes[at + 2] | 0x20) == UInt8(ascii: "d") && third.utf8.contains(bytes[at + 3])
    }
}
