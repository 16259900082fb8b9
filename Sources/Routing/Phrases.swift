/// The fixed words of invocations, as sequences of lower-case words; an apostrophe's rest is a word here ("i
/// d like").
enum Phrases {
    /// What may stand before an invocation and says nothing.
    static let leads = sequences(
        "hi", "hello", "hey", "ok", "okay", "so", "well", "now", "then", "please", "thanks", "thank you",
        "alright",
        "right", "great", "good morning", "good afternoon", "good evening", "dear", "yo", "hi there",
        "hello there",
        "hey there", "hi all", "hello all", "hi everyone", "hello everyone", "hi team", "hello team",
        "hey team", "team",
        "next", "first", "question for", "this is for", "this one is for", "this goes to", "for")

    /// Before a role that is to be played, and that a comma, "and" or a full stop ends.
    static let roles = sequences(
        "as", "act as", "acting as", "speak as", "speaking as", "answer as", "answering as", "respond as",
        "responding as", "reply as", "work as", "think as", "think like", "be", "you are", "you re",
        "you are now",
        "pretend to be", "play", "play the role of", "take the role of", "take on the role of",
        "assume the role of",
        "in the role of", "in your role as", "from the perspective of", "from the point of view of", "become",
        "impersonate")

    /// Politeness before a verb that calls.
    static let wishes = sequences(
        "can you", "could you", "would you", "will you", "can we", "could we", "can i", "could i", "may i",
        "please",
        "kindly", "let us", "let s", "lets", "i want to", "we want to", "i need to", "i would like to",
        "i d like to",
        "we would like to", "we d like to", "i want you to", "i need you to", "i would like you to",
        "i d like you to",
        "you should", "could you please", "can you please", "would you please", "will you please", "just")

    /// Verbs after which the name stands, and then what is to be done.
    static let bids = sequences(
        "have", "let", "get", "make", "tell", "i need", "we need", "i want", "we want", "i would like",
        "i d like",
        "we would like", "we d like", "need", "want")

    /// Verbs that bring somebody in; what follows hangs on by "to", "about", "how" and the like, or by
    /// punctuation.
    static let summons = sequences(
        "ask", "bring in", "bring", "call in", "call", "call on", "use", "involve", "invite", "consult",
        "summon",
        "switch to", "change to", "talk to", "speak to", "speak with", "talk with", "hear from", "check with",
        "ping",
        "hand over to", "hand this over to", "hand this to", "pass this to", "give this to", "route this to",
        "send this to", "forward this to", "loop in", "get", "i need", "we need", "i want", "we want",
        "i would like", "i d like", "we need help from", "i need help from")

    /// Before a name that is asked to do what follows.
    static let modals = sequences("can", "could", "would", "will")

    /// How several are told to work as one: no part of the request.
    static let collaborations = sequences(
        "collaborate on", "collaborate to", "collaborate", "work together on", "work together to",
        "work together",
        "work jointly on", "cooperate on", "cooperate to", "cooperate", "team up on", "team up to",
        "team up and",
        "team up", "join forces on", "join forces to", "join forces and", "pair up on", "pair up to",
        "pair on")

    /// What hangs a request on one who was summoned.
    static let links: Set<String> = [
        "to", "about", "for", "on", "with", "and", "how", "why", "what", "which", "whether", "if", "when",
        "where", "who",
        "regarding", "please", "concerning",
    ]

    /// Verbs with which one member is asked for something.
    static let requestVerbs: Set<String> = [
        "help", "look", "check", "review", "explain", "improve", "write", "fix", "show", "tell", "suggest",
        "take", "work",
        "collaborate", "agree", "discuss", "make", "design", "build", "draw", "plot", "plan", "give",
        "compare",
        "debug", "please", "answer", "advise", "propose", "recommend", "estimate", "analyze", "analyse",
        "create",
        "set", "find", "describe", "sketch", "draft", "weigh", "comment", "walk", "summarize", "summarise",
        "outline",
        "refactor", "optimize", "optimise", "rewrite", "convert", "test", "verify", "clean", "query", "train",
        "deploy",
        "implement", "figure", "sort", "handle", "decide", "judge", "evaluate", "double",
    ]

    /// After a name they show that it is talked about, or is no name at all.
    static let tellTales: Set<String> = [
        "been", "ever", "never", "already", "always", "often", "usually", "once", "who", "whom", "whose",
        "that", "in",
        "at", "of", "from", "is", "isn", "was", "wasn", "are", "aren", "were", "has", "hasn", "had", "have",
        "haven",
        "does", "did", "didn", "would", "might", "may", "must", "should", "can", "could", "will", "role",
        "roles",
        "position", "job", "jobs", "salary", "title", "interview", "resume", "cv", "skill", "skills", "team",
        "or", "nor",
        "but", "whereas", "while", "said", "told", "thought", "wrote", "put", "knew", "know", "got", "went",
        "came",
        "career",
        "course", "certification", "be", "effect", "effects", "than", "as", "not", "like", "such", "meaning",
        "etc", "aka",
        "a", "an", "i",
    ]

    private static func sequences(_ phrases: String...) -> [[String]] {
        phrases.map { $0.split(separator: " ").map(String.init) }.sorted { $0.count > $1.count }
    }
}
