import Testing

@testable import Models

@Suite struct RetryPolicyTests {
    private let policy = RetryPolicy()

    private func decide(
        _ kind: ServerFailure.Kind, attempt: Int = 1, begun: Bool = false, jitter: Double = 0,
        code: String? = nil,
        after: Duration? = nil
    ) -> RetryPolicy.Decision {
        policy.decide(
            ServerFailure(kind, "x", code: code, retryAfter: after), attempt: attempt, begun: begun,
            jitter: jitter)
    }

    @Test(arguments: [408, 409, 429, 500, 502, 503, 504, 529])
    func `passing troubles are tried again`(status: Int) {
        #expect(decide(.status(status)) == .retry(after: .milliseconds(500)))
        #expect(decide(.connection) == .retry(after: .milliseconds(500)))
    }

    @Test(arguments: [301, 400, 401, 403, 404, 413, 422]) func `lasting ones are not`(status: Int) {
        #expect(decide(.status(status)) == .giveUp)
        #expect(decide(.status(status), after: .seconds(1)) == .giveUp)
    }

    @Test(arguments: [ServerFailure.Kind.stalled, .answer, .contextExceeded(1)])
    func `nor what another attempt would only repeat`(kind: ServerFailure.Kind) {
        #expect(decide(kind) == .giveUp)
    }

    @Test func `an account without credit is not asked again`() {
        #expect(decide(.status(429), code: "insufficient_quota") == .giveUp)
    }

    @Test func `twice, and never once something was shown`() {
        #expect(decide(.connection, attempt: 2) == .retry(after: .seconds(1)))
        #expect(decide(.connection, attempt: 3) == .giveUp)
        #expect(decide(.connection, begun: true) == .giveUp)
        #expect(
            RetryPolicy.never.decide(.init(.connection, "x"), attempt: 1, begun: false, jitter: 0) == .giveUp)
    }

    @Test func `the wait doubles up to its ceiling, and chance shortens it by a quarter at most`() {
        let patient = RetryPolicy(retries: 100)
        let failure = ServerFailure(.connection, "x")
        let waits = [1, 2, 3, 4, 5, 6, 100].map {
            patient.decide(failure, attempt: $0, begun: false, jitter: 0)
        }
        let expected: [Duration] = [
            .milliseconds(500), .seconds(1), .seconds(2), .seconds(4), .seconds(8), .seconds(8), .seconds(8),
        ]
        #expect(waits == expected.map { .retry(after: $0) })
        #expect(decide(.connection, jitter: 1) == .retry(after: .milliseconds(375)))
    }

    @Test func `the server's wish is obeyed up to two minutes`() {
        #expect(decide(.status(429), jitter: 1, after: .seconds(120)) == .retry(after: .seconds(120)))
        #expect(decide(.status(503), after: .zero) == .retry(after: .zero))
        #expect(decide(.status(429), after: .seconds(121)) == .giveUp)
    }

    @Test(
        arguments: [
            (nil, "3", nil, 3000), (nil, "0.5", nil, 500), ("250", "3", nil, 250), ("x", "3", nil, 3000),
            (nil, "-1", nil, nil), (nil, "soon", nil, nil), (nil, "nan", nil, nil), (nil, "inf", nil, nil),
            (nil, nil, nil, nil), (nil, "", nil, nil), (nil, "99999999999999999999", nil, nil),
            (nil, "Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:30 GMT", 7000),
            (nil, "Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:50:00 GMT", 0),
            (nil, "Sun, 06 Nov 1994 08:49:37 GMT", nil, nil),
            (nil, "Mon, 01 Mar 2100 00:00:00 GMT", "Sun, 28 Feb 2100 23:59:59 GMT", 1000),
            (nil, "Tue, 29 Feb 2028 00:00:00 GMT", "Mon, 28 Feb 2028 23:59:50 GMT", 10000),
        ] as [(String?, String?, String?, Int?)])
    func `header fields that say how long`(ms: String?, after: String?, date: String?, expected: Int?) {
        let duration = RetryAfter.duration(milliseconds: ms, retryAfter: after, date: date)
        #expect(duration == expected.map { .milliseconds($0) })
    }

    @Test func `dates are counted from 1970`() {
        #expect(RetryAfter.seconds("Thu, 01 Jan 1970 00:00:00 GMT") == 0)
        #expect(RetryAfter.seconds("Sun, 06 Nov 1994 08:49:37 GMT") == 784_111_777)
        for bad in [
            "Sun, 06 Nov 1994 08:49 GMT", "Sun, 99 Nov 1994 08:49:37 GMT", "6 Nov 1994",
            "Sun, 06 Now 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET",
        ] {
            #expect(RetryAfter.seconds(bad) == nil)
        }
    }
}
