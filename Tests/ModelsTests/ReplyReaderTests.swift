import Conversation
import Testing

@testable import Models

struct ReplyCase: Sendable, CustomTestStringConvertible {
    let name: String
    let stream: String
    var text = ""
    var outcome: Outcome? = .complete
    /// Of the failure, when `outcome` is nil.
    var kind: ServerFailure.Kind = .answer
    var said = ""

    var testDescription: String { name }
}

private let usual = "data: \(Fixtures.delta("a"))\n\ndata: \(Fixtures.delta("b"))\n\n"

private let replies: [ReplyCase] = [
    ReplyCase(name: "usual", stream: usual + "data: \(Fixtures.stop)\n\ndata: [DONE]\n\n", text: "ab"),
    ReplyCase(name: "no [DONE]", stream: usual + "data: \(Fixtures.stop)\n\n", text: "ab"),
    ReplyCase(name: "no finish reason", stream: usual + "data: [DONE]\n\n", text: "ab"),
    ReplyCase(
        name: "text in the finishing chunk, as vLLM sends it",
        stream: usual
            + "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"c\"},\"finish_reason\":\"stop\"}]}\n\n",
        text: "abc"),
    ReplyCase(
        name: "token limit",
        stream: usual + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"length\"}]}\n\n",
        text: "ab", outcome: .truncated),
    ReplyCase(
        name: "content filter",
        stream: usual + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"content_filter\"}]}\n\n",
        text: "ab", outcome: .truncated),
    ReplyCase(
        name: "null everywhere",
        stream: "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null},"
            + "\"finish_reason\":null}],\"usage\":null,\"error\":null}\n\n" + usual + "data: [DONE]\n\n",
        text: "ab"),
    ReplyCase(
        name: "empty finish reason",
        stream: "data: {\"choices\":[{\"delta\":{\"content\":\"a\"},"
            + "\"finish_reason\":\"\"}]}\n\n" + usual + "data: [DONE]\n\n", text: "aab"),
    ReplyCase(name: "no delta", stream: "data: {\"choices\":[{\"index\":0}]}\n\n" + "data: [DONE]\n\n"),
    ReplyCase(
        name: "no choices", stream: "data: {\"choices\":[]}\n\n" + usual + "data: [DONE]\n\n", text: "ab"),
    ReplyCase(
        name: "other choices",
        stream: usual + "data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"no\"}}]}"
            + "\n\ndata: [DONE]\n\n", text: "ab"),
    ReplyCase(
        name: "usage of a strange kind",
        stream: usual + "data: {\"choices\":[],\"usage\":\"many\",\"timings\":7}\n\ndata: [DONE]\n\n",
        text: "ab"),
    ReplyCase(name: "what follows [DONE]", stream: "data: [DONE]\n\n" + usual),
    ReplyCase(
        name: "pings", stream: ": ping\n\nevent: ping\n\n" + usual + ":\n\ndata: [DONE]\n\n", text: "ab"),
    ReplyCase(
        name: "not streamed",
        stream: "data: {\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"whole\"},"
            + "\"finish_reason\":\"stop\"}]}\n\n", text: "whole"),
    ReplyCase(
        name: "broken off", stream: usual, text: "ab", outcome: nil, kind: .connection, said: "broke off"),
    ReplyCase(name: "nothing", stream: "", outcome: nil, said: "no reply"),
    ReplyCase(name: "no event stream", stream: "<html>\n\nhello\n\n", outcome: nil, said: "no reply"),
    ReplyCase(
        name: "old llama.cpp's error field",
        stream: usual + "error: {\"code\":500,\"message\":\"boom\",\"type\":\"server_error\"}\n\n",
        text: "ab",
        outcome: nil, said: "boom"),
    ReplyCase(
        name: "newer llama.cpp's error", stream: "data: {\"error\":{\"code\":500,\"message\":\"boom\"}}\n\n",
        outcome: nil, said: "boom"),
    ReplyCase(
        name: "error after the finish",
        stream: usual + "data: \(Fixtures.stop)\n\n"
            + "data: {\"error\":{\"message\":\"boom\"}}\n\n", text: "ab", outcome: nil, said: "boom"),
    ReplyCase(name: "error as a text", stream: "data: {\"error\":\"boom\"}\n\n", outcome: nil, said: "boom"),
    ReplyCase(
        name: "LM Studio's bare object",
        stream: "event: error\ndata: {\"message\":\"boom\",\"type\":\"x\",\"code\":null}\n\n", outcome: nil,
        said: "boom"),
    ReplyCase(
        name: "vLLM's bare object",
        stream: "data: {\"object\":\"error\",\"message\":\"boom\",\"code\":400}\n\n", outcome: nil,
        said: "boom"),
    ReplyCase(name: "an error in words", stream: "event: error\ndata: boom\n\n", outcome: nil, said: "boom"),
    ReplyCase(
        name: "an error without a word", stream: "event: error\ndata\n\n", outcome: nil, said: "without"),
    ReplyCase(
        name: "no JSON", stream: usual + "data: {\"choices\"\n\n", text: "ab", outcome: nil, said: "no part"),
    ReplyCase(
        name: "context, llama.cpp",
        stream: "data: {\"error\":{\"code\":400,\"message\":\"m\",\"type\":\"exceed_context_size_error\","
            + "\"n_prompt_tokens\":9000,\"n_ctx\":8192}}\n\n", outcome: nil, kind: .contextExceeded(8192),
        said: "m"),
]

@Suite struct ReplyReaderTests {
    @Test(arguments: replies) func `odd streams`(reply: ReplyCase) throws {
        var parser = ServerSentEvents()
        var events: [ServerSentEvents.Event] = []
        try parser.feed(Array(reply.stream.utf8), into: &events)
        var reader = ReplyReader()
        var text = ""
        for event in events {
            reader.take(event) { if case .delta(let delta) = $0 { text += delta } }
        }
        #expect(text == reply.text)
        switch reader.result(at: .closed) {
        case .success(let ending): #expect(ending.outcome == reply.outcome)
        case .failure(let failure):
            #expect(reply.outcome == nil)
            #expect(failure.kind == reply.kind)
            #expect(failure.message.contains(reply.said))
        }
    }

    @Test func `a finished reply is not spoilt by a lost connection`() throws {
        var reader = ReplyReader()
        reader.take(.init(data: Fixtures.stop)) { _ in }
        let lost = ServerFailure(.connection, "reset")
        #expect(try reader.result(at: .failed(lost)).get().outcome == .complete)
        #expect(ReplyReader().result(at: .failed(lost)) == .failure(lost))
    }

    @Test func `progress and counts of llama.cpp`() throws {
        var reader = ReplyReader()
        var events: [ModelEvent] = []
        for data in [
            #"{"choices":[{"index":0,"delta":{"content":null}}],"prompt_progress":{"total":58,"cache":9,"processed":40,"time_ms":3}}"#,
            Fixtures.delta("a"),
            #"{"choices":[],"usage":{"completion_tokens":3,"prompt_tokens":58},"timings":{"cache_n":9,"prompt_n":49,"predicted_n":3}}"#,
            "[DONE]",
        ] { reader.take(.init(data: data)) { events.append($0) } }
        #expect(events == [.reading(done: 40, total: 58), .delta("a")])
        #expect(
            try reader.result(at: .closed).get()
                == ModelEnding(outcome: .complete, usage: TokenUsage(prompt: 58, cached: 9, reply: 3)))
    }

    @Test func `the text of a warming request is thrown away`() {
        var reader = ReplyReader(silent: true)
        var events: [ModelEvent] = []
        reader.take(.init(data: Fixtures.delta("a"))) { events.append($0) }
        #expect(events.isEmpty)
        #expect(reader.isBegun)
    }

    @Test(arguments: [
        (
            #"{"error":{"message":"This model's maximum context length is 4096 tokens. However, you","code":"context_length_exceeded"}}"#,
            4096
        ),
        (
            #"{"object":"error","message":"This model's maximum context length is 32768 tokens.","code":400}"#,
            32768
        ),
        (#"{"error":{"message":"too long","code":"context_length_exceeded"}}"#, 0),
        (
            #"{"error":{"message":"request (9 tokens) exceeds the available context size (8 tokens)","type":"exceed_context_size_error"}}"#,
            8
        ),
        (
            #"{"error":{"message":"the request exceeds the available context size. try increasing it","type":"exceed_context_size_error"}}"#,
            0
        ),
    ])
    func `a prompt longer than the context`(body: String, tokens: Int) throws {
        let failure = try #require(ErrorBody.read(body)).failure(.status(400))
        #expect(failure.kind == .contextExceeded(tokens))
    }
}
