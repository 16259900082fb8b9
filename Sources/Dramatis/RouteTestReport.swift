import Conversation
import Personas
import Routing

/// An evaluation for people.
enum RouteTestReport {
    static func text(_ evaluation: RouteEvaluation, team: Team, mistakes: Int) -> String {
        var lines = scores(evaluation)
        if let separation = evaluation.separation {
            lines.append("somebody against nobody: AUC \(percent(separation)) %")
        }
        lines += [""] + matrix(evaluation, team)
        if !evaluation.mistakes.isEmpty, mistakes > 0 {
            lines += ["", "Mistakes, the surest first:"]
            lines += evaluation.mistakes.prefix(mistakes).flatMap(describe)
            let rest = evaluation.mistakes.count - mistakes
            if rest > 0 {
                lines.append("  and \(rest) more (--mistakes \(evaluation.mistakes.count) shows all)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func scores(_ evaluation: RouteEvaluation) -> [String] {
        let rows =
            (evaluation.kinds.count > 1 ? evaluation.kinds.map { ($0.name, $0.score) } : [])
            + [("all", evaluation.total)]
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { name, score in
            "\(filled(name, width))  \(right(score.count, 5)) requests  right \(percent(score.share)) %  "
                + "in two \(percent(score.shareInTwo)) %"
        }
    }

    /// Who should have been chosen down, who was across.
    private static func matrix(_ evaluation: RouteEvaluation, _ team: Team) -> [String] {
        if evaluation.confusion.isEmpty { return [] }
        let members: [Slug?] = team.personas.map(\.slug) + [nil]
        let names = members.map { slug in slug.flatMap { team[$0]?.abbreviation } ?? "none" }
        let width = max(4, names.map(\.count).max() ?? 0)
        let head = names.map { right($0, width) }.joined(separator: " ")
        let rows = zip(members, names).map { expected, name in
            let counts = members.map { chosen -> String in
                let count = evaluation.confusion[.init(expected: expected, chosen: chosen)] ?? 0
                return right(count == 0 ? "." : "\(count)", width)
            }
            return "\(filled(name, width)) \(counts.joined(separator: " "))"
        }
        return ["Rows: who is right; columns: who was chosen.", "\(filled("", width)) \(head)"] + rows
    }

    private static func describe(_ mistake: RouteEvaluation.Mistake) -> [String] {
        let wanted =
            switch mistake.routeCase.expectation {
            case .anyOf(let slugs): slugs.map(\.text).joined(separator: " or ")
            case .called(let slugs):
                slugs.isEmpty ? "nobody called" : "called: " + slugs.map(\.text).joined(separator: ", ")
            case .nobody: "nobody"
            }
        let receipt = mistake.receipt
        let chosen =
            receipt.speakers.isEmpty ? "nobody" : receipt.speakers.map(\.text).joined(separator: ", ")
        let words = receipt.matched.isEmpty ? "" : " (\(receipt.matched.prefix(5).joined(separator: ", ")))"
        return [
            "  \(Plain.line(shortened(mistake.routeCase.text)))",
            "    right: \(wanted); chosen: \(chosen), \(receipt.rung.rawValue), "
                + "sure \(percent(receipt.score)) %\(words)",
        ]
    }

    private static func shortened(_ text: String) -> String {
        text.count > longestRequest ? text.prefix(longestRequest) + " ..." : text
    }

    /// In characters.
    private static let longestRequest = 200

    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func filled(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func right(_ value: some CustomStringConvertible, _ width: Int) -> String {
        let text = value.description
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }
}

/// What scripts get of an evaluation.
struct RouteTestRow: Encodable {
    struct Kind: Encodable {
        let kind: String
        let count, right: Int
        let rightInTwo: Int

        enum CodingKeys: String, CodingKey {
            case kind, count, right
            case rightInTwo = "right_in_two"
        }
    }

    struct Field: Encodable {
        let expected, chosen: String
        let count: Int
    }

    let kinds: [Kind]
    let total: Kind
    let separation: Double?
    let confusion: [Field]

    init(_ evaluation: RouteEvaluation) {
        kinds = evaluation.kinds.map {
            Kind(kind: $0.name, count: $0.score.count, right: $0.score.right, rightInTwo: $0.score.rightInTwo)
        }
        let all = evaluation.total
        total = Kind(kind: "all", count: all.count, right: all.right, rightInTwo: all.rightInTwo)
        separation = evaluation.separation
        confusion = evaluation.confusion
            .map { field, count in
                Field(
                    expected: field.expected?.text ?? "none", chosen: field.chosen?.text ?? "none",
                    count: count)
            }
            .sorted { ($0.expected, $0.chosen) < ($1.expected, $1.chosen) }
    }
}
