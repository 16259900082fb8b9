import Foundation
import Patterns
import Testing

/// More than a hundred thousand sequences of random actions: never two active steps, none lost, stale exactly what rests on
/// something that was opened again, and the stored records give the state again.
@Suite(.serialized) struct RandomWalkTests {
    static let walks = 12_600

    @Test(arguments: 0..<8) func holds(_ part: Int) async {
        // On a thread of its own that yields to the others: the tests that wait for something share few threads.
        let wrong = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                _ = setpriority(.init(PRIO_PROCESS.rawValue), 0, 15)
                continuation.resume(returning: Self.firstWrong(of: part))
            }
        }
        if let wrong { Issue.record("\(wrong)") }
    }

    private static func firstWrong(of part: Int) -> String? {
        var reader = RecordReader()
        for number in 0..<Self.walks {
            let seed = UInt64(part * Self.walks + number)
            var walk = RandomWalk(seed: seed)
            guard let wrong = walk.run() ?? Self.wrongReplay(of: walk, &reader) else { continue }
            return "seed \(seed): \(wrong), after\n\(walk.tried.map { "\($0)" }.joined(separator: "\n"))"
        }
        return nil
    }

    private static func wrongReplay(of walk: RandomWalk, _ reader: inout RecordReader) -> String? {
        guard let records = try? walk.records.map(HandoffManager.encode) else { return "can't be stored" }
        var again = HandoffManager()
        for record in records {
            guard let transitions = reader.read(record), again.apply(transitions) else {
                return "can't be taken up: \(record)"
            }
        }
        return again == walk.manager ? nil : "the records give another state"
    }
}

/// Reads each text once: what it says depends on nothing else, and most records are met again and again.
private struct RecordReader {
    private var known: [String: [Transition]] = [:]

    mutating func read(_ text: String) -> [Transition]? {
        if let transitions = known[text] { return transitions }
        let transitions = try? HandoffManager.decode(text)
        known[text] = transitions
        return transitions
    }
}
