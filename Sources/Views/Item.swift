import Conversation
import Engine

/// One thing in the transcript pane, from top to bottom.
enum Item: Hashable {
    case turn(Int)
    case notice(Int)
    /// Of the handoffs' milestones, those that stand at one place.
    case milestones(Range<Int>)
    /// Sent, and waiting for its turn.
    case queued(Int)
    case offer
    /// What waits for one key of the user.
    case card
    /// A call of the model that is no turn.
    case call
    /// A pattern that waits for its goal.
    case goal
    case welcome
}

/// The order of the items: turns, and the notices and milestones between them. Kept from frame to frame and made anew
/// only when one was added.
struct Items {
    private(set) var all: [Item] = []
    private var key = Key()
    /// How many milestones there were when each notice was seen first: those stand before it.
    private var milestonesBefore: [Int] = []

    private struct Key: Hashable {
        var session = SessionID("")
        var turns = 0
        var notices = 0
        var milestones = 0
        var queued = 0
        var offered = false
        var asking = false
        var calling = false
        var goal = false
    }

    mutating func update(_ state: State) {
        let key = Key(
            session: state.summary.id, turns: state.transcript.turns.count, notices: state.notices.count,
            milestones: state.handoffs.milestones.count, queued: state.queued.count,
            offered: state.offer != nil, asking: state.card != nil, calling: state.call != nil,
            goal: state.isGoalWanted)
        if key == self.key, !all.isEmpty { return }
        if key.session != self.key.session || key.notices < milestonesBefore.count { milestonesBefore = [] }
        while milestonesBefore.count < key.notices { milestonesBefore.append(key.milestones) }
        self.key = key
        all.removeAll(keepingCapacity: true)
        all.reserveCapacity(key.turns + key.notices + key.milestones + key.queued + 3)
        if key.turns == 0, key.milestones == 0 { all.append(.welcome) }
        appendCourse(state)
        if key.offered { all.append(.offer) }
        if key.goal { all.append(.goal) }
        if key.asking { all.append(.card) }
        if key.calling { all.append(.call) }
        all += (0..<key.queued).map(Item.queued)
    }

    private mutating func appendCourse(_ state: State) {
        var notice = 0
        var milestone = 0
        for turn in 0...key.turns {
            var begun = milestone
            while true {
                let isNotice = notice < key.notices && state.notices[notice].after <= turn
                let isMilestone =
                    milestone < key.milestones && state.handoffs.milestones[milestone].after <= turn
                if isMilestone, !isNotice || milestonesBefore[notice] > milestone {
                    milestone += 1
                    continue
                }
                if begun < milestone { all.append(.milestones(begun..<milestone)) }
                begun = milestone
                guard isNotice else { break }
                all.append(.notice(notice))
                notice += 1
            }
            if turn < key.turns { all.append(.turn(turn)) }
        }
    }
}
