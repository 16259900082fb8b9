import Conversation

/// Counts what happens, for whoever draws the state: of two states of an engine with the same count, what it counts is
/// the same.
package struct Revision: Sendable, Hashable {
    /// All of the state but what is typed.
    package private(set) var said = 0
    /// All but what is typed, and the words of a reply that goes on.
    package private(set) var standing = 0

    mutating func grow(with change: Change) {
        switch change {
        case .typed: break
        case .words: said += 1
        case .anything:
            said += 1
            standing += 1
        }
    }

    /// What an event has changed at most.
    enum Change: Equatable {
        /// The text in the composer.
        case typed
        /// The text of a reply that was speaking before.
        case words
        case anything
    }
}

extension State {
    /// What typing may change beside the composer's text.
    struct BesideTyping: Equatable {
        private let queued: Int
        private let hint: String?
        private let isExpected: Bool
        private let hasPopup: Bool
        private let hasRecall: Bool

        init(_ state: State) {
            queued = state.queued.count
            hint = state.hint
            isExpected = state.expected != nil
            hasPopup = state.popup != nil
            hasRecall = state.recall != nil
        }

        /// A pop-up follows what is typed.
        var isPlain: Bool { !hasPopup && !hasRecall }
    }

    /// What the event can change, as the state is before it.
    func change(by event: Event) -> Revision.Change {
        switch event {
        case .edit: BesideTyping(self).isPlain ? .typed : .anything
        case .model(let turn, .delta): activity(of: turn)?.phase == .speaking ? .words : .anything
        default: .anything
        }
    }
}
