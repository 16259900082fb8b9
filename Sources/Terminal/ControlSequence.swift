import Canvas

/// A finished control sequence: what stood between its introducer and its final byte.
struct ControlSequence {
    enum Meaning: Equatable {
        case input(Input)
        /// Bracketed paste begins.
        case paste
        /// So many raw bytes belong to it.
        case skip(Int)
        case nothing
    }

    /// `<`, `=`, `>` or `?`, where one stood first.
    private(set) var prefix: UInt8?
    /// Each with its sub-parameters after colons; nil where nothing stood. Never negative.
    private(set) var parameters: [[Int?]] = []
    /// It has intermediate bytes, which no key has, or a prefix in the middle, which nothing has.
    private(set) var isForeign = false
    let final: UInt8

    /// Larger numbers are kept at this: no code point, coordinate or key number reaches it.
    private static let largest = 9_999_999

    init(_ bytes: [UInt8], final: UInt8) {
        self.final = final
        var rest = bytes[...]
        if let first = rest.first, (0x3C...0x3F).contains(first) {
            prefix = first
            rest = rest.dropFirst()
        }
        isForeign = rest.contains { !(0x30...0x3B).contains($0) }
        guard !rest.isEmpty, !isForeign else { return }
        parameters = rest.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
            part.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map(Self.number)
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        if digits.isEmpty { return nil }
        return digits.reduce(into: 0) { $0 = min(largest, $0 * 10 + Int($1 & 0x0F)) }
    }

    /// rxvt ends a key with Shift in `$`, which elsewhere never ends a sequence: only after one plain number.
    static func isShifted(_ bytes: [UInt8]) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The first value of the parameter at `index`, 1 where nothing stands (as in every key sequence).
    func value(_ index: Int) -> Int {
        guard parameters.indices.contains(index) else { return 1 }
        return (parameters[index].first ?? nil) ?? 1
    }

    func part(_ index: Int, _ sub: Int) -> Int? {
        guard parameters.indices.contains(index), parameters[index].indices.contains(sub) else { return nil }
        return parameters[index][sub]
    }
}
