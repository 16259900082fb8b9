import Glibc

/// Wakes the loop from any thread. Lives as long as the process: it is never closed, so that a late `wake()` cannot
/// hit a descriptor that is something else by then.
package struct WakeDescriptor: Sendable {
    let readEnd: Int32
    private let writeEnd: Int32

    package init() throws(TerminalError) {
        (readEnd, writeEnd) = try wakePipe()
    }

    /// Never blocks; any number of calls before the loop looks are one.
    package func wake() {
        var byte: UInt8 = 1
        _ = write(writeEnd, &byte, 1)
    }
}
