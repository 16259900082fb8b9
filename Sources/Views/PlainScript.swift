import Canvas
import Conversation
import Engine
import Patterns

/// The session as lines, for a reader without a screen: each begins with who speaks, `DE: ...`, what the shell says with
/// `- `, what waits for the user with `? `. It only ever adds: what was told does not change.
///
/// Of several replies that arrive at once the first is told, and the others after its end. Neutralised.
package struct PlainScript: Sendable {
    /// What the user says is told too: where nobody has seen it being typed.
    private let echoes: Bool
    private var session: SessionID?
    /// How many turns were told to their end.
    private var turns = 0
    /// Of the turn that is open: bytes of UTF-8 that were told, and whether its head was.
    private var told = 0
    private var isHeaded = false
    /// The last line has no end yet.
    package private(set) var isInLine = false
    /// Text of an open reply is there that was not told: the beginning of a line.
    package private(set) var isHolding = false
    private var notices = 0
    private var milestones = 0
    private var queued = 0
    private var card: Int?
    private var goal = false
    private var call: String?
    private var hint: String?
    private var unsent = ""
    private var text = ""

    package init(echoes: Bool) { self.echoes = echoes }

    /// What is new since the last call, with its ends of line. `isPause`: nothing has come for a while, so that of a line
    /// that is still arriving its whole words are told.
    package mutating func news(_ state: State, isPause: Bool = false) -> String {
        text = ""
        if session != state.summary.id { enter(state) }
        tellMilestones(state)
        tellTurns(state, isPause: isPause)
        tellNotices(state)
        tellQueue(state)
        tellQuestion(state)
        tellUnsent(state)
        if let now = state.hint, now != hint { say("- ", now) }
        hint = state.hint
        return text
    }

    /// One turn as it stands, for `/turn` and `/bare`.
    package func turn(_ number: Int, _ state: State) -> String {
        guard let turn = state.transcript.turns.first(where: { $0.id.number == number }) else { return "" }
        return BareTranscript.piece(turn, state)
    }

    // MARK: - A session

    /// Of a session that is gone on with the last request and what was answered is told.
    private mutating func enter(_ state: State) {
        let isFirst = session == nil
        session = state.summary.id
        turns = state.transcript.turns.lastIndex { $0.speaker == .user } ?? 0
        (told, isHeaded) = (0, false)
        milestones = state.handoffs.milestones.count
        (queued, card, goal, call) = (0, nil, false, nil)
        unsent = ""
        if isFirst { notices = 0 }
        let count = state.transcript.turns.count
        if count > 0 {
            say(
                "- ",
                "\(state.summary.title): \(count == 1 ? "1 turn" : "\(count) turns"), /bare tells them all")
            if !echoes { tell(state.transcript.turns[turns], state) }
        }
    }

    private mutating func tellMilestones(_ state: State) {
        let count = state.handoffs.milestones.count
        if milestones > count { milestones = count }
        guard milestones < count else { return }
        for line in PlainCard.lines(ofMilestones: milestones..<count, state) { say("- ", line) }
        milestones = count
    }

    // MARK: - Turns

    private mutating func tellTurns(_ state: State, isPause: Bool) {
        isHolding = false
        while turns < state.transcript.turns.count {
            let turn = state.transcript.turns[turns]
            if turn.speaker == .user {
                if echoes { tell(turn, state) }
            } else {
                let isAsked =
                    turn.text.isEmpty && turn.isOpen && state.activity(of: turn.id)?.phase == .queued
                if !isAsked { tellHead(of: turn, state) }
                grow(turn, state, isPause: isPause)
                if turn.isOpen { return }
                tellEnd(of: turn, state)
            }
            turns += 1
            (told, isHeaded) = (0, false)
        }
    }

    private mutating func tell(_ turn: Turn, _ state: State) {
        for line in Self.lines(of: turn.text[...]) { say("\(name(of: turn, state)): ", String(line)) }
    }

    private mutating func tellHead(of turn: Turn, _ state: State) {
        if isHeaded { return }
        isHeaded = true
        let short = name(of: turn, state)
        switch turn.speaker {
        case .user: break
        case .comparison: say("- ", "\(short): written by one call of the model")
        case .member(let slug):
            let long = Voice.of(slug, in: state.team).long
            let reason = Header.reason(of: turn)
            say("- ", "\(short), \(long)\(reason.isEmpty ? "" : ": \(reason)")")
        }
    }

    /// Whole lines; the words of the last one where nothing has come for a while, or nothing more comes.
    private mutating func grow(_ turn: Turn, _ state: State, isPause: Bool) {
        let utf8 = turn.text.utf8
        guard told < utf8.count else { return }
        let start = utf8.index(utf8.startIndex, offsetBy: told)
        let rest = turn.text[start...]
        var end = utf8[start...].lastIndex(of: 0x0A).map { utf8.index(after: $0) } ?? start
        if !turn.isOpen {
            end = turn.text.endIndex
        } else if isPause, let blank = utf8[end...].lastIndex(of: 0x20) {
            end = utf8.index(after: blank)
        }
        isHolding = turn.isOpen && end < turn.text.endIndex && utf8[end...].contains(0x20)
        guard start < end else { return }
        told += utf8.distance(from: start, to: end)
        let prefix = "\(name(of: turn, state)): "
        let isWhole = utf8[utf8.index(before: end)] == 0x0A || !turn.isOpen
        for (index, line) in Self.lines(of: rest[..<end]).enumerated() {
            if index > 0 || !isInLine {
                // Blanks at the end of what goes on belong to it.
                say(prefix, String(line), isOpen: !isWhole)
            } else {
                text += PlainText.of(String(line)) + "\n"
                isInLine = false
            }
        }
        if !isWhole {
            text.removeLast()
            isInLine = true
        }
    }

    private mutating func tellEnd(of turn: Turn, _ state: State) {
        for line in Ending.lines(of: turn, state, columns: 4_000) { say("- ", PlainText.of(line)) }
    }

    private func name(of turn: Turn, _ state: State) -> String {
        switch turn.speaker {
        case .user: Voice.user.short
        case .comparison: Voice.comparison.long
        case .member(let slug): Voice.of(slug, in: state.team).short
        }
    }

    /// LF and CR LF end a line; one at the end begins no further one.
    private static func lines(of text: Substring) -> [Substring] {
        var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    // MARK: - What the shell says

    private mutating func tellNotices(_ state: State) {
        for notice in state.notices where notice.id > notices {
            for line in PlainMarkdown.lines(of: notice.text) { say("- ", line) }
            notices = notice.id
        }
    }

    private mutating func tellQueue(_ state: State) {
        if state.queued.count > queued { say("- ", "queued: it is said when the reply has ended") }
        queued = state.queued.count
    }

    private mutating func tellQuestion(_ state: State) {
        let calling = state.call.map { CardItem.title($0, state) }
        if let calling, calling != call { say("- ", calling) }
        call = calling
        let isGoalWanted = state.isGoalWanted
        if isGoalWanted, !goal, let walkthrough = state.handoffs.walkthrough {
            for line in PlainCard.lines(ofGoal: walkthrough, state) { say("? ", line) }
        }
        goal = isGoalWanted
        let now = state.card.map { CardItem.version($0, state) }
        if let shown = state.card, now != card {
            for line in PlainCard.lines(shown, state) { say("? ", line) }
        }
        card = now
    }

    /// A draft of the session, or what could not be sent.
    private mutating func tellUnsent(_ state: State) {
        let now = state.isEditingBrief ? "" : state.composer.text
        defer { unsent = now }
        guard now != unsent, !now.isEmpty else { return }
        for line in Self.lines(of: now[...]) { say("- unsent: ", String(line)) }
        say("- ", "an empty line sends it, Ctrl-C throws it away")
    }

    private mutating func say(_ prefix: String, _ line: String, isOpen: Bool = false) {
        if isInLine { text += "\n" }
        isInLine = false
        var whole = prefix + PlainText.of(String(line.map { $0 == "\n" || $0 == "\r\n" ? " " : $0 }))
        while !isOpen, whole.last == " " { whole.removeLast() }
        text += whole + "\n"
    }
}
