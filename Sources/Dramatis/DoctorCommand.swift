import ArgumentParser
import Conversation
import Glibc
import Models
import Personas
import Store
import Terminal

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks what the shell needs, and says how to mend what is missing.",
        discussion: "Exit status 1 when something that is needed is missing.")

    @OptionGroup var common: CommonOptions
    @Flag(help: "As JSON.") var json = false

    func run() throws {
        let setting = try Setting(common, isLenient: true)
        var findings: [Finding] = []
        for check in Checkup(setting: setting, common: common).checks {
            let finding = check()
            findings.append(finding)
            if !json { Output.line(finding.text) }
        }
        if json { Output.line(try JSONLine.text(findings, pretty: true)) }
        if findings.contains(where: { $0.state == .missing }) { throw ExitCode(1) }
    }
}

/// What one check found.
struct Finding: Encodable {
    enum State: String, Encodable {
        case good
        /// Works, but not as well as it could.
        case poor
        case missing
    }

    let name: String
    let state: State
    let detail: String
    /// What to do; nil when nothing is to be done.
    let mend: String?

    init(_ name: String, _ state: State, _ detail: String, mend: String? = nil) {
        self.name = name
        self.state = state
        self.detail = detail
        self.mend = mend
    }

    var text: String {
        let mark =
            switch state {
            case .good: "ok  "
            case .poor: "poor"
            case .missing: "MISS"
            }
        let mend = mend.map { "\n               \($0)" } ?? ""
        let gap = String(repeating: " ", count: max(1, 10 - name.count))
        return Plain.line("\(mark) \(name)\(gap)\(detail)\(mend)")
    }
}

/// The checks, in the order in which they are told.
struct Checkup {
    let setting: Setting
    let common: CommonOptions

    var checks: [() -> Finding] {
        [configuration, engine, model, terminal, locale, database, team, keys]
    }

    private var isLocal: Bool { setting.model.provider == "local" }

    private func configuration() -> Finding {
        do {
            _ = try Setting(common)
            let file = common.config ?? "\(setting.paths.configuration)/config.toml"
            return Finding("config", .good, Files.exists(file) ? file : "none, so the defaults hold")
        } catch {
            return Finding("config", .missing, "\(error)", mend: "Mend the line, or move the file away.")
        }
    }

    private func engine() -> Finding {
        if !isLocal { return Finding("engine", .good, "not needed for \(setting.model)") }
        do {
            let program = try EngineProgram.find(
                python: setting.paths.enginePython,
                launcher: Shipped.launcher,
                environment: setting.environment)
            switch program {
            case .module(let python, _): return Finding("engine", .good, python)
            case .server(let path): return Finding("engine", .good, path)
            }
        } catch {
            return Finding("engine", .missing, "\(error)", mend: "Scripts/setup installs the engine.")
        }
    }

    private func model() -> Finding {
        if !isLocal { return Finding("model", .good, "\(setting.model), elsewhere") }
        do {
            let site = try setting.site()
            guard let entry = site.catalogue[setting.model.name] else {
                let known = site.catalogue.entries.map { "\($0.name)" }.joined(separator: ", ")
                return Finding(
                    "model", .missing, "\(setting.model) is not in the catalogue", mend: "Known: \(known)")
            }
            let path = site.path(of: entry)
            guard Files.exists(path) else {
                return Finding(
                    "model", .missing, "\(path) is not there",
                    mend: "Scripts/fetch-model \(entry.id) gets it.")
            }
            try ModelFile.verify(path, sha256: entry.sha256) { done, total in
                if isatty(STDERR_FILENO) == 1 {
                    let end = done == total ? "\r\u{1B}[K" : ""
                    Output.write(
                        Array("\rchecking the model: \(done * 100 / max(1, total)) %\(end)".utf8),
                        to: STDERR_FILENO)
                }
                return true
            }
            return Finding("model", .good, "\(entry.name), \(entry.bytes) bytes, SHA-256 as published")
        } catch {
            return Finding(
                "model", .missing, "\(error)", mend: "Remove the file; Scripts/fetch-model gets it again.")
        }
    }

    private func terminal() -> Finding {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            return Finding(
                "terminal", .poor, "standard input or output is no terminal",
                mend: "Start the shell in a terminal; `dramatis ask` works without one.")
        }
        let type = setting.environment["TERM"] ?? ""
        do {
            let size = try Terminal.probe(type: type)
            let depth = Terminal.colorDepth(environment: setting.environment, use: setting.color)
            return Finding("terminal", .good, "\(type), \(size.columns)x\(size.rows), colours: \(depth)")
        } catch {
            return Finding("terminal", .missing, "\(error)")
        }
    }

    private func locale() -> Finding {
        setlocale(LC_ALL, "")
        let name = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
        if name == "UTF-8" { return Finding("locale", .good, name) }
        let isSaid = ["LC_ALL", "LC_CTYPE", "LANG"].contains { !(setting.environment[$0] ?? "").isEmpty }
        return Finding(
            "locale", .poor, "\(name)" + (isSaid ? "" : ": none is set, so UTF-8 is assumed"),
            mend: isSaid
                ? "Other than ASCII shows as ?: set LC_ALL=C.UTF-8."
                : "LC_ALL=C.UTF-8 says so for all programs.")
    }

    private func database() -> Finding {
        let file = SessionStore.file(in: setting.paths.data)
        guard Files.exists(file) else {
            return Finding("database", .good, "\(file), made with the first session")
        }
        do {
            let count = try SessionStore(folder: setting.paths.data).list(limit: .max).count
            return Finding("database", .good, "\(file), \(count) \(count == 1 ? "session" : "sessions")")
        } catch {
            return Finding(
                "database", .missing, "\(error)",
                mend: "The shell sets it aside when it starts, and makes a new one.")
        }
    }

    private func team() -> Finding {
        do {
            let source = try TeamSource.find(explicit: common.personas, paths: setting.paths) { _, _ in false
            }
            let team = source.team
            let detail =
                "\(source.file ?? TeamSource.shippedName), \(team.personas.count) personas, "
                + "\(team.patterns.count) patterns"
            if source.notices.isEmpty { return Finding("personas", .good, detail) }
            return Finding(
                "personas", .poor, detail, mend: source.notices.joined(separator: "\n               "))
        } catch {
            return Finding("personas", .missing, "\(error)")
        }
    }

    /// Which keys are there; never what they are.
    private func keys() -> Finding {
        let names = ["OPENAI_API_KEY", "OPENAI_BASE_URL"]
        let present = names.map { name in
            "\(name) \((setting.environment[name] ?? "").isEmpty ? "not set" : "set")"
        }
        let needsKey =
            setting.model.provider == "openai"
            && names.allSatisfy { (setting.environment[$0] ?? "").isEmpty }
        return Finding(
            "keys", needsKey ? .missing : .good, present.joined(separator: ", "),
            mend: needsKey ? "export OPENAI_API_KEY=..., and OPENAI_BASE_URL for a server of your own." : nil)
    }
}
