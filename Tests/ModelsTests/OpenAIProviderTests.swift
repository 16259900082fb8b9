import Conversation
import Testing

@testable import Models

@Suite struct OpenAIProviderTests {
    private let key = "sk-very-secret-0123456789"

    private func provider(
        _ server: ScriptedServer, timeouts: Timeouts = Timeouts(), retries: Int = 2
    ) throws -> OpenAIProvider {
        var retry = RetryPolicy(retries: retries)
        retry.first = .milliseconds(1)
        return OpenAIProvider(
            model: Fixtures.model, endpoint: try Endpoint(address: server.address, key: key),
            timeouts: timeouts,
            retry: retry)
    }

    @Test func `a reply arrives in order and ends once`() async throws {
        let server = try await ScriptedServer { _, _ in
            Fixtures.stream([
                Fixtures.delta("a"), Fixtures.delta("b"), Fixtures.stop,
                #"{"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":3}}}"#,
                "[DONE]",
            ])
        }
        let deliveries = await Fixtures.ask(try provider(server))
        #expect(deliveries.events.prefix(2) == [.delta("a"), .delta("b")])
        #expect(deliveries.events.count == 3)
        let ending = try #require(deliveries.ending)
        #expect(ending.outcome == .complete)
        #expect(ending.usage?.prompt == 7)
        #expect(ending.usage?.cached == 3)
        #expect(ending.usage?.reply == 2)
        #expect(ending.usage?.firstTokenMilliseconds != nil)
        await server.stop()
    }

    @Test func `what is sent`() async throws {
        let server = try await ScriptedServer { _, _ in Fixtures.stream([Fixtures.stop]) }
        _ = await Fixtures.ask(try provider(server), Fixtures.request(begun: "[X]: "))
        let request = try #require(server.requests.first)
        #expect(request.head.hasPrefix("POST /v1/chat/completions HTTP/1.1"))
        #expect(request.head.lowercased().contains("authorization: bearer \(key)"))
        #expect(
            try Fixtures.object(request.body) == [
                "model": .text("m"), "stream": .truth(true), "temperature": .number(0.5),
                "max_tokens": .number(40),
                "stream_options": .object(["include_usage": .truth(true)]),
                "messages": .list([
                    .object(["role": .text("system"), "content": .text("room")]),
                    .object(["role": .text("user"), "content": .text("why?")]),
                ]),
            ])
        await server.stop()
    }

    @Test func `the engine's dialect`() throws {
        func body(_ request: ModelRequest, _ dialect: Dialect) throws -> [String: JSON] {
            try Fixtures.object(
                String(decoding: ChatBody(request, dialect: dialect).encoded(), as: UTF8.self))
        }
        let reply = try body(Fixtures.request(begun: "[X]: é/\u{1F469}\"\n"), .engine)
        #expect(reply["return_progress"] == .truth(true))
        #expect(reply["cache_prompt"] == .truth(true))
        #expect(reply["add_generation_prompt"] == nil)
        #expect(reply["dry_penalty_last_n"] == .number(256))
        guard case .list(let messages) = reply["messages"] else {
            throw ModelError.engineFailed("no messages")
        }
        #expect(
            messages.last == .object(["role": .text("assistant"), "content": .text("[X]: é/\u{1F469}\"\n")]))
        #expect(try body(Fixtures.request(.warming), .engine)["max_tokens"] == .number(1))
        let flagged = try body(Fixtures.request(begun: "x"), Dialect(continuation: .flagged))
        #expect(flagged["continue_final_message"] == .truth(true))
        #expect(flagged["add_generation_prompt"] == .truth(false))
        var held = Fixtures.request()
        held.schema = #"{"type":"object","additionalProperties":false,"required":["a_b"]}"#
        // Inside the schema no key is changed.
        #expect(
            try body(held, .engine)["response_format"]
                == .object([
                    "type": .text("json_schema"),
                    "json_schema": .object([
                        "name": .text("answer"), "strict": .truth(true),
                        "schema": .object([
                            "type": .text("object"), "additionalProperties": .truth(false),
                            "required": .list([.text("a_b")]),
                        ]),
                    ]),
                ]))
        #expect(try body(held, Dialect(takesSchema: false))["response_format"] == nil)
        let newest = try body(
            Fixtures.request(), Dialect(tokenLimit: .maxCompletionTokens, sendsTemperature: false))
        #expect(newest["max_completion_tokens"] == .number(40))
        #expect(newest["max_tokens"] == nil && newest["temperature"] == nil)
    }

    @Test func `troubles that pass are waited out`() async throws {
        let server = try await ScriptedServer { number, _ in
            switch number {
            case 1: Fixtures.answer("503 Unavailable", "<html>", headers: "retry-after-ms: 1\r\n")
            case 2: [.close]
            default: Fixtures.stream([Fixtures.delta("a"), Fixtures.stop])
            }
        }
        let deliveries = await Fixtures.ask(try provider(server))
        #expect(deliveries.ending?.outcome == .complete)
        #expect(deliveries.text == "a")
        #expect(server.requests.count == 3)
        await server.stop()
    }

    @Test func `the third failure is the last`() async throws {
        let server = try await ScriptedServer { _, _ in
            Fixtures.answer("500 Oh", #"{"error":{"message":"boom"}}"#)
        }
        let ending = try #require(await Fixtures.ask(try provider(server)).ending)
        #expect(ending.outcome == .error)
        #expect(ending.detail?.contains("HTTP 500 (boom)") == true)
        #expect(server.requests.count == 3)
        await server.stop()
    }

    @Test func `what was shown is not asked for again`() async throws {
        let server = try await ScriptedServer { _, _ in Fixtures.stream([Fixtures.delta("a")]) }
        let deliveries = await Fixtures.ask(try provider(server))
        #expect(deliveries.text == "a")
        #expect(deliveries.ending?.outcome == .error)
        #expect(deliveries.ending?.detail?.contains("broke off") == true)
        #expect(server.requests.count == 1)
        await server.stop()
    }

    @Test(arguments: [
        ("401 No", "OPENAI_API_KEY"), ("403 No", "may not use"), ("404 No", "model's name"),
        ("400 No", "said"),
        ("302 Found", "OPENAI_BASE_URL"),
    ])
    func `refusals say what to do and never the key`(status: String, said: String) async throws {
        let key = key
        let server = try await ScriptedServer { _, _ in
            Fixtures.answer(
                status, #"{"error":{"message":"said\nof \#(key)\u001b[2J","code":"x"}}"#,
                headers: "Location: http://127.0.0.1:1/\r\n")
        }
        let ending = try #require(await Fixtures.ask(try provider(server)).ending)
        let detail = try #require(ending.detail)
        #expect(ending.outcome == .error)
        #expect(detail.contains(said))
        #expect(detail.contains(server.address))
        #expect(!detail.contains(key))
        #expect(!detail.unicodeScalars.contains { $0.value < 32 })
        #expect(server.requests.count == 1)
        await server.stop()
    }

    @Test func `nobody there`() async throws {
        let server = try await ScriptedServer { _, _ in [] }
        await server.stop()
        let ending = try #require(await Fixtures.ask(try provider(server, retries: 1)).ending)
        #expect(ending.outcome == .error)
        #expect(ending.detail?.contains("is the server running") == true)
    }

    @Test func `a silent server is left`() async throws {
        let server = try await ScriptedServer { number, _ in
            number == 1 ? [] : [.send(Fixtures.streamHead + "data: \(Fixtures.delta("a"))\n\n")]
        }
        var timeouts = Timeouts()
        timeouts.firstByte = .milliseconds(30)
        timeouts.idle = .milliseconds(30)
        let provider = try provider(server, timeouts: timeouts)
        var abandoned = server.abandoned.makeAsyncIterator()
        for number in 1...2 {
            let ending = try #require(await Fixtures.ask(provider).ending)
            #expect(ending.outcome == .error)
            #expect(ending.detail?.contains("no sign of life") == true)
            #expect(await abandoned.next() == number)
        }
        await server.stop()
    }

    @Test func `a reply whose connection stays open is complete`() async throws {
        let server = try await ScriptedServer { _, _ in
            [.send(Fixtures.streamHead + "data: \(Fixtures.delta("a"))\n\ndata: \(Fixtures.stop)\n\n")]
        }
        var timeouts = Timeouts()
        timeouts.draining = .milliseconds(10)
        let deliveries = await Fixtures.ask(try provider(server, timeouts: timeouts))
        #expect(deliveries.ending?.outcome == .complete)
        #expect(deliveries.text == "a")
        await server.stop()
    }

    @Test(arguments: [false, true]) func `cancelling closes the connection`(begun: Bool) async throws {
        let (asked, signal) = AsyncStream.makeStream(of: Void.self)
        let server = try await ScriptedServer { _, _ in
            signal.yield()
            return begun ? [.send(Fixtures.streamHead + "data: \(Fixtures.delta("a"))\n\n")] : []
        }
        let provider = try provider(server)
        let deliveries = Deliveries()
        let (first, delta) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            await provider.stream(Fixtures.request()) {
                deliveries.add($0)
                delta.yield()
            }
        }
        for await _ in begun ? first : asked { break }
        task.cancel()
        await task.value
        #expect(deliveries.ending == ModelEnding(outcome: .cancelled, usage: deliveries.ending?.usage))
        #expect(deliveries.text == (begun ? "a" : ""))
        var abandoned = server.abandoned.makeAsyncIterator()
        #expect(await abandoned.next() == 1)
        await server.stop()
    }

    @Test func `cancelled before it was sent, and while it waits to try again`() async throws {
        let (asked, signal) = AsyncStream.makeStream(of: Void.self)
        let server = try await ScriptedServer { _, _ in
            signal.yield()
            return Fixtures.answer("429 Wait", "{}", headers: "Retry-After: 100\r\n")
        }
        let provider = try provider(server)
        let early = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await Fixtures.ask(provider)
        }
        #expect(await early.value.ending?.outcome == .cancelled)
        let waiting = Task { await Fixtures.ask(provider) }
        for await _ in asked { break }
        waiting.cancel()
        #expect(await waiting.value.ending?.outcome == .cancelled)
        await server.stop()
    }

    @Test func `a prompt too long for the context`() async throws {
        let server = try await ScriptedServer { _, _ in
            Fixtures.answer(
                "400 Bad",
                #"{"error":{"code":400,"message":"m","type":"exceed_context_size_error","n_ctx":8192}}"#)
        }
        let ending = try #require(await Fixtures.ask(try provider(server)).ending)
        #expect(ending.outcome == .error)
        #expect(ending.contextExceeded == 8192)
        await server.stop()
    }

    @Test func `parameters that are refused are left out, and stay out`() async throws {
        let server = try await ScriptedServer { _, request in
            if request.body.contains("\"max_tokens\"") {
                return Fixtures.answer("400 Bad", #"{"error":{"message":"m","param":"max_tokens"}}"#)
            }
            if request.body.contains("\"temperature\"") {
                return Fixtures.answer(
                    "400 Bad", #"{"error":{"message":"'temperature' does not support 0.5"}}"#)
            }
            if request.body.contains("\"response_format\"") {
                return Fixtures.answer(
                    "400 Bad", #"{"error":{"message":"m","param":"response_format"}}"#)
            }
            return Fixtures.stream([Fixtures.delta("a"), Fixtures.stop])
        }
        let provider = try provider(server)
        var held = Fixtures.request()
        held.schema = "{}"
        for count in [4, 5] {
            #expect(await Fixtures.ask(provider, held).ending?.outcome == .complete)
            #expect(server.requests.count == count)
        }
        #expect(server.requests.last?.body.contains("\"max_completion_tokens\":40") == true)
        await server.stop()
    }

    @Test func `an answer that was not streamed, and one that is none`() async throws {
        let server = try await ScriptedServer { number, _ in
            number == 1
                ? Fixtures.answer(
                    "200 OK", #"{"choices":[{"message":{"content":"whole"},"finish_reason":"stop"}]}"#,
                    headers: "Content-Type: application/json\r\n")
                : Fixtures.answer("200 OK", "<html>", headers: "Content-Type: text/html\r\n")
        }
        let provider = try provider(server)
        let whole = await Fixtures.ask(provider)
        #expect(whole.text == "whole")
        #expect(whole.ending?.outcome == .complete)
        let page = await Fixtures.ask(provider)
        #expect(page.ending?.outcome == .error)
        #expect(page.ending?.detail?.contains("holds no reply") == true)
        await server.stop()
    }

    @Test func `a late system message that is refused is not sent again`() async throws {
        let server = try await ScriptedServer { _, request in
            request.path == "/v1/models"
                ? Fixtures.answer(
                    "200 OK", #"{"data":[{"id":"other","max_model_len":4096,"owned_by":"vllm"}]}"#)
                : Fixtures.answer(
                    "400 Bad", #"{"error":{"message":"System message must be at the beginning."}}"#)
        }
        let provider = try provider(server)
        #expect(
            await provider.traits
                == ModelTraits(
                    contextTokens: 4096, takesLateSystem: true, continuesReply: true, warms: false,
                    slots: 4)
        )
        #expect(await Fixtures.ask(provider).ending?.detail?.contains("/retry") == true)
        #expect(await provider.traits.takesLateSystem == false)
        await server.stop()
    }

    @Test func `over a unix socket`() async throws {
        try await Fixtures.inFolder { folder in
            let server = try await ScriptedServer(socket: folder + "/a b.sock") { _, _ in
                Fixtures.stream([Fixtures.delta("a"), Fixtures.stop])
            }
            #expect(await Fixtures.ask(try provider(server)).text == "a")
            #expect(server.requests.first?.path == "/v1/chat/completions")
            await server.stop()
        }
    }
}
