import Conversation
import Engine

/// One thing in the transcript pane, from top to bottom.
enum Item: Hashable {
    case turn(Int)
    case notice(Int)
    /// Sent, and waiting for its turn.
    case queued(Int)
    case offer
    /// A request, and the members of whom one is to answer it.
    case choice
    case welcome
}

/// The order of the items: turns and the notices between them. Kept from frame to frame and made anew only when
/// one was added.
struct Items {
    private(set) var all: [Item] = []
    private var key = Key()

    private struct Key: Hashable {
        var session = SessionID("")
        var turns = 0
        var notices = 0
        var queued = 0
        var offered = false
        var choosing = false
    }

    mutating func update(_ state: State) {
        let key = Key(
            session: state.summary.id, turns: state.transcript.turns.count, notices: state.notices.count,
            queued: state.queued.count, offered: state.offer != nil, choosing: state.choice != nil)
        if key == self.key, !all.isEmpty { return }
        self.key = key
        all.removeAll(keepingCapacity: true)
        all.reserveCapacity(key.turns + key.notices + key.queued + 1)
        if key.turns == 0 { all.append(.welcome) }
        var notice = 0
        for turn in 0...key.turns {
            while notice < key.notices, state.notices[notice].after <= turn {
                all.append(.notice(notice))
                notice += 1
            }
            if turn < key.turns { all.append(.turn(turn)) }
        }
        if key.offered { all.append(.offer) }
        if key.choosing { all.append(.choice) }
        all += (0..<key.queued).map(Item.queued)
    }
}
