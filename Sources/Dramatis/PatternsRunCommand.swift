import ArgumentParser
import Conversation
import Engine
import Glibc
import Patterns
import Personas
import Terminal

extension PatternsCommand {
    struct Run: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Walks through a pattern; the report to standard output, the progress to standard error.",
            discussion: """
                With --auto the members go on with their own assumptions, and every brief is accepted. Without it, the \
                lines of standard input are what you say, as in the shell: /next, /skip, /redo as SLUG; an empty line \
                is Enter, and accepts a brief or takes the recommended member.
                Exit status 0 when the pattern has come to its end, else 1; the report tells what there is either way.
                """)

        @OptionGroup var common: CommonOptions
        @Argument(help: "Slug, or an unambiguous beginning of it.") var name: String
        @Option(help: ArgumentHelp("What is to come out in the end.", valueName: "text")) var goal: String
        @Flag(help: "Nobody answers the members' questions.") var auto = false
        @Option(
            name: .customLong("choose"), parsing: .singleValue,
            help: ArgumentHelp("Who takes a step that leaves a choice; may be repeated.", valueName: "slug"))
        var choices: [String] = []
        @Flag(help: "The session is kept among the others.") var keepSession = false
        @Flag(help: "One JSON object a line: what happens, and at the end the report.") var json = false

        func validate() throws {
            if goal.allSatisfy(\.isWhitespace) { throw ValidationError("The goal is empty.") }
        }

        func run() throws {
            let setting = try Setting(common)
            let team = try common.team()
            let driver = try driver(team)
            let inbox = try Inbox()
            let signals = try SignalDescriptor()
            let engine = SessionEngine(
                team: team,
                options: SessionEngine.Options(
                    model: setting.model, traits: Setting.assumedTraits, vocabulary: Shipped.vocabulary,
                    replyTokens: common.maxTokens, readingTime: 0,
                    seed: UInt64.random(in: .min ... .max)),
                at: WallClock.now)
            let carrier = Carrier(inbox: inbox, overrides: setting.paths.overrides) {
                setting.provider(inbox: inbox)
            }
            if keepSession { carrier.openStore(folder: setting.paths.data) }
            carrier.connect()
            var run = PatternRun(
                engine: engine, driver: driver, inbox: inbox, carrier: carrier, signals: signals,
                printer: PatternPrinter(form: json ? .json : .text, isFollowed: !auto), isKept: keepSession)
            if try run.walk() != .finished { throw ExitCode(1) }
        }

        private func driver(_ team: Team) throws -> PatternDriver {
            let pattern = try team.pattern(named: name)
            let driver = PatternDriver(
                pattern: pattern, goal: goal, choices: try choices.map { try team.member(named: $0).slug },
                manner: auto ? .alone : .listening)
            if let wrong = driver.unofferedChoices.first {
                let steps = pattern.steps.filter(\.isChoice).map {
                    "step \($0.number): \($0.personas.map(\.text).joined(separator: ", "))"
                }
                let hint =
                    steps.isEmpty ? "no step of it leaves a choice" : steps.joined(separator: "; ")
                throw Failure("--choose \(wrong): \(pattern.slug) offers it nowhere; \(hint)")
            }
            return driver
        }
    }
}

/// The engine without a screen: a pattern from its start to its end, or as far as it comes.
struct PatternRun {
    private var engine: SessionEngine
    private var driver: PatternDriver
    private let inbox: Inbox
    private let carrier: Carrier
    private let signals: SignalDescriptor
    private var printer: PatternPrinter
    private let isKept: Bool
    private var progress = PatternProgress()
    private var input = LineInput()
    private var ending: PatternDriver.Ending?
    private var signal: Signal?
    private var isListening = false
    /// The model's traits and the database come before the first word: the prompts and the keeping depend on them.
    private var waitsForTraits = true
    private var waitsForStore: Bool

    init(
        engine: SessionEngine, driver: PatternDriver, inbox: Inbox, carrier: Carrier,
        signals: SignalDescriptor, printer: PatternPrinter, isKept: Bool
    ) {
        self.engine = engine
        self.driver = driver
        self.inbox = inbox
        self.carrier = carrier
        self.signals = signals
        self.printer = printer
        self.isKept = isKept
        waitsForStore = isKept
    }

    mutating func walk() throws -> PatternDriver.Ending {
        while ending == nil {
            let ready = Poll.wait(
                input: isListening && !input.isOver ? STDIN_FILENO : nil, wake: inbox.wake, signals: signals,
                timeoutMilliseconds: engine.wake.map { Int(clamping: max(0, $0.since(WallClock.now))) })
            for signal in ready.signals where signal != .windowChange && signal != .resume {
                if signal == .stop { signals.stopProcess() } else { self.signal = signal }
            }
            if signal != nil { break }
            if ready.hasInput { try input.read() }
            for event in inbox.drain() { try hear(event) }
            if let wake = engine.wake, wake.since(WallClock.now) <= 0 { try take(.tick) }
            try goOn()
        }
        return try finish()
    }

    private mutating func hear(_ event: Event) throws {
        try take(event)
        switch event {
        case .modelTraits: waitsForTraits = false
        case .modelStatus(.failed(let detail)) where waitsForTraits: throw Failure(detail)
        case .storeReady: waitsForStore = false
        case .storeFailed(let reason) where waitsForStore: throw Failure(reason)
        default: break
        }
    }

    private mutating func take(_ event: Event) throws {
        let effects = engine.handle(event, at: WallClock.now)
        carrier.carry(effects)
        try printer.show(progress.take(event, effects, engine.state), engine.state)
    }

    /// All that can be done before something has to come.
    private mutating func goOn() throws {
        while ending == nil, !waitsForTraits, !waitsForStore, engine.isSettled {
            var move = driver.next(engine.state)
            isListening = move == .listen
            if isListening {
                guard let line = input.next() else {
                    if input.isOver { ending = .left }
                    return
                }
                // What could not be sent stands in the composer, where a person would see it.
                if !engine.state.composer.isEmpty { try take(.draft("")) }
                move = PatternDriver.move(for: line, engine.state)
            }
            if case .end(let end) = move { ending = end }
            if let event = move.event { try take(event) }
        }
    }

    private mutating func finish() throws -> PatternDriver.Ending {
        if signal != nil { try take(.stop) }
        let state = engine.state
        try take(.terminate)
        carrier.finish()
        try printer.end(ending ?? .left, state, session: isKept ? state.summary.id : nil)
        if let signal { SignalDescriptor.die(of: signal) }
        return ending ?? .left
    }
}

/// Standard input, line by line, read when a line is wanted.
struct LineInput {
    private var bytes: [UInt8] = []
    private(set) var isOver = false

    /// A line can be had without reading.
    var hasLine: Bool { bytes.contains(UInt8(ascii: "\n")) || isOver && !bytes.isEmpty }

    mutating func read() throws(Failure) {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = Glibc.read(STDIN_FILENO, &chunk, chunk.count)
        if count < 0, errno == EINTR || errno == EAGAIN { return }
        if count < 0 { throw Failure("standard input: \(String(cString: strerror(errno)))") }
        isOver = count == 0
        bytes += chunk[..<count]
        if bytes.count > Files.limit {
            throw Failure("standard input: more than \(Files.limit >> 20) MiB in a line is not read")
        }
    }

    /// Nil when no whole line is there; the last one may end with the input.
    mutating func next() -> String? {
        let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? (isOver ? bytes.endIndex : nil)
        guard let end, !bytes.isEmpty else { return nil }
        var line = bytes[..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        let text = String(decoding: line, as: UTF8.self)
        bytes.removeFirst(min(end + 1, bytes.count))
        return text
    }
}
