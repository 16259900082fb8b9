/// How often the engine may be started within a minute.
package struct RestartLimit: Sendable {
    static let count = 3

    private let window: Duration
    private var starts: [ContinuousClock.Instant] = []

    package init(window: Duration = .seconds(60)) { self.window = window }

    /// True, and counted, when it may be started at `now`.
    mutating func allows(_ now: ContinuousClock.Instant) -> Bool {
        starts.removeAll { $0.duration(to: now) > window }
        guard starts.count < Self.count else { return false }
        starts.append(now)
        return true
    }
}
