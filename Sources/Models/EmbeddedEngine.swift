import AsyncHTTPClient
import Conversation

/// Owner of the engine's process: starts it when it is wanted, tells how it stands, and starts it anew after a death.
package actor EmbeddedEngine {
    private enum State {
        case idle
        case starting(Run)
        case ready(Run)
        /// It is not started again before somebody asks anew.
        case failed(ModelError)
    }

    /// One process, and the endpoint that is its alone.
    private struct Run {
        let number: Int
        let child: EngineChild
        let endpoint: Endpoint
        let socket: String
        /// Where its lines begin in the log, in bytes.
        let logStart: Int
    }

    private let program: EngineProgram
    private let model: String
    private let context: Int
    private let stateFolder: String
    private let environment: [String: String]
    private let report: @Sendable (ModelStatus) -> Void
    private let clock = ContinuousClock()
    private var state = State.idle
    private var starts: RestartLimit
    private var runs = 0
    private var log: EngineLog?
    /// Why the process of that number ended.
    private var lastEnd: (number: Int, reason: String)?
    private var isStopped = false

    /// `model` is the path of the GGUF file; `context` counts tokens; the log goes into `stateFolder`. `report` is
    /// called from any thread. `starts` says how often it may be started anew.
    package init(
        program: EngineProgram, model: String, context: Int, stateFolder: String,
        environment: [String: String], starts: RestartLimit = RestartLimit(),
        report: @escaping @Sendable (ModelStatus) -> Void
    ) {
        self.starts = starts
        self.program = program
        self.model = model
        self.context = context
        self.stateFolder = stateFolder
        self.environment = environment
        self.report = report
    }

    deinit {
        switch state {
        case .starting(let run), .ready(let run):
            run.child.kill()
            POSIX.remove(run.socket)
        case .idle, .failed: break
        }
    }

    /// Starts it ahead of the first request.
    package func start() {
        if case .idle = state { try? launch() }
    }

    /// Kills it for good.
    package func stop() {
        isStopped = true
        switch state {
        case .starting(let run), .ready(let run):
            run.child.kill()
            POSIX.remove(run.socket)
        case .idle, .failed: break
        }
        state = .failed(.engineFailed("the engine was stopped"))
    }

    /// The process's id while there is one.
    package var process: Int32? {
        switch state {
        case .starting(let run), .ready(let run): run.child.process
        case .idle, .failed: nil
        }
    }

    /// Waits until the engine is ready, having started it if it was not running. `waiting` is called once when it is
    /// not ready at once.
    func endpoint(waiting: @Sendable () -> Void) async throws -> (endpoint: Endpoint, number: Int) {
        if case .ready(let run) = state, run.child.isRunning {
            log?.trim()
            return (run.endpoint, run.number)
        }
        waiting()
        if case .starting = state {} else { try launch() }
        while true {
            try Task.checkCancellation()
            switch state {
            case .ready(let run): return (run.endpoint, run.number)
            case .failed(let error): throw error
            case .idle, .starting: try await clock.sleep(for: .milliseconds(20))
            }
        }
    }

    /// Why the process of that number is gone; nil when it still runs. Waits a little, since a connection breaks
    /// before the death is known.
    func death(of number: Int) async -> String? {
        for _ in 0..<25 {
            if let lastEnd, lastEnd.number == number { return lastEnd.reason }
            do { try await clock.sleep(for: .milliseconds(20)) } catch { return nil }
        }
        return nil
    }

    private func launch() throws(ModelError) {
        do throws(ModelError) {
            try launchOrFail()
        } catch {
            state = .failed(error)
            report(.failed(detail: error.description))
            throw error
        }
    }

    private func launchOrFail() throws(ModelError) {
        if isStopped { throw .engineFailed("the engine was stopped") }
        let log: EngineLog
        if let open = self.log { log = open } else { log = try EngineLog(folder: stateFolder) }
        self.log = log
        log.trim()
        guard starts.allows(clock.now) else {
            throw .engineFailed(
                "the embedded engine ended \(RestartLimit.count) times within a minute"
                    + (lastEnd.map { ", lastly: \($0.reason)" } ?? "") + "; see \(log.path)")
        }
        let folder = try EngineFolder.open(environment: environment)
        folder.sweep()
        let socket = folder.newSocket()
        let key = Self.newKey()
        let settings = EngineSettings(model: model, socket: socket, key: key, context: context)
        guard let command = try? program.command(settings) else {
            throw .engineFailed("the engine's settings cannot be written as JSON")
        }
        runs += 1
        let number = runs
        let logStart = log.end
        let child = try EngineChild(
            path: command.path, arguments: command.arguments, environment: Self.passed(environment),
            input: command.input, output: log.descriptor
        ) { [weak self] end in
            Task { await self?.ended(number, end) }
        }
        let run = Run(
            number: number, child: child, endpoint: try Endpoint(address: socket, key: key), socket: socket,
            logStart: logStart)
        state = .starting(run)
        report(.starting)
        Task { await self.awaitReadiness(of: run) }
    }

    /// Asks `/health`, which says 503 while the weights are loaded.
    private func awaitReadiness(of run: Run) async {
        var isLoading = false
        while case .starting(let current) = state, current.number == run.number {
            let health = HTTP.request("/health", at: run.endpoint)
            let status = try? await HTTP.client.execute(health, timeout: .seconds(5)).status.code
            guard case .starting(let current) = state, current.number == run.number else { return }
            if status == 200 {
                state = .ready(run)
                report(.ready)
                return
            }
            if status == 503, !isLoading {
                isLoading = true
                report(.loading)
            }
            try? await clock.sleep(for: .milliseconds(25))
        }
    }

    private func ended(_ number: Int, _ end: EngineChild.End) {
        var reason =
            switch end {
            case .status(let status): "it ended with status \(status)"
            case .signal(let signal): "it was ended by signal \(signal)"
            }
        guard !isStopped else { return }
        switch state {
        case .starting(let run) where run.number == number:
            if let line = log?.lastLine(after: run.logStart) { reason += " (\(line))" }
            POSIX.remove(run.socket)
            let error = ModelError.engineFailed(
                "the embedded engine could not load the model: \(reason); see \(log?.path ?? "its log")")
            state = .failed(error)
            report(.failed(detail: error.description))
        case .ready(let run) where run.number == number:
            POSIX.remove(run.socket)
            state = .idle
            report(
                .failed(
                    detail: "the embedded engine is gone: \(reason); it starts again with the next request"))
        case .idle, .starting, .ready, .failed: break
        }
        lastEnd = (number, reason)
    }

    /// 128 random bits.
    private static func newKey() -> String {
        (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 16) }.joined()
    }

    /// What the engine may see of this process's environment: no key of any provider.
    private static func passed(_ environment: [String: String]) -> [String: String] {
        let names: Set = ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH"]
        return environment.filter {
            names.contains($0.key) || $0.key.hasPrefix("GGML_") || $0.key.hasPrefix("OMP_")
        }
    }
}
