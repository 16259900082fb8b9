import Conversation
import Personas

/// The turns of a transcript that a model sees.
///
/// The cut is a function of the turns and the budget alone: the transcript is gone through as it grew, and each
/// time that it passes the budget, the oldest turns go until six tenths of it are left. So the first turn shown stays
/// the same for many turns, and what the model has evaluated stays good.
struct Window {
    /// Numbers of the turns shown; nil when there are none.
    private(set) var first: Int?
    private(set) var last: Int?
    private(set) var messages: [Message] = []
    /// For the end of the room: which turns are missing; "" when none is.
    private(set) var notice = ""

    private struct Entry {
        var number: Int
        var message: Message
        var cost: Int
    }

    init(of turns: ArraySlice<Turn>, budget: Int, measure: Measure, team: Team) {
        // Half of it must take at least what `clip` leaves of anything.
        guard budget >= 4 * measure.cost(Self.nothingLeft) else {
            notice = Self.notice(missing: turns.last.map { [1...max(1, $0.id.number)] } ?? [])
            return
        }
        let cap = budget / 2
        let entries = turns[Self.checkpoint(in: turns, budget: budget)...].compactMap { turn -> Entry? in
            guard let message = turn.said(in: team) else { return nil }
            return Entry(
                number: turn.id.number, message: message,
                cost: min(cap, measure.cost(message.content)))
        }
        let cut = Self.cut(entries, budget: budget)
        var shown = entries[cut.start...]
        if let question = cut.question { shown = [entries[question]] + shown }
        messages = shown.map { entry in
            let limit = entry.cost - TokenEstimator.perMessage
            return measure.tokens(entry.message.content) <= limit
                ? entry.message
                : Message(
                    entry.message.role,
                    Self.clip(entry.message.content, to: measure.unscaled(limit)))
        }
        first = shown.first?.number
        last = shown.last?.number
        notice = Self.notice(missing: Self.gaps(in: shown.map(\.number), of: turns))
    }

    /// Where going through the transcript begins: far enough back for the budget however cheap the turns are, and
    /// at a multiple of 256, so that it moves seldom. Keeps the cost of a prompt independent of a session's length.
    private static func checkpoint(in turns: ArraySlice<Turn>, budget: Int) -> Int {
        var bytes = 0
        var index = turns.endIndex
        while index > turns.startIndex, bytes < 16 * budget {
            index -= 1
            bytes += turns[index].text.utf8.count
        }
        return turns.startIndex + (index - turns.startIndex) / 256 * 256
    }

    /// `question`: the user's last turn, where replies to it (a round) have pushed it before `start`.
    private static func cut(_ entries: [Entry], budget: Int) -> (start: Int, question: Int?) {
        let target = budget * 6 / 10
        var start = 0
        var sum = 0
        var question: Int?
        for (index, entry) in entries.enumerated() {
            if entry.message.role == .user {
                if let asked = question, asked < start { sum -= entries[asked].cost }
                question = index
            }
            sum += entry.cost
            guard sum > budget else { continue }
            let asked = question ?? index
            while start < min(asked, index), sum > target {
                sum -= entries[start].cost
                start += 1
            }
            while start < asked, entries[start].message.role == .assistant {
                sum -= entries[start].cost
                start += 1
            }
            guard sum > budget else { continue }
            if start == asked { start += 1 }
            while start < index, sum > max(target, entries[asked].cost + entry.cost) {
                sum -= entries[start].cost
                start += 1
            }
        }
        let asked = question ?? start
        return (start, asked < start ? asked : nil)
    }

    /// The numbers that are missing before the last one shown, in ranges.
    private static func gaps(in numbers: [Int], of turns: ArraySlice<Turn>) -> [ClosedRange<Int>] {
        guard let first = numbers.first, let begin = turns.first?.id.number else { return [] }
        var gaps: [ClosedRange<Int>] = []
        // Turns without text before the first one shown are no loss.
        if turns.contains(where: { $0.id.number < first && !$0.text.isBlank }) || begin > 1, first > 1 {
            gaps.append(1...(first - 1))
        }
        if numbers.count > 1, numbers[1] > first + 1,
            turns.contains(where: {
                $0.id.number > first && $0.id.number < numbers[1] && !$0.text.isBlank && !$0.isOpen
            })
        {
            gaps.append((first + 1)...(numbers[1] - 1))
        }
        return gaps
    }

    private static func notice(missing gaps: [ClosedRange<Int>]) -> String {
        if gaps.isEmpty { return "" }
        let ranges = gaps.map {
            $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
        }
        return "\n\nEarlier turns \(ranges.joined(separator: " and ")) are not shown."
    }
}
