import Conversation
import Prompting

/// What was said leaves the conversation as it came: never wrapped, never indented.
extension SessionEngine {
    /// `/copy [N | turn N]`.
    mutating func copy(_ words: String) -> [Effect] {
        let line = ExcerptLine(words)
        guard line.rest.isEmpty, !line.overwrites else {
            return note(
                .warning,
                "`/copy` copies the last reply, `/copy 2` its second code block, `/copy turn 3` the turn of that number."
            )
        }
        return take(line.place) { .copy($0) }
    }

    /// `/save [!] [N | turn N] FILE`.
    mutating func save(_ words: String) -> [Effect] {
        let line = ExcerptLine(words)
        guard !line.rest.isEmpty else {
            return note(
                .warning,
                "The FILE is missing: `/save FILE` writes the last reply, `/save 2 FILE` its second code block, "
                    + "`/save turn 3 FILE` the turn of that number. A file whose name is a number: `/save ./2`."
            )
        }
        return take(line.place, endsLine: true) {
            .save($0, file: line.rest, overwrites: line.overwrites)
        }
    }

    /// `endsLine`: the last line of a block has an end, as it has in the reply.
    private mutating func take(
        _ place: Excerpt.Place, endsLine: Bool = false, _ effect: (Excerpt) -> Effect
    ) -> [Effect] {
        switch find(place, endsLine: endsLine) {
        case .success(let excerpt): [effect(excerpt)]
        case .failure(let missing): note(.warning, missing.text)
        }
    }

    /// In Markdown: what is missing, and what to do.
    struct Missing: Error { let text: String }

    private func find(_ place: Excerpt.Place, endsLine: Bool) -> Result<Excerpt, Missing> {
        switch place {
        case .turn(let number):
            guard let turn = state.transcript.turns.first(where: { $0.id.number == number }) else {
                return .failure(Missing(text: noTurn))
            }
            guard !turn.text.isEmpty else {
                return .failure(Missing(text: "Turn \(number) holds no text."))
            }
            return .success(Excerpt(name: name(of: turn), text: turn.text))
        case .lastReply:
            guard let reply = lastReply else { return .failure(Missing(text: "There is no reply yet.")) }
            return .success(Excerpt(name: name(of: reply), text: reply.text))
        case .block(let number):
            guard let reply = lastReply else { return .failure(Missing(text: "There is no reply yet.")) }
            let end = endsLine ? (reply.text.contains("\r\n") ? "\r\n" : "\n") : ""
            return block(number, of: reply).map {
                Excerpt(name: "Block \(number) of turn \(reply.id.number)", text: $0.text + end)
            }
        }
    }

    private var lastReply: Turn? {
        state.transcript.turns.last { $0.speaker != .user && !$0.text.isEmpty }
    }

    private func name(of turn: Turn) -> String {
        "Turn \(turn.id.number)" + (turn.isOpen ? ", as far as it has come" : "")
    }

    /// A code block of a reply, from 1.
    func block(_ number: Int, of reply: Turn) -> Result<CodeBlock, Missing> {
        let blocks = CodeBlock.all(in: reply.text)
        if blocks.indices.contains(number - 1) { return .success(blocks[number - 1]) }
        let turn = reply.id.number
        return .failure(
            Missing(
                text: blocks.isEmpty
                    ? "The last reply (turn \(turn)) has no code block."
                    : "The last reply has \(blocks.count) \(blocks.count == 1 ? "block" : "blocks"); "
                        + "there is no block \(number)."))
    }

    /// What to say where no turn has the number.
    var noTurn: String {
        let count = state.transcript.turns.count
        return count == 0 ? "Nothing was said yet." : "Turns have numbers, here 1 to \(count)."
    }
}
