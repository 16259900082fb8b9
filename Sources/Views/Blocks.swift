import Canvas
import Conversation
import Engine

/// Makes the blocks of items, and keeps those that were looked at last.
struct Blocks {
    private var kept: [Item: (block: Block, look: Int)] = [:]
    private var made = Setting()
    /// Grows with every frame: when a block was looked at last.
    private var look = 0

    /// What all blocks depend on: with another one none is right any more.
    private struct Setting: Hashable {
        var session = SessionID("")
        var team = ""
        /// Times are said as seen from today.
        var day: Int64 = 0
    }

    /// The block of an item as it is now. `columns`: of the text, without the gutter.
    mutating func block(_ item: Item, _ state: State, columns: Int, clock: Clock) -> Block {
        let setting = Setting(session: state.summary.id, team: state.team.hash, day: clock.day)
        if setting != made {
            self = Blocks()
            made = setting
        }
        let version = Self.version(of: item, state)
        if let (block, seen) = kept[item], block.version == version, block.columns == columns {
            if seen != look { kept[item]?.look = look }
            return block
        }
        let earlier = kept.removeValue(forKey: item)?.block
        let block =
            Self.grown(earlier, item, state, version: version, columns: columns)
            ?? Self.make(item, state, version: version, columns: columns, clock: clock)
        kept[item] = (block, look)
        return block
    }

    /// The same without keeping it: for what is only passed by.
    func passing(_ item: Item, _ state: State, columns: Int, clock: Clock) -> Block {
        let version = Self.version(of: item, state)
        if let (block, _) = kept[item], block.version == version, block.columns == columns { return block }
        return Self.make(item, state, version: version, columns: columns, clock: clock)
    }

    /// To be called once a frame: lets go of what was not looked at for the longest time, until half of the limits is
    /// left. What is let go is made again when it is scrolled to; what this frame has looked at stays.
    mutating func forget(beyond items: Int, lines: Int) {
        defer { look += 1 }
        var left = kept.values.reduce(0) { $0 + $1.block.count }
        guard kept.count > items || left > lines else { return }
        for (item, (block, seen)) in kept.sorted(by: { $0.value.look < $1.value.look }) {
            if seen == look || (kept.count <= items / 2 && left <= lines / 2) { return }
            left -= block.count
            kept.removeValue(forKey: item)
        }
    }

    private static func version(of item: Item, _ state: State) -> Int {
        switch item {
        case .turn(let index):
            let turn = state.transcript.turns[index]
            guard turn.isOpen, let activity = state.activity(of: turn.id) else { return turn.version }
            var hasher = Hasher()
            hasher.combine(turn.version)
            hasher.combine(progress(activity.phase))
            return hasher.finalize()
        case .queued(let index): return state.queued[index].hashValue
        case .welcome, .nothing: return 0
        case .notice(let index): return state.notices[index].id
        case .offer: return state.offer?.updated.hashValue ?? 0
        case .milestones(let range): return MilestoneLines.version(of: range, state)
        case .card: return state.card.map { CardItem.version($0, state) } ?? 0
        case .call: return state.call.map { CardItem.version($0, state) } ?? 0
        case .goal: return state.handoffs.walkthrough?.pattern.slug.hashValue ?? 0
        }
    }

    /// A reply's text only ever grows, so its block does as well.
    private static func grown(
        _ earlier: consuming Block?, _ item: Item, _ state: State, version: Int, columns: Int
    ) -> Block? {
        guard case .turn(let index) = item, var block = earlier, block.columns == columns else { return nil }
        let turn = state.transcript.turns[index]
        if turn.speaker == .user { return nil }
        block.grow(
            to: turn.text, tail: Ending.lines(of: turn, state, columns: columns), version: version)
        return block
    }

    private static func make(
        _ item: Item, _ state: State, version: Int, columns: Int, clock: Clock
    ) -> Block {
        switch item {
        case .turn(let index):
            return turn(
                state.transcript.turns[index], state, version: version, columns: columns, clock: clock)
        case .notice(let index):
            let notice = state.notices[index]
            let voice = Voice(short: "-", long: "", ink: ink(of: notice.kind))
            return Block(
                voice: voice, header: Line(), markdown: notice.text, version: version,
                columns: columns)
        case .queued(let index):
            let queued = state.queued[index]
            let header = Header.line(
                Voice(short: "", long: "", ink: .user),
                aside: Wording.fill(
                    queued.isHeld
                        ? "held: {send} sends it, {up} takes it back" : "queued: {up} takes it back",
                    state.keys),
                time: "", columns: columns)
            return Block(
                voice: .user, header: header, plain: queued.text, style: Style(.faint),
                version: version, columns: columns)
        case .offer:
            return Block(
                voice: Voice(short: "-", long: "", ink: .accent), header: Line(),
                markdown: Welcome.offer(state, clock: clock), version: version, columns: columns)
        case .milestones(let range):
            return Block(
                voice: .shell, lines: MilestoneLines.of(range, state, columns: columns),
                version: version, columns: columns)
        case .card:
            // A request that waits for its member is the user's.
            let voice = state.choice == nil ? CardItem.voice : .user
            let lines = state.card.map { CardItem.lines($0, state, columns: columns) } ?? []
            return Block(voice: voice, lines: lines, version: version, columns: columns)
        case .call:
            let lines = state.call.map { CardItem.lines($0, state, columns: columns) } ?? []
            return Block(
                voice: Voice(short: "-", long: "", ink: .accent), lines: lines, version: version,
                columns: columns)
        case .goal:
            let lines = state.handoffs.walkthrough.map { GoalCard.lines($0, state, columns: columns) }
            return Block(
                voice: CardItem.voice, lines: lines ?? [], version: version, columns: columns)
        case .welcome:
            return Block(
                voice: .shell, header: Line(), markdown: Welcome.text(state), version: version,
                columns: columns)
        case .nothing:
            return Block(
                voice: .shell, header: Line(), plain: "No turn is shown. /only alone ends the filter.",
                style: Style(.faint), version: version, columns: columns)
        }
    }

    private static func turn(
        _ turn: Turn, _ state: State, version: Int, columns: Int, clock: Clock
    ) -> Block {
        let time = "#\(turn.id.number) \(clock.label(for: turn.started))"
        switch turn.speaker {
        case .user:
            return Block(
                voice: .user, header: Line(), plain: turn.text, style: Style(.user),
                aside: Cells.of(" " + time, Style(.faint)), version: version, columns: columns)
        case .member(let slug):
            let voice = Voice.of(slug, in: state.team)
            return Block(
                voice: voice,
                header: Header.line(
                    voice, aside: Header.reason(of: turn), time: time, columns: columns),
                markdown: turn.text, tail: Ending.lines(of: turn, state, columns: columns),
                version: version, columns: columns)
        case .comparison:
            return Block(
                voice: .comparison,
                header: Header.line(
                    .comparison, aside: "written by one call of the model", time: time,
                    columns: columns),
                markdown: turn.text, tail: Ending.lines(of: turn, state, columns: columns),
                version: version, columns: columns)
        }
    }

    private static func ink(of kind: Notice.Kind) -> Ink {
        switch kind {
        case .answer: .faint
        case .warning: .warning
        case .failure: .error
        }
    }

    static func progress(_ phase: State.Activity.Phase) -> String {
        switch phase {
        case .queued: "waits for its turn"
        case .waiting: "asking ..."
        case .loading: "loading model ..."
        case .reading(let done, let total): "reading \(done) of \(total) tokens"
        case .speaking: ""
        }
    }
}
