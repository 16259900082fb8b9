import Foundation
import Glibc
import JourneySupport
import Testing

/// Signals in every state: the terminal is as it was, and the exit status is true.
@Suite struct SignalJourneys {
    enum Moment: String, CaseIterable, Sendable {
        case idle, streaming, prompt, paste

        /// What is on the screen, and has to be there again: in the composer, or as a card.
        var draft: String {
            switch self {
            case .idle, .streaming: "an unsent thought"
            case .prompt: "Handed over to the Data"
            case .paste: "pasted and not ended"
            }
        }
    }

    private func server() throws -> ScriptedServer {
        try ScriptedServer(replies: [.text(["Half"], gated: true)])
    }

    /// Brings a shell that has just started to that moment.
    private func bring(_ journey: Journey, _ server: ScriptedServer, to moment: Moment) throws {
        try journey.waitFor("Dramatis")
        switch moment {
        case .idle:
            try journey.type(moment.draft)
        case .streaming:
            try journey.say("@de a question")
            server.release(1)
            try journey.waitFor("Half")
            try journey.type(moment.draft)
        case .prompt:
            // Nothing was said, so no model is asked for the brief.
            try journey.say("/handoff viz the plan")
        case .paste:
            try journey.send(Array("\u{1B}[200~\(moment.draft)".utf8))
        }
        try journey.waitFor(moment.draft)
    }

    private func expectGivenBack(_ journey: Journey, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(journey.settings == journey.settingsBefore, sourceLocation: sourceLocation)
        #expect(journey.screen.properties == EmulatedScreen.Properties(), sourceLocation: sourceLocation)
        let sent = String(decoding: journey.output, as: UTF8.self)
        for mode in ["2004", "1004", "1000", "1006"] {
            guard let on = sent.range(of: "\u{1B}[?\(mode)h", options: .backwards) else { continue }
            #expect(
                sent[on.upperBound...].contains("\u{1B}[?\(mode)l"), "\(mode)", sourceLocation: sourceLocation
            )
        }
        #expect(
            sent.components(separatedBy: "\u{1B}[22;2t").count
                == sent.components(separatedBy: "\u{1B}[23;2t").count, sourceLocation: sourceLocation)
    }

    @Test(arguments: [SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGSEGV], Moment.allCases)
    func aSignalThatEndsIt(signal: Int32, moment: Moment) throws {
        let home = try TemporaryHome()
        let server = try server()
        let journey = try Program.shell(home, server)
        try bring(journey, server, to: moment)
        journey.kill(signal)
        #expect(try journey.waitForExit() == .signaled(signal))
        expectGivenBack(journey)
        guard signal == SIGHUP || signal == SIGTERM else { return }
        let again = try Program.shell(home, server, ["--continue"])
        try again.waitFor(moment.draft)
        if moment == .streaming { try again.waitFor("Half") }
        again.kill(SIGKILL)
    }

    /// Whoever runs it without a terminal behind it any more.
    @Test(arguments: Moment.allCases) func aTerminalThatIsGone(moment: Moment) throws {
        let home = try TemporaryHome()
        let server = try server()
        let journey = try Program.shell(home, server)
        try bring(journey, server, to: moment)
        journey.terminal.hangUp()
        #expect(try journey.waitForExit() == .signaled(SIGHUP))
        let again = try Program.shell(home, server, ["--continue"])
        try again.waitFor(moment.draft)
        again.kill(SIGKILL)
    }

    /// Under a shell with job control: a stop that somebody else asks for, and the way back.
    @Test func stoppedAndContinued() throws {
        let home = try TemporaryHome()
        let server = try server()
        let journey = try Journey(
            "/bin/bash", ["--norc", "--noprofile", "-i"],
            environment: home.environment(["OPENAI_BASE_URL": server.baseURL, "PS1": "prompt% "]),
            directory: home.path)
        journey.companions = [server]
        try journey.waitFor("prompt%")
        for moment in Moment.allCases {
            try journey.type("clear; '\(Program.path)' --model openai/scripted\r")
            try bring(journey, server, to: moment)
            let child = try #require(
                try String(
                    contentsOfFile: "/proc/\(journey.child.id)/task/\(journey.child.id)/children",
                    encoding: .utf8
                ).split(separator: " ").first.flatMap { pid_t($0) })
            let ours = journey.settings
            #expect(kill(child, SIGTSTP) == 0)
            try journey.waitFor("Stopped")
            #expect(journey.settings != ours)
            #expect(journey.screen.properties == EmulatedScreen.Properties())
            try journey.type("fg\r")
            try journey.waitUntil("our screen with \(moment)") {
                $0.screen.properties.isAlternateScreen && $0.text.contains(moment.draft)
            }
            #expect(journey.settings == ours)
            // A continue that no stop came before, and a stop that nobody announced.
            #expect(kill(child, SIGCONT) == 0)
            try journey.waitIdle(milliseconds: 60)
            #expect(journey.text.contains(moment.draft) && journey.settings == ours)
            #expect(kill(child, SIGTERM) == 0)
            try journey.waitUntil("the main screen") { !$0.screen.properties.isAlternateScreen }
            try journey.waitFor("prompt%")
            server.enqueue(.text(["Half"], gated: true))
        }
        try journey.type("exit\r")
        _ = try journey.waitForExit()
        #expect(journey.settings == journey.settingsBefore)
    }

    @Test(arguments: ["0<&-", "1>&-", "2>&-", "0<&- 1>&- 2>&-"], ["", "--plain"])
    func closedDescriptors(closing: String, option: String) throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer()
        let journey = try Journey(
            "/bin/sh", ["-c", "exec '\(Program.path)' --model openai/scripted \(option) \(closing)"],
            environment: home.environment(["OPENAI_BASE_URL": server.baseURL]), directory: home.path)
        let status = try journey.waitForExit(timeout: 10)
        #expect(status == .exited(1), "\(journey.text)")
        expectGivenBack(journey)
        if !closing.contains("2>") { #expect(journey.text.contains("is closed")) }
        // Nothing that was meant for a descriptor is in a file.
        let database = try? Data(
            contentsOf: URL(fileURLWithPath: "\(home.path)/data/dramatis/sessions.sqlite"))
        #expect(database == nil)
    }

    /// `dramatis | head -1`: it ends, and does not spin.
    @Test func aReaderThatHasSeenEnough() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [.text((1...200).map { "line \($0)\n" })])
        let journey = try Journey(
            "/bin/sh",
            [
                "-c",
                "(echo '@de go'; sleep 600) | { '\(Program.path)' --model openai/scripted; echo \"status $?\" >&2; } | head -1",
            ],
            environment: home.environment(["OPENAI_BASE_URL": server.baseURL]), directory: home.path)
        journey.companions = [server]
        try journey.waitFor("You: @de go")
        try journey.waitFor("status 1")
        kill(-journey.child.id, SIGKILL)
    }
}
