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
    /// A filter that no turn passes.
    case nothing

    var turn: Int? { if case .turn(let index) = self { index } else { nil } }

    /// Part of the conversation's course: what comes is added behind it.
    var isCourse: Bool {
        switch self {
        case .turn, .notice, .milestones: true
        case .queued, .offer, .card, .call, .goal, .welcome, .nothing: false
        }
    }

    /// The same thing in a later list: milestones at one place may have become more.
    func isSame(as other: Item) -> Bool {
        if case .milestones(let one) = self, case .milestones(let two) = other {
            return one.lowerBound == two.lowerBound
        }
        return self == other
    }
}

/// The order of the items: turns, and the notices and milestones between them. Kept from frame to frame and made anew
/// only when one was added.
struct Items {
    private(set) var all: [Item] = []
    /// With a filter: how many turns pass it, and how many that came since do not.
    private(set) var shownTurns = 0
    private(set) var hiddenSince = 0
    /// The conversation's course ends before this item.
    private(set) var course = 0
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
        var filter: TranscriptFilter?
    }

    /// True when there are others now than before.
    @discardableResult
    mutating func update(_ state: State) -> Bool {
        let key = Key(
            session: state.summary.id, turns: state.transcript.turns.count, notices: state.notices.count,
            milestones: state.handoffs.milestones.count, queued: state.queued.count,
            offered: state.offer != nil, asking: state.card != nil, calling: state.call != nil,
            goal: state.isGoalWanted, filter: state.filter)
        if key == self.key, !all.isEmpty { return false }
        if key.session != self.key.session || key.notices < milestonesBefore.count { milestonesBefore = [] }
        while milestonesBefore.count < key.notices { milestonesBefore.append(key.milestones) }
        self.key = key
        all.removeAll(keepingCapacity: true)
        all.reserveCapacity(key.turns + key.notices + key.milestones + key.queued + 3)
        if let filter = key.filter {
            appendCourse(state, passing: filter)
        } else {
            if key.turns == 0, key.milestones == 0 { all.append(.welcome) }
            appendCourse(state)
        }
        course = all.count
        if key.offered { all.append(.offer) }
        if key.goal { all.append(.goal) }
        if key.asking { all.append(.card) }
        if key.calling { all.append(.call) }
        all += (0..<key.queued).map(Item.queued)
        return true
    }

    /// Where an item stands; most likely at `place`.
    func index(of item: Item, near place: Int) -> Int? {
        if all.indices.contains(place), all[place].isSame(as: item) { return place }
        return all.lastIndex { $0.isSame(as: item) }
    }

    /// The first turn from this index on, if any passes the filter.
    func firstTurn(from index: Int) -> Int? {
        all.firstIndex { if case .turn(let turn) = $0 { turn >= index } else { false } }
    }

    /// The index of the first turn behind an item.
    func firstTurn(after item: Int) -> Int? {
        all.dropFirst(max(0, item + 1)).lazy.compactMap(\.turn).first
    }

    /// The index of the last turn before an item.
    func lastTurn(before item: Int) -> Int? {
        all.prefix(max(0, item)).reversed().lazy.compactMap(\.turn).first
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

    /// Turns that pass, and what the shell has said since the filter was set.
    private mutating func appendCourse(_ state: State, passing filter: TranscriptFilter) {
        shownTurns = 0
        hiddenSince = 0
        let passes = state.passing(filter)
        var notice = state.notices.firstIndex { $0.id >= filter.firstNotice } ?? key.notices
        for turn in 0...key.turns {
            while notice < key.notices, state.notices[notice].after <= turn {
                all.append(.notice(notice))
                notice += 1
            }
            guard turn < key.turns else { break }
            if passes(state.transcript.turns[turn]) {
                all.append(.turn(turn))
                shownTurns += 1
            } else if turn >= filter.turnsBefore {
                hiddenSince += 1
            }
        }
        if shownTurns == 0 { all.insert(.nothing, at: 0) }
    }
}
