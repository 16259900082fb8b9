import Canvas
import Conversation
import Engine
import Glibc
import Terminal
import Views

/// The loop: sleeps until a key, an event or a moment comes, lets the engine decide, carries the effects out, and
/// paints.
struct Shell {
    let terminal: Terminal
    let inbox: Inbox
    private let carrier: Carrier
    private let signals: SignalDescriptor
    private var theme: Theme
    private let copier: Copier
    private let crier: Crier
    private var attention = Attention()
    var engine: SessionEngine
    private var screen = Screen()
    private var keymap: Keymap
    private var decoder = InputDecoder()

    /// The terminal is somebody else's at the moment.
    var away: Away?
    /// Something changed since the last frame.
    var isDirty = true
    /// Monotonic milliseconds.
    private var painted: Int64 = 0
    /// When the terminal last sent something.
    private var received: Int64 = 0
    /// When the user last typed, while nobody has looked at the draft since.
    private var typed: Int64?
    /// When what the start or a reply took of memory is given back; nil when that was done.
    private var rest: Int64?
    private var ending: Signal?
    /// Events that came and were not taken yet.
    private var pending: [Event] = []

    /// So many milliseconds at a time go to what came from elsewhere.
    private static let portion: Int64 = 10
    /// And so many to a search in the transcript.
    private static let searchPortion: Int64 = 5
    /// What streams is painted at most so often; a key is painted at once.
    private static let frameInterval: Int64 = 40
    /// An escape alone is a key when nothing follows within so many milliseconds.
    private static let escapeDelay: Int64 = 30
    /// A pause in typing.
    private static let pause: Int64 = 250
    /// So long nothing happens before memory is given back.
    private static let restDelay: Int64 = 500

    init(
        terminal: Terminal, engine: SessionEngine, inbox: Inbox, carrier: Carrier, signals: SignalDescriptor,
        theme: Theme, keymap: Keymap, copier: Copier, crier: Crier
    ) {
        self.terminal = terminal
        self.engine = engine
        self.inbox = inbox
        self.carrier = carrier
        self.signals = signals
        self.theme = theme
        self.keymap = keymap
        self.copier = copier
        self.crier = crier
    }

    /// How it ended: by which signal, if by one, and what could not be kept at the last.
    struct End {
        var signal: Signal?
        var failures: [String]
        /// A reply that was asked for by nobody who could see it fail.
        var hasFailed = false
    }

    /// Runs until the user leaves. `afterFirstPaint` starts what the first frame must not wait for.
    mutating func run(afterFirstPaint: () -> Void) -> End {
        paint()
        afterFirstPaint()
        rest = WallClock.ticks + Self.restDelay
        while !engine.state.isOver {
            // Until the next frame is due, what streams may gather: every wake would cost more than it brings.
            let gathers = isDirty && away == nil && WallClock.ticks - painted < Self.frameInterval
            let ready = Poll.wait(
                input: input, wake: gathers ? nil : inbox.wake, signals: signals,
                timeoutMilliseconds: timeout())
            for signal in ready.signals { take(signal) }
            if ready.hasInput { takeInput() }
            takeEvents()
            takeMoments()
            lookAfterEditor()
            if isDirty, away == nil, ready.hasInput || WallClock.ticks - painted >= Self.frameInterval {
                paint()
            }
        }
        terminal.close()
        carrier.finish()
        let failures = inbox.drain().compactMap { event -> String? in
            if case .storeFailed(let text) = event { text } else { nil }
        }
        return End(signal: ending, failures: failures)
    }

    /// What came from elsewhere, for a moment at most: a reply that arrives faster than it can be taken must not keep
    /// keys and signals waiting.
    private mutating func takeEvents() {
        pending += inbox.drain()
        let end = WallClock.ticks + Self.portion
        var taken = 0
        while taken < pending.count, !engine.state.isOver {
            handle(pending[taken])
            taken += 1
            if taken % 64 == 0, WallClock.ticks >= end { break }
        }
        pending.removeFirst(taken)
    }

    /// Nil while somebody else reads the terminal.
    private var input: Int32? {
        if case .editor? = away { nil } else { terminal.input }
    }

    mutating func handle(_ event: Event) {
        let wasSpeaking = engine.state.activity != nil
        let effects = engine.handle(event, at: WallClock.now)
        carrier.carry(effects)
        if rest != nil || wasSpeaking { rest = WallClock.ticks + Self.restDelay }
        // Painted when it is kept: without it a kill within milliseconds lost a message that could be read already.
        if effects.contains(where: { if case .record = $0 { true } else { false } }) { carrier.settle() }
        for effect in effects { show(effect) }
        if let call = attention.look(engine.state, at: WallClock.now) { crier.call(call, on: terminal) }
        isDirty = true
    }

    /// What is the terminal's of the effects.
    private mutating func show(_ effect: Effect) {
        switch effect {
        case .showTurn(let number): screen.look(.turn(number), engine.state, clock: WallClock.local)
        case .look(let look): screen.look(look, engine.state, clock: WallClock.local)
        case .showBare: showBare()
        case .copy(let excerpt):
            copier.copy(excerpt, terminal: copier.way == .terminal ? terminal.copy(excerpt.text) : nil)
        case .create, .record, .checkpoint, .saveDraft, .savePinned, .keepHandoff, .keepOverride,
            .listSessions, .searchSessions,
            .lookUp, .openSession, .ask, .cancel, .warm, .cancelWarming, .save, .quit:
            break
        }
    }

    private mutating func paint() {
        terminal.paint(screen.frame(engine.state, size: terminal.size, clock: WallClock.local), theme: theme)
        terminal.setTitle(WindowTitle.text(engine.state))
        painted = WallClock.ticks
        isDirty = false
    }

    // MARK: - Moments

    private func timeout() -> Int? {
        let now = WallClock.ticks
        var waits: [Int64] = []
        if !pending.isEmpty { return 0 }
        if screen.isSearching, away == nil { return 0 }
        if isDirty, away == nil { waits.append(painted + Self.frameInterval - now) }
        if decoder.isPending { waits.append(received + Self.escapeDelay - now) }
        if let typed { waits.append(typed + Self.pause - now) }
        if let wake = engine.wake { waits.append(wake.since(WallClock.now)) }
        if let rest { waits.append(rest - now) }
        // The seconds of who is asked or speaks go on.
        if engine.state.activity != nil, away == nil { waits.append(painted + 1000 - now) }
        return waits.min().map { Int(max(0, $0)) }
    }

    private mutating func takeMoments() {
        if decoder.isPending, WallClock.ticks - received >= Self.escapeDelay {
            for input in decoder.flush() { take(input) }
        }
        if let typed, WallClock.ticks - typed >= Self.pause {
            self.typed = nil
            handle(.paused)
        }
        if let wake = engine.wake, WallClock.now >= wake { handle(.tick) }
        if let rest, WallClock.ticks >= rest {
            self.rest = nil
            // Whoever speaks slowly goes on, and would bring all of it back again and again.
            if engine.state.activity == nil { Footprint.shrink() }
        }
        searchOn()
        if engine.state.activity != nil, WallClock.ticks - painted >= 1000 { isDirty = true }
    }

    /// For a moment only: then it is looked whether a key has come.
    private mutating func searchOn() {
        let end = WallClock.ticks + Self.searchPortion
        while screen.isSearching, away == nil, WallClock.ticks < end {
            screen.searchOn(engine.state, clock: WallClock.local)
            isDirty = true
        }
    }

    // MARK: - Signals

    private mutating func take(_ signal: Signal) {
        switch signal {
        case .windowChange:
            terminal.resize()
            isDirty = true
        case .resume:
            if away == nil { terminal.resume() }
            isDirty = true
        case .stop: suspend()
        // At the plain screen Ctrl-C is one, and goes back as Enter does.
        case .interrupt where away != nil: comeBack()
        case .terminate, .hangup, .quit, .interrupt:
            abandonEditor()
            ending = signal
            handle(.terminate)
        }
    }

    private mutating func suspend() {
        terminal.suspend()
        signals.stopProcess()
        if away == nil { terminal.resume() }
        isDirty = true
    }

    // MARK: - Input

    private mutating func takeInput() {
        if away != nil { return takeBareInput() }
        switch terminal.read() {
        case .bytes(let bytes):
            for input in decoder.feed(bytes) { take(input) }
            // Not before: while this was done, nobody looked whether more has come.
            received = WallClock.ticks
        case .nothing: break
        case .hangup:
            ending = .hangup
            handle(.terminate)
        }
    }

    private mutating func take(_ input: Input) {
        switch input {
        case .key(let key):
            let context = screen.context(engine.state)
            guard let action = keymap.action(for: key, in: context, card: engine.state.card) else { return }
            // What the roster does not know is the composer's, and leaves the roster.
            if context.focus == .roster, !action.isOfRoster, action != .repaint { take(.roster(.leave)) }
            take(action)
        case .paste(let text): takePaste(.paste(text))
        case .pasteMore(let text): takePaste(.pasteMore(text))
        case .wheel(let steps, _): take(.scroll(.lines(steps * 3)))
        case .background(let color):
            theme = .suited(to: color)
            isDirty = true
        case .press(let point):
            if let command = screen.press(at: point, engine.state) { take(.say(command)) }
        case .focus(let isOn): attention.focus(isOn)
        }
    }

    /// Of a paste into the search only the first line is looked for.
    private mutating func takePaste(_ edit: Edit) {
        if engine.state.recall != nil, case .paste(let text) = edit {
            take(.recall(.type(text)))
        } else {
            take(.edit(edit))
        }
    }

    private mutating func take(_ action: Action) {
        isDirty = true
        if screen.take(action, engine.state, clock: WallClock.local) { return }
        switch action {
        case .edit(let edit):
            typed = WallClock.ticks
            handle(.edit(edit))
        case .submit:
            typed = nil
            handle(.submit)
        case .choose(let number): handle(.choose(number))
        case .brief(let key): handle(.brief(key))
        case .complete: handle(.complete)
        case .popup(let key): handle(.popup(key))
        case .recall(let key): handle(.recall(key))
        case .stop: handle(.stop)
        case .interrupt: handle(.interrupt)
        case .endOfInput: handle(.endOfInput)
        case .say(let command): handle(.say(command))
        case .scroll, .look: break
        case .repaint: terminal.repaint()
        case .roster(let move):
            if let command = screen.move(move, engine.state) { take(.say(command)) }
        case .suspend: suspend()
        case .editExternally: editExternally()
        case .editBriefExternally:
            handle(.editBrief)
            if engine.state.isEditingBrief { editExternally() }
        }
    }
}
