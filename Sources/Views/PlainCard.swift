import Canvas
import Conversation
import Engine
import Patterns
import Personas

/// What waits for the user, for a reader without a screen: a question, what is offered by number, and what to type.
enum PlainCard {
    static func lines(_ card: State.Card, _ state: State) -> [String] {
        let body: [String] =
            switch card {
            case .route(let choice): text(ChoiceCard.lines(choice, state, columns: columns))
            case .patterns(let menu): text(PatternsCard.lines(menu, state, columns: columns))
            case .member(let step): text(MemberCard.lines(step, state, columns: columns))
            case .takes(let step):
                text(TakesCard.lines(step, state, columns: columns, isBeside: false))
            case .brief(let draft):
                [BriefCard.title(state, isShort: false)]
                    + draft.brief.text.split(separator: "\n").map { PlainText.of(String($0)) }
            }
        return body + [keys(card, state)]
    }

    static func lines(ofGoal walkthrough: Walkthrough, _ state: State) -> [String] {
        text(GoalCard.lines(walkthrough, state, columns: columns))
    }

    /// What happened to the handoffs.
    static func lines(ofMilestones range: Range<Int>, _ state: State) -> [String] {
        text(MilestoneLines.of(range, state, columns: columns))
    }

    /// What is typed, and that Enter follows, goes without saying.
    private static func keys(_ card: State.Card, _ state: State) -> String {
        switch card {
        case .route: "Type 1 or 2; an empty line takes the first, esc takes the request back."
        case .patterns: "Type a number; esc leaves it."
        case .member(let step):
            step.recommendation?.best.map {
                "An empty line has the \(Standing.name($0, state)) take it; a number another; /skip passes it."
            } ?? "/redo as SLUG has another member take it, /skip passes it."
        case .takes: "Type a number to keep that answer; esc leaves both as they are."
        case .brief:
            "An empty line accepts; e GOAL: TEXT (or another of its headings) changes that part, e alone opens the editor; "
                + "r drafts anew; d discards; esc goes back to the talk."
        }
    }

    /// Without blank lines, and without the lines that are drawn between parts.
    private static func text(_ lines: [Line]) -> [String] {
        lines.map { line in
            var text = PlainText.of(line)[...]
            while text.last == " " || text.last == "\u{2500}" { text.removeLast() }
            while text.first == "\u{2500}" || text.first == " " { text.removeFirst() }
            return String(text)
        }.filter { !$0.isEmpty }
    }

    /// Wider than anything that the shell says: nothing is wrapped.
    private static let columns = 4_000
}
