import ArgumentParser
import Conversation
import FoundationEssentials
import Glibc
import Personas
import Routing

/// `route test`: the router against requests whose right answer somebody has given.
struct RouteTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "How often the right member is chosen, for a file of requests or for your own overrides.",
        discussion: """
            A line of the file is one JSON object: "text", and "accept" (a list of slugs, any of which is right; \
            ["none"] where nobody is) or "label" (a slug, or a list of all who are called by name; [] where nobody \
            is called). "kind" parts the counts.
            """)

    @OptionGroup var common: CommonOptions
    @Flag(help: "The figures as JSON.") var json = false
    @Option(help: ArgumentHelp("How many mistakes are shown.", valueName: "number")) var mistakes = 20
    @Argument(help: "JSON lines (- for standard input); without it, the overrides collected in the shell.")
    var file: String?

    func run() throws {
        let file = try self.file ?? Setting(common).paths.overrides
        if self.file == nil, !Files.exists(file) {
            throw Failure(
                "there are no overrides yet (\(file)): say a request to another member in the shell, with F2 or "
                    + "/instead, or name a file")
        }
        let team = try common.team()
        let cases = try RouteCaseFile.read(file, team: team, isCollected: self.file == nil)
        let evaluation = RouteEvaluation(cases, router: Router(team: team, vocabulary: Shipped.vocabulary))
        if json { return Output.line(try JSONLine.text(RouteTestRow(evaluation), pretty: true)) }
        Output.text(Plain.out(RouteTestReport.text(evaluation, team: team, mistakes: mistakes)))
    }
}

/// Requests with their answers, as JSON lines.
enum RouteCaseFile {
    /// `isCollected`: the overrides, which nobody wrote by hand. What can't be read there is told and left out, as is a
    /// request for a member who is not in the team any more; and the last word on a request is the one that counts.
    static func read(_ path: String, team: Team, isCollected: Bool) throws(Failure) -> [RouteCase] {
        let decoder = JSONDecoder()
        var cases: [RouteCase] = []
        // Bytes: to Swift a line end of two characters is one, and no line end.
        let text =
            path == "-"
            ? String(decoding: try Files.read(STDIN_FILENO, name: "standard input"), as: UTF8.self)
            : try Files.read(path)
        for (index, line) in text.utf8.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
        )
        .enumerated() where !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
            let place = "\(path):\(index + 1)"
            let row: Row
            do {
                row = try decoder.decode(Row.self, from: Data(line))
            } catch {
                let failure = Failure(
                    "\(place): not a request: it needs \"text\", and \"accept\" (a list of slugs) or \"label\""
                )
                guard isCollected else { throw failure }
                Output.complain("dramatis: \(failure.description); the line is left out")
                continue
            }
            let routeCase = row.routeCase
            if let slug = routeCase.expectation.slugs.first(where: { team[$0] == nil }) {
                if isCollected { continue }
                let known = team.personas.map(\.slug.text).joined(separator: ", ")
                throw Failure(
                    "\(place): nobody in the team is called \"\(Plain.line(slug.text))\"; there are \(known)")
            }
            if isCollected { cases.removeAll { $0.text == routeCase.text } }
            cases.append(routeCase)
        }
        if cases.isEmpty { throw Failure("\(path): there is no request in it") }
        return cases
    }

    private struct Row: Decodable {
        enum Label: Decodable {
            case one(String)
            case all([String])

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let one = try? container.decode(String.self) {
                    self = .one(one)
                } else {
                    self = .all(try container.decode([String].self))
                }
            }
        }

        let text: String
        let label: Label?
        let accept: [String]?
        let kind: String?

        enum CodingKeys: String, CodingKey { case text, label, accept, kind }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            text = try container.decode(String.self, forKey: .text)
            label = try container.decodeIfPresent(Label.self, forKey: .label)
            accept = try container.decodeIfPresent([String].self, forKey: .accept)
            kind = try container.decodeIfPresent(String.self, forKey: .kind)
            if label == nil, accept == nil {
                throw DecodingError.dataCorruptedError(
                    forKey: .accept, in: container, debugDescription: "neither accept nor label")
            }
        }

        var routeCase: RouteCase {
            RouteCase(text: text, expectation: expectation, kind: kind ?? "")
        }

        private var expectation: RouteCase.Expectation {
            if case .all(let slugs) = label { return .called(slugs.map(Slug.init)) }
            var slugs = accept ?? []
            if slugs.isEmpty, case .one(let slug) = label { slugs = [slug] }
            return slugs.isEmpty || slugs == ["none"] ? .nobody : .anyOf(slugs.map(Slug.init))
        }
    }
}

extension RouteCase.Expectation {
    /// Whom it names.
    var slugs: [Slug] {
        switch self {
        case .anyOf(let slugs), .called(let slugs): slugs
        case .nobody: []
        }
    }
}
