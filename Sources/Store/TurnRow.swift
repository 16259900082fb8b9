import Conversation
import Foundation
import GRDB

/// How a turn stands in its table.
enum TurnRow {
    static let cutDetail = "cut off: the shell stopped while it was arriving"

    static let columns = """
        number, speaker, text, state, detail, started, ended, owner, receipt, model, personas, temperature, \
        maximum_reply_tokens, answers, replaces, has_usage, prompt_tokens, cached_tokens, reply_tokens, \
        first_token_ms, total_ms
        """

    /// In the order of `columns`.
    static func values(of turn: Turn, owner: String) -> [(any DatabaseValueConvertible)?] {
        let usage = turn.usage
        return [
            turn.id.number, speaker(turn.speaker), Data(turn.text.utf8), state(turn.state),
            detail(turn.state).map { Data($0.utf8) }, turn.started.milliseconds, turn.ended?.milliseconds,
            owner, turn.receipt.map(ReceiptPacking.pack), turn.provenance?.model, turn.provenance?.personas,
            turn.provenance?.temperature, turn.provenance?.maximumReplyTokens, turn.provenance?.answers,
            turn.provenance?.replaces, usage == nil ? 0 : 1,
            usage?.prompt, usage?.cached, usage?.reply, usage?.firstTokenMilliseconds,
            usage?.totalMilliseconds,
        ]
    }

    /// From a row with `columns`. A reply that is open and whose shell is gone is read as cut off.
    static func turn(
        _ row: Row, in session: SessionID, isAlive: (String) -> Bool
    ) -> Turn {
        let provenance = (row[9] as String?).map {
            Provenance(
                model: $0, personas: row[10] ?? "", temperature: row[11] ?? 0,
                maximumReplyTokens: row[12] ?? 0, answers: row[13], replaces: row[14])
        }
        let usage =
            row[15] == 0
            ? nil
            : TokenUsage(
                prompt: row[16], cached: row[17], reply: row[18], firstTokenMilliseconds: row[19],
                totalMilliseconds: row[20])
        return Turn(
            id: TurnID(session: session, number: row[0]),
            speaker: speaker(stored: row[1]),
            text: text(row, 2) ?? "",
            state: state(row, isAlive: isAlive),
            started: Timestamp(milliseconds: row[5]),
            ended: (row[6] as Int64?).map(Timestamp.init(milliseconds:)),
            receipt: (row[8] as Data?).flatMap(ReceiptPacking.unpack),
            provenance: provenance,
            usage: usage)
    }

    /// Of a blob of UTF-8.
    static func text(_ row: Row, _ index: Int) -> String? {
        try? row.withUnsafeData(atIndex: index) { data in data.map { String(decoding: $0, as: UTF8.self) } }
    }

    static func speaker(_ speaker: Speaker) -> String? {
        switch speaker {
        case .user: nil
        case .member(let slug): slug.text
        case .comparison: comparison
        }
    }

    static func speaker(stored: String?) -> Speaker {
        guard let stored else { return .user }
        return stored == comparison ? .comparison : .member(Slug(stored))
    }

    /// In the column of slugs, none of which has a bracket.
    private static let comparison = "(comparison)"

    private static func state(_ state: Turn.State) -> String {
        switch state {
        case .waiting: "waiting"
        case .streaming: "streaming"
        case .ended(let outcome, _): outcome.rawValue
        }
    }

    private static func detail(_ state: Turn.State) -> String? {
        if case .ended(_, let detail) = state { detail } else { nil }
    }

    private static func state(_ row: Row, isAlive: (String) -> Bool) -> Turn.State {
        let stored: String = row[3]
        if let outcome = Outcome(rawValue: stored) { return .ended(outcome, detail: text(row, 4)) }
        guard let owner = row[7] as String?, isAlive(owner) else {
            return .ended(.truncated, detail: cutDetail)
        }
        return stored == "waiting" ? .waiting : .streaming
    }
}
