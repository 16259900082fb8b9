import Conversation
import Prompting

/// What the engine remembers of a reply that is open.
struct OpenReply: Sendable {
    /// What it is a reply to, and what it may see.
    enum Kind: Sendable, Equatable {
        /// To `message`, the user's words without the invocation; it sees the others of its round.
        case answer(Slug, message: String)
        /// To nothing that the user said: the member that has a step opens it, called upon by `cue`.
        case opening(Slug, cue: String, begun: String)
        /// One of a panel: it sees nothing of the others.
        case independent(Slug)
        /// What the answers of these members have in common.
        case comparison([Slug])

        var speaker: Speaker {
            switch self {
            case .answer(let slug, _), .opening(let slug, _, _), .independent(let slug): .member(slug)
            case .comparison: .comparison
            }
        }
    }

    let turn: TurnID
    let kind: Kind
    var filter: ReplyFilter
    /// Of the reply, and begun for the model: it stands before the first delta, and is "" after it.
    var opening = ""
    /// The estimate of the prompt that went out, to be held against the count that comes back.
    var estimatedTokens: Int
    /// The scale with which that estimate was made: replies that arrive at once teach each other.
    var factor: Double
    /// How often the request went out; 0 while it waits for one of the model's slots.
    var attempts = 0
    /// When what has arrived was last kept in the store.
    var kept: Timestamp
    /// Something arrived since.
    var isDirty = false

    var isAsked: Bool { attempts > 0 }
}

/// The replies that are open, in the order of their turns.
struct OpenReplies: Sendable {
    private(set) var all: [OpenReply] = []

    var isEmpty: Bool { all.isEmpty }
    /// How many of the model's slots are taken.
    var askedCount: Int { all.count(where: \.isAsked) }

    subscript(turn: TurnID) -> OpenReply? {
        get { all.first { $0.turn == turn } }
        set {
            let place = all.firstIndex { $0.turn == turn }
            switch (place, newValue) {
            case (let place?, let reply?): all[place] = reply
            case (let place?, nil): all.remove(at: place)
            case (nil, let reply?): all.append(reply)
            case (nil, nil): break
            }
        }
    }
}

/// One request of the user and those who answer it.
struct Round: Sendable, Equatable {
    /// What the first one is sent: the request without the invocation.
    var message = ""
    /// The number of the user's turn; 0 before anything was said.
    var answers = 0
    var receipt: RouteReceipt?

    /// None of them sees the others' answers, and a comparison follows.
    var isPanel: Bool { receipt?.rung == .panel }
}

/// For whom the model has evaluated what.
struct Warmth: Sendable, Equatable {
    var speaker: Slug
    /// How many turns the transcript had.
    var turns: Int
}

/// Session ids: short enough to type, sorted by time, different between shells started in the same minute.
struct IdentifierSource: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// `20261123-1402-7f3a`: date and time in UTC, and four random hexadecimal digits.
    mutating func session(at now: Timestamp) -> SessionID {
        let seconds = Int(now.milliseconds / 1000)
        let (year, month, day) = Self.civil(daysSince1970: seconds / 86_400)
        let minutes = seconds % 86_400 / 60
        let random = String(next() & 0xffff | 0x10000, radix: 16).dropFirst()
        let date = "\(year)" + Self.two(month) + Self.two(day)
        return SessionID("\(date)-\(Self.two(minutes / 60))\(Self.two(minutes % 60))-\(random)")
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
    private mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// The proleptic Gregorian date (Hinnant: chrono-compatible low-level date algorithms, `civil_from_days`).
    private static func civil(daysSince1970: Int) -> (Int, Int, Int) {
        let z = daysSince1970 + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shifted + 2) / 5 + 1
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
