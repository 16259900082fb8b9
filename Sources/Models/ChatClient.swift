import AsyncHTTPClient
import Conversation
import NIOCore

/// Chat completions at one endpoint: a request becomes events, with retries before the first delta and none after.
struct ChatClient: Sendable {
    let endpoint: Endpoint
    var timeouts = Timeouts()
    var retry = RetryPolicy()

    /// Delivers everything but the end, which it returns. When the task is cancelled the connection is closed.
    func run(
        _ request: ModelRequest, dialect: Dialect, deliver: @escaping @Sendable (ModelEvent) -> Void
    ) async -> Result<ModelEnding, ServerFailure> {
        let meter = Meter(deliver: deliver)
        var attempt = 0
        while true {
            attempt += 1
            let result = await self.attempt(request, dialect: dialect, meter: meter)
            switch result {
            case .success(var ending):
                ending.usage = meter.timed(ending.usage)
                return .success(ending)
            case .failure(let failure):
                if Task.isCancelled { return .success(ModelEnding(outcome: .cancelled)) }
                let decision = retry.decide(
                    failure, attempt: attempt, begun: meter.isBegun, jitter: .random(in: 0..<1))
                guard case .retry(let wait) = decision else { return result }
                do { try await Task.sleep(for: wait) } catch {
                    return .success(ModelEnding(outcome: .cancelled))
                }
            }
        }
    }

    private func attempt(
        _ request: ModelRequest, dialect: Dialect, meter: Meter
    ) async -> Result<ModelEnding, ServerFailure> {
        let pulse = Pulse(limit: timeouts.firstByte)
        return await withTaskGroup(of: Result<ModelEnding, ServerFailure>?.self) { group in
            group.addTask { await self.exchange(request, dialect: dialect, meter: meter, pulse: pulse) }
            group.addTask {
                guard let silence = await pulse.stop() else { return nil }
                return .failure(
                    ServerFailure(.stalled, "nothing came for \(silence.components.seconds) s"))
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            let second = await group.next() ?? nil
            // A reply that had finished when the silence began is a reply.
            if case .success = second { return second ?? Self.nothing }
            return first ?? second ?? Self.nothing
        }
    }

    private static let nothing = Result<ModelEnding, ServerFailure>.failure(
        ServerFailure(.connection, "cancelled"))

    private func exchange(
        _ request: ModelRequest, dialect: Dialect, meter: Meter, pulse: Pulse
    ) async -> Result<ModelEnding, ServerFailure> {
        var reader = ReplyReader(silent: request.purpose == .warming)
        do {
            var post = HTTP.request("/chat/completions", at: endpoint)
            post.method = .POST
            post.headers.add(name: "content-type", value: "application/json")
            post.headers.add(name: "accept", value: "text/event-stream")
            post.body = .bytes(try ChatBody(request, dialect: dialect).encoded())
            let response = try await HTTP.client.execute(post, deadline: .distantFuture)
            guard response.status.code == 200 else { return .failure(await refusal(response)) }
            if response.headers.first(name: "content-type")?.hasPrefix("application/json") == true {
                let body = try await response.body.collect(upTo: Self.wholeReplyLimit)
                reader.take(.init(data: String(buffer: body))) { meter.deliver($0) }
                return reader.result(at: .closed)
            }
            try await read(response.body, into: &reader, meter: meter, pulse: pulse)
            return reader.result(at: .closed)
        } catch let error as ServerSentEvents.Oversize {
            let failure = ServerFailure(.answer, "an event of more than \(error.limit >> 20) MiB")
            return reader.result(at: .failed(failure))
        } catch {
            return reader.result(at: .failed(ServerFailure(.connection, HTTP.reason(error))))
        }
    }

    private func read(
        _ body: HTTPClientResponse.Body, into reader: inout ReplyReader, meter: Meter, pulse: Pulse
    ) async throws {
        var parser = ServerSentEvents()
        var events: [ServerSentEvents.Event] = []
        for try await bytes in body {
            // What had completed before an error is read all the same.
            defer { events.removeAll(keepingCapacity: true) }
            do {
                try parser.feed(bytes.readableBytesView, into: &events)
            } catch {
                for event in events { reader.take(event) { meter.deliver($0) } }
                throw error
            }
            for event in events { reader.take(event) { meter.deliver($0) } }
            pulse.beat(next: reader.isFinished ? timeouts.draining : timeouts.idle)
            // Nobody reads on meanwhile, so the next read has more than one token. What comes fast has that anyway.
            if reader.isBegun, !reader.isFinished, bytes.readableBytes < Self.trickle {
                try await Task.sleep(for: Self.gathering)
            }
        }
    }

    /// In bytes: a read of less is of a reply that comes token by token.
    private static let trickle = 2048
    /// Shorter than the time of a frame: a woken thread costs more than a token.
    private static let gathering = Duration.milliseconds(25)

    private func refusal(_ response: HTTPClientResponse) async -> ServerFailure {
        let kind = ServerFailure.Kind.status(Int(response.status.code))
        let wait = RetryAfter.duration(
            milliseconds: response.headers.first(name: "retry-after-ms"),
            retryAfter: response.headers.first(name: "retry-after"),
            date: response.headers.first(name: "date"))
        let text = (try? await response.body.collect(upTo: 1 << 16)).map { String(buffer: $0) } ?? ""
        if let body = ErrorBody.read(text) { return body.failure(kind, retryAfter: wait) }
        return ServerFailure(kind, text.hasPrefix("<") ? "" : text, retryAfter: wait)
    }

    private static let wholeReplyLimit = 64 << 20
}
