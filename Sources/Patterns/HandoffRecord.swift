import FoundationEssentials

/// How what was decided is stored: an object with the number of its format and the transitions of one decision, which are
/// applied together. Its keys are sorted, so that equal decisions are equal texts.
extension HandoffManager {
    /// Goes up when what is written can't be read by an older version any more.
    static let format = 1

    package static func encode(_ transitions: [Transition]) throws(HandoffRecordError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            let record = Record(format: format, transitions: transitions)
            return String(decoding: try encoder.encode(record), as: UTF8.self)
        } catch {
            throw .notWritten
        }
    }

    package static func decode(_ text: String) throws(HandoffRecordError) -> [Transition] {
        let data = Data(text.utf8)
        let decoder = JSONDecoder()
        if let record = try? decoder.decode(Record.self, from: data), record.format == format {
            return record.transitions
        }
        guard let envelope = try? decoder.decode(Envelope.self, from: data), envelope.format != format else {
            throw .unreadable
        }
        throw .otherFormat(envelope.format)
    }

    /// Applies records in their order, up to the first that can't be read or does not fit what the ones before it made;
    /// gives how many it applied. What comes after that one was decided on a state that isn't known.
    package mutating func replay(_ records: [String]) -> Int {
        for (index, text) in records.enumerated() {
            guard let transitions = try? Self.decode(text), apply(transitions) else { return index }
        }
        return records.count
    }

    private struct Envelope: Decodable {
        var format: Int
    }

    private struct Record: Codable {
        var format: Int
        var transitions: [Transition]
    }
}

/// Why a stored decision can't be taken up, or one can't be stored.
package enum HandoffRecordError: Error, Equatable, CustomStringConvertible {
    case unreadable
    case otherFormat(Int)
    case notWritten

    package var description: String {
        switch self {
        case .unreadable:
            "A stored decision of this session's patterns is damaged. What comes before it is as it was; "
                + "go on from there, or start the pattern anew with `/pattern`."
        case .otherFormat(let number):
            "A stored decision of this session's patterns has format \(number), and this version of dramatis reads "
                + "format \(HandoffManager.format). Open the session with the version that wrote it, or a newer one."
        case .notWritten: "What was decided can't be written as JSON. Try again with a plainer text."
        }
    }
}
