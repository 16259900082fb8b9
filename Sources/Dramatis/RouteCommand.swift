import ArgumentParser
import Conversation
import Routing

struct RouteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "route", abstract: "Who would answer, and how well that is chosen.",
        subcommands: [Tell.self, RouteTestCommand.self], defaultSubcommand: Tell.self)

    struct Tell: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tells who would answer: the text given, or each line of standard input.")

        @OptionGroup var common: CommonOptions
        @Flag(help: "One JSON object a line.") var json = false
        @Argument(help: "The request.") var text: [String] = []

        func run() throws {
            let router = Router(team: try common.team(), vocabulary: Shipped.vocabulary)
            if !text.isEmpty { return try tell(text.joined(separator: " "), router) }
            while let line = readLine() { try tell(line, router) }
        }

        private func tell(_ text: String, _ router: Router) throws {
            let receipt = router.route(text)
            if json { return Output.line(try JSONLine.text(RouteRow(text: text, receipt: receipt))) }
            let who =
                receipt.speakers.isEmpty ? "none" : receipt.speakers.map(\.text).joined(separator: ", ")
            let matched =
                receipt.matched.isEmpty ? "" : "  (\(receipt.matched.prefix(5).joined(separator: ", ")))"
            // Nobody is there to be asked; in the shell somebody is.
            let asked =
                receipt.isUnsure
                ? receipt.runnerUp.map { "  the shell would ask: \(who) or \($0)?" } ?? "" : ""
            Output.line(Plain.out("\(who)  \(receipt.rung.rawValue)\(matched)\(asked)"))
        }
    }
}

/// What scripts get of a route.
struct RouteRow: Encodable {
    let text: String
    let receipt: RouteReceipt

    enum CodingKeys: String, CodingKey {
        case text, speakers, rung, request
        case runnerUp = "runner_up"
        case score, matched, unsure
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(text, forKey: .text)
        try container.encode(receipt.speakers, forKey: .speakers)
        try container.encode(receipt.rung, forKey: .rung)
        try container.encode(receipt.request, forKey: .request)
        try container.encode(receipt.runnerUp, forKey: .runnerUp)
        try container.encode(receipt.score, forKey: .score)
        try container.encode(receipt.matched, forKey: .matched)
        try container.encode(receipt.isUnsure, forKey: .unsure)
    }
}
