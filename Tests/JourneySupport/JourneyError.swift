import Glibc

/// A journey that went another way, with what was on the screen when it did.
package struct JourneyError: Error, CustomStringConvertible {
    package var what: String
    package var screen: [String] = []

    package var description: String {
        guard !screen.isEmpty else { return what }
        let width = screen.map(\.count).max() ?? 0
        let line = "+" + String(repeating: "-", count: width) + "+"
        let rows = screen.map { "|" + $0 + String(repeating: " ", count: width - $0.count) + "|" }
        return ([what, line] + rows + [line]).joined(separator: "\n")
    }
}

enum Clock {
    /// Seconds since some fixed moment.
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
