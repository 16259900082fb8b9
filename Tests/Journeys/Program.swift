import Foundation
import JourneySupport
import Testing

/// The built program, and homes in which it runs.
enum Program {
    /// `DRAMATIS_BINARY`, or the one that was built beside the tests.
    static var path: String {
        if let given = ProcessInfo.processInfo.environment["DRAMATIS_BINARY"] { return given }
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        return bundle.appendingPathComponent("dramatis").path
    }

    /// The shell against a scripted server.
    static func shell(
        _ home: TemporaryHome, _ server: ScriptedServer, _ arguments: [String] = [], columns: Int = 80,
        rows: Int = 24
    ) throws -> Journey {
        let journey = try Journey(
            path, ["--model", "openai/scripted"] + arguments,
            environment: home.environment([
                "OPENAI_BASE_URL": server.baseURL, "OPENAI_API_KEY": "sk-secret-key",
            ]),
            directory: home.path, columns: columns, rows: rows)
        journey.companions = [home, server]
        return journey
    }

    /// A command that ends by itself: what it wrote, and how it ended.
    static func run(
        _ arguments: [String], _ home: TemporaryHome, input: String = "", environment: [String: String] = [:]
    ) throws -> (output: String, error: String, status: Int32) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = home.environment(environment)
        process.currentDirectoryURL = URL(fileURLWithPath: home.path)
        let (inside, outside, wrong) = (Pipe(), Pipe(), Pipe())
        process.standardInput = inside
        process.standardOutput = outside
        process.standardError = wrong
        try process.run()
        try inside.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try inside.fileHandleForWriting.close()
        let output = outside.fileHandleForReading.readDataToEndOfFile()
        let error = wrong.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            String(decoding: output, as: UTF8.self), String(decoding: error, as: UTF8.self),
            process.terminationStatus
        )
    }

    /// The test model and the engine, as Scripts/test has put them there; nil on a machine without.
    static var engine: (model: String, python: String)? {
        let environment = ProcessInfo.processInfo.environment
        guard let model = environment["DRAMATIS_TEST_MODEL"], let python = environment["DRAMATIS_TEST_PYTHON"]
        else {
            return nil
        }
        return (model, python)
    }

    /// A home in which the embedded engine and the test model are installed.
    static func homeWithEngine() throws -> TemporaryHome {
        let home = try TemporaryHome()
        let engine = try #require(engine)
        let data = "\(home.path)/data/dramatis"
        for folder in ["models", "engine"] {
            try FileManager.default.createDirectory(
                atPath: "\(data)/\(folder)", withIntermediateDirectories: true)
        }
        let name = URL(fileURLWithPath: engine.model).lastPathComponent
        try FileManager.default.createSymbolicLink(
            atPath: "\(data)/models/\(name)", withDestinationPath: engine.model)
        let venv = URL(fileURLWithPath: engine.python).deletingLastPathComponent().deletingLastPathComponent()
        try FileManager.default.createSymbolicLink(
            atPath: "\(data)/engine/venv", withDestinationPath: venv.path)
        return home
    }
}

extension Journey {
    /// A message as a person sends it.
    func say(_ text: String) throws {
        try type(text)
        try waitUntil("the message in the composer") { $0.text.contains(text.suffix(12)) }
        try press(.enter)
    }

    func quit() throws -> ChildProcess.Status {
        try say("/quit")
        return try waitForExit()
    }
}
