import Glibc

/// A program in a terminal that a test looks at as a person would. Used from one thread. Waiting always means waiting
/// for something to be on the screen; whoever waits in vain gets an error with what was there instead.
package final class Journey {
    package let terminal: PseudoTerminal
    package let child: ChildProcess
    package let screen: EmulatedScreen
    /// Every byte that the program wrote.
    package private(set) var output: [UInt8] = []
    /// `stty -g` before the program ran.
    package let settingsBefore: String
    /// What has to live as long as the program does, such as the server that it asks.
    package var companions: [AnyObject] = []
    /// Seconds that a wait lasts at most where it is not said.
    package var patience = 20.0

    package init(
        _ binary: String, _ arguments: [String] = [],
        environment: [String: String] = ["TERM": "xterm-256color"],
        directory: String? = nil, columns: Int = 80, rows: Int = 24
    ) throws {
        terminal = try PseudoTerminal(columns: columns, rows: rows)
        screen = EmulatedScreen(columns: columns, rows: rows)
        settingsBefore = terminal.settings
        child = try ChildProcess(
            binary, arguments: arguments, environment: environment, directory: directory, terminal: terminal)
    }

    /// The rows without blanks at their ends.
    package var rows: [String] { screen.text }
    package var text: String { rows.joined(separator: "\n") }
    /// Whether the text stands in the screen's rows; one that ends in blanks does too.
    package func shows(_ text: String) -> Bool {
        screen.fullRows.joined(separator: "\n").contains(text) || self.text.contains(text)
    }
    package var settings: String { terminal.settings }

    package func resize(columns: Int, rows: Int) {
        drain()
        screen.resize(columns: columns, rows: rows)
        terminal.resize(columns: columns, rows: rows)
    }

    package func kill(_ signal: Int32) {
        child.kill(signal)
    }

    /// The error to throw where a test finds the screen wrong.
    package func error(_ what: String) -> JourneyError {
        let end = child.look().map { ", program ended: \($0)" } ?? ""
        let cursor = screen.cursor
        return JourneyError(
            what: "\(what) (cursor \(cursor.column),\(cursor.row), \(output.count) bytes\(end))", screen: rows
        )
    }
}

// Typing.
extension Journey {
    package func type(_ text: String) throws {
        try send(Array(text.utf8))
    }

    package func press(_ keys: Press...) throws {
        for key in keys { try send(key.bytes) }
    }

    package func paste(_ text: String) throws {
        try send(Array("\u{1B}[200~\(text)\u{1B}[201~".utf8))
    }

    /// Sends bytes as they are, reading what the program writes meanwhile, so that neither waits for the other.
    package func send(_ bytes: [UInt8]) throws {
        var at = 0
        let end = Clock.now + patience
        while at < bytes.count {
            let ready = terminal.wait(seconds: 0.05, toWrite: true)
            if ready.canRead { drain() }
            if ready.canWrite {
                let written = bytes[at...].withUnsafeBytes {
                    write(terminal.master, $0.baseAddress, $0.count)
                }
                at += max(0, written)
            }
            if at < bytes.count, child.look() != nil { throw error("typed to a program that has ended") }
            if Clock.now > end { throw error("the program took only \(at) of \(bytes.count) bytes") }
        }
    }
}

// Waiting.
extension Journey {
    package func waitFor(_ text: String, timeout: Double? = nil) throws {
        try waitUntil("\"\(text)\" to be shown", timeout: timeout) { $0.shows(text) }
    }

    package func waitUntilGone(_ text: String, timeout: Double? = nil) throws {
        try waitUntil("\"\(text)\" to be gone", timeout: timeout) { !$0.shows(text) }
    }

    /// Looks again each time that the program has written something.
    package func waitUntil(
        _ what: String, timeout: Double? = nil, _ predicate: (Journey) throws -> Bool
    ) throws {
        let end = Clock.now + (timeout ?? patience)
        drain()
        while try predicate(self) == false {
            let hasEnded = child.look() != nil
            if terminal.wait(seconds: hasEnded ? 0 : 0.05).canRead {
                drain()
            } else if hasEnded {
                throw error("waited for \(what)")
            }
            if Clock.now > end { throw error("waited in vain for \(what)") }
        }
    }

    /// Waits until the program has written nothing for so long and none of its threads is at work on more.
    package func waitIdle(milliseconds: Int = 100, timeout: Double? = nil) throws {
        let end = Clock.now + (timeout ?? patience)
        while true {
            if terminal.wait(seconds: Double(milliseconds) / 1000).canRead {
                drain()
            } else if !child.isAtWork {
                return
            }
            if Clock.now > end { throw error("waited in vain for the program to come to rest") }
        }
    }

    package func waitForExit(timeout: Double? = nil) throws -> ChildProcess.Status {
        let end = Clock.now + (timeout ?? patience)
        while true {
            if let status = child.look() {
                drain()
                return status
            }
            if terminal.master < 0 { usleep(2000) }
            if terminal.wait(seconds: 0.01).canRead { drain() }
            if Clock.now > end { throw error("waited in vain for the program to end") }
        }
    }

    /// Reads what is there now. Returns how many bytes came.
    @discardableResult
    package func drain() -> Int {
        let before = output.count
        while true {
            let bytes = terminal.read()
            if bytes.isEmpty { break }
            output += bytes
            let answer = screen.write(bytes)
            if !answer.isEmpty {
                _ = answer.withUnsafeBytes { write(terminal.master, $0.baseAddress, $0.count) }
            }
            // A program that never stops writing must not keep us here.
            if output.count - before > 1 << 22 { break }
        }
        return output.count - before
    }
}
