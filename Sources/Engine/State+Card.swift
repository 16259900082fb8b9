import Conversation
import Patterns
import Personas

/// What waits for one key of the user.
extension State {
    package enum Card: Sendable, Equatable {
        /// Who is to answer a request.
        case route(Choice)
        /// Which of the patterns was meant.
        case patterns(Menu)
        /// Who takes the step.
        case member(WalkthroughStep)
        /// Which of the answers to the step counts.
        case takes(WalkthroughStep)
        /// Whether a brief is handed on.
        case brief(Draft)

        var kind: Int {
            switch self {
            case .route: 1
            case .patterns: 2
            case .member: 3
            case .takes: 4
            case .brief: 5
            }
        }
    }

    /// Patterns that begin with what the user typed.
    package struct Menu: Sendable, Equatable {
        package let options: [Pattern]
        let goal: String?
    }

    /// A call of the model that is no turn of the conversation.
    package struct Call: Sendable, Equatable {
        package enum Purpose: Sendable, Equatable {
            /// The brief of the step at hand.
            case brief
            /// The brief of a handoff outside any pattern.
            case handoff(from: Slug?, to: Slug, goal: String)
            /// Who is to answer a request.
            case route(text: String, receipt: RouteReceipt)
        }

        package let purpose: Purpose
        package internal(set) var phase = Activity.Phase.waiting
        package let since: Timestamp
        let turn: TurnID
        let estimatedTokens: Int
        /// What has arrived.
        package internal(set) var text = ""

        /// What the user said and nobody has recorded yet.
        var request: String? { if case .route(let text, _) = purpose { text } else { nil } }
    }

    package var card: Card? {
        if let choice { return .route(choice) }
        if let menu { return .patterns(menu) }
        if isComparing, let step = handoffs.step, step.takes.count > 1 { return .takes(step) }
        if let draft = handoffs.draft, !isBriefFolded, !isEditingBrief { return .brief(draft) }
        return handoffs.choosing.map(Card.member)
    }

    /// The step is at hand, and its member has not said anything yet.
    package var isStepUnopened: Bool {
        guard let step = handoffs.step, let take = step.take, step.draft == nil else { return false }
        // Number n stands at n - 1: what was said before the step is not looked through.
        let before = max(0, (take.spans.first?.first ?? 1) - 1)
        return !transcript.turns.dropFirst(before).contains {
            take.holds($0.id.number) && $0.speaker != .user
        }
    }

    /// The pattern waits for the user to say what is to come out.
    package var isGoalWanted: Bool { handoffs.walkthrough?.status == .goalWanted }
}
