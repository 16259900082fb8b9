import Patterns

/// What a line comes to where there is no screen: the keys of a card are words here.
package enum LineMove {
    /// Empty where the line is no use; the text says what to type.
    package enum Reading: Sendable, Equatable {
        case events([TypedEvent])
        /// `e` alone: the brief, in the user's editor.
        case editBrief(String)
    }

    /// The events that a line can come to, comparable for tests.
    package enum TypedEvent: Sendable, Equatable {
        case submit, stop, editBrief
        case choose(Int)
        case brief(BriefKey)
        case draft(String)
        case say(String)

        package var event: Event {
            switch self {
            case .submit: .submit
            case .stop: .stop
            case .editBrief: .editBrief
            case .choose(let number): .choose(number)
            case .brief(let key): .brief(key)
            case .draft(let text): .draft(text)
            case .say(let text): .say(text)
            }
        }
    }

    package static func read(_ line: String, _ state: State) -> Reading {
        let word = line.trimmed
        let isWaiting = state.card != nil || state.activity != nil || state.call != nil
        if word.lowercased() == "esc", isWaiting || state.isEditingBrief { return .events([.stop]) }
        if state.isEditingBrief, !word.isEmpty { return .events([.draft(line), .submit]) }
        if word.isEmpty { return .events([.submit]) }
        switch state.card {
        case .patterns, .member, .takes, .route:
            if let number = Int(word) { return .events([.choose(number)]) }
        case .brief(let draft):
            if let reading = brief(word, draft) { return reading }
        case nil: break
        }
        return .events([.say(line)])
    }

    private static func brief(_ word: String, _ draft: Draft) -> Reading? {
        if let key = BriefKey(rawValue: word), key != .edit { return .events([.brief(key)]) }
        guard let first = word.first, first == "e" else { return nil }
        let rest = word.dropFirst()
        if rest.isEmpty { return .editBrief(draft.brief.text) }
        guard rest.first?.isWhitespace == true else { return nil }
        let given = rest.trimmed
        // What can't be read is refused by who takes the brief, in its words.
        let text = (try? draft.brief.replacing(by: given).text) ?? given
        return .events([.editBrief, .draft(text), .submit])
    }
}
