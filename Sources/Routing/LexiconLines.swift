/// Lines of a key, a tab and a value, in the order of their keys' bytes.
struct LexiconLines {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let lines: Range<Int>

    init(_ bytes: UnsafeBufferPointer<UInt8>, in lines: Range<Int>) {
        self.bytes = bytes
        self.lines = lines
    }

    /// Where the value of a key stands. Ends for any bytes, in order or not.
    func value(of key: String) -> Range<Int>? {
        var key = key
        return key.withUTF8(find)
    }

    private func find(_ key: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var low = lines.lowerBound
        var high = lines.upperBound
        while low < high {
            var start = low + (high - low) / 2
            while start > low, bytes[start - 1] != Self.newLine { start -= 1 }
            let end = bytes[start..<lines.upperBound].firstIndex(of: Self.newLine) ?? lines.upperBound
            let tab = bytes[start..<end].firstIndex(of: Self.tab) ?? end
            let other = bytes[start..<tab]
            if key.elementsEqual(other) { return min(tab + 1, end)..<end }
            if key.lexicographicallyPrecedes(other) { high = start } else { low = min(end + 1, high) }
        }
        return nil
    }

    static let newLine = UInt8(ascii: "\n")
    static let tab = UInt8(ascii: "\t")
}
