/// How often the engine may be started within a minute.
struct RestartLimit: Sendable {
    static let count = 3
    static let window = Duration.seconds(60)

    private var starts: [ContinuousClock.Instant] = []

    /// True, and counted, when it may be started at `now`.
    mutating func allows(_ now: ContinuousClock.Instant) -> Bool {
        starts.removeAll { $0.duration(to: now) > Self.window }
        guard starts.count < Self.count else { return false }
        starts.append(now)
        return true
    }
}
