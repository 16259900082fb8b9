import ArgumentParser
import Terminal

@main
enum Program {
    static func main() {
        Descriptors.hold()
        DramatisCommand.main()
    }
}

struct DramatisCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dramatis",
        abstract: "A terminal shell in which a team of data-science personas works with you.",
        discussion: "Without a subcommand the shell starts.",
        version: "0.1.0",
        subcommands: [
            ShellCommand.self, AskCommand.self, PersonasCommand.self, PatternsCommand.self, RouteCommand.self,
            SessionsCommand.self, DoctorCommand.self,
        ],
        defaultSubcommand: ShellCommand.self)
}

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Which model answers: local/ID or openai/NAME (with OPENAI_BASE_URL and OPENAI_API_KEY).",
            valueName: "provider/name"))
    var model: String?

    @Option(help: ArgumentHelp("The most tokens of a reply.", valueName: "number"))
    var maxTokens: Int?

    @Option(help: ArgumentHelp("The persona document.", valueName: "file"))
    var personas: String?

    @Option(help: ArgumentHelp("Where sessions and logs are kept.", valueName: "folder"))
    var data: String?

    @Option(help: ArgumentHelp("The configuration.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Colours: always, never, or auto.", valueName: "when"))
    var color = ColorUse.auto

    func validate() throws {
        if let maxTokens, maxTokens < 1 { throw ValidationError("--max-tokens must be at least 1.") }
    }
}

extension ColorUse: ExpressibleByArgument {}
