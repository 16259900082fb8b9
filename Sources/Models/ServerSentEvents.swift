/// A parser of event streams as in the WHATWG HTML standard, "Parsing an event stream": a value that is fed bytes, in
/// pieces of any size. `id` and `retry` are read over, since a reply is never resumed. One field is read beyond the
/// standard: `error`, in which old builds of llama.cpp report one; it makes an event of that name.
///
/// An event that no empty line ended is dropped with the value.
package struct ServerSentEvents {
    package struct Event: Equatable, Sendable {
        /// "message" unless the stream names it.
        package var name: String
        package var data: String

        package init(name: String = "message", data: String) {
            self.name = name
            self.data = data
        }
    }

    /// A line and the data gathered before it came to more than `limit` bytes.
    package struct Oversize: Error, Equatable {
        package let limit: Int
    }

    private let limit: Int
    private var line: [UInt8] = []
    private var data: [UInt8] = []
    private var hasData = false
    private var name: [UInt8] = []
    private var endedWithCR = false
    private var isFirstLine = true

    package init(limit: Int = 64 << 20) { self.limit = limit }

    /// Appends to `events` those that `bytes` complete, also before an error.
    package mutating func feed(
        _ bytes: some Collection<UInt8>, into events: inout [Event]
    ) throws(Oversize) {
        let fits =
            bytes.withContiguousStorageIfAvailable { scan($0, into: &events) }
            ?? Array(bytes).withUnsafeBufferPointer { scan($0, into: &events) }
        if !fits { throw Oversize(limit: limit) }
    }

    /// False when the limit was passed.
    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, into events: inout [Event]) -> Bool {
        var start = bytes.startIndex
        if endedWithCR, start < bytes.endIndex {
            endedWithCR = false
            if bytes[start] == Self.lf { start += 1 }
        }
        var index = start
        while index < bytes.endIndex {
            let byte = bytes[index]
            guard byte == Self.lf || byte == Self.cr else {
                index += 1
                continue
            }
            let piece = UnsafeBufferPointer(rebasing: bytes[start..<index])
            if line.count + piece.count + data.count > limit { return false }
            if line.isEmpty {
                take(piece, into: &events)
            } else {
                line.append(contentsOf: piece)
                let whole = line
                line.removeAll(keepingCapacity: true)
                whole.withUnsafeBufferPointer { take($0, into: &events) }
            }
            index += 1
            if byte == Self.cr {
                if index == bytes.endIndex {
                    endedWithCR = true
                } else if bytes[index] == Self.lf {
                    index += 1
                }
            }
            start = index
        }
        line.append(contentsOf: bytes[start...])
        return line.count + data.count <= limit
    }

    private mutating func take(_ line: UnsafeBufferPointer<UInt8>, into events: inout [Event]) {
        var line = line[...]
        if isFirstLine {
            isFirstLine = false
            if line.starts(with: Self.byteOrderMark) { line = line.dropFirst(3) }
        }
        guard !line.isEmpty else { return dispatch(into: &events) }
        let colon = line.firstIndex(of: Self.colon) ?? line.endIndex
        var value = line[colon...].dropFirst()
        if value.first == Self.space { value = value.dropFirst() }
        let field = line[..<colon]
        if field.elementsEqual(Self.dataField) {
            append(value)
        } else if field.elementsEqual(Self.eventField) {
            name = Array(value)
        } else if field.elementsEqual(Self.errorField) {
            name = Self.errorField
            append(value)
        }
    }

    private mutating func append(_ value: Slice<UnsafeBufferPointer<UInt8>>) {
        if hasData { data.append(Self.lf) }
        hasData = true
        data.append(contentsOf: value)
    }

    private mutating func dispatch(into events: inout [Event]) {
        if hasData {
            events.append(
                Event(
                    name: name.isEmpty ? "message" : String(decoding: name, as: UTF8.self),
                    data: String(decoding: data, as: UTF8.self)))
        }
        hasData = false
        data.removeAll(keepingCapacity: true)
        name.removeAll(keepingCapacity: true)
    }

    private static let lf = UInt8(ascii: "\n")
    private static let cr = UInt8(ascii: "\r")
    private static let colon = UInt8(ascii: ":")
    private static let space = UInt8(ascii: " ")
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let dataField = Array("data".utf8)
    private static let eventField = Array("event".utf8)
    private static let errorField = Array("error".utf8)
}
