import Testing

@testable import Models

private typealias Event = ServerSentEvents.Event

struct StreamCase: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let events: [ServerSentEvents.Event]

    init(_ name: String, _ text: String, _ events: [ServerSentEvents.Event]) {
        self.init(name, Array(text.utf8), events)
    }

    init(_ name: String, _ bytes: [UInt8], _ events: [ServerSentEvents.Event]) {
        self.name = name
        self.bytes = bytes
        self.events = events
    }

    var testDescription: String { name }
}

private func message(_ data: String) -> Event { Event(data: data) }

private let long = String(repeating: "x", count: 700)

private let cases: [StreamCase] = [
    StreamCase("nothing", "", []),
    StreamCase("one message", "data: hello\n\n", [message("hello")]),
    StreamCase("two messages", "data: a\n\ndata: b\n\n", [message("a"), message("b")]),
    StreamCase("CRLF", "data: a\r\n\r\ndata: b\r\n\r\n", [message("a"), message("b")]),
    StreamCase("CR", "data: a\r\rdata: b\r\r", [message("a"), message("b")]),
    StreamCase("CR then LF lines", "data: a\r\ndata: b\n\r\n", [message("a\nb")]),
    StreamCase("mixed line ends", "data: a\rdata: b\r\ndata: c\n\n", [message("a\nb\nc")]),
    StreamCase("LF CR is two line ends", "data: a\n\rdata: b\n\r", [message("a"), message("b")]),
    StreamCase("CR CRLF ends the event once", "data: a\r\r\ndata: b\n\n", [message("a"), message("b")]),
    StreamCase("CRLF LF", "data: a\r\n\ndata: b\r\n\n", [message("a"), message("b")]),
    StreamCase("several data lines", "data: a\ndata: b\ndata: c\n\n", [message("a\nb\nc")]),
    StreamCase("empty data lines inside", "data: a\ndata:\ndata\ndata: b\n\n", [message("a\n\n\nb")]),
    StreamCase("empty data", "data:\n\n", [message("")]),
    StreamCase("data without a colon", "data\n\n", [message("")]),
    StreamCase("two empty data lines", "data\ndata\n\n", [message("\n")]),
    StreamCase("no space after the colon", "data:a\n\n", [message("a")]),
    StreamCase("only one space is taken", "data:  a\n\n", [message(" a")]),
    StreamCase("a space at the end stays", "data: a \n\n", [message("a ")]),
    StreamCase("a tab is no space", "data:\ta\n\n", [message("\ta")]),
    StreamCase("only a space", "data: \n\n", [message("")]),
    StreamCase("colons in the value", "data: a: b: c\n\n", [message("a: b: c")]),
    StreamCase("value that begins with a colon", "data::a\n\n", [message(":a")]),
    StreamCase("a space before the field makes another", " data: a\n\n", []),
    StreamCase("a space after the field makes another", "data : a\n\n", []),
    StreamCase("field names have a case", "Data: a\nDATA: b\n\n", []),
    StreamCase("longer field names", "datas: a\nevents: b\ndat: c\n\n", []),
    StreamCase("comment alone", ": ping\n\n", []),
    StreamCase("bare colon", ":\n\n", []),
    StreamCase("comment within", "data: a\n: ping\ndata: b\n\n", [message("a\nb")]),
    StreamCase("comment that looks like data", ":data: a\n\n", []),
    StreamCase("many pings", ":\n\n:\n\n: x\n\ndata: a\n\n:\n\n", [message("a")]),
    StreamCase("only empty lines", "\n\n\r\r\r\n\r\n\n", []),
    StreamCase("empty lines between", "\n\ndata: a\n\n\n\ndata: b\n\n", [message("a"), message("b")]),
    StreamCase("unterminated", "data: a\n\ndata: b\n", [message("a")]),
    StreamCase("unterminated in a line", "data: a\n\ndata: b", [message("a")]),
    StreamCase("unterminated by half a CRLF", "data: a\r\n\r\ndata: b\r\n", [message("a")]),
    StreamCase("named event", "event: ping\ndata: a\n\n", [Event(name: "ping", data: "a")]),
    StreamCase("name after data", "data: a\nevent: ping\n\n", [Event(name: "ping", data: "a")]),
    StreamCase("the last name counts", "event: a\nevent: b\ndata: c\n\n", [Event(name: "b", data: "c")]),
    StreamCase("an empty name is none", "event: a\nevent:\ndata: c\n\n", [message("c")]),
    StreamCase("a name without data", "event: ping\n\ndata: a\n\n", [message("a")]),
    StreamCase(
        "a name holds for one event", "event: x\ndata: a\n\ndata: b\n\n",
        [Event(name: "x", data: "a"), message("b")]),
    StreamCase("id is read over", "id: 7\ndata: a\n\nid\n\n", [message("a")]),
    StreamCase("retry is read over", "retry: 1000\n\nretry: x\ndata: a\n\n", [message("a")]),
    StreamCase("unknown fields", "foo: bar\nbaz\ndata: a\n: c\n\n", [message("a")]),
    StreamCase("byte order mark", "\u{FEFF}data: a\n\n", [message("a")]),
    StreamCase("byte order mark alone on the line", "\u{FEFF}\ndata: a\n\n", [message("a")]),
    StreamCase("second byte order mark", "\u{FEFF}\u{FEFF}data: a\n\n", []),
    StreamCase("byte order mark later", "data: a\n\n\u{FEFF}data: b\n\n", [message("a")]),
    StreamCase("byte order mark in data", "data: \u{FEFF}a\n\n", [message("\u{FEFF}a")]),
    StreamCase(
        "part of a byte order mark", [0xEF, 0xBB] + Array("data: a\n\ndata: b\n\n".utf8), [message("b")]),
    StreamCase("two bytes a letter", "data: é\n\n", [message("é")]),
    StreamCase("three bytes a letter", "data: 漢字\n\n", [message("漢字")]),
    StreamCase("four bytes and joiners", "data: 👩‍🔬🇩🇪\n\n", [message("👩‍🔬🇩🇪")]),
    StreamCase(
        "other line separators are text", "data: a\u{2028}b\u{85}c\u{0B}d\n\n",
        [message("a\u{2028}b\u{85}c\u{0B}d")]),
    StreamCase(
        "lone continuation", Array("data: a".utf8) + [0x80] + Array("b\n\n".utf8), [message("a\u{FFFD}b")]),
    StreamCase(
        "cut letter", Array("data: ".utf8) + [0xE6, 0xBC] + Array("\n\n".utf8), [message("\u{FFFD}")]),
    StreamCase(
        "never UTF-8", Array("data: ".utf8) + [0xFF, 0xFE] + Array("\n\n".utf8), [message("\u{FFFD}\u{FFFD}")]
    ),
    StreamCase("cut letter before data", [0xF0, 0x9F] + Array("\ndata: a\n\n".utf8), [message("a")]),
    StreamCase("NUL", Array("data: a".utf8) + [0] + Array("b\n\n".utf8), [message("a\0b")]),
    StreamCase("longer than a piece", "data: \(long)\ndata: \(long)\n\n", [message("\(long)\n\(long)")]),
    StreamCase("long comment", ": \(long)\ndata: a\n\n", [message("a")]),
    StreamCase("JSON", "data: {\"a\": \"b\\n\"}\n\n", [message("{\"a\": \"b\\n\"}")]),
    StreamCase(
        "old llama.cpp's error", "error: {\"code\":500}\n\n", [Event(name: "error", data: "{\"code\":500}")]),
    StreamCase("error event", "event: error\ndata: x\n\n", [Event(name: "error", data: "x")]),
    StreamCase("done", "data: {}\n\ndata: [DONE]\n\n", [message("{}"), message("[DONE]")]),
]

private func read(_ pieces: [ArraySlice<UInt8>], limit: Int = 64 << 20) throws -> [Event] {
    var parser = ServerSentEvents(limit: limit)
    var events: [Event] = []
    for piece in pieces { try parser.feed(piece, into: &events) }
    return events
}

private func pieces(_ bytes: [UInt8], of size: Int) -> [ArraySlice<UInt8>] {
    stride(from: 0, to: bytes.count, by: size).map { bytes[$0..<min($0 + size, bytes.count)] }
}

@Suite struct ServerSentEventsTests {
    @Test(arguments: cases) func `the same events however the bytes are cut`(stream: StreamCase) throws {
        let bytes = stream.bytes
        #expect(try read([bytes[...]]) == stream.events)
        #expect(try read(pieces(bytes, of: 1)) == stream.events)
        #expect(try read(pieces(bytes, of: 97)) == stream.events)
        for cut in 0...bytes.count {
            #expect(try read([bytes[..<cut], bytes[cut...]]) == stream.events, "cut at \(cut)")
            #expect(try read([bytes[..<cut], [], bytes[cut...]]) == stream.events, "pause at \(cut)")
        }
    }

    @Test func `all streams one after another`() throws {
        let whole = cases.filter { !$0.bytes.starts(with: [0xEF, 0xBB]) }
        let bytes = whole.flatMap { $0.bytes + Array("\n\n".utf8) }
        let expected = try read([bytes[...]])
        #expect(expected.count >= whole.reduce(0) { $0 + $1.events.count })
        for size in [1, 2, 3, 7, 97, 1000] { #expect(try read(pieces(bytes, of: size)) == expected) }
    }

    @Test(arguments: [1, 2, 97, 1000]) func `an event past the limit is refused`(size: Int) {
        let fits = Array("data: \(String(repeating: "a", count: 94))\n\n".utf8)
        #expect(throws: Never.self) { try read(pieces(fits, of: size), limit: 100) }
        for text in [
            "data: \(String(repeating: "a", count: 95))\n\n", String(repeating: "a", count: 101),
            ": \(String(repeating: "c", count: 99))\n\n",
            String(repeating: "data: aaaaaaaaaaaaa\n", count: 9) + "\n",
        ] {
            #expect(throws: ServerSentEvents.Oversize(limit: 100)) {
                try read(pieces(Array(text.utf8), of: size), limit: 100)
            }
        }
    }

    @Test func `events before an oversized one are kept`() {
        var parser = ServerSentEvents(limit: 20)
        var events: [ServerSentEvents.Event] = []
        let bytes = Array("data: a\n\ndata: \(long)\n\n".utf8)
        #expect(throws: ServerSentEvents.Oversize.self) { try parser.feed(bytes, into: &events) }
        #expect(events == [.init(data: "a")])
    }
}
