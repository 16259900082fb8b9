import Conversation
import Testing

@testable import Models

/// Numbers of every kind where a server's JSON has one: none may trap or fail what it stands in.
@Suite struct ServerNumberTests {
    private static let most = Int(Int32.max)

    /// As it stands in the JSON, and the count that is meant; nil for none.
    private static let counts: [(String, Int?)] = [
        ("0", 0), ("7", 7), ("7.9", 7), ("-1", 0), ("-1e30", 0), ("-0.5", 0), ("1e30", most),
        ("9223372036854775807", most), ("9223372036854775808", most), ("-9223372036854775808", 0),
        ("2147483648", most), ("700000000000000000", most), ("1" + String(repeating: "0", count: 300), most),
        (#""7""#, 7), (#""1e30""#, most), (#""-7""#, 0), ("1e400", nil), (#""1e400""#, nil), (#""inf""#, nil),
        (#""nan""#, nil),
        (#""many""#, nil), (#""""#, nil), ("null", nil), ("true", nil), ("{}", nil), ("[7]", nil),
    ]

    private func reply(_ event: String) throws -> (events: [ModelEvent], usage: TokenUsage?) {
        var reader = ReplyReader()
        var events: [ModelEvent] = []
        for data in [event, Fixtures.delta("a"), Fixtures.stop, "[DONE]"] {
            reader.take(.init(data: data)) { events.append($0) }
        }
        let ending = try reader.result(at: .closed).get()
        #expect(ending.outcome == .complete)
        #expect(events.last == .delta("a"))
        return (events, ending.usage)
    }

    @Test(arguments: counts) func `odd streams: usage`(number: String, count: Int?) throws {
        let usage = try reply(
            #"{"choices":[],"usage":{"prompt_tokens":\#(number),"completion_tokens":\#(number),"#
                + #""prompt_tokens_details":{"cached_tokens":\#(number)}}}"#
        ).usage
        #expect(usage == TokenUsage(prompt: count, cached: count, reply: count))
    }

    @Test(arguments: counts) func `odd streams: timings`(number: String, count: Int?) throws {
        let usage = try reply(
            #"{"choices":[],"timings":{"cache_n":\#(number),"prompt_n":\#(number),"predicted_n":\#(number)}}"#
        ).usage
        let prompt = count.map { min(2 * $0, Self.most) }
        #expect(usage == TokenUsage(prompt: prompt, cached: count, reply: count))
    }

    @Test(arguments: counts) func `odd streams: progress`(number: String, count: Int?) throws {
        let progress: (String) -> String = { #"{"choices":[],"prompt_progress":\#($0)}"# }
        let both = try reply(progress(#"{"total":\#(number),"processed":\#(number)}"#)).events
        #expect(both.first == count.map { .reading(done: $0, total: $0) } ?? .delta("a"))
        let small = try reply(progress(#"{"total":5,"processed":\#(number)}"#)).events
        #expect(small.first == count.map { .reading(done: min($0, 5), total: 5) } ?? .delta("a"))
    }

    @Test(arguments: counts) func `odd streams: the choice's index`(number: String, count: Int?) throws {
        let event = #"{"choices":[{"index":\#(number),"delta":{"content":"x"}}]}"#
        let isFirst = (count ?? 0) == 0
        #expect(try reply(event).events == (isFirst ? [.delta("x"), .delta("a")] : [.delta("a")]))
    }

    /// As it stands in the JSON, and the context that is meant; nil for not said.
    private static let contexts: [(String, Int?)] = [
        ("8192", 8192), ("1", 1), ("10000000", 10_000_000), ("10000001", 10_000_000), ("0", nil), ("-1", nil),
        ("0.5", nil), ("8192.0", 8192), ("9223372036854775807", 10_000_000), ("1e30", 10_000_000),
        ("700000000000000000", 10_000_000), (#""8192""#, 8192), (#""1e30""#, 10_000_000), (#""nan""#, nil),
        (#""""#, nil), ("null", nil), ("{}", nil),
    ]

    @Test(arguments: ["context_length", "context_window", "max_model_len"], contexts)
    func `a listed context`(key: String, context: (number: String, size: Int?)) throws {
        let entry = #"{"id":"m","owned_by":"x","\#(key)":\#(context.number)}"#
        let listing = ModelListing.read(#"{"data":[\#(entry)]}"#, model: "m")
        #expect(listing == ModelListing(owner: "x", context: context.size))
    }

    @Test(arguments: contexts) func `llama.cpp's context`(number: String, context: Int?) throws {
        let entry = #"{"id":"m","owned_by":"llamacpp","meta":{"n_ctx":\#(number)},"max_model_len":77}"#
        let listing = ModelListing.read(#"{"data":[\#(entry)]}"#, model: "m")
        #expect(listing == ModelListing(owner: "llamacpp", context: context ?? 77))
        let body = #"{"message":"m","type":"exceed_context_size_error","n_ctx":\#(number)}"#
        let failure = try #require(ErrorBody.read(body)).failure(.status(400))
        #expect(failure.kind == .contextExceeded(context ?? 0))
    }

    @Test(arguments: [
        ("700000000000000000", 10_000_000), (String(repeating: "9", count: 30), 10_000_000),
        (String(repeating: "9", count: 400), 0), ("0", 0),
        ("few", 0),
    ])
    func `a context in words`(number: String, context: Int) throws {
        let body =
            #"{"message":"maximum context length is \#(number) tokens","code":"context_length_exceeded"}"#
        let failure = try #require(ErrorBody.read(body)).failure(.status(400))
        #expect(failure.kind == .contextExceeded(context))
    }
}
