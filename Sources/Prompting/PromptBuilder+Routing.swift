import Conversation
import FoundationEssentials
import Personas
import Routing

/// Asking a model who is to answer.
extension PromptBuilder {
    package struct RouteAnswer: Sendable, Equatable {
        package let member: Slug
        package let runnerUp: Slug?
        /// In the model's words, on one line.
        package let reason: String
    }

    package func routing(of request: String) -> Assembly {
        var lines = [
            "Decide which member of a team is to answer a request. The members:"
        ]
        for persona in team.personas {
            let knows = ([persona.focus] + persona.expertise + persona.whenToInvoke)
                .filter { !$0.isEmpty }.joined(separator: "; ")
            lines.append("- \(persona.slug) (\(persona.name)): \(knows.prefix(Self.longestCard))")
        }
        lines.append(
            "Answer with one JSON object: \"slug\": who is to answer, \"runner_up\": who is the next best, "
                + "\"reason\": the words of the request that decide, in at most twelve words.")
        let messages = [
            Message(.system, lines.joined(separator: "\n")),
            Message(
                .user,
                QuotedMaterial.block(title: "the request", text: String(request.prefix(Self.longestRequest)))),
        ]
        let tokens = messages.reduce(TokenEstimator.perPrompt) {
            $0 + TokenEstimator.tokens(in: $1.content) + TokenEstimator.perMessage
        }
        return Assembly(
            messages: messages, begun: "", firstTurn: nil, lastTurn: nil, estimatedTokens: tokens,
            maximumReplyTokens: 160)
    }

    /// In characters.
    private static let longestCard = 600
    private static let longestRequest = 4_000

    /// The slugs are enumerated: nothing else can come where the server holds to it.
    package var routingSchema: String {
        let slugs = team.personas.map { "\"\($0.slug)\"" }.joined(separator: ",")
        return """
            {"type":"object","additionalProperties":false,"required":["slug","runner_up","reason"],"properties":{\
            "slug":{"type":"string","enum":[\(slugs)]},"runner_up":{"type":"string","enum":[\(slugs)]},\
            "reason":{"type":"string"}}}
            """
    }

    /// Nil unless the answer is an object whose slug is a member's. Names in free text are not looked for.
    package func routed(_ answer: String) -> RouteAnswer? {
        guard let open = answer.firstIndex(of: "{"), let close = answer.lastIndex(of: "}"), open < close,
            let reply = try? JSONDecoder().decode(Reply.self, from: Data(answer[open...close].utf8)),
            team[Slug(reply.slug)] != nil
        else { return nil }
        let runnerUp = reply.runnerUp.map { Slug($0) }.flatMap { team[$0] == nil ? nil : $0 }
        let reason = (reply.reason ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return RouteAnswer(
            member: Slug(reply.slug), runnerUp: runnerUp == Slug(reply.slug) ? nil : runnerUp,
            reason: String(reason.prefix(200)))
    }

    private struct Reply: Decodable {
        var slug: String
        var runnerUp: String?
        var reason: String?

        enum CodingKeys: String, CodingKey {
            case slug, reason
            case runnerUp = "runner_up"
        }
    }
}
