import Conversation
import Patterns
import Personas
import Prompting
import Routing

/// The one place where it is decided what happens. Events come in, effects go out, the state lies open between.
///
/// Invariants: all open replies belong to one round, and behind the first of them stand only replies of that round. Only
/// in a panel is more than one open; no more are asked for at once than the model has slots, and one at least is. A turn
/// that has ended never changes; what the user sent is recorded before anything is asked about it, and every reply before
/// it is asked for.
package struct SessionEngine: Sendable {
    package internal(set) var state: State

    var prompts: PromptBuilder
    var identifiers: IdentifierSource
    let replyTokens: Int?
    let whenUnsure: WhenUnsure
    let readingTime: Int64
    private let vocabulary: FieldVocabulary
    private let makeRouter: (@Sendable (Team) -> Router)?
    /// Nil where whoever made the engine keeps it.
    private var ownRouter: Router?
    var replies = OpenReplies()
    /// What the current round answers: the request, and the number of the user's turn.
    var round = Round()
    var scale = TokenScale()
    /// For whom and after how many turns the prompt was last evaluated ahead.
    var warmed: Warmth?
    /// A change of the handoffs that the store has not answered for.
    var pendingCommit: Commit?
    /// What the user did meanwhile.
    var deferred: [Event] = []
    /// The number of the first record of the handoffs that this version can't read: nothing is added behind it.
    var unreadable: Int?
    /// How many records the store has of the session's handoffs.
    var handoffCount = 0
    var callCount = 0
    /// How many turns there were when the brief was drafted; more has been said since when there are others.
    var draftedAfter = 0
    /// When the card that is shown came.
    var cardSince: Timestamp?
    /// The session has a row in the store.
    var isCreated = false
    /// It has its title from a draft: the first thing said gives it a better one.
    var hasDraftTitle = false
    /// The draft as the store has it.
    var savedDraft = ""
    /// What a server said of its context when it refused a prompt; it knows better than the catalogue.
    var learnedContext: Int?
    /// A team that came while a reply arrived; taken over between turns.
    var pendingTeam: Team?
    /// When the composer's text was last changed without having been saved since.
    var draftChanged: Timestamp?
    /// When Ctrl-C was pressed on an empty line: a second one soon after leaves.
    var interrupted: Timestamp?
    var nextNotice = 1
    /// How far the lines of earlier sessions were read.
    var earlier = EarlierLines.unread
    /// Where the word began whose completion is looked up.
    var completing: Completion?

    /// A reply is kept this often while it arrives, a draft this long after the last key, in milliseconds.
    static let checkpointInterval: Int64 = 400
    static let draftDelay: Int64 = 1_000
    /// The second Ctrl-C counts within so many milliseconds.
    static let interruptWindow: Int64 = 2_000

    /// What is done with a request for which two members are about as right.
    package enum WhenUnsure: Sendable, Equatable {
        /// Nobody is there to be asked.
        case takeBest
        /// It waits for the user.
        case letUserChoose
        /// The model is asked; where it gives no answer, the user is. For large models: the embedded one is right in a
        /// third of the cases.
        case askModel
    }

    package struct Options: Sendable {
        package var model: ModelName
        package var traits: ModelTraits
        /// Pinned from the start (`--as`).
        package var pinned: Slug?
        /// What the field's words mean, for choosing who answers.
        package var vocabulary: FieldVocabulary
        /// Who keeps the team's router, where it takes longer than may be waited for at the start.
        package var makeRouter: (@Sendable (Team) -> Router)?
        /// The most tokens of a reply that the user wants; nil for what the model's context allows.
        package var replyTokens: Int?
        package var whenUnsure: WhenUnsure
        /// In milliseconds: a key that comes sooner than this after a card was not meant for it. 0 where keys are no
        /// person's, or nobody could have typed ahead.
        package var readingTime: Int64
        /// The composer has the keys of vi.
        package var usesVi = false
        /// The keys as they are bound; none without a screen.
        package var keys: KeyLegend
        /// Makes session ids differ; any number.
        package var seed: UInt64

        package init(
            model: ModelName, traits: ModelTraits, pinned: Slug? = nil,
            vocabulary: FieldVocabulary = .empty, makeRouter: (@Sendable (Team) -> Router)? = nil,
            replyTokens: Int? = nil,
            whenUnsure: WhenUnsure = .takeBest, readingTime: Int64 = 300, keys: KeyLegend = .none,
            usesVi: Bool = false, seed: UInt64
        ) {
            self.whenUnsure = whenUnsure
            self.readingTime = readingTime
            self.vocabulary = vocabulary
            self.makeRouter = makeRouter
            self.replyTokens = replyTokens
            self.model = model
            self.traits = traits
            self.pinned = pinned
            self.keys = keys
            self.usesVi = usesVi
            self.seed = seed
        }
    }

    package init(team: Team, options: Options, at now: Timestamp) {
        identifiers = IdentifierSource(seed: options.seed)
        state = State(
            summary: SessionSummary(
                id: identifiers.session(at: now), title: "", created: now, updated: now),
            team: team, model: options.model, traits: options.traits, pinned: options.pinned)
        state.keys = options.keys
        if options.usesVi { state.composer.vi = Vi() }
        replyTokens = options.replyTokens
        whenUnsure = options.whenUnsure
        readingTime = options.readingTime
        vocabulary = options.vocabulary
        makeRouter = options.makeRouter
        prompts = PromptBuilder(team: team, traits: options.traits)
        renewRouter()
    }

    package mutating func handle(_ event: Event, at now: Timestamp) -> [Effect] {
        // What was typed behind a `/quit`, or comes with the signal that ends the shell, is not obeyed.
        if state.isOver { return [] }
        guard let event = deferring(event) else { return [] }
        let (change, beside) = (state.change(by: event), State.BesideTyping(state))
        defer {
            let isTyped = change == .typed && State.BesideTyping(state) == beside
            state.revision.grow(with: change == .typed && !isTyped ? .anything : change)
        }
        let card = state.card?.kind
        defer { if state.card?.kind != card { cardSince = now } }
        defer { closePopupOfNothing() }
        return decide(event, at: now)
    }

    var router: Router {
        ownRouter ?? makeRouter?(state.team) ?? Router(team: state.team, vocabulary: vocabulary)
    }

    /// The team is another one.
    mutating func renewRouter() {
        ownRouter = makeRouter == nil ? Router(team: state.team, vocabulary: vocabulary) : nil
    }

    private mutating func decide(_ event: Event, at now: Timestamp) -> [Effect] {
        switch event {
        case .edit(let edit): self.edit(edit, at: now)
        case .draft(let text): draft(text, at: now)
        case .submit: submit(at: now)
        case .choose(let number): press(number, at: now)
        case .brief(let key): press(key, at: now)
        case .editBrief: editBrief(at: now)
        case .say(let text): send(text, at: now)
        case .complete: complete(at: now)
        case .popup(let key): press(key, at: now)
        case .recall(let key): press(key, at: now)
        case .stop: stop(at: now)
        case .interrupt: interrupt(at: now)
        case .endOfInput: endOfInput(at: now)
        case .paused: paused()
        case .tick: tick(at: now)
        case .terminate: leave(at: now)

        case .model(let turn, let event): heard(event, of: turn, at: now)
        case .modelStatus(let status): modelChanged(to: status)
        case .modelTraits(let traits): take(traits, at: now)

        case .storeReady(let last): storeReady(last: last)
        case .found(let lookup, let found, let next): self.found(found, of: lookup, next: next, at: now)
        case .sessionsListed(let sessions): listed(sessions)
        case .turnsFound(let words, let hits): found(hits, for: words)
        case .sessionOpened(let session): opened(session, at: now)
        case .sessionUnknown(let id, let nearest): unknownSession(id, nearest: nearest)
        case .handoffKept(let number): handoffKept(number, at: now)
        case .handoffNotKept(let number, let reason): handoffNotKept(number, reason, at: now)
        case .storeFailed(let text): note(.failure, Text.literal(text))
        case .notSent(let turn): notSent(turn, at: now)

        case .personas(let reading, let file): personasChanged(reading, file: file)
        case .notice(let kind, let text): note(kind, Text.literal(text))
        }
    }

    /// When the engine wants a `.tick`, at the latest; nil when it waits for events only.
    package var wake: Timestamp? {
        var moments: [Timestamp] = []
        for reply in replies.all where reply.isDirty {
            moments.append(reply.kept.advanced(by: Self.checkpointInterval))
        }
        if let draftChanged { moments.append(draftChanged.advanced(by: Self.draftDelay)) }
        if let interrupted { moments.append(interrupted.advanced(by: Self.interruptWindow)) }
        return moments.min()
    }

    private mutating func tick(at now: Timestamp) -> [Effect] {
        if let pressed = interrupted, now.isDue(Self.interruptWindow, after: pressed) {
            interrupted = nil
            state.hint = nil
        }
        var effects = checkpoint(at: now)
        if let changed = draftChanged, now.isDue(Self.draftDelay, after: changed) { effects += saveDraft() }
        return effects
    }

    @discardableResult
    mutating func note(_ kind: Notice.Kind, _ text: String) -> [Effect] {
        state.notices.append(
            Notice(id: nextNotice, kind: kind, text: text, after: state.transcript.turns.count))
        nextNotice += 1
        return []
    }
}

extension Timestamp {
    /// So many milliseconds have gone by; also when the clock was set back meanwhile.
    func isDue(_ milliseconds: Int64, after earlier: Timestamp) -> Bool {
        !(0..<milliseconds).contains(since(earlier))
    }

    func advanced(by milliseconds: Int64) -> Timestamp {
        Timestamp(milliseconds: self.milliseconds + milliseconds)
    }
}
