import Conversation
import Synchronization

/// Passes events on, and notes when the first delta came.
final class Meter: Sendable {
    private let clock = ContinuousClock()
    private let started: ContinuousClock.Instant
    private let firstDelta = Mutex<ContinuousClock.Instant?>(nil)
    private let pass: @Sendable (ModelEvent) -> Void

    init(deliver: @escaping @Sendable (ModelEvent) -> Void) {
        started = clock.now
        pass = deliver
    }

    var isBegun: Bool { firstDelta.withLock { $0 != nil } }

    func deliver(_ event: ModelEvent) {
        if case .delta = event {
            firstDelta.withLock { if $0 == nil { $0 = clock.now } }
        }
        pass(event)
    }

    func timed(_ usage: TokenUsage?) -> TokenUsage {
        var usage = usage ?? TokenUsage()
        usage.firstTokenMilliseconds = firstDelta.withLock { $0 }.map { milliseconds(until: $0) }
        usage.totalMilliseconds = milliseconds(until: clock.now)
        return usage
    }

    private func milliseconds(until instant: ContinuousClock.Instant) -> Int {
        Int(started.duration(to: instant) / .milliseconds(1))
    }
}
