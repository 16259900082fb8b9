import ArgumentParser
import Canvas
import Dispatch
import Engine
import Glibc
import Terminal

struct ShellCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shell", abstract: "The shell itself (what starts without a subcommand).",
        discussion: """
            Where standard input or output is no terminal, or one that can't place its cursor, the shell speaks in lines, as \
            with --plain: each begins with who speaks. Lines of a pipe are said one after the other; then the exit status is 1 \
            when a reply has failed.
            """)

    @OptionGroup var common: CommonOptions

    @Flag(name: .customLong("continue"), help: "Go on with the last session at once.")
    var continues = false

    @Flag(help: "Lines instead of a screen: for screen readers and pipes.")
    var plain = false

    func run() throws {
        let setting = try Setting(common)
        let source = try TeamSource.find(
            explicit: common.personas, paths: setting.paths, ask: TeamSource.askOnTerminal)
        let inbox = try Inbox()
        let signals = try SignalDescriptor()
        let carrier = Carrier(inbox: inbox, overrides: setting.paths.overrides) {
            setting.provider(inbox: inbox)
        }
        let routers = RouterSource { Shipped.vocabulary }
        // The last session is read while the first frame is made.
        if continues { carrier.openStore(folder: setting.paths.data, continuing: true) }
        let start = {
            carrier.connect()
            if !continues { carrier.openStore(folder: setting.paths.data) }
            DispatchQueue.global().async { _ = routers.router(of: source.team) }
            if let file = source.watched { FileWatch.start(file, inbox: inbox) }
        }
        let end: Shell.End
        if let terminal = try screen(setting) {
            var shell = Shell(
                terminal: terminal, engine: engine(setting, source, routers), inbox: inbox, carrier: carrier,
                signals: signals, theme: setting.configuration.theme.theme(environment: setting.environment),
                keymap: setting.configuration.keymap, copier: setting.copier(inbox: inbox),
                crier: Crier(
                    way: setting.configuration.notify, command: setting.configuration.notifyCommand,
                    inbox: inbox))
            let asksBackground = setting.configuration.theme.asksTerminal(environment: setting.environment)
            end = shell.run {
                if asksBackground { terminal.askBackground() }
                start()
            }
        } else {
            let isTyped = isatty(STDIN_FILENO) == 1
            var shell = PlainShell(
                engine: engine(setting, source, routers, inLines: true, isAsked: isTyped), inbox: inbox,
                carrier: carrier, signals: signals, copier: setting.copier(inbox: inbox))
            start()
            end = try shell.run()
        }
        for failure in end.failures { Output.complain("dramatis: " + Plain.line(failure)) }
        if let signal = end.signal { SignalDescriptor.die(of: signal) }
        if !end.failures.isEmpty || end.hasFailed { throw ExitCode(1) }
    }

    /// The screen; nil where lines are wanted, or nothing else can be had.
    private func screen(_ setting: Setting) throws -> Terminal? {
        for (descriptor, name) in [
            (STDIN_FILENO, "input"), (STDOUT_FILENO, "output"), (STDERR_FILENO, "error"),
        ]
        where Descriptors.wasClosed(descriptor) {
            throw Failure("standard \(name) is closed; start dramatis with it open, for example on /dev/null")
        }
        if plain || isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0 { return nil }
        do {
            return try Terminal(
                options: Terminal.Options(
                    mouse: setting.configuration.mouse, title: setting.configuration.title,
                    depth: Terminal.colorDepth(environment: setting.environment, use: setting.color)))
        } catch {
            switch error {
            case .noType, .unknownType, .insufficient:
                Output.complain("dramatis: \(error). Until then it speaks in lines.")
                return nil
            case .notTerminal, .system: throw Failure("\(error)")
            }
        }
    }

    /// `inLines`: what is typed is no key that could come too soon. `isAsked`: somebody is there who can say who is to
    /// answer.
    private func engine(
        _ setting: Setting, _ source: TeamSource, _ routers: RouterSource, inLines: Bool = false,
        isAsked: Bool = true
    ) -> SessionEngine {
        var engine = SessionEngine(
            team: source.team,
            options: SessionEngine.Options(
                model: setting.model, traits: Setting.assumedTraits, makeRouter: { routers.router(of: $0) },
                replyTokens: common.maxTokens,
                whenUnsure: isAsked ? setting.whenUnsure : .takeBest, readingTime: inLines ? 0 : 300,
                keys: inLines ? .none : setting.configuration.keymap.legend,
                usesVi: setting.configuration.editing == .vi,
                seed: UInt64.random(in: .min ... .max)),
            at: WallClock.now)
        if setting.configuration.unsure == .model, setting.whenUnsure != .askModel {
            let text =
                "unsure = model is for large models: the embedded one finds the right member in a third of the "
                + "cases only, so you are asked."
            _ = engine.handle(.notice(.warning, text), at: WallClock.now)
        }
        for notice in source.notices { _ = engine.handle(.notice(.warning, notice), at: WallClock.now) }
        return engine
    }
}

extension Setting {
    func copier(inbox: Inbox) -> Copier {
        Copier(
            way: configuration.clipboard, command: configuration.clipboardCommand, folder: paths.data,
            inbox: inbox)
    }
}
