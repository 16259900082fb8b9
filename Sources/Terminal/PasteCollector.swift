import Canvas

/// The text between `ESC [ 200 ~` and `ESC [ 201 ~`. Whatever stands between them is text, ESC included.
///
/// The end marker can be late or missing. After a pause what came is given out, but the paste is not over: the
/// rest of a slow one must not be typed, where a line end would send it. It is over when something comes that is
/// no text: a control key, Enter alone in its read, or any escape sequence but the end marker.
struct PasteCollector {
    enum Step {
        case more
        case ended(next: Int)
        /// No paste any longer: the bytes in `seen` and those from `next` on are keys.
        case left(seen: [UInt8], next: Int)
    }

    private var bytes: [UInt8] = []
    /// How much of the end marker has come.
    private var matched = 0
    private var isPaused = false
    /// The part given out last ended in CR, so that an LF that comes next belongs to it.
    private var endedInReturn = false

    private static let end = Array("\u{1B}[201~".utf8)

    var isPending: Bool { !isPaused || UTF8Tail.start(in: bytes) > 0 || matched > 0 && bytes.isEmpty }

    /// Whether these bytes, which come after a pause, are keys and not the rest of the paste.
    func isLeft(by next: UnsafeBufferPointer<UInt8>) -> Bool {
        guard isPaused, matched == 0, let first = next.first else { return false }
        switch first {
        case 0x0D: return next.count == 1
        case 0x09, 0x0A, 0x1B: return false
        default: return first < 0x20 || first == 0x7F
        }
    }

    mutating func collect(_ next: UnsafeBufferPointer<UInt8>, from start: Int) -> Step {
        var at = start
        while at < next.count {
            if matched == 0 {
                let escape = next[at...].firstIndex(of: 0x1B) ?? next.count
                if escape > at { isPaused = false }
                bytes.append(contentsOf: next[at..<escape])
                at = escape
                if at == next.count { return .more }
            }
            if next[at] == Self.end[matched] {
                matched += 1
                at += 1
                if matched == Self.end.count { return .ended(next: at) }
            } else {
                let seen = Array(Self.end[..<matched])
                matched = 0
                if isPaused { return .left(seen: seen, next: at) }
                bytes += seen
            }
        }
        return .more
    }

    /// Nothing came for a while. Returns bytes that are keys after all, which ends the paste.
    mutating func pause(into inputs: inout [Input]) -> [UInt8]? {
        let count = UTF8Tail.start(in: bytes)
        if isPaused, count == 0, matched > 0 { return Array(Self.end[..<matched]) }
        give(count, into: &inputs)
        isPaused = true
        return nil
    }

    mutating func finish(into inputs: inout [Input]) {
        give(bytes.count, into: &inputs)
    }

    private mutating func give(_ count: Int, into inputs: inout [Input]) {
        guard count > 0 else { return }
        var text: [UInt8] = []
        text.reserveCapacity(count)
        var afterReturn = endedInReturn
        for byte in bytes[..<count] {
            if byte != 0x0A || !afterReturn { text.append(byte == 0x0D ? 0x0A : byte) }
            afterReturn = byte == 0x0D
        }
        endedInReturn = afterReturn
        bytes.removeFirst(count)
        if !text.isEmpty { inputs.append(.paste(String(decoding: text, as: UTF8.self))) }
    }
}
