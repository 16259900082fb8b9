import ArgumentParser
import Patterns
import Personas

struct PatternsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patterns", abstract: "The collaboration patterns.",
        subcommands: [List.self, Show.self, Run.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Which patterns there are.")
        @OptionGroup var common: CommonOptions
        @Flag(help: "As JSON.") var json = false

        func run() throws {
            let patterns = try common.team().patterns
            if json { return Output.line(try JSONLine.text(patterns.map(PatternRow.init), pretty: true)) }
            for pattern in patterns {
                Output.line(Plain.out("\(pattern.slug)  \(pattern.title), \(pattern.steps.count) steps"))
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The steps of one pattern.")
        @OptionGroup var common: CommonOptions
        @Argument(help: "Slug, or an unambiguous beginning of it.") var name: String
        @Flag(help: "As JSON.") var json = false

        func run() throws {
            let pattern = try common.team().pattern(named: name)
            if json { return Output.line(try JSONLine.text(PatternRow(pattern), pretty: true)) }
            Output.line(Plain.out("\(pattern.title)  \(pattern.slug)"))
            for step in pattern.steps {
                let who = step.personas.map(\.text).joined(separator: " or ")
                Output.line(Plain.out("\(step.number). \(step.role) -> \(step.task)  [\(who)]"))
            }
        }
    }
}

extension Team {
    func pattern(named name: String) throws(Failure) -> Pattern {
        func names(_ patterns: [Pattern]) -> String { patterns.map(\.slug.text).joined(separator: ", ") }
        switch PatternCatalog(team: self).find(name) {
        case .found(let pattern): return pattern
        case .ambiguous(let several):
            throw Failure("\"\(Plain.line(name))\" names several patterns: \(names(several))")
        case .unknown(let nearest):
            let hint =
                nearest.isEmpty ? "`dramatis patterns list` names all" : "nearest: \(names(nearest))"
            throw Failure("there is no pattern \"\(Plain.line(name))\"; \(hint)")
        }
    }
}

/// What scripts get of a pattern.
struct PatternRow: Encodable {
    struct Step: Encodable {
        let number: Int
        let task: String
        let personas: [String]
    }

    let slug, title: String
    let steps: [Step]

    init(_ pattern: Pattern) {
        slug = pattern.slug.text
        title = pattern.title
        steps = pattern.steps.map {
            Step(number: $0.number, task: $0.task, personas: $0.personas.map(\.text))
        }
    }
}
