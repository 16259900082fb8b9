import Engine

/// Words of the interface in which the keys are named by what they do.
enum Wording {
    /// `{send} send  {stop} stop` with the keys as they are bound. Of the parts, between which stand two blanks, those fall
    /// away for which nothing is bound.
    static func fill(_ wording: String, _ keys: KeyLegend) -> String {
        guard wording.utf8.contains(UInt8(ascii: "{")) else { return wording }
        var parts: [Substring] = []
        var rest = wording[...]
        while let gap = rest.firstRange(of: "  ") {
            parts.append(rest[..<gap.lowerBound])
            rest = rest[gap.upperBound...]
        }
        return (parts + [rest]).compactMap { part(of: $0, keys) }.joined(separator: "  ")
    }

    private static func part(of wording: Substring, _ keys: KeyLegend) -> String? {
        var result = ""
        var rest = wording
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            guard let key = keys[String(rest[rest.index(after: open)..<close])] else { return nil }
            result += rest[..<open] + key
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
