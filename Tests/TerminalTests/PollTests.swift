import Foundation
import Testing

@testable import Terminal

extension ScreenTests {
    /// What the loop sleeps on. Handlers belong to the process, like the screen, which touches them too.
    @Suite final class PollTests {
        private let handlers = SignalHandlers(of: Signal.allCases.map(\.number) + [SIGPIPE])
        private let wake: WakeDescriptor
        private let descriptor: SignalDescriptor

        init() throws {
            wake = try WakeDescriptor()
            descriptor = try SignalDescriptor()
        }

        deinit {
            handlers.putBack()
        }

        private func wait(_ input: Int32? = nil, milliseconds: Int? = 0) -> Poll.Ready {
            Poll.wait(input: input, wake: wake, signals: descriptor, timeoutMilliseconds: milliseconds)
        }

        @Test func nothingIsNothing() {
            #expect(wait() == Poll.Ready())
            #expect(wait(milliseconds: -5) == Poll.Ready())
        }

        @Test func manyWakesAreOne() {
            for _ in 0..<100_000 { wake.wake() }
            #expect(wait(milliseconds: 20_000).isWoken)
            #expect(!wait().isWoken)
        }

        @Test func aWakeFromAnotherThreadEndsTheSleep() {
            let wake = wake
            Thread.detachNewThread { wake.wake() }
            #expect(wait(milliseconds: 20_000).isWoken)
        }

        /// Sent to the process: the threads of tests take no signals.
        private func signals(_ expected: Set<Signal>) -> Set<Signal> {
            var told: Set<Signal> = []
            while !told.isSuperset(of: expected) {
                let ready = wait(milliseconds: 20_000)
                if ready == Poll.Ready() { break }
                told.formUnion(ready.signals)
            }
            return told
        }

        @Test(arguments: Signal.allCases)
        func everySignalIsTold(_ signal: Signal) {
            kill(getpid(), signal.number)
            #expect(signals([signal]) == [signal])
            #expect(wait().signals == [])
        }

        @Test func tenThousandWindowChangesHideNoOtherSignal() {
            for _ in 0..<10_000 { kill(getpid(), SIGWINCH) }
            kill(getpid(), SIGTERM)
            kill(getpid(), SIGHUP)
            let all: Set<Signal> = [.windowChange, .terminate, .hangup]
            #expect(signals(all) == all)
        }

        @Test func inputAndItsEndAreTold() {
            var ends: [Int32] = [0, 0]
            pipe(&ends)
            #expect(!wait(ends[0]).hasInput)
            var byte: UInt8 = 7
            write(ends[1], &byte, 1)
            #expect(wait(ends[0], milliseconds: 20_000).hasInput)
            read(ends[0], &byte, 1)
            #expect(!wait(ends[0]).hasInput)
            close(ends[1])
            #expect(wait(ends[0], milliseconds: 20_000).hasInput)
            close(ends[0])
            // A descriptor that is closed is told, and not waited for.
            #expect(wait(ends[0], milliseconds: 20_000).hasInput)
        }

        @Test func aStopThatNobodyCouldEndDoesNotHappen() async {
            await #expect(processExitsWith: .exitCode(5)) {
                let signals = try SignalDescriptor()
                // The only group of a session of its own is an orphaned one.
                if setsid() >= 0 { signals.stopProcess() }
                kill(getpid(), SIGTSTP)
                for _ in 0..<1000 {
                    if signals.take() == [.stop] { exit(5) }
                    poll(nil, 0, 10)
                }
            }
        }

        @Test func dyingOfASignalIsTold() async {
            await #expect(processExitsWith: .signal(SIGTERM)) {
                try endByTermination()
            }
        }
    }
}

private func endByTermination() throws {
    _ = try SignalDescriptor()
    SignalDescriptor.die(of: .terminate)
}
