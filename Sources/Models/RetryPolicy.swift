/// Whether and when a request that failed is sent again. Pure: chance comes in with the question.
package struct RetryPolicy: Sendable, Equatable {
    package enum Decision: Equatable, Sendable {
        case retry(after: Duration)
        case giveUp
    }

    package var retries = 2
    package var first = Duration.milliseconds(500)
    package var ceiling = Duration.seconds(8)
    /// A server that asks for more than this is not waited for.
    package var serverCeiling = Duration.seconds(120)

    package static let never = RetryPolicy(retries: 0)

    package init(retries: Int = 2) { self.retries = retries }

    /// `attempt` counts those that failed, from 1. `begun` is true once a delta was delivered: what was shown is never
    /// said again. `jitter` is in 0..<1 and shortens the wait by up to a quarter.
    package func decide(
        _ failure: ServerFailure, attempt: Int, begun: Bool, jitter: Double
    ) -> Decision {
        guard !begun, attempt <= retries, isPassing(failure) else { return .giveUp }
        if let asked = failure.retryAfter, asked >= .zero {
            return asked <= serverCeiling ? .retry(after: asked) : .giveUp
        }
        let doubled = first * (1 << min(attempt - 1, 10))
        return .retry(after: min(doubled, ceiling) * (1 - 0.25 * min(max(jitter, 0), 1)))
    }

    private func isPassing(_ failure: ServerFailure) -> Bool {
        switch failure.kind {
        case .connection: true
        case .status(let status):
            status == 408 || status == 409 || status >= 500
                || (status == 429 && failure.code != "insufficient_quota")
        case .stalled, .answer, .contextExceeded: false
        }
    }
}
