import Conversation

/// What the shell is asked to look up outside: nothing of it may hold up a key.
package enum Lookup: Sendable, Equatable {
    /// Files whose path begins so; folders end in `/`.
    case files(String)
    /// Kept sessions, the newest first.
    case sessions
    /// What the user has said in any session, the newest first. `before`: where the last answer ended.
    case history(before: Int?)
}

package struct Found: Sendable, Equatable {
    package let text: String
    package let summary: String

    package init(_ text: String, _ summary: String = "") {
        self.text = text
        self.summary = summary
    }
}

/// What was said in earlier sessions is read in parts, when somebody looks for it.
enum EarlierLines: Sendable, Equatable {
    case unread
    /// Asked for; `isWanted`: the user waits for the line before.
    case asked(isWanted: Bool)
    case read(next: Int)
    case complete

    /// The next part, and nil while it is on its way or when there is none.
    var lookup: Lookup? {
        switch self {
        case .unread: .history(before: nil)
        case .read(let next): .history(before: next)
        case .asked, .complete: nil
        }
    }
}

extension SessionEngine {
    /// So few lines before the one that is shown, and the next part is read.
    private static let reserve = 20

    mutating func readHistory(after edit: Edit, isStuck: Bool) -> [Effect] {
        guard edit == .up || edit == .historyPrevious else { return [] }
        let isWanted = isStuck && state.composer.isAtOldest
        if case .asked = earlier {
            if isWanted { earlier = .asked(isWanted: true) }
            return []
        }
        guard state.composer.linesBefore < Self.reserve, let lookup = earlier.lookup else { return [] }
        earlier = .asked(isWanted: isWanted)
        return [.lookUp(lookup)]
    }

    mutating func found(_ found: [Found], of lookup: Lookup, next: Int?, at now: Timestamp) -> [Effect] {
        switch lookup {
        case .files, .sessions:
            offer(found, of: lookup, at: now)
            return []
        case .history:
            let isWanted = earlier == .asked(isWanted: true)
            earlier = next.map(EarlierLines.read) ?? .complete
            let count = state.composer.remember(earlier: found.map(\.text))
            if state.recall != nil { return goOnRecalling(with: count) }
            if isWanted, state.composer.isAtOldest || count > 0 { state.composer.apply(.historyPrevious) }
            return []
        }
    }
}
