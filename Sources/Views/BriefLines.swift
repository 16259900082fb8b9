import Canvas
import Patterns

/// A brief as it is read: what is said under each heading, and where it was said.
enum BriefLines {
    /// `isWhole`: headings under which nothing stands are named as well. `hidingGoal`: a goal that need not be said again.
    static func of(_ brief: Brief, isWhole: Bool, hidingGoal: String? = nil, columns: Int) -> [Line] {
        var passage = Passage(columns: columns)
        for section in Brief.Section.allCases {
            var entries: [[Cell]]
            switch section {
            case .goal: entries = brief.goal == hidingGoal ? [] : sentence(brief.goal)
            case .decisions: entries = brief.decisions.map(claim)
            case .artifacts: entries = brief.artifacts.map(claim)
            case .openQuestions: entries = brief.openQuestions.map(claim)
            case .next: entries = sentence(brief.next)
            }
            if entries.isEmpty, isWhole { entries = [piece("none", .faint)] }
            add(section.rawValue, entries, to: &passage)
        }
        return passage.lines
    }

    /// Headings stand in a column of their own where there is room for one.
    private static let headingColumns = 16
    private static let roomy = 60

    private static func add(_ heading: String, _ entries: [[Cell]], to passage: inout Passage) {
        guard let first = entries.first else { return }
        let head = piece(heading, .heading)
        if passage.columns >= roomy {
            let hanging = headingColumns + (entries.count > 1 || isClaim(first) ? 2 : 0)
            passage.add(padded(head, to: headingColumns) + first, hanging: hanging)
            for entry in entries.dropFirst() {
                passage.add(padded([], to: headingColumns) + entry, hanging: hanging)
            }
        } else if isClaim(first) {
            passage.add(head)
            for entry in entries { passage.add(entry, hanging: 2) }
        } else {
            passage.add(head + piece(": ", .heading) + first, hanging: 2)
        }
    }

    private static func isClaim(_ cells: [Cell]) -> Bool { cells.prefix(2) == bullet[...] }

    private static let bullet = piece("- ", .faint)

    private static func sentence(_ text: String) -> [[Cell]] { text.isEmpty ? [] : [piece(text)] }

    /// A claim that no turn holds is marked: the user is to see what nobody said.
    private static func claim(_ claim: Brief.Claim) -> [Cell] {
        bullet + piece(claim.text)
            + piece(claim.turns.isEmpty ? " (in no turn)" : " \(claim.reference)", .faint)
    }
}
