import Conversation
import Dispatch
import Engine
import Models
import Store
import Synchronization

/// Carries out what the engine decides: the store in order on one queue, each request as a task of its own.
///
/// A batch of effects is one job of the queue. A record that fails keeps the asks after it in the batch from going
/// out, and the engine is told.
final class Carrier: Sendable {
    private let inbox: Inbox
    private let queue = DispatchQueue(label: "store")
    private let store: Mutex<SessionStore?>
    private let provider = Mutex<Task<any ModelProvider, any Error>?>(nil)
    private let requests = Mutex<[TurnID: Task<Void, Never>]>([:])
    private let warming = Mutex<Task<Void, Never>?>(nil)

    init(inbox: Inbox) {
        self.inbox = inbox
        store = Mutex(nil)
    }

    /// Where requests go from now on; before, they fail.
    func connect(_ provider: Task<any ModelProvider, any Error>) {
        self.provider.withLock { $0 = provider }
    }

    private func connected() async throws -> any ModelProvider {
        guard let task = provider.withLock({ $0 }) else { throw Failure("no model is connected yet") }
        return try await task.value
    }

    /// Opens the database, off the main thread, and tells the engine which session was the last.
    /// `continuing`: the last session is opened and not only offered.
    func openStore(folder: String, continuing: Bool = false) {
        queue.async { [self] in
            do {
                let opened = try SessionStore.open(folder: folder, now: WallClock.now)
                store.withLock { $0 = opened.store }
                if let setAside = opened.setAside { inbox.post(.notice(.failure, setAside)) }
                let last = try opened.store.latest()
                if continuing, let last, let session = try opened.store.session(last.id) {
                    inbox.post(.sessionOpened(session))
                } else {
                    inbox.post(.storeReady(last: last))
                }
            } catch {
                inbox.post(.storeFailed("Nothing is kept: \(error)"))
            }
        }
    }

    func carry(_ effects: [Effect]) {
        if effects.isEmpty { return }
        queue.async { [self] in
            var isKept = true
            for effect in effects {
                do {
                    try carry(effect, isKept: isKept)
                } catch {
                    isKept = false
                    inbox.post(.storeFailed("\(error)"))
                }
            }
        }
    }

    /// Waits until everything handed over so far is done, and ends what still runs, the engine included.
    func finish() {
        queue.sync {}
        for task in requests.withLock({ Array($0.values) }) { task.cancel() }
        warming.withLock { $0?.cancel() }
        guard let provider = provider.withLock({ $0 }) else { return }
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            if let embedded = try? await provider.value as? EmbeddedProvider { await embedded.engine.stop() }
            done.signal()
        }
        // It ends with this process in any case; this only spares the next start from sweeping its socket.
        _ = done.wait(timeout: .now() + .milliseconds(500))
    }

    private func carry(_ effect: Effect, isKept: Bool) throws {
        let store = store.withLock { $0 }
        switch effect {
        case .create(let summary): try store?.create(summary)
        case .record(let turn):
            if let branch = try store?.record(turn) {
                inbox.post(
                    .notice(
                        .warning,
                        "Another shell went on with this session meanwhile. What you say here is kept as `\(branch)`."
                    ))
            }
        case .checkpoint(let turn): try store?.checkpoint(turn.id, text: turn.text)
        case .saveDraft(let session, let draft): try store?.saveDraft(session, draft)
        case .savePinned(let session, let slug): try store?.setPinned(session, slug)
        case .listSessions: inbox.post(.sessionsListed(try store?.list(limit: 30) ?? []))
        case .openSession(let id): try open(id, store)
        case .ask(let turn, let request): if isKept { ask(turn, request) }
        case .cancel(let turn): requests.withLock { $0.removeValue(forKey: turn) }?.cancel()
        case .warm(let request): warm(request)
        case .cancelWarming: warming.withLock { $0.take() }?.cancel()
        case .quit: break
        }
    }

    private func open(_ id: String, _ store: SessionStore?) throws {
        guard let store else { return }
        switch try store.find(prefix: id) {
        case .found(let session): inbox.post(.sessionOpened(session))
        case .ambiguous(let several): inbox.post(.sessionUnknown(id, nearest: several))
        case .unknown: inbox.post(.sessionUnknown(id, nearest: []))
        }
    }

    private func ask(_ turn: TurnID, _ request: ModelRequest) {
        let task = Task.detached { [self] in
            do {
                let provider = try await connected()
                await provider.stream(request) { [inbox] in inbox.post(.model(turn, $0)) }
            } catch {
                inbox.post(.model(turn, .ended(ModelEnding(outcome: .error, detail: "\(error)"))))
            }
            requests.withLock { _ = $0.removeValue(forKey: turn) }
        }
        requests.withLock { $0.updateValue(task, forKey: turn) }?.cancel()
    }

    private func warm(_ request: ModelRequest) {
        let task = Task.detached { [self] in
            guard let provider = try? await connected() else { return }
            await provider.stream(request) { _ in }
        }
        warming.withLock { earlier in
            earlier?.cancel()
            earlier = task
        }
    }
}
