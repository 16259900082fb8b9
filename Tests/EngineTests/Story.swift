import Conversation
import Engine
import Personas
import Testing

/// A session told as a story: typed lines, what the model says, a clock that is moved by hand.
struct Story {
    var engine: SessionEngine
    var now = Timestamp(milliseconds: 1_700_000_000_000)
    var effects: [Effect] = []
    /// What the store has of the handoffs.
    var records: [HandoffRecord] = []
    /// The store answers at once.
    var isStoring = true

    static let local = ModelName(provider: "local", name: "scripted")
    static let traits = ModelTraits(
        contextTokens: 4096, takesLateSystem: true, continuesReply: true, warms: true)

    init(
        traits: ModelTraits = Story.traits, document: String = Story.document,
        whenUnsure: SessionEngine.WhenUnsure = .takeBest, readingTime: Int64 = 300
    )
        throws
    {
        let team = try #require(PersonaDocument.read(document, file: "team.md").team)
        engine = SessionEngine(
            team: team,
            options: SessionEngine.Options(
                model: Story.local, traits: traits, whenUnsure: whenUnsure, readingTime: readingTime,
                seed: 1), at: now)
    }

    var state: State { engine.state }
    var turns: [Turn] { engine.state.transcript.turns }
    var lastNotice: String { engine.state.notices.last?.text ?? "" }

    /// The newest request that went out for a reply.
    var request: ModelRequest? {
        for effect in effects.reversed() { if case .ask(_, let request) = effect { return request } }
        return nil
    }

    @discardableResult
    mutating func happen(_ event: Event, after milliseconds: Int64 = 10) -> [Effect] {
        now = Timestamp(milliseconds: now.milliseconds + milliseconds)
        let new = engine.handle(event, at: now)
        effects += new
        guard isStoring else { return new }
        var all = new
        for effect in new {
            if case .keepHandoff(let record) = effect {
                records.append(record)
                all += happen(.handoffKept(record.number), after: 0)
            }
        }
        return all
    }

    @discardableResult
    mutating func type(_ text: String) -> [Effect] {
        happen(.edit(.insert(text)))
        return happen(.submit)
    }

    @discardableResult
    mutating func model(_ event: ModelEvent, after milliseconds: Int64 = 10) throws -> [Effect] {
        happen(.model(try #require(state.activity?.turn), event), after: milliseconds)
    }

    @discardableResult
    mutating func reply(_ text: String, usage: TokenUsage? = nil) throws -> [Effect] {
        try model(.delta(text))
        return try model(.ended(ModelEnding(outcome: .complete, usage: usage)))
    }

    static let document = """
        ### 1. Data Engineer (DE)
        **Slug**: `data-engineer`
        **Expertise**:
        - SQL and query optimization
        - Data pipelines and warehousing
        **When to Invoke**:
        - Designing tables and schemas

        ### 2. MLOps Engineer (MLOPS)
        **Slug**: `mlops-engineer`
        **Expertise**:
        - Experiment tracking
        - Model registry and drift detection
        **When to Invoke**:
        - Deployment and monitoring

        ### 3. Data Visualization Specialist (VIZ)
        **Slug**: `data-viz-specialist`
        **Expertise**:
        - matplotlib and seaborn charts
        - Dashboards
        **When to Invoke**:
        - Plotting
        """
}

extension [Effect] {
    /// The kinds in order, for stories that are about the order.
    var kinds: [String] {
        map {
            switch $0 {
            case .create: "create"
            case .record(let turn):
                switch turn.speaker {
                case .user: "record user"
                case .member: "record reply"
                case .comparison: "record comparison"
                }
            case .checkpoint: "checkpoint"
            case .saveDraft: "save draft"
            case .savePinned: "save pinned"
            case .keepOverride: "keep override"
            case .keepHandoff: "keep handoff"
            case .save: "save"
            case .copy: "copy"
            case .showBare: "show bare"
            case .showTurn: "show turn"
            case .look: "look"
            case .listSessions: "list"
            case .searchSessions(let words): "search for \(words)"
            case .lookUp: "look up"
            case .openSession: "open"
            case .ask: "ask"
            case .cancel: "cancel"
            case .warm: "warm"
            case .cancelWarming: "cancel warming"
            case .quit: "quit"
            }
        }
    }
}
