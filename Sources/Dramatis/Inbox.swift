import Engine
import Synchronization
import Terminal

/// What the other threads have for the engine. The first post since the last drain wakes the loop; the others only
/// append.
final class Inbox: Sendable {
    private let events = Mutex<[Event]>([])
    let wake: WakeDescriptor

    init() throws(TerminalError) {
        wake = try WakeDescriptor()
    }

    func post(_ event: Event) {
        let isFirst = events.withLock {
            $0.append(event)
            return $0.count == 1
        }
        if isFirst { wake.wake() }
    }

    func drain() -> [Event] {
        events.withLock {
            let all = $0
            $0.removeAll(keepingCapacity: true)
            return all
        }
    }
}
