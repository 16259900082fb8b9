import Canvas
import Glibc

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
    /// A part was given out: what comes goes on behind it.
    private var hasBegun = false
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
                let escape = Self.first(0x1B, in: next, from: at) ?? next.count
                if escape > at { isPaused = false }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: next[at..<escape]))
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
        let text = bytes.withUnsafeBufferPointer { lines(UnsafeBufferPointer(rebasing: $0[..<count])) }
        bytes.removeFirst(count)
        if text.isEmpty { return }
        inputs.append(hasBegun ? .pasteMore(text) : .paste(text))
        hasBegun = true
    }

    /// With LF for each CR LF and each CR, piece by piece: a paste can have megabytes.
    private mutating func lines(_ part: UnsafeBufferPointer<UInt8>) -> String {
        var at = endedInReturn && part.first == 0x0A ? 1 : 0
        endedInReturn = part.last == 0x0D
        if Self.first(0x0D, in: part, from: at) == nil {
            return String(decoding: UnsafeBufferPointer(rebasing: part[at...]), as: UTF8.self)
        }
        var text: [UInt8] = []
        text.reserveCapacity(part.count)
        while let end = Self.first(0x0D, in: part, from: at) {
            text.append(contentsOf: UnsafeBufferPointer(rebasing: part[at..<end]))
            text.append(0x0A)
            at = end + 1
            if at < part.count, part[at] == 0x0A { at += 1 }
        }
        text.append(contentsOf: UnsafeBufferPointer(rebasing: part[at...]))
        return String(decoding: text, as: UTF8.self)
    }

    private static func first(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(byte), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}
