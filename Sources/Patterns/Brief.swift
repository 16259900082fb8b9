/// What one member hands on to the next: all that the next one gets of a step, and nothing that the user has not seen.
package struct Brief: Sendable, Equatable, Codable {
    /// One statement, with the turns in which it was said.
    package struct Claim: Sendable, Equatable, Codable {
        package var text: String
        /// Numbers of turns, ascending; empty where no turn says so.
        package var turns: [Int]

        package init(_ text: String, turns: [Int] = []) {
            self.text = text
            self.turns = turns
        }
    }

    package var goal: String
    package var decisions: [Claim]
    /// What was made: files, tables, code that was kept.
    package var artifacts: [Claim]
    package var openQuestions: [Claim]
    /// What the next member is to do.
    package var next: String

    package init(
        goal: String, decisions: [Claim] = [], artifacts: [Claim] = [], openQuestions: [Claim] = [],
        next: String = ""
    ) {
        self.goal = goal
        self.decisions = decisions
        self.artifacts = artifacts
        self.openQuestions = openQuestions
        self.next = next
    }

    /// Says nothing but the goal.
    package var isEmpty: Bool {
        decisions.isEmpty && artifacts.isEmpty && openQuestions.isEmpty && next.isEmpty
    }

    package var claims: [Claim] { decisions + artifacts + openQuestions }

    /// In bytes of UTF-8, a part of it: far above what a brief needs, low enough that none floods a prompt.
    package static let longestText = 4_000
    static let mostClaims = 40
}
