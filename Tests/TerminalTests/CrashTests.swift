import Canvas
import Glibc
import JourneySupport
import Testing

@testable import Terminal

/// What a process that goes wrong leaves behind. Each case runs in a process of its own, on a terminal of ours.
@Suite struct CrashTests {
    enum Crash: String, CaseIterable, Codable, Sendable {
        case fault, trap, overflow, abort, killed

        func happen() {
            switch self {
            case .fault: UnsafeMutablePointer<Int>(bitPattern: 64)?.pointee = 1
            case .trap: _ = Array(repeating: 0, count: Int.random(in: 1...2))[5]
            case .overflow: print(Self.deep(1))
            case .abort: Glibc.abort()
            case .killed:
                kill(getpid(), SIGBUS)
                // It comes to some other thread.
                poll(nil, 0, 20_000)
            }
        }

        /// Never ends, in no way that an optimiser sees.
        private static func deep(_ number: Int) -> Int {
            let numbers = (0..<Int.random(in: 50...60)).map { $0 + number }
            return deep(numbers.count) + deep(number) + numbers.count
        }
    }

    private func settled(_ pseudo: PseudoTerminal, _ before: String) {
        let screen = EmulatedScreen(columns: 80, rows: 24)
        var written: [UInt8] = []
        while true {
            let bytes = pseudo.read()
            if bytes.isEmpty { break }
            written += bytes
        }
        _ = screen.write(written)
        #expect(String(decoding: written, as: UTF8.self).contains("about to crash"))
        #expect(pseudo.settings == before)
        #expect(screen.properties == EmulatedScreen.Properties())
        for mode in ["2004", "1004", "1000"] {
            #expect(String(decoding: written, as: UTF8.self).contains("\u{1B}[?\(mode)l"))
        }
    }

    private static func show(on path: String) throws {
        let end = open(path, O_RDWR | O_NOCTTY)
        let terminal = try Terminal(
            input: end, output: end, options: .init(mouse: true, type: "xterm-256color", depth: .none))
        terminal.paint(Frame(["about to crash"], columns: 80, rows: 24), theme: testTheme)
    }

    @Test func aFault() async throws {
        let pseudo = try PseudoTerminal(columns: 80, rows: 24)
        let before = pseudo.settings
        await #expect(processExitsWith: .signal(SIGSEGV)) { [path = pseudo.path as String] in
            try Self.show(on: path)
            Crash.fault.happen()
        }
        settled(pseudo, before)
    }

    @Test func aStackThatRanOver() async throws {
        let pseudo = try PseudoTerminal(columns: 80, rows: 24)
        let before = pseudo.settings
        await #expect(processExitsWith: .signal(SIGSEGV)) { [path = pseudo.path as String] in
            try Self.show(on: path)
            Crash.overflow.happen()
        }
        settled(pseudo, before)
    }

    @Test func aTrapOfSwift() async throws {
        let pseudo = try PseudoTerminal(columns: 80, rows: 24)
        let before = pseudo.settings
        await #expect(processExitsWith: .failure) { [path = pseudo.path as String] in
            try Self.show(on: path)
            Crash.trap.happen()
        }
        settled(pseudo, before)
    }

    @Test func anAbort() async throws {
        let pseudo = try PseudoTerminal(columns: 80, rows: 24)
        let before = pseudo.settings
        await #expect(processExitsWith: .signal(SIGABRT)) { [path = pseudo.path as String] in
            try Self.show(on: path)
            Crash.abort.happen()
        }
        settled(pseudo, before)
    }

    @Test func aSignalFromSomebodyElse() async throws {
        let pseudo = try PseudoTerminal(columns: 80, rows: 24)
        let before = pseudo.settings
        await #expect(processExitsWith: .signal(SIGBUS)) { [path = pseudo.path as String] in
            try Self.show(on: path)
            Crash.killed.happen()
        }
        settled(pseudo, before)
    }
}
