import Conversation
import FoundationEssentials
import Glibc
import Testing

@testable import Models

@Suite struct EngineTests {
    private func make(
        _ name: String, environment: [String: String] = [:], models: String = "/none",
        python: String = "/none"
    ) throws -> any ModelProvider {
        let entry = ModelCatalogue.Entry(
            id: "tiny", short: "test", title: "Tiny", file: "tiny.gguf", bytes: 1, sha256: "", licence: "",
            context: 100, sources: [])
        let site = Providers.Site(
            catalogue: ModelCatalogue(entries: [entry], standard: entry), models: models, python: python,
            launcher: "", state: models)
        let model = try #require(ModelName(name))
        return try Providers.make(for: model, environment: environment, site: site) { _ in }
    }

    private func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        // A child of another test, between its fork and its exec, holds all that was open here; and what is open for
        // writing cannot be started (ETXTBSY). A lease for reading is given as soon as nobody has it open so.
        let file = open(path, O_RDONLY)
        defer { close(file) }
        let setLease: Int32 = 1024
        while fcntl(file, setLease, F_RDLCK) != 0, errno == EAGAIN { usleep(1000) }
    }

    @Test(arguments: [
        ("local/tinny", "local/tiny"), ("opnai/gpt", "one of: openai, local"), ("local/tiny", "Scripts/run"),
    ])
    func `names that lead nowhere`(name: String, said: String) {
        #expect {
            try make(name)
        } throws: {
            "\($0)".contains(said)
        }
    }

    @Test func `servers elsewhere need nothing here`() async throws {
        let provider = try make("openai/gpt-4o", environment: ["OPENAI_BASE_URL": "http://127.0.0.1:1/v1"])
        #expect(await provider.traits.warms == false)
        #expect(throws: ModelError.self) { try make("openai/x", environment: ["OPENAI_BASE_URL": "nowhere"]) }
    }

    @Test func `which program serves`() async throws {
        try await Fixtures.inFolder { folder in
            try write("#!/bin/sh\n", to: folder + "/llama-server")
            try write("#!/bin/sh\n", to: folder + "/python")
            let python = folder + "/python"
            let path = ["PATH": "/nowhere:\(folder)"]
            func find(_ python: String, _ environment: [String: String]) throws -> EngineProgram {
                try EngineProgram.find(python: python, launcher: "text", environment: environment)
            }
            #expect(try find(python, path) == .module(python: python, launcher: "text"))
            #expect(try find("/none", path) == .server(path: folder + "/llama-server"))
            #expect(
                try find(python, path.merging(["DRAMATIS_ENGINE": "llama-server"]) { a, _ in a })
                    == .server(path: folder + "/llama-server"))
            #expect(throws: ModelError.engineNotExecutable(name: folder)) {
                try find(python, ["DRAMATIS_ENGINE": folder])
            }
            #expect(throws: ModelError.engineMissing(path: "/none")) { try find("/none", [:]) }
        }
    }

    @Test func `the folder of the sockets is private, and swept of the dead`() async throws {
        try await Fixtures.inFolder { runtime in
            let environment = ["XDG_RUNTIME_DIR": runtime]
            let folder = try EngineFolder.open(environment: environment)
            #expect(folder.path == runtime + "/dramatis")
            let mode = try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions]
            #expect((mode as? Int) == 0o700)
            let mine = folder.newSocket()
            #expect(mine != folder.newSocket())
            let kept = [mine, folder.path + "/notes", folder.path + "/x-1.sock", folder.path + "/0-1.sock"]
            // No process has so large a number.
            let dead = folder.path + "/2147483000-ab.sock"
            for path in kept + [dead] { try write("", to: path) }
            folder.sweep()
            for path in kept { #expect(POSIX.isFile(path)) }
            #expect(!POSIX.isFile(dead))

            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
            _ = try EngineFolder.open(environment: environment)
            let mended = try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions]
            #expect((mended as? Int) == 0o700)

            try FileManager.default.removeItem(atPath: folder.path)
            try write("", to: folder.path)
            #expect(throws: ModelError.self) { try EngineFolder.open(environment: environment) }
            let long = runtime + "/" + String(repeating: "l", count: 100)
            try FileManager.default.createDirectory(atPath: long, withIntermediateDirectories: false)
            let other = try EngineFolder.open(environment: ["XDG_RUNTIME_DIR": long])
            #expect(other.path == "/tmp/dramatis-\(POSIX.user)")
        }
    }

    @Test func `three starts a minute`() {
        var limit = RestartLimit()
        let start = ContinuousClock.now
        let seconds = [0, 1, 2, 59, 61, 61]
        let allowed = seconds.map { limit.allows(start + .seconds($0)) }
        #expect(allowed == [true, true, true, false, true, false])
    }

    @Test(arguments: [
        ("read -r line; [ \"$line\" = hello ] && exit 7", EngineChild.End.status(7)),
        ("kill -11 $$", .signal(11)),
        ("[ -z \"$SECRET\" ] && exit 3", .status(3)),
    ])
    func `how a child ended`(script: String, end: EngineChild.End) async throws {
        let (ends, continuation) = AsyncStream.makeStream(of: EngineChild.End.self)
        let child = try EngineChild(
            path: "/bin/sh", arguments: ["sh", "-c", script], environment: [:], input: Array("hello\n".utf8),
            output: 2
        ) {
            continuation.yield($0)
        }
        var iterator = ends.makeAsyncIterator()
        #expect(await iterator.next() == end)
        #expect(!child.isRunning)
        child.kill()
    }

    @Test func `a child is killed with all of its group`() async throws {
        let (ends, continuation) = AsyncStream.makeStream(of: EngineChild.End.self)
        let child = try EngineChild(
            path: "/bin/sh", arguments: ["sh", "-c", "sleep 1000 & wait"],
            environment: ["PATH": "/bin:/usr/bin"],
            input: [], output: 2
        ) {
            continuation.yield($0)
        }
        child.kill()
        var iterator = ends.makeAsyncIterator()
        #expect(await iterator.next() == .signal(9))
    }

    @Test func `what cannot be started`() {
        #expect(throws: ModelError.self) {
            try EngineChild(path: "/none", arguments: ["x"], environment: [:], input: [], output: 2) { _ in }
        }
    }

    @Test func `llama-server gets its key by stdin, and nothing of the environment`() async throws {
        try await Fixtures.inFolder { folder in
            let script = """
                #!/bin/sh
                echo "$@" > \(folder)/arguments
                cat /dev/stdin > \(folder)/key
                env > \(folder)/environment
                echo 'cannot load: bad magic' >&2
                exit 4
                """
            try write(script, to: folder + "/llama-server")
            try write("no model", to: folder + "/tiny.gguf")
            let environment = [
                "DRAMATIS_ENGINE": folder + "/llama-server", "XDG_RUNTIME_DIR": folder,
                "PATH": "/bin:/usr/bin", "OPENAI_API_KEY": "secret",
            ]
            let provider = try make("local/test", environment: environment, models: folder)
            let request = Fixtures.request(model: ModelName(provider: "local", name: "tiny"))
            let deliveries = await Fixtures.ask(provider, request)
            #expect(deliveries.events.first == .loading)
            let detail = try #require(deliveries.ending?.detail)
            #expect(
                detail.contains("bad magic") && detail.contains("status 4") && detail.contains("engine.log"))
            func text(_ name: String) throws -> String {
                String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/\(name)")), as: UTF8.self)
            }
            let key = try text("key").filter { $0 != "\n" }
            #expect(key.count > 16)
            #expect(try text("arguments").contains("--ctx-size 100"))
            #expect(try !text("arguments").contains(key))
            #expect(try !text("environment").contains(key) && !text("environment").contains("secret"))
        }
    }

    @Test func `an engine that dies three times is not started a fourth time`() async throws {
        try await Fixtures.inFolder { folder in
            try write("#!/bin/sh\necho start >> \(folder)/starts\nexit 4\n", to: folder + "/llama-server")
            // The minute of the user would be too short for a machine whose cores are all taken.
            let engine = EmbeddedEngine(
                program: .server(path: folder + "/llama-server"), model: "tiny.gguf", context: 100,
                stateFolder: folder, environment: ["XDG_RUNTIME_DIR": folder, "PATH": "/bin:/usr/bin"],
                starts: RestartLimit(window: .seconds(3600))
            ) { _ in }
            let name = ModelName(provider: "local", name: "tiny")
            let provider = EmbeddedProvider(model: name, context: 100, engine: engine)
            let request = Fixtures.request(model: name)
            for _ in 0..<3 {
                let detail = try #require(await Fixtures.ask(provider, request).ending?.detail)
                #expect(detail.contains("status 4"), "\(detail)")
            }
            let last = await Fixtures.ask(provider, request)
            #expect(last.ending?.detail?.contains("3 times within a minute") == true)
            let starts = try String(contentsOfFile: folder + "/starts", encoding: .utf8)
            #expect(starts == "start\nstart\nstart\n")
        }
    }

    @Test func `llama-server ends with its keeper's stdin`() async throws {
        try await Fixtures.inFolder { folder in
            try write("#!/bin/sh\nexec sleep 1000\n", to: folder + "/server")
            let settings = EngineSettings(model: "m", socket: "s", key: "k", context: 1)
            let keeper = try EngineProgram.server(path: folder + "/server").command(settings)
            let (ends, continuation) = AsyncStream.makeStream(of: EngineChild.End.self)
            // printf ends at once, and with it the keeper's stdin; status 137 is the server's, killed.
            let script = "printf 'key\\n' | sh -c \"$0\" keeper \(folder)/server"
            _ = try EngineChild(
                path: "/bin/sh", arguments: ["sh", "-c", script, keeper.arguments[2]],
                environment: ["PATH": "/bin:/usr/bin"], input: [], output: 2
            ) {
                continuation.yield($0)
            }
            var iterator = ends.makeAsyncIterator()
            #expect(await iterator.next() == .status(137))
        }
    }
}
