import Conversation
import FoundationEssentials
import Synchronization
import Testing

@testable import Models

#if canImport(Glibc)
    import Glibc
#endif

private let environment = ProcessInfo.processInfo.environment
private let model = environment["DRAMATIS_TEST_MODEL"] ?? ""
private let python = environment["DRAMATIS_TEST_PYTHON"] ?? ""

/// The launcher, the engine and the small test model as they are, where `DRAMATIS_TEST_MODEL` (a GGUF file) and
/// `DRAMATIS_TEST_PYTHON` name them.
@Suite(.enabled(if: !model.isEmpty && !python.isEmpty), .serialized) struct RealEngineTests {
    private let name = ModelName(provider: "local", name: "smollm2-135m")

    private func withProvider(
        context: Int = 2048, _ body: (EmbeddedProvider, Statuses) async throws -> Void
    ) async throws {
        try await Fixtures.inFolder { folder in
            let launcher = String(
                decoding: try Data(
                    contentsOf: URL(filePath: Fixtures.repository + "/Resources/engine/launcher.py")),
                as: UTF8.self)
            let statuses = Statuses()
            let engine = EmbeddedEngine(
                program: .module(python: python, launcher: launcher), model: model, context: context,
                stateFolder: folder, environment: ["XDG_RUNTIME_DIR": folder, "PATH": "/usr/bin:/bin"]
            ) { statuses.add($0) }
            let provider = EmbeddedProvider(model: name, context: context, engine: engine)
            do {
                try await body(provider, statuses)
            } catch {
                await engine.stop()
                throw error
            }
            await engine.stop()
        }
    }

    private func request(
        _ messages: [Message], begun: String = "", tokens: Int = 8, purpose: ModelRequest.Purpose = .reply
    ) -> ModelRequest {
        ModelRequest(
            purpose: purpose, model: name, messages: messages, begun: begun, temperature: 0,
            maximumReplyTokens: tokens)
    }

    private let room = [
        Message(.system, "You are a team of data scientists who help one user with their work on data."),
        Message(.user, "Hello, who is here?"), Message(.assistant, "[Data Engineer]: I am, with my tables."),
        Message(.system, "Speak only as the Statistician."),
    ]

    @Test func `loads, evaluates ahead, and goes on with a begun reply`() async throws {
        try await withProvider { provider, statuses in
            let warming = await Fixtures.ask(provider, request(room, purpose: .warming))
            #expect(warming.events.first == .loading)
            #expect(warming.text.isEmpty)
            #expect(warming.ending?.outcome == .truncated)
            #expect(statuses.all.first == .starting && statuses.all.last == .ready)

            let asked = room + [Message(.user, "What is a mean?")]
            let reply = await Fixtures.ask(provider, request(asked, begun: "[Statistician]:"))
            let ending = try #require(reply.ending)
            #expect(ending.outcome == .truncated)
            #expect(!reply.text.isEmpty && !reply.text.contains("[Statistician]"))
            let usage = try #require(ending.usage)
            #expect(usage.reply == 8)
            let prompt = try #require(usage.prompt)
            let cached = try #require(usage.cached)
            #expect(cached > 40 && prompt - cached < 40, "\(cached) of \(prompt)")
            #expect(reply.events.contains { if case .reading(_, prompt) = $0 { true } else { false } })
        }
    }

    @Test func `cancelling stops it, and the next request is answered`() async throws {
        try await withProvider { provider, _ in
            let deliveries = Deliveries()
            let (deltas, signal) = AsyncStream.makeStream(of: Void.self)
            let long = request([Message(.user, "Tell a very long story.")], tokens: 1500)
            let task = Task {
                await provider.stream(long) {
                    deliveries.add($0)
                    if case .delta = $0 { signal.yield() }
                }
            }
            for await _ in deltas { break }
            task.cancel()
            await task.value
            #expect(deliveries.ending?.outcome == .cancelled)
            #expect(await Fixtures.ask(provider, request(room)).ending?.outcome == .truncated)
        }
    }

    @Test func `a dead engine is told of and starts again`() async throws {
        try await withProvider { provider, statuses in
            await provider.engine.start()
            #expect(await Fixtures.ask(provider, request(room)).ending?.outcome == .truncated)
            let process = try #require(await provider.engine.process)
            let deliveries = Deliveries()
            let struck = Mutex(false)
            await provider.stream(request([Message(.user, "Tell a very long story.")], tokens: 1500)) {
                deliveries.add($0)
                if case .delta = $0,
                    !struck.withLock({
                        let was = $0
                        $0 = true
                        return was
                    })
                {
                    kill(process, SIGKILL)
                }
            }
            #expect(deliveries.ending?.outcome == .error)
            #expect(deliveries.ending?.detail?.contains("signal 9") == true)
            #expect(deliveries.ending?.detail?.contains("/retry") == true)
            #expect(await Fixtures.ask(provider, request(room)).ending?.outcome == .truncated)
            #expect(await provider.engine.process != process)
            #expect(statuses.all.contains { if case .failed = $0 { true } else { false } })
            #expect(statuses.all.last == .ready)
        }
    }

    @Test func `a prompt too long is refused with the size of the context`() async throws {
        try await withProvider(context: 256) { provider, _ in
            let long = Message(.user, String(repeating: "one two three ", count: 400))
            let ending = try #require(await Fixtures.ask(provider, request([long])).ending)
            #expect(ending.outcome == .error)
            #expect(ending.contextExceeded == 256)
        }
    }

    @Test func `a file that is no model`() async throws {
        try await Fixtures.inFolder { folder in
            let launcher = try String(
                contentsOfFile: Fixtures.repository + "/Resources/engine/launcher.py", encoding: .utf8)
            try Data("no weights".utf8).write(to: URL(filePath: folder + "/bad.gguf"))
            let engine = EmbeddedEngine(
                program: .module(python: python, launcher: launcher), model: folder + "/bad.gguf",
                context: 256,
                stateFolder: folder, environment: ["XDG_RUNTIME_DIR": folder]
            ) { _ in }
            let provider = EmbeddedProvider(model: name, context: 256, engine: engine)
            let ending = try #require(await Fixtures.ask(provider, request(room)).ending)
            #expect(ending.outcome == .error)
            #expect(ending.detail?.contains("could not load the model") == true)
        }
    }
}

/// What was reported so far.
private final class Statuses: Sendable {
    private let reported = Mutex<[ModelStatus]>([])

    var all: [ModelStatus] { reported.withLock { $0 } }

    func add(_ status: ModelStatus) { reported.withLock { $0.append(status) } }
}
