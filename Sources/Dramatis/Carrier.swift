import Conversation
import Dispatch
import Engine
import Models
import Store
import Synchronization

/// Carries out what the engine decides: the store in order on one queue, each request as a task of its own.
///
/// A batch of effects is one job of the queue. What could not be kept is tried again before the next batch, in order;
/// until then no request goes out, and the engine is told of each that was held back. Cancelling waits for nothing.
final class Carrier: Sendable {
    typealias Provider = Task<any ModelProvider, any Error>

    private struct Requests {
        var serial = 0
        var running: [TurnID: (serial: Int, task: Task<Void, Never>)] = [:]
        var cancelled: Set<TurnID> = []
    }

    private struct Warming {
        /// Grows with every cancelling: what was decided before must not start after.
        var era = 0
        var task: Task<Void, Never>?
    }

    let inbox: Inbox
    /// The file that collects what the user chose against the router.
    private let overrides: String
    private let queue = DispatchQueue(label: "store")
    private let store = Mutex<SessionStore?>(nil)
    /// The failures of the last batch.
    private let told = Mutex<Set<String>>([])
    /// Used on the queue only.
    private let backlog = Mutex<[Effect]>([])
    private let provider = Mutex<Provider?>(nil)
    private let makeProvider: @Sendable () -> Provider
    private let requests = Mutex(Requests())
    private let warming = Mutex(Warming())

    /// `provider` is called by `connect`, and again after a failure: what was missing may be there by then.
    init(inbox: Inbox, overrides: String, provider: @escaping @Sendable () -> Provider) {
        self.inbox = inbox
        self.overrides = overrides
        makeProvider = provider
    }

    /// Makes the provider now and not with the first request.
    func connect() {
        _ = connection()
    }

    private func connection() -> Provider {
        provider.withLock {
            if let made = $0 { return made }
            let made = makeProvider()
            $0 = made
            return made
        }
    }

    private func connected() async throws -> any ModelProvider {
        let connection = connection()
        do {
            return try await connection.value
        } catch {
            provider.withLock { if $0 == connection { $0 = nil } }
            throw error
        }
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
        for effect in effects {
            if case .cancel(let turn) = effect { cancel(turn) }
            if effect == .cancelWarming {
                warming.withLock {
                    $0.era += 1
                    $0.task?.cancel()
                }
            }
        }
        let era = warming.withLock { $0.era }
        queue.async { [self] in keepAndAsk(effects, era: era) }
    }

    /// Waits until what was handed over is kept, but no longer than a person would notice: then what the screen shows is not
    /// lost by a crash either. A disk that is slower than that holds up nobody.
    func settle() {
        let kept = DispatchSemaphore(value: 0)
        queue.async { kept.signal() }
        _ = kept.wait(timeout: .now() + .milliseconds(100))
    }

    /// Waits until what was handed over is done.
    func wait() { queue.sync {} }

    private func keepAndAsk(_ effects: [Effect], era: Int) {
        var failures: Set<String> = []
        var unkept: [Effect] = []
        for effect in backlog.withLock({ $0 }) + effects {
            if effect.isKeeping, !unkept.isEmpty {
                unkept.append(effect)
                continue
            }
            do {
                switch effect {
                case .ask(let turn, let request):
                    if unkept.isEmpty { ask(turn, request) } else { inbox.post(.notSent(turn)) }
                case .warm(let request): warm(request, era: era)
                case .keepHandoff(let record): keep(record, isBlocked: !unkept.isEmpty)
                case .cancel, .cancelWarming, .quit, .showTurn, .look, .showBare, .copy: break
                default: try keep(effect)
                }
            } catch {
                if effect.isKeeping { unkept.append(effect) }
                failures.insert("\(error)")
            }
        }
        backlog.withLock { $0 = unkept }
        // The same failure again is no news.
        let known = told.withLock { told in
            defer { told = failures }
            return told
        }
        for failure in failures.subtracting(known).sorted() { inbox.post(.storeFailed(failure)) }
    }

    private func cancel(_ turn: TurnID) {
        let running = requests.withLock {
            $0.cancelled.insert(turn)
            return $0.running.removeValue(forKey: turn)
        }
        running?.task.cancel()
    }

    /// Waits until everything handed over so far is done, and ends what still runs, the engine included.
    func finish() {
        queue.sync {}
        for running in requests.withLock({ Array($0.running.values) }) { running.task.cancel() }
        warming.withLock { $0.task?.cancel() }
        guard let provider = provider.withLock({ $0 }) else { return }
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            if let embedded = try? await provider.value as? EmbeddedProvider { await embedded.engine.stop() }
            done.signal()
        }
        // It ends with this process in any case; this only spares the next start from sweeping its socket.
        _ = done.wait(timeout: .now() + .milliseconds(500))
    }

    private func keep(_ effect: Effect) throws {
        let store = store.withLock { $0 }
        switch effect {
        case .create(let summary): try store?.create(summary)
        case .record(let turn):
            if let branch = try store?.record(turn) {
                inbox.post(
                    .notice(
                        .warning,
                        "Another shell went on with this session meanwhile. What you say here is kept as \(branch)."
                    ))
            }
        case .checkpoint(let turn): try store?.checkpoint(turn.id, text: turn.text)
        case .saveDraft(let session, let draft): try store?.saveDraft(session, draft)
        case .savePinned(let session, let slug): try store?.setPinned(session, slug)
        case .keepOverride(let override): try OverrideFile.append(override, to: overrides)
        case .searchSessions(let words):
            inbox.post(.turnsFound(words: words, try opened(store).search(words)))
        case .listSessions: inbox.post(.sessionsListed(try opened(store).list(limit: 30)))
        case .openSession(let id):
            switch try opened(store).find(prefix: id) {
            case .found(let session): inbox.post(.sessionOpened(session))
            case .ambiguous(let several): inbox.post(.sessionUnknown(id, nearest: several))
            case .unknown: inbox.post(.sessionUnknown(id, nearest: []))
            }
        case .lookUp(let lookup): lookUp(lookup, store)
        case .save(let excerpt, let file, let overwrites):
            inbox.post(SavedFile.save(excerpt, to: file, overwrites: overwrites))
        case .ask, .cancel, .warm, .cancelWarming, .keepHandoff, .showTurn, .look, .showBare, .copy, .quit:
            break
        }
    }

    /// The engine waits for the answer. `isBlocked`: what comes before it could not be kept.
    private func keep(_ record: HandoffRecord, isBlocked: Bool) {
        if isBlocked {
            inbox.post(
                .handoffNotKept(record.number, reason: "what was said before it could not be kept either"))
            return
        }
        do {
            try store.withLock { $0 }?.keep(record)
            inbox.post(.handoffKept(record.number))
        } catch {
            inbox.post(.handoffNotKept(record.number, reason: "\(error)"))
        }
    }

    private func opened(_ store: SessionStore?) throws(Failure) -> SessionStore {
        guard let store else {
            throw Failure("The database is not open, so there are no kept sessions to show.")
        }
        return store
    }

    private func ask(_ turn: TurnID, _ request: ModelRequest) {
        requests.withLock { requests in
            if requests.cancelled.contains(turn) { return }
            requests.serial += 1
            let serial = requests.serial
            let task = Task.detached { [self] in
                await stream(turn, request)
                self.requests.withLock {
                    if $0.running[turn]?.serial == serial { $0.running.removeValue(forKey: turn) }
                }
            }
            requests.running[turn] = (serial, task)
        }
    }

    /// What a provider has learned of its server comes before the end of the reply that taught it.
    private func stream(_ turn: TurnID, _ request: ModelRequest) async {
        do {
            let provider = try await connected()
            let end = Mutex(
                ModelEvent.ended(ModelEnding(outcome: .error, detail: "the provider gave no end")))
            await provider.stream(request) { [inbox] event in
                if case .ended = event {
                    end.withLock { $0 = event }
                } else {
                    inbox.post(.model(turn, event))
                }
            }
            inbox.post(.modelTraits(await provider.traits))
            inbox.post(.model(turn, end.withLock { $0 }))
        } catch {
            inbox.post(.model(turn, .ended(ModelEnding(outcome: .error, detail: "\(error)"))))
        }
    }

    private func warm(_ request: ModelRequest, era: Int) {
        warming.withLock { warming in
            if warming.era != era { return }
            warming.task?.cancel()
            warming.task = Task.detached { [self] in
                guard let provider = try? await connected() else { return }
                await provider.stream(request) { _ in }
            }
        }
    }
}

extension Effect {
    /// What must reach the store, in order, before anything is asked.
    fileprivate var isKeeping: Bool {
        switch self {
        case .create, .record: true
        case .checkpoint, .saveDraft, .savePinned, .keepOverride, .listSessions, .searchSessions, .lookUp,
            .openSession, .ask,
            .cancel,
            .warm,
            .cancelWarming, .keepHandoff, .save, .copy, .showTurn, .look, .showBare,
            .quit:
            false
        }
    }
}
