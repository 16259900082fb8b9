import ArgumentParser
import Conversation
import Personas

struct PersonasCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "personas", abstract: "The team.",
        subcommands: [List.self, Show.self, Lint.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Who is in the team.")
        @OptionGroup var common: CommonOptions
        @Flag(help: "As JSON.") var json = false

        func run() throws {
            let team = try common.team()
            if json {
                return Output.line(try JSONLine.text(team.personas.map(PersonaRow.init), pretty: true))
            }
            let widest = team.personas.map(\.slug.text.count).max() ?? 0
            for persona in team.personas {
                let slug = persona.slug.text
                let gap = String(repeating: " ", count: widest - slug.count + 2)
                let focus = persona.focus.isEmpty ? "" : ": \(persona.focus)"
                Output.line(Plain.out("\(slug)\(gap)\(persona.name) (\(persona.abbreviation))\(focus)"))
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "One member's card.")
        @OptionGroup var common: CommonOptions
        @Argument(help: "Slug, abbreviation or another name.") var slug: String
        @Flag(help: "As JSON.") var json = false

        func run() throws {
            let persona = try common.team().member(named: slug)
            if json { return Output.line(try JSONLine.text(PersonaRow(persona), pretty: true)) }
            Output.line(Plain.out("\(persona.name) (\(persona.abbreviation))  \(persona.slug)"))
            if !persona.focus.isEmpty { Output.line(Plain.out(persona.focus)) }
            let sections =
                [
                    ("Expertise", persona.expertise), ("Responsibilities", persona.responsibilities),
                    ("Communication Style", persona.communicationStyle),
                    ("When to Invoke", persona.whenToInvoke),
                ] + persona.otherSections.map { ($0.title, $0.lines) }
            for (title, lines) in sections where !lines.isEmpty {
                Output.line("\n\(Plain.out(title))")
                for line in lines { Output.line("- \(Plain.out(line))") }
            }
            if let note = persona.note { Output.line("\nNote: \(Plain.line(note))") }
            Output.line("\nAlso called: \(Plain.line(persona.aliases.joined(separator: ", ")))")
        }
    }

    struct Lint: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks a persona document; exit status 1 when it has errors.")
        @OptionGroup var common: CommonOptions
        @Argument(help: "The document; without it, the one that would be used.") var file: String?
        @Flag(help: "As JSON.") var json = false

        func run() throws {
            let reading = try read()
            if json {
                Output.line(try JSONLine.text(reading.diagnostics.map(DiagnosticRow.init), pretty: true))
            } else {
                for diagnostic in reading.diagnostics { Output.line(Plain.out(diagnostic.description)) }
                if let team = reading.team {
                    Output.complain(
                        "\(team.personas.count) personas, \(team.patterns.count) patterns, "
                            + "\(reading.diagnostics.count) warnings")
                }
            }
            if reading.team == nil { throw ExitCode(1) }
        }

        private func read() throws -> PersonaDocument.Reading {
            if let file = file ?? common.personas {
                return PersonaDocument.read(try Files.read(file), file: file)
            }
            let paths = try Setting(common).paths
            let own = "\(paths.configuration)/personas.md"
            return Files.exists(own)
                ? PersonaDocument.read(try Files.read(own), file: own) : TeamSource.shipped
        }
    }
}

/// What scripts get of a persona.
struct PersonaRow: Encodable {
    let slug, abbreviation, name, focus: String
    let aliases, expertise, responsibilities, communicationStyle, whenToInvoke: [String]
    let note: String?

    enum CodingKeys: String, CodingKey {
        case slug, abbreviation, name, focus, aliases, expertise, responsibilities
        case communicationStyle = "communication_style"
        case whenToInvoke = "when_to_invoke"
        case note
    }

    init(_ persona: Persona) {
        slug = persona.slug.text
        abbreviation = persona.abbreviation
        name = persona.name
        focus = persona.focus
        aliases = persona.aliases
        expertise = persona.expertise
        responsibilities = persona.responsibilities
        communicationStyle = persona.communicationStyle
        whenToInvoke = persona.whenToInvoke
        note = persona.note
    }

    /// A missing note is null, so that every object has every key.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(slug, forKey: .slug)
        try container.encode(abbreviation, forKey: .abbreviation)
        try container.encode(name, forKey: .name)
        try container.encode(focus, forKey: .focus)
        try container.encode(aliases, forKey: .aliases)
        try container.encode(expertise, forKey: .expertise)
        try container.encode(responsibilities, forKey: .responsibilities)
        try container.encode(communicationStyle, forKey: .communicationStyle)
        try container.encode(whenToInvoke, forKey: .whenToInvoke)
        try container.encode(note, forKey: .note)
    }
}

struct DiagnosticRow: Encodable {
    let severity: Diagnostic.Severity
    let file: String
    let line, column: Int
    let message: String

    init(_ diagnostic: Diagnostic) {
        severity = diagnostic.severity
        file = diagnostic.file
        line = diagnostic.line
        column = diagnostic.column
        message = diagnostic.message
    }
}

extension CommonOptions {
    /// The team, its document's warnings told on stderr.
    func team() throws -> Team {
        let source = try TeamSource.find(
            explicit: personas, paths: try Setting(self).paths, ask: { file, _ in TeamSource.mention(file) })
        for notice in source.notices { Output.complain(Plain.line(notice)) }
        return source.team
    }
}

extension Team {
    /// By slug or any alias; the error names the nearest.
    func member(named name: String) throws(Failure) -> Persona {
        let bare = name.hasPrefix("@") ? String(name.dropFirst()) : name
        if let persona = self[Slug(bare.lowercased())] ?? member(called: bare) { return persona }
        let nearest = Nearest.names(to: bare, among: personas.map(\.slug.text))
        let hint =
            nearest.isEmpty
            ? "`dramatis personas list` names all" : "nearest: \(nearest.joined(separator: ", "))"
        throw Failure("nobody in the team is called \"\(Plain.line(name))\"; \(hint)")
    }
}
