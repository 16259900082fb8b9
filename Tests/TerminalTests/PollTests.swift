import Glibc
import Testing

@testable import Terminal

/// What the loop sleeps on. Signals belong to the process, so one after the other.
@Suite(.serialized) struct PollTests {
    private let wake: WakeDescriptor
    private let signals: SignalDescriptor

    init() throws {
        wake = try WakeDescriptor()
        signals = try SignalDescriptor()
    }

    private func wait(_ input: Int32? = nil, milliseconds: Int? = 0) -> Poll.Ready {
        Poll.wait(input: input, wake: wake, signals: signals, timeoutMilliseconds: milliseconds)
    }

    @Test func nothingIsNothing() {
        #expect(wait() == Poll.Ready())
        #expect(wait(milliseconds: -5) == Poll.Ready())
    }

    @Test func manyWakesAreOne() {
        for _ in 0..<100_000 { wake.wake() }
        #expect(wait(milliseconds: nil).isWoken)
        #expect(!wait().isWoken)
    }

    @Test func aWakeFromAnotherThreadEndsTheSleep() async {
        async let woken = Task.detached { [wake] in wake.wake() }.value
        #expect(wait(milliseconds: nil).isWoken)
        await woken
    }

    @Test(arguments: Signal.allCases)
    func everySignalIsTold(_ signal: Signal) {
        raise(signal.number)
        #expect(wait(milliseconds: nil).signals == [signal])
        #expect(wait().signals == [])
    }

    @Test func tenThousandWindowChangesHideNoOtherSignal() {
        for _ in 0..<10_000 { raise(SIGWINCH) }
        raise(SIGTERM)
        raise(SIGHUP)
        #expect(wait(milliseconds: nil).signals == [.windowChange, .terminate, .hangup])
        #expect(wait() == Poll.Ready())
    }

    @Test func inputAndItsEndAreTold() {
        var ends: [Int32] = [0, 0]
        pipe(&ends)
        #expect(!wait(ends[0]).hasInput)
        var byte: UInt8 = 7
        write(ends[1], &byte, 1)
        #expect(wait(ends[0], milliseconds: nil).hasInput)
        read(ends[0], &byte, 1)
        #expect(!wait(ends[0]).hasInput)
        close(ends[1])
        #expect(wait(ends[0], milliseconds: nil).hasInput)
        close(ends[0])
        // A descriptor that is closed is told, and not waited for.
        #expect(wait(ends[0], milliseconds: nil).hasInput)
    }

    @Test func dyingOfASignalIsTold() async {
        await #expect(processExitsWith: .signal(SIGTERM)) {
            try Self.die()
        }
    }

    private static func die() throws {
        _ = try SignalDescriptor()
        SignalDescriptor.die(of: .terminate)
    }
}
