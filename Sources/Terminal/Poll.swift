import Glibc

/// Where the loop sleeps.
package enum Poll {
    package struct Ready: Hashable, Sendable {
        /// There is something to read, or the input has ended: `Terminal.read()` says which.
        package var hasInput = false
        package var isWoken = false
        package var signals: Set<Signal> = []
    }

    /// Waits until a byte, a wake or a signal comes, or the time is over (nil: never). Everything that came is told
    /// at once; wakes and signals are taken, input is left to be read. Nil for `input` or `wake` looks at none; a wake
    /// that comes meanwhile is told the next time.
    package static func wait(
        input: Int32?, wake: WakeDescriptor?, signals: SignalDescriptor, timeoutMilliseconds: Int?
    ) -> Ready {
        var descriptors = [
            pollfd(fd: input ?? -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake?.readEnd ?? -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: signals.readEnd, events: Int16(POLLIN), revents: 0),
        ]
        let timeout = timeoutMilliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
        var ready = Ready()
        // Interrupted by a signal: the handler has marked it.
        if poll(&descriptors, nfds_t(descriptors.count), timeout) < 0 {
            ready.signals = signals.take()
            return ready
        }
        ready.hasInput = descriptors[0].revents != 0
        if let wake, descriptors[1].revents != 0 {
            drain(wake.readEnd)
            ready.isWoken = true
        }
        if descriptors[2].revents != 0 { ready.signals = signals.take() }
        return ready
    }
}
