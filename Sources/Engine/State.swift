import Conversation
import Patterns
import Personas
import Prompting

/// All that is known of the session at this moment: what Views draws, and nothing else.
package struct State: Sendable {
    package internal(set) var summary: SessionSummary
    package internal(set) var transcript = Transcript()
    package internal(set) var notices: [Notice] = []
    package internal(set) var composer = Composer()
    package internal(set) var team: Team
    /// Chosen with `/as`; nil for automatic choice.
    package internal(set) var pinned: Slug?
    /// The replies that are open, in the order of their turns: several in a panel only.
    package internal(set) var activities: [Activity] = []
    /// Who speaks after it to the same request, in order.
    package internal(set) var next: [Slug] = []
    /// Sent while a reply arrives: said one after another when it has ended, or held when it was stopped or failed. Up
    /// takes the last one back.
    package internal(set) var queued: [Queued] = []
    /// A request that waits for the user to say who is to answer it.
    package internal(set) var choice: Choice?
    /// Patterns of which one was meant.
    package internal(set) var menu: Menu?
    /// What is handed on from member to member, as the store has it.
    package internal(set) var handoffs = HandoffManager()
    /// A call of the model that is no turn.
    package internal(set) var call: Call?
    /// The brief that waits is put aside, for the talk to go on.
    package internal(set) var isBriefFolded = false
    /// The composer holds the brief that waits.
    package internal(set) var isEditingBrief = false
    /// The answers to a step that was redone are shown.
    package internal(set) var isComparing = false
    /// The newest kept session, offered until something is said.
    package internal(set) var offer: SessionSummary?
    /// Which turns the transcript shows; nil for all.
    package internal(set) var filter: TranscriptFilter?
    /// Who would answer the draft as it was at the last pause in typing; nil without a draft.
    package internal(set) var expected: RouteReceipt?
    package internal(set) var model: ModelName
    package internal(set) var traits: ModelTraits
    package internal(set) var modelStatus: ModelStatus
    /// How much of the model's context the last prompt took.
    package internal(set) var context: ContextUse?
    /// Of the last reply that was counted.
    package internal(set) var tokensPerSecond: Double?
    /// Replies of each member in this session.
    package internal(set) var turnCounts: [Slug: Int] = [:]
    /// Tokens that each member has written in this session, where the server counted them.
    package internal(set) var tokenCounts: [Slug: Int] = [:]
    /// When each member's last reply ended.
    package internal(set) var lastWords: [Slug: Timestamp] = [:]
    /// What the word before the caret could become.
    package internal(set) var popup: Popup?
    /// The search in what was said before.
    package internal(set) var recall: Recall?
    /// The keys as they are bound.
    package internal(set) var keys = KeyLegend.none
    /// A passing word for the bottom line: "Ctrl-C again leaves".
    package internal(set) var hint: String?
    package internal(set) var revision = Revision()
    /// Set when the shell may end.
    package internal(set) var isOver = false

    /// What waits to be said, and who was pinned when it was sent: that is whom it was meant for.
    package struct Queued: Sendable, Hashable {
        package let text: String
        package let pinned: Slug?
        /// The text is a `/panel` line, and not said as it stands.
        package let isPanel: Bool
        /// Said only when the user says so.
        package internal(set) var isHeld = false

        init(text: String, pinned: Slug?, isPanel: Bool = false) {
            self.text = text
            self.pinned = pinned
            self.isPanel = isPanel
        }
    }

    /// Two members are about as right; nothing was recorded or asked yet.
    package struct Choice: Sendable, Equatable {
        package let text: String
        package let receipt: RouteReceipt

        /// Best first.
        package var options: [RouteReceipt.Candidate] { Array(receipt.candidates.prefix(2)) }
    }

    /// A reply in the making.
    package struct Activity: Sendable, Equatable {
        package enum Phase: Sendable, Equatable {
            /// Not asked yet: all of the model's slots are taken.
            case queued
            /// Asked, nothing heard.
            case waiting
            /// The model is being loaded.
            case loading
            /// The model reads the prompt: `done` of `total` tokens.
            case reading(done: Int, total: Int)
            case speaking
        }

        package let turn: TurnID
        package let author: Speaker
        package internal(set) var phase: Phase
        /// When the phase began.
        package internal(set) var since: Timestamp

        /// The member that speaks; nil for a comparison.
        package var speaker: Slug? { author.member }
    }

    /// "context 2.1k of 16k, turns 5-31"
    package struct ContextUse: Sendable, Equatable {
        package var tokens: Int
        package var of: Int
        /// The oldest turn that the model saw; nil when it saw none but the message.
        package var firstTurn: Int?
    }

    init(summary: SessionSummary, team: Team, model: ModelName, traits: ModelTraits, pinned: Slug?) {
        self.summary = summary
        self.team = team
        self.model = model
        self.traits = traits
        self.pinned = pinned
        modelStatus = .starting
    }

    /// The reply that is open, the first of several; nil when none is.
    package var activity: Activity? { activities.first }

    package func activity(of turn: TurnID) -> Activity? { activities.first { $0.turn == turn } }

    /// Who answers when nothing else decides: who spoke last, else the first of the document.
    package var fallbackSpeaker: Slug? {
        if let last = transcript.lastMember, team[last] != nil { return last }
        return team.personas.first?.slug
    }

    /// To whom the composer speaks, as far as it is known: nil when the request will decide.
    package var addressee: Slug? {
        expected?.speakers.first ?? handoffs.step?.persona ?? pinned
    }

    /// A reply of that member has ended.
    mutating func count(_ turn: Turn, of member: Slug) {
        turnCounts[member, default: 0] += 1
        if let tokens = turn.usage?.reply { tokenCounts[member, default: 0] += tokens }
        lastWords[member] = turn.ended ?? turn.started
    }
}
