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
        "next", "first", "next up", "up next", "and", "but", "i meant", "i mean", "i wanted", "my dear",
        "from now on", "from here on", "for this one", "for once", "this time", "today", "what s up",
        "morning", "evening", "o",
        "oh", "mr",
        "mrs", "ms", "no", "nope", "question", "quick question", "another question", "one more thing",
        "new question", "next question", "follow up", "tell me", "listen", "look", "help", "help me",
        "over to you",
        "good day", "greetings", "hi again", "hello again", "ok so", "and now", "actually", "wait", "hm",
        "hmm", "um",
        "sorry", "excuse me", "perfect", "cool", "nice", "thx", "cheers", "btw", "by the way", "also",
        "finally", "you two", "you three", "you both", "both of you", "all of you", "can you two",
        "could you two",
        "would you two", "can you both", "could you both", "can the two of you", "could the two of you")

    /// Before a role that is to be played, and that a comma, "and" or a full stop ends.
    static let roles = sequences(
        "as", "act as", "acting as", "speak as", "speaking as", "answer as", "answering as", "respond as",
        "responding as", "reply as", "work as", "think as", "think like", "be", "you are", "you re",
        "you are now",
        "pretend to be", "play", "play the role of", "take the role of", "take on the role of",
        "assume the role of",
        "in the role of", "in the role as", "in your role as", "in your role of", "in your capacity as",
        "from the perspective of",
        "from the point of view of", "from the viewpoint of", "from the standpoint of", "from the angle of",
        "from the side of", "through the eyes of", "with the eyes of", "in the shoes of", "in the voice of",
        "put yourself in the shoes of", "put yourself in the position of", "become", "impersonate", "channel",
        "channeling", "channelling", "embody", "pretend you are", "pretend you re", "pretend that you are",
        "pretend that you re", "imagine you are", "imagine you re", "imagine that you are", "suppose you are",
        "suppose you re", "assume you are", "assume you re", "assume you were", "pretend you were",
        "imagine you were",
        "playing", "playing the role of", "assume the persona of", "take the perspective of",
        "take on the persona of", "adopt the persona of", "adopt the role of", "take the point of view of",
        "slip into the role of", "step into the role of", "you be", "role play as", "roleplay as", "talk as",
        "write as", "comment as", "act like", "act in the role of", "work in the role of",
        "respond in the role of", "reply in the role of", "speak in the role of", "talk in the role of",
        "respond in the voice of", "answer in the voice of", "speak in the voice of")

    /// Politeness before a verb that calls.
    static let wishes = sequences(
        "can you", "could you", "would you", "will you", "can we", "could we", "can i", "could i", "may i",
        "please",
        "kindly", "let us", "let s", "lets", "i want to", "we want to", "i need to", "i would like to",
        "i d like to",
        "we would like to", "we d like to", "i want you to", "i need you to", "i would like you to",
        "i d like you to",
        "let me", "i d love to", "i would love to", "i would rather", "i d rather", "i d prefer to",
        "i would prefer to",
        "we should", "we could", "could somebody", "you should", "could you please", "can you please",
        "would you please", "will you please", "just")

    /// Verbs after which the name stands, and then what is to be done.
    static let bids = sequences(
        "have", "let", "get", "make", "tell", "i need", "we need", "i want", "we want", "i would like",
        "i d like",
        "we would like", "we d like", "need", "want", "i d rather have", "i would rather have", "i d love",
        "i d prefer",
        "i would prefer", "we d rather have", "i d like to have", "i would like to have", "i d love to have",
        "i d like to see", "i d love to see", "i want to see")

    /// Verbs that bring somebody in; what follows hangs on by "to", "about", "how" and the like, or by
    /// punctuation.
    static let summons = sequences(
        "ask", "bring in", "bring", "call in", "call", "call on", "use", "involve", "invite", "consult",
        "summon",
        "switch to", "change to", "talk to", "speak to", "speak with", "talk with", "hear from", "check with",
        "ping",
        "hand over to", "hand this over to", "hand this to", "pass this to", "give this to",
        "give this one to",
        "pass this one to", "send this one to", "show this one to", "i could use", "we could use",
        "i can use",
        "route this to",
        "send this to", "forward this to", "loop in", "get", "i need", "we need", "i want", "we want",
        "i would like", "i d like", "we would like", "we d like", "we need help from", "i need help from",
        "have", "i d rather have",
        "i would rather have", "i d prefer", "i would prefer", "i prefer", "we d rather have",
        "i d love to have",
        "i d like to have", "i would like to have", "put", "pull in", "pull", "rope in", "get hold of",
        "fetch", "wake",
        "turn to", "go to", "hand off to", "hand it to", "hand it over to", "hand this one to",
        "hand this question to", "pass it to", "pass it on to", "pass this on to", "pass on to",
        "pass over to",
        "pass this over to", "give it to", "give the floor to", "turn this over to", "direct this to",
        "address this to",
        "refer this to", "delegate to", "delegate this to", "assign this to", "assign to", "leave this to",
        "leave it to", "run this by", "run it by", "show this to", "take this to", "put this to", "put it to",
        "get help from", "get input from", "hear it from", "hear from", "listen to", "hear", "be helped by",
        "chat with", "connect me with", "connect me to", "put me through to", "get me", "give me", "bring me",
        "bring on", "bring back", "bring over", "back to", "switch back to", "switch over to",
        "switching over to",
        "go back to", "call up", "call upon", "include", "engage", "enlist",
        "convene", "assemble", "gather", "need", "tell", "wake up", "i meant", "i mean", "i wanted",
        "i actually meant", "i actually wanted")

    /// Summons that move things as often as people.
    static let weakSummons = sequences(
        "put", "pull", "include", "give me", "bring me", "get me", "bring", "get", "back to", "go back to",
        "turn to",
        "go to", "call", "use", "fetch", "switch to", "change to", "switch back to", "hear what", "add",
        "have", "i need",
        "we need", "i want", "we want", "bring back", "bring on", "bring over", "switch over to")

    /// Before a name that is asked to do what follows.
    static let modals = sequences("can", "could", "would", "will", "may", "might")

    /// How several are told to work as one: no part of the request.
    static let collaborations = sequences(
        "collaborate on", "collaborate to", "collaborate", "work together on", "work together to",
        "work together",
        "work jointly on", "cooperate on", "cooperate to", "cooperate", "team up on", "team up to",
        "team up and",
        "team up", "join forces on", "join forces to", "join forces and", "pair up on", "pair up to",
        "pair on", "partner on", "partner up on", "work jointly to", "work as a team on", "work as a team to",
        "work as one on", "put your heads together on", "put their heads together on",
        "put their heads together",
        "put your heads together and", "sit down together and", "sit together and", "get together on",
        "get together and", "get together to", "sit down and", "work side by side on", "jointly work on",
        "together work on", "collaborate with each other on", "work with each other on")

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

    /// Verbs with which all are asked for something.
    static let votes: Set<String> = [
        "each", "name", "vote", "rate", "list", "pick", "share", "state", "react", "brainstorm", "argue",
        "debate", "present", "introduce", "rank", "score", "contribute", "respond",
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
        "a", "an", "i", "and", "then", "vs", "versus", "with", "by", "to", "for",
    ]

    /// With these words a request begins that is put to somebody.
    static let openers: Set<String> = [
        "how", "what", "why", "which", "who", "whose", "when", "where", "can", "could", "would", "will",
        "should", "is", "are", "am", "was", "were", "do", "does", "did", "has", "have", "i", "we", "my",
        "our", "please", "the", "this", "these", "those", "that", "there", "here", "in", "for", "given",
        "let", "tell", "if", "with", "on", "any", "a", "an", "it", "not", "your", "you", "one", "suppose",
        "assume", "quick", "quickly",
    ]

    /// Behind "Name," they go on with a list, or tell more of the one named.
    static let appositions: Set<String> = [
        "as", "or", "and", "then", "like", "such", "meaning", "aka", "etc", "but", "not", "nor", "including",
        "especially", "though", "although", "while", "whereas", "whose",
    ]

    static let determiners: Set<String> = [
        "the", "this", "that", "these", "those", "my", "our", "a", "an", "it", "me", "us", "all", "each",
        "every", "both",
        "some",
    ]

    /// With these words a question begins.
    static let questionWords: Set<String> = [
        "how", "what", "why", "which", "who", "whose", "when", "where", "whether", "if", "can", "could",
        "would", "will", "should", "is", "are", "do", "does", "did", "has", "have", "am", "shall", "may",
        "might",
    ]

    /// What stands behind an apostrophe.
    static let contractions: Set<String> = ["s", "d", "m", "re", "ve", "ll", "t"]

    /// Those of the leads that greet: the name behind them is spoken to.
    static let greetings = sequences(
        "hi", "hello", "hey", "good morning", "good afternoon", "good evening", "good day", "dear", "yo",
        "hi there", "hello there", "hey there", "morning", "evening", "greetings", "hi again", "hello again",
        "my dear")

    static func sequences(_ phrases: String...) -> [[String]] {
        phrases.map { $0.split(separator: " ").map(String.init) }.sorted { $0.count > $1.count }
    }
}
