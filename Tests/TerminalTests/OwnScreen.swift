import Canvas
import Dispatch
import Foundation
import JourneySupport
import Synchronization

@testable import Terminal

/// A `Terminal` of this process on one end of a pseudo-terminal, and what a person would see at the other.
/// A thread reads, since a frame may be larger than what the line holds.
final class OwnScreen {
    let pseudo: PseudoTerminal
    let screen: EmulatedScreen
    let settingsBefore: String
    let terminal: Terminal
    private let reader: Reader
    private(set) var output: [UInt8] = []

    init(
        columns: Int = 80, rows: Int = 24, type: String? = "xterm-256color", mouse: Bool = false,
        title: Bool = false, depth: ColorDepth = .palette256
    ) throws {
        // Whatever the locale of who runs the tests.
        setenv("LC_ALL", "C.UTF-8", 1)
        pseudo = try PseudoTerminal(columns: columns, rows: rows)
        screen = EmulatedScreen(columns: columns, rows: rows)
        settingsBefore = pseudo.settings
        reader = Reader(pseudo.master)
        terminal = try Terminal(
            input: pseudo.slave, output: pseudo.slave,
            options: Terminal.Options(mouse: mouse, title: title, type: type, depth: depth))
        settle()
    }

    deinit {
        terminal.close()
        reader.stop()
    }

    /// Shows what was written until now. Returns those bytes.
    @discardableResult
    func settle() -> [UInt8] {
        let bytes = reader.takeAll(through: pseudo.slave)
        output += bytes
        _ = screen.write(bytes)
        return bytes
    }

    @discardableResult
    func paint(_ frame: Frame, theme: Theme = testTheme) -> [UInt8] {
        terminal.paint(frame, theme: theme)
        return settle()
    }

    func hangUp() {
        reader.stop()
        pseudo.hangUp()
    }

    func resize(columns: Int, rows: Int) {
        settle()
        screen.resize(columns: columns, rows: rows)
        pseudo.resize(columns: columns, rows: rows)
        terminal.resize()
    }
}

/// Reads all that comes. A NUL, which no screen writes, is written behind what is to be waited for.
private final class Reader: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    private let marks = DispatchSemaphore(value: 0)
    private let isStopped = Atomic<Bool>(false)
    private let ended = DispatchSemaphore(value: 0)

    init(_ master: Int32) {
        Thread.detachNewThread { [self] in
            var buffer = [UInt8](repeating: 0, count: 65536)
            while !isStopped.load(ordering: .relaxed) {
                var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
                guard poll(&wait, 1, 20) > 0 else { continue }
                let count = read(master, &buffer, buffer.count)
                guard count > 0 else { break }
                bytes.withLock { $0 += buffer[..<count] }
                for byte in buffer[..<count] where byte == 0 { marks.signal() }
            }
            ended.signal()
        }
    }

    func takeAll(through slave: Int32) -> [UInt8] {
        var mark: UInt8 = 0
        write(slave, &mark, 1)
        marks.wait()
        return bytes.withLock { taken in
            defer { taken = [] }
            return taken.filter { $0 != 0 }
        }
    }

    func stop() {
        if isStopped.exchange(true, ordering: .relaxed) { return }
        ended.wait()
    }
}

let testTheme = Theme.dark

extension Frame {
    /// A frame with these lines at its top.
    init(_ lines: [String], columns: Int, rows: Int, style: Style = .plain, cursor: Point? = nil) {
        self.init(size: Size(columns: columns, rows: rows))
        for (row, line) in lines.enumerated() { put(Cells.of(line, style), column: 0, row: row) }
        self.cursor = cursor
    }
}
