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

    /// `ask`: asked, when there is a document in the working folder about which nothing was said before, whether to
    /// use it; nil where nobody could be asked.
    static func find(
        explicit: String?, paths: Paths, ask: (_ file: String, _ members: Int) -> Bool?
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
                if !needsTrust || reading.looksMeant {
                    notices.append("The team of \(file) has errors and is not used:")
                    notices += reading.diagnostics.filter { $0.severity == .error }.map(\.description)
                }
                continue
            }
            if needsTrust {
                if Trust.isRefused(team.hash, paths) { continue }
                if !Trust.holds(team.hash, paths) {
                    guard let answer = ask(file, team.personas.count) else { continue }
                    try Trust.add(team.hash, isTrusted: answer, paths)
                    if !answer { continue }
                }
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
    static func mention(_ file: String) -> Bool? {
        Output.complain(
            "dramatis: \(file) in this folder is not trusted yet and not used; --personas \(file) uses it")
        return nil
    }

    /// Asks on the terminal, before the screen is taken.
    static func askOnTerminal(file: String, members: Int) -> Bool? {
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return mention(file) }
        Output.write(
            Array(
                "Use the team of ./\(file) (\(members) members, all of whose text goes to the model)? It is asked once. [y/N] "
                    .utf8),
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

    static func isRefused(_ hash: String, _ paths: Paths) -> Bool { holds("no " + hash, paths) }

    static func add(_ hash: String, isTrusted: Bool, _ paths: Paths) throws(Failure) {
        try Paths.makeFolder(paths.state)
        try Files.write((isTrusted ? "" : "no ") + hash + "\n", to: paths.trusted, append: true)
    }
}

extension PersonaDocument.Reading {
    /// Somebody meant it as a persona document: more is wrong with it than that there is no persona in it.
    fileprivate var looksMeant: Bool { diagnostics.filter { $0.severity == .error }.count > 1 }
}
