import ArgumentParser
import Canvas
import Engine
import Glibc
import Terminal

struct ShellCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shell", abstract: "The shell itself (what starts without a subcommand).")

    @OptionGroup var common: CommonOptions

    @Flag(name: .customLong("continue"), help: "Go on with the last session at once.")
    var continues = false

    func run() throws {
        let setting = try Setting(common)
        let source = try TeamSource.find(
            explicit: common.personas, paths: setting.paths, ask: TeamSource.askOnTerminal)
        let inbox = try Inbox()
        let signals = try SignalDescriptor()
        var engine = SessionEngine(
            team: source.team,
            options: SessionEngine.Options(
                model: setting.model, traits: Setting.assumedTraits, replyTokens: common.maxTokens,
                whenUnsure: setting.whenUnsure, keys: setting.configuration.keymap.legend,
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
        let terminal: Terminal
        do {
            terminal = try Terminal(
                options: Terminal.Options(
                    mouse: setting.configuration.mouse,
                    depth: Terminal.colorDepth(environment: setting.environment, use: setting.color)))
        } catch {
            throw Failure("\(error)")
        }
        let carrier = Carrier(inbox: inbox, overrides: setting.paths.overrides) {
            setting.provider(inbox: inbox)
        }
        var shell = Shell(
            terminal: terminal, engine: engine, inbox: inbox, carrier: carrier, signals: signals,
            theme: setting.configuration.theme.theme(environment: setting.environment),
            keymap: setting.configuration.keymap, copier: setting.copier(inbox: inbox))
        let asksBackground = setting.configuration.theme.asksTerminal(environment: setting.environment)
        let end = shell.run {
            if asksBackground { terminal.askBackground() }
            carrier.connect()
            carrier.openStore(folder: setting.paths.data, continuing: continues)
            if let file = source.watched { FileWatch.start(file, inbox: inbox) }
        }
        for failure in end.failures { Output.complain("dramatis: " + Plain.line(failure)) }
        if let signal = end.signal { SignalDescriptor.die(of: signal) }
        if !end.failures.isEmpty { throw ExitCode(1) }
    }
}

extension Setting {
    func copier(inbox: Inbox) -> Copier {
        Copier(
            way: configuration.clipboard, command: configuration.clipboardCommand, folder: paths.data,
            inbox: inbox)
    }
}
