import Conversation

extension RouteReceipt {
    /// Two members are about as right: the user should say who. Holds for scored receipts only.
    package var isUnsure: Bool {
        guard rung == .scored, !isOverride, candidates.count > 1 else { return false }
        let sum = candidates.reduce(0) { $0 + $1.score }
        return candidates[0].score - candidates[1].score < Confidence.thinMargin * sum
    }
}
