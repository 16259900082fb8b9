/// Where a server listens and the key it wants.
package struct Endpoint: Sendable, Equatable {
    /// Of requests, without a slash at its end: "https://host/v1", or "http+unix://%2Fa.sock/v1".
    package let base: String
    /// The address for a reader.
    package let shown: String
    package let isSocket: Bool
    /// Sent as a bearer token.
    package let key: String?

    /// `address` is an http(s) URL, or the absolute path of a unix socket (also as `unix:PATH`).
    package init(address: String, key: String?) throws(ModelError) {
        let key = key.map(Self.trimmed)
        if let key, !key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
            throw .badKey(variable: "OPENAI_API_KEY")
        }
        self.key = key?.isEmpty == true ? nil : key
        let address = Self.trimmed(address)
        let path = address.hasPrefix("unix:") ? String(address.dropFirst(5)) : address
        if path.hasPrefix("/") {
            guard path.utf8.count <= Self.socketPathLimit else {
                throw .address(path, reason: "a socket's path has at most \(Self.socketPathLimit) bytes")
            }
            base = "http+unix://\(Self.percentEncoded(path))/v1"
            shown = path
            isSocket = true
            return
        }
        let scheme = ["http://", "https://"].first { address.lowercased().hasPrefix($0) }
        guard let scheme else {
            throw .address(
                Self.withoutSecrets(address),
                reason: "it must begin with http:// or https://, or be the path of a unix socket")
        }
        let rest = address.dropFirst(scheme.count)
        let authority = rest.prefix { !"/?#".contains($0) }
        guard !authority.contains("@") else {
            throw .address(
                Self.withoutSecrets(address), reason: "put the key into OPENAI_API_KEY, not into the address")
        }
        guard !authority.isEmpty, !authority.hasPrefix(":"),
            address.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw .address(Self.withoutSecrets(address), reason: "it names no host")
        }
        var bare = Substring(scheme + rest.prefix { !"?#".contains($0) })
        while bare.hasSuffix("/") { bare.removeLast() }
        base = String(bare)
        shown = base
        isSocket = false
    }

    /// `sun_path` has 108 bytes on Linux, one of them for the end.
    static let socketPathLimit = 107

    static func withoutSecrets(_ address: String) -> String {
        let bare = address.prefix { !"?#".contains($0) }
        guard let at = bare.lastIndex(of: "@") else { return String(bare) }
        let scheme = bare.firstIndex(of: ":").map { bare[...$0] + "//" } ?? ""
        return scheme + bare[bare.index(after: at)...]
    }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    private static func percentEncoded(_ path: String) -> String {
        var encoded = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                encoded += byte < 16 ? "%0" : "%"
                encoded += String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }
}
