import Synchronization

/// How long a server may be silent.
package struct Timeouts: Sendable, Equatable {
    /// Until the first byte of the answer's body. A local model reads a long prompt in minutes.
    package var firstByte = Duration.seconds(600)
    /// Between two pieces of the body.
    package var idle = Duration.seconds(120)
    /// Between the reply's end and the body's.
    package var draining = Duration.seconds(2)

    package init() {}
}

/// Watches that bytes keep coming.
final class Pulse: Sendable {
    private struct State {
        var limit: Duration
        var last: ContinuousClock.Instant
    }

    private let clock = ContinuousClock()
    private let state: Mutex<State>

    init(limit: Duration) { state = Mutex(State(limit: limit, last: clock.now)) }

    /// Something came; the next must within `limit`.
    func beat(next limit: Duration) {
        let now = clock.now
        state.withLock { $0 = State(limit: limit, last: now) }
    }

    /// Returns how long it was silent, once that is too long; nil when the task was cancelled first.
    func stop() async -> Duration? {
        while true {
            let (limit, last) = state.withLock { ($0.limit, $0.last) }
            let left = limit - last.duration(to: clock.now)
            if left <= .zero { return limit }
            // In steps, since the limit may shrink meanwhile.
            do { try await clock.sleep(for: min(left, .milliseconds(250))) } catch { return nil }
        }
    }
}
