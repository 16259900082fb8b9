import Conversation
import Engine
import Glibc
import Terminal
import Views

/// The shell in lines: for screen readers, for pipes, and for terminals that can't place a cursor. The same engine; no
/// screen, no colour, nothing that was written is changed.
struct PlainShell {
    var engine: SessionEngine
    let inbox: Inbox
    let carrier: Carrier
    let signals: SignalDescriptor
    let copier: Copier
    private var script: PlainScript
    private var input = LineInput()
    private var message = LineMessage()
    private var editor: ExternalEditor?
    var ending: Signal?
    /// A reply failed, or something could not be kept.
    private var hasFailed = false
    private var interrupts = 0
    /// The prompt is the last thing that was written.
    private var isPrompting = false
    /// When text of an unfinished line came last.
    private var heard: Int64 = 0
    /// The model's traits and the database come before the first line of a pipe: the prompts and the keeping depend on
    /// them.
    private var waits: (traits: Bool, store: Bool)

    /// Somebody types: lines are taken at once, as in the shell. Otherwise one after the other, each when all that came
    /// of the last has ended.
    private let isTyped: Bool
    /// Somebody reads along.
    private let isRead: Bool
    /// In milliseconds: a reply that pauses for so long is told as far as it has come.
    private static let pause: Int64 = 700

    init(engine: SessionEngine, inbox: Inbox, carrier: Carrier, signals: SignalDescriptor, copier: Copier) {
        self.engine = engine
        self.inbox = inbox
        self.carrier = carrier
        self.signals = signals
        self.copier = copier
        isTyped = isatty(STDIN_FILENO) == 1
        isRead = isatty(STDOUT_FILENO) == 1
        script = PlainScript(echoes: !isTyped)
        waits = (!isTyped, !isTyped)
    }

    /// Runs until the user leaves, or the input and all that it asked for has ended.
    mutating func run() throws -> Shell.End {
        greet()
        tell()
        while !engine.state.isOver, ending == nil {
            let ready = Poll.wait(
                input: wantsInput ? STDIN_FILENO : nil, wake: inbox.wake, signals: signals,
                timeoutMilliseconds: timeout())
            for signal in ready.signals { obey(signal) }
            // What stood at the terminal then is the draft.
            if ending != nil { break }
            if ready.hasInput { try input.read() }
            for event in inbox.drain() { hear(event) }
            if let wake = engine.wake, wake.since(WallClock.now) <= 0 { take(.tick) }
            lookAfterEditor()
            takeLines()
            tell()
            prompt()
        }
        return finish()
    }

    private func greet() {
        guard isTyped else { return }
        let count = engine.state.team.personas.count
        Output.line(
            "- dramatis, in lines: \(count) members. Say what you are working on; /help lists commands, /quit leaves."
        )
    }

    // MARK: - Input

    private var wantsInput: Bool {
        if input.isOver || editor != nil { return false }
        return isTyped || (isReadyForLine && !input.hasLine)
    }

    private var isReadyForLine: Bool {
        isTyped ? editor == nil : engine.isSettled && !waits.traits && !waits.store
    }

    private mutating func takeLines() {
        while isReadyForLine, !engine.state.isOver, ending == nil {
            guard let line = input.next() else {
                if input.isOver { endInput() }
                return
            }
            isPrompting = false
            guard let text = message.feed(line) else { continue }
            take(line: text)
            tell()
        }
    }

    /// All that was said is answered before the shell is left.
    private mutating func endInput() {
        if message.isOpen {
            take(line: message.take())
            tell()
        }
        guard engine.isSettled else { return }
        // Nobody is left to answer it.
        if !isTyped, engine.state.card != nil || engine.state.isGoalWanted { hasFailed = true }
        take(.terminate)
    }

    private mutating func take(line: String) {
        if !isTyped, line.allSatisfy(\.isWhitespace), !isEnterOfUse { return }
        switch LineMove.read(line, engine.state) {
        case .events(let events): for event in events { take(event.event) }
        case .editBrief(let text): edit(text)
        }
    }

    /// An empty line of a file is mostly no Enter.
    private var isEnterOfUse: Bool {
        engine.state.card != nil || engine.state.isStepUnopened || !engine.state.queued.isEmpty
    }

    private mutating func edit(_ text: String) {
        guard isTyped, isRead else {
            take(.notice(.warning, "e takes the text behind it; there is no terminal for an editor."))
            return
        }
        do throws(Failure) {
            editor = try ExternalEditor.start(text, wake: inbox.wake)
        } catch {
            take(.notice(.failure, error.description))
        }
    }

    private mutating func lookAfterEditor() {
        guard let result = editor?.result() else { return }
        editor = nil
        switch result {
        case .success(let text):
            take(.editBrief)
            if engine.state.isEditingBrief {
                take(.draft(text))
                take(.submit)
            }
        case .failure(let failure): take(.notice(.failure, failure.description))
        }
    }

    // MARK: - Events

    private mutating func hear(_ event: Event) {
        take(event)
        switch event {
        case .modelTraits, .modelStatus(.failed): waits.traits = false
        case .storeReady, .sessionOpened: waits.store = false
        case .storeFailed:
            waits.store = false
            hasFailed = true
        case .model(_, .delta): heard = WallClock.ticks
        case .model(let turn, .ended):
            let reply = engine.state.transcript[turn]
            if let reply, reply.outcome == .error || reply.text.allSatisfy(\.isWhitespace) {
                hasFailed = true
            }
        default: break
        }
    }

    private mutating func take(_ event: Event) {
        let effects = engine.handle(event, at: WallClock.now)
        carrier.carry(effects)
        for effect in effects {
            switch effect {
            case .listSessions, .searchSessions, .openSession, .save:
                // The next line is for what comes of it.
                if !isTyped { carrier.wait() }
            case .copy(let excerpt): copy(excerpt)
            case .showTurn(let number): write(script.turn(number, engine.state))
            case .look: write("- That changes what a screen shows; here all of it stands above.\n")
            case .showBare: for piece in BareTranscript.pieces(engine.state) { write(piece) }
            case .create, .record, .checkpoint, .saveDraft, .savePinned, .keepHandoff, .keepOverride, .ask,
                .cancel, .lookUp, .warm, .cancelWarming, .quit:
                break
            }
        }
        if !isTyped { for event in inbox.drain() { hear(event) } }
    }

    private mutating func copy(_ excerpt: Excerpt) {
        var outcome: Clipboard.Outcome?
        if copier.way == .terminal, isRead {
            let type = getenv("TERM").map { String(cString: $0) }
            outcome = Clipboard.send(excerpt.text, to: STDOUT_FILENO, type: type)
        }
        take(copier.carryOut(excerpt, outcome))
    }

    // MARK: - Signals

    private mutating func obey(_ signal: Signal) {
        switch signal {
        case .windowChange, .resume: break
        case .stop: signals.stopProcess()
        case .interrupt: interrupt()
        case .terminate, .hangup, .quit: end(signal)
        }
    }

    private mutating func interrupt() {
        // It is the editor's.
        if editor != nil { return }
        interrupts += 1
        hasFailed = true
        let isBusy = !engine.isSettled
        if message.isOpen {
            _ = message.take()
            take(.notice(.warning, "What was begun is dropped."))
        } else if isTyped || isBusy && interrupts == 1 {
            take(.interrupt)
        } else {
            end(.interrupt)
        }
    }

    /// What was being typed is kept as the draft.
    private mutating func end(_ signal: Signal) {
        ending = signal
        var draft = message.take()
        if let written = editor?.abandon() { draft = written }
        if isTyped {
            let typed = TypedLine.take()
            draft = [draft, typed].filter { !$0.isEmpty }.joined(separator: "\n")
        }
        if !draft.isEmpty {
            take(.draft([engine.state.composer.text, draft].filter { !$0.isEmpty }.joined(separator: "\n")))
        }
        take(.terminate)
    }

    // MARK: - Output

    private func timeout() -> Int? {
        var waits: [Int64] = []
        if let wake = engine.wake { waits.append(wake.since(WallClock.now)) }
        if isRead, script.isHolding { waits.append(heard + Self.pause - WallClock.ticks) }
        return waits.min().map { Int(clamping: max(0, $0)) }
    }

    private mutating func tell() {
        if editor != nil { return }
        let isPause = isRead && script.isHolding && WallClock.ticks - heard >= Self.pause
        let news = script.news(engine.state, isPause: isPause)
        if news.isEmpty { return }
        if isPrompting { write("\n") }
        isPrompting = false
        write(news)
    }

    private mutating func prompt() {
        guard isTyped, isRead, !isPrompting, editor == nil, ending == nil, !engine.state.isOver,
            engine.isSettled, !input.isOver
        else { return }
        let name = engine.state.addressee.flatMap { engine.state.team[$0]?.abbreviation } ?? "auto"
        write(Plain.line(message.isOpen ? "... " : "\(name)> "))
        isPrompting = true
    }

    /// Nobody reads any more: then it ends, and what there is is kept.
    private mutating func write(_ text: String) {
        if Output.write(Array(text.utf8), to: STDOUT_FILENO) { return }
        hasFailed = true
        if !engine.state.isOver { take(.terminate) }
    }

    private mutating func finish() -> Shell.End {
        if isPrompting || script.isInLine { Output.write([0x0A], to: STDOUT_FILENO) }
        carrier.finish()
        let failures = inbox.drain().compactMap { event -> String? in
            if case .storeFailed(let text) = event { text } else { nil }
        }
        return Shell.End(signal: ending, failures: failures, hasFailed: hasFailed && !isTyped)
    }
}

/// What stands on the terminal's line and was not sent with Enter.
enum TypedLine {
    /// Takes it out of the line, which is only seen by a reader that takes single characters.
    static func take() -> String {
        var found = termios()
        guard tcgetattr(STDIN_FILENO, &found) == 0 else { return "" }
        var single = found
        single.c_lflag &= ~tcflag_t(ICANON)
        withUnsafeMutableBytes(of: &single.c_cc) {
            $0[Int(VMIN)] = 0
            $0[Int(VTIME)] = 0
        }
        guard tcsetattr(STDIN_FILENO, TCSANOW, &single) == 0 else { return "" }
        defer { tcsetattr(STDIN_FILENO, TCSANOW, &found) }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = read(STDIN_FILENO, &bytes, bytes.count)
        return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
    }
}
