import Conversation
import Engine
import Glibc
import Personas

/// Where the persona document comes from; the first that is there wins: `--personas FILE`, `personas.md` in the
/// working folder when it is trusted, the user's configuration folder, the one inside this program.
struct TeamSource: Sendable {
    let team: Team
    /// Where it was read; nil for the document inside the program.
    let file: String?
    /// The file whose edits are taken up while the shell runs. Not a project's: what was agreed to is what stood in it
    /// then.
    let watched: String?
    /// What the user should know about the choice.
    let notices: [String]

    static let shippedName = "personas.md (shipped)"

    static var shipped: PersonaDocument.Reading {
        PersonaDocument.read(
            Shipped.personas, file: shippedName)
    }

    /// `ask`: asked, when there is a document in the working folder that was not trusted before, whether to use it.
    static func find(
        explicit: String?, paths: Paths, ask: (_ file: String, _ members: Int) -> Bool
    ) throws(Failure) -> TeamSource {
        if let explicit {
            let reading = PersonaDocument.read(try Files.read(explicit), file: explicit)
            guard let team = reading.team else {
                throw Failure(reading.diagnostics.map(\.description).joined(separator: "\n"))
            }
            return TeamSource(
                team: team, file: explicit, watched: explicit, notices: reading.diagnostics.map(\.description)
            )
        }
        var notices: [String] = []
        let own = "\(paths.configuration)/personas.md"
        for (file, needsTrust) in [("personas.md", true), (own, false)] where Files.exists(file) {
            let reading = PersonaDocument.read(try Files.read(file), file: file)
            guard let team = reading.team else {
                // Another tool's file of the same name in the working folder is no error of the user's.
                if !needsTrust {
                    notices.append("The team of \(file) can't be used, the shipped one is:")
                    notices += reading.diagnostics.filter { $0.severity == .error }.map(\.description)
                }
                continue
            }
            if needsTrust, !Trust.holds(team.hash, paths) {
                guard ask(file, team.personas.count) else { continue }
                try Trust.add(team.hash, paths)
            }
            return TeamSource(
                team: team, file: file, watched: needsTrust ? nil : own,
                notices: notices + reading.diagnostics.map(\.description))
        }
        guard let team = shipped.team else {
            throw Failure("the persona document inside the program has errors; run `dramatis personas lint`")
        }
        return TeamSource(team: team, file: nil, watched: own, notices: notices)
    }

    /// Where nobody can be asked, the answer is no.
    static func mention(_ file: String) -> Bool {
        Output.complain(
            "dramatis: \(file) in this folder is not trusted yet and not used; --personas \(file) uses it")
        return false
    }

    /// Asks on the terminal, before the screen is taken.
    static func askOnTerminal(file: String, members: Int) -> Bool {
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return mention(file) }
        Output.write(
            Array(
                "Use the team of \(file) in this folder (\(members) members)? It is asked once. [y/N] ".utf8),
            to: STDERR_FILENO)
        let answer = readLine() ?? ""
        return ["y", "yes"].contains(answer.lowercased())
    }
}

/// The hashes of documents in project folders that the user has agreed to use.
enum Trust {
    static func holds(_ hash: String, _ paths: Paths) -> Bool {
        guard let known = try? Files.read(paths.trusted) else { return false }
        return known.split(separator: "\n").contains { $0 == hash }
    }

    static func add(_ hash: String, _ paths: Paths) throws(Failure) {
        try Paths.makeFolder(paths.state)
        try Files.write(hash + "\n", to: paths.trusted, append: true)
    }
}
