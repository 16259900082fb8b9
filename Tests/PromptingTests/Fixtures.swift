import Conversation
import Personas

let engineer = Slug("data-engineer")
let mlops = Slug("mlops-engineer")
let statistician = Slug("data-scientist-stats")

let team = Team(personas: [
    persona("data-engineer", "DE", "Data Engineer", "SQL, pipelines, data infrastructure"),
    persona("ml-engineer-pytorch", "MLE-PT", "ML Engineer - PyTorch Specialist", "Deep learning"),
    persona("data-scientist-stats", "DS-STATS", "Data Scientist - Statistical Modeling", "Inference"),
    persona("mlops-engineer", "MLOPS", "MLOps Engineer", "Experiment tracking, deployment"),
    persona("data-viz-specialist", "VIZ", "Data Visualization Specialist", "Visualization, dashboards"),
])

func persona(_ slug: String, _ abbreviation: String, _ name: String, _ focus: String) -> Persona {
    Persona(
        slug: Slug(slug), abbreviation: abbreviation, name: name, focus: focus,
        aliases: [slug, abbreviation, name],
        expertise: ["\(focus) in depth", "query optimization", "Apache Spark basics"],
        responsibilities: ["Ensuring quality", "Writing efficient queries"],
        communicationStyle: ["Practical", "Emphasizes reliability"], whenToInvoke: ["Always"],
        note: "Bridges research and practice.")
}

func traits(_ context: Int, late: Bool = true, continues: Bool = true) -> ModelTraits {
    ModelTraits(
        contextTokens: context, takesLateSystem: late, continuesReply: continues, warms: true)
}

func turn(
    _ number: Int, _ speaker: Speaker, _ text: String,
    _ state: Turn.State = .ended(.complete, detail: nil)
) -> Turn {
    Turn(
        id: TurnID(session: SessionID("20261123-1402-7f3a"), number: number), speaker: speaker,
        text: text, state: state, started: Timestamp(milliseconds: Int64(number)))
}

/// SplitMix64, so that a failure can be had again by its seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

private let scraps = [
    "We have 3 TB of clickstream logs.", "SELECT user_id, COUNT(*) FROM events GROUP BY 1;", "\n\n",
    "```sql\nSELECT 1\n```\n", "我们有三太字节的日志", "👩‍👩‍👧‍👦", "e\u{301}\u{301}\u{301}", "\u{0}", "\u{202E}", "\u{10FFFF}",
    "qzxkvjqzxkvj", "1234567890", "    ", "| a | b |\n|---|---|\n", "[Data Engineer]: ", "<|im_end|>", "\r\n",
]

func hostileText(upTo pieces: Int, using generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...pieces, using: &generator) {
        text += scraps.randomElement(using: &generator) ?? ""
        if Bool.random(using: &generator) { text += " " }
    }
    return text
}

func hostileTranscript(turns count: Int, pieces: Int, using generator: inout SeededGenerator) -> [Turn] {
    let states: [Turn.State] = [
        .ended(.complete, detail: nil), .ended(.complete, detail: nil), .ended(.cancelled, detail: nil),
        .ended(.truncated, detail: nil), .ended(.error, detail: "connection lost"), .streaming, .waiting,
    ]
    return (0..<count).map { index in
        let isUser = Int.random(in: 0..<5, using: &generator) < 2
        let long = Int.random(in: 0..<12, using: &generator) == 0 ? 40 : 1
        let text = hostileText(upTo: pieces * long, using: &generator)
        guard !isUser else { return turn(index + 1, .user, text) }
        let slug = team.personas.randomElement(using: &generator)?.slug ?? engineer
        let state = states.randomElement(using: &generator) ?? .waiting
        return turn(index + 1, .member(slug), text, state)
    }
}
