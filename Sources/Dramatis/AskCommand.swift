import ArgumentParser
import Conversation
import Engine
import Glibc
import Terminal

struct AskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "One request, the answer alone to standard output; who spoke goes to standard error.",
        discussion:
            "Exit status 0 when there is an answer, 1 when it failed. One that was cut off says so on standard error."
    )

    @OptionGroup var common: CommonOptions
    @Option(name: .customLong("as"), help: ArgumentHelp("Who is to answer.", valueName: "slug"))
    var speaker: String?
    @Flag(help: "One JSON object a line: started, delta, finished.") var json = false
    @Argument(help: "The request; - reads it from standard input.") var text: [String]

    func run() throws {
        let request = try request()
        let setting = try Setting(common)
        let team = try common.team()
        let inbox = try Inbox()
        let signals = try SignalDescriptor()
        let engine = SessionEngine(
            team: team,
            options: SessionEngine.Options(
                model: setting.model, traits: Setting.assumedTraits,
                pinned: try speaker.map { try team.member(named: $0).slug },
                vocabulary: Shipped.vocabulary, replyTokens: common.maxTokens, seed: 0),
            at: WallClock.now)
        let carrier = Carrier(inbox: inbox, overrides: setting.paths.overrides) {
            setting.provider(inbox: inbox)
        }
        carrier.connect()
        var asking = Asking(
            engine: engine, inbox: inbox, carrier: carrier,
            signals: signals,
            printer: json ? .json : .text(isTerminal: isatty(STDOUT_FILENO) == 1))
        let isAnswered = try asking.run(request)
        if !isAnswered { throw ExitCode(1) }
    }

    private func request() throws -> String {
        if text != ["-"] {
            let request = text.joined(separator: " ")
            if request.allSatisfy(\.isWhitespace) { throw ValidationError("The request is empty.") }
            return request
        }
        let bytes = try Files.read(STDIN_FILENO, name: "standard input")
        let request = String(decoding: bytes, as: UTF8.self)
        if request.allSatisfy(\.isWhitespace) { throw Failure("standard input holds no request") }
        return request
    }
}

/// The engine without a screen: one request in, its replies out as they stream.
struct Asking {
    private var engine: SessionEngine
    private let inbox: Inbox
    private let carrier: Carrier
    private let signals: SignalDescriptor
    private var printer: ReplyPrinter
    /// The traits of the model come before the request goes out: the prompt depends on them.
    private var waiting: String?
    private var ending: Signal?
    private var hasAskedAgain = false

    init(
        engine: SessionEngine, inbox: Inbox, carrier: Carrier, signals: SignalDescriptor,
        printer: ReplyPrinter.Form
    ) {
        self.engine = engine
        self.inbox = inbox
        self.carrier = carrier
        self.signals = signals
        self.printer = ReplyPrinter(form: printer)
    }

    /// True when no reply failed.
    mutating func run(_ request: String) throws -> Bool {
        // A request that begins with a slash is one here, and no command.
        waiting = request.hasPrefix("/") ? "/" + request : request
        while waiting != nil || engine.state.activity != nil {
            let ready = Poll.wait(input: nil, wake: inbox.wake, signals: signals, timeoutMilliseconds: nil)
            for signal in ready.signals where signal != .windowChange && signal != .resume {
                if signal == .stop {
                    signals.stopProcess()
                } else {
                    ending = signal
                    waiting = nil
                    take(.stop)
                }
            }
            for event in inbox.drain() { try take(event, sending: true) }
            try printer.show(engine.state)
            if waiting == nil, engine.state.activity == nil { askAgain() }
        }
        carrier.finish()
        // Nobody was asked: what the engine says about it is the error.
        if engine.state.transcript.turns.isEmpty,
            let reason = engine.state.notices.last(where: { $0.kind != .answer })
        {
            throw Failure(reason.text.filter { $0 != "\\" && $0 != "`" })
        }
        if let ending { SignalDescriptor.die(of: ending) }
        let replaced = Set(engine.state.transcript.turns.compactMap { $0.provenance?.replaces })
        return engine.state.transcript.turns.filter { !replaced.contains($0.id.number) }.allSatisfy {
            ($0.outcome == .complete || $0.outcome == .truncated) && !$0.text.allSatisfy(\.isWhitespace)
        }
    }

    /// What a user would do of whose reply was cut off before it had said anything: small models now and then begin with
    /// a line of somebody else's. Once.
    private mutating func askAgain() {
        guard !hasAskedAgain, ending == nil, let last = engine.state.transcript.last,
            last.outcome == .truncated, last.text.allSatisfy(\.isWhitespace)
        else { return }
        hasAskedAgain = true
        Output.complain("dramatis: nothing was said before that; asking once more")
        take(.say("/retry"))
    }

    private mutating func take(_ event: Event) {
        carrier.carry(engine.handle(event, at: WallClock.now))
    }

    private mutating func take(_ event: Event, sending: Bool) throws {
        take(event)
        switch event {
        case .modelTraits:
            guard let request = waiting else { return }
            waiting = nil
            take(.say(request))
        case .modelStatus(.failed(let detail)):
            if waiting != nil { throw Failure(Plain.line(detail)) }
        default: break
        }
    }
}
