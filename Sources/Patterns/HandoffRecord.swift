import FoundationEssentials

extension HandoffManager {
    package static func encode(_ transitions: [Transition]) throws -> String {
        String(decoding: try JSONEncoder().encode(transitions), as: UTF8.self)
    }

    package static func decode(_ text: String) throws -> [Transition] {
        try JSONDecoder().decode([Transition].self, from: Data(text.utf8))
    }
}
