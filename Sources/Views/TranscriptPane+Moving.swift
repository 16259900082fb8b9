import Canvas
import Conversation
import Engine

/// How the view moves.
extension TranscriptPane {
    mutating func scroll(_ scroll: Scroll, _ state: State, clock: Clock) {
        guard begin(state, clock) else { return }
        selected = nil
        let from = topOfView(state, clock)
        switch scroll {
        case .lines(let count): move(from, up: count, state, clock)
        case .pages(let count): move(from, up: count * max(1, area.rows - 2), state, clock)
        case .top: hang(on: Place(item: 0, line: 0), state, clock)
        case .bottom: top = nil
        }
        end(state, clock)
    }

    /// To a turn by number; nothing where it is not shown.
    mutating func show(turn number: Int, _ state: State, clock: Clock) {
        guard begin(state, clock) else { return }
        if let item = items.all.firstIndex(of: .turn(number - 1)) { jump(to: item, state, clock) }
        end(state, clock)
    }

    /// To the next turn, or that before, whose speaker is the one that is meant. False: there is none.
    mutating func jump(
        _ whose: Look.Whose, forward: Bool, _ state: State, clock: Clock
    ) -> Bool {
        guard begin(state, clock) else { return true }
        defer { end(state, clock) }
        let here = turnInView(state, clock)
        let speaker: Speaker? =
            switch whose {
            case .anyone: nil
            case .same: here.map { state.transcript.turns[$0.turn].speaker }
            case .speaker(let speaker): speaker
            }
        let isMeant = { (item: Item) -> Bool in
            guard case .turn(let index) = item else { return false }
            return speaker.map { state.transcript.turns[index].speaker == $0 } ?? true
        }
        let from = here?.from ?? Place(item: 0, line: 0)
        let found =
            forward
            ? items.all[(from.item + 1)...].firstIndex(where: isMeant)
            : items.all[..<(from.line > 0 ? from.item + 1 : from.item)].lastIndex(where: isMeant)
        if let found {
            jump(to: found, state, clock)
            return true
        }
        // Behind the last turn stands what waits for the user.
        if forward, speaker == nil, selected != nil || !isFollowing {
            top = nil
            selected = nil
            return true
        }
        return false
    }

    /// The turn that is looked at, and from where jumps go on.
    private mutating func turnInView(_ state: State, _ clock: Clock) -> (turn: Int, from: Place)? {
        if let selected, let item = items.all.lastIndex(of: .turn(selected)) {
            return (selected, Place(item: item, line: 0))
        }
        if isFollowing {
            guard let last = items.all.lastIndex(where: { if case .turn = $0 { true } else { false } }),
                case .turn(let turn) = items.all[last]
            else { return nil }
            return (turn, Place(item: last, line: 1))
        }
        let place = topOfView(state, clock)
        if case .turn(let turn) = items.all[place.item] { return (turn, place) }
        let around =
            items.firstTurn(after: place.item) ?? items.lastTurn(before: place.item)
        return around.map { ($0, place) }
    }

    private mutating func jump(to item: Int, _ state: State, _ clock: Clock) {
        if case .turn(let turn) = items.all[item] { selected = turn }
        hang(on: Place(item: item, line: 0), state, clock)
    }

    // MARK: - Folding

    /// False: no such turn is here.
    mutating func fold(_ turns: Look.Turns, _ isFolded: Bool, _ state: State, clock: Clock) -> Bool {
        guard begin(state, clock) else { return true }
        defer { end(state, clock) }
        switch turns {
        case .all: folded = isFolded ? Set(state.transcript.turns.indices) : []
        case .number(let number): fold(number - 1, isFolded)
        case .here:
            guard let here = turnAtTop(state, clock) else { return false }
            fold(here, isFolded)
        }
        refold(state, clock)
        return true
    }

    mutating func toggleFold(_ state: State, clock: Clock) -> Bool {
        guard let turn = begin(state, clock) ? turnAtTop(state, clock) : nil else { return false }
        return fold(.number(turn + 1), !folded.contains(turn), state, clock: clock)
    }

    /// What was jumped to, else what stands at the top.
    private mutating func turnAtTop(_ state: State, _ clock: Clock) -> Int? {
        if let selected { return selected }
        let place = topOfView(state, clock)
        return items.firstTurn(after: place.item - 1) ?? items.lastTurn(before: place.item)
    }

    private mutating func fold(_ turn: Int, _ isFolded: Bool) {
        if isFolded { folded.insert(turn) } else { folded.remove(turn) }
    }

    /// The view hangs on lines that may be gone.
    mutating func refold(_ state: State, _ clock: Clock) {
        followed = nil
        guard let anchor = top else { return }
        let line =
            isFolded(anchor.item) ? 0 : min(anchor.place.line, count(anchor.place.item, state, clock) - 1)
        hang(on: Place(item: anchor.place.item, line: line), state, clock)
    }

    // MARK: - Around every movement

    /// False where there is nothing to move yet.
    mutating func begin(_ state: State, _ clock: Clock) -> Bool {
        prepare(state, clock)
        guard hasRoom else { return false }
        // What was unread has been seen, and where it began.
        if isFollowing { unread = nil }
        isAtCard = false
        return true
    }

    mutating func end(_ state: State, _ clock: Clock) {
        if isFollowing {
            unread?.isSeen = true
        } else if unread == nil {
            unread = Unread(seen: seenNow(state, clock))
        }
    }

    private mutating func move(_ from: Place, up count: Int, _ state: State, _ clock: Clock) {
        hang(
            on: count >= 0
                ? above(from, by: count, state, clock) : below(from, by: -count, state, clock),
            state, clock)
    }

    mutating func above(_ from: Place, by count: Int, _ state: State, _ clock: Clock) -> Place {
        var at = from
        var left = count
        while left > 0 {
            if at.line >= left { return Place(item: at.item, line: at.line - left) }
            left -= at.line
            if at.item == 0 { return Place(item: 0, line: 0) }
            at = Place(item: at.item - 1, line: self.count(at.item - 1, state, clock))
        }
        return at
    }

    mutating func below(_ from: Place, by count: Int, _ state: State, _ clock: Clock) -> Place {
        var at = from
        var left = count
        while left > 0 {
            let rest = self.count(at.item, state, clock) - 1 - at.line
            if rest >= left { return Place(item: at.item, line: at.line + left) }
            if at.item + 1 >= items.all.count {
                return Place(item: at.item, line: at.line + max(0, rest))
            }
            left -= rest + 1
            at = Place(item: at.item + 1, line: 0)
        }
        return at
    }
}
