/// The fixed words of invocations that ask for somebody's view, or put somebody on a matter.
extension Phrases {
    /// Before names that a hat belongs to.
    static let hatted = sequences(
        "put on", "putting on", "wear", "wearing", "with", "put", "take", "don", "donning", "in", "keep",
        "keep on", "you have", "you re wearing", "you are wearing", "swap to", "switch to", "change to",
        "get out")

    /// Behind a hat.
    static let worn = sequences(
        "on", "back on", "on now", "on please", "please", "on for this", "on for this one",
        "on for a moment", "on for a second", "on for a minute", "now", "for this", "for this one",
        "for a moment", "for a second", "for a minute")

    /// Before names whose point of view is taken.
    static let viewed = sequences(
        "from", "in", "through", "with", "take", "using", "see this from", "look at this from",
        "looking at this from", "looked at from", "seen from", "think from", "speak from", "answer from",
        "consider this from", "put yourself in", "step into")

    /// Points of view.
    static let views = sequences(
        "point of view", "points of view", "perspective", "perspectives", "angle", "viewpoint",
        "viewpoints", "standpoint", "view", "opinion", "eyes", "eye", "lens", "side", "shoes", "chair",
        "position", "seat")

    /// Before a question about what somebody thinks.
    static let wonders = sequences(
        "hear", "see", "know", "find out", "ask", "i wonder", "i m wondering", "i am wondering",
        "wondering", "i m curious", "i am curious", "curious", "tell me", "let me know", "show me",
        "i ask myself", "learn", "hear about", "hear", "read")

    /// Between "what" and those who think.
    static let thoughtModals: Set<String> = [
        "do", "does", "would", "will", "might", "could", "should",
    ]

    /// Verbs of going about a thing.
    static let ways: Set<String> = [
        "approach", "handle", "tackle", "see", "do", "go", "organise", "organize", "structure", "model",
        "present", "start", "deal", "address", "phrase", "size", "choose", "pick", "lay", "measure",
        "name", "split", "store", "solve",
    ]

    /// Behind those who are asked what they think.
    static let thinks = sequences(
        "think", "thinks", "say", "says", "suggest", "suggests", "recommend", "recommends", "advise",
        "advises", "make", "makes", "prefer", "prefers", "propose", "proposes", "reckon", "reckons",
        "would say", "would think", "would suggest", "would recommend", "would advise", "would propose",
        "would prefer", "would make", "have to say", "has to say", "have to tell us", "has to tell us",
        "each think", "each say", "each suggest", "each recommend", "both think", "both say", "would do",
        "would answer", "answer", "have to say here", "each would say", "want to say",
        "object to", "change", "check", "criticise", "criticize", "improve", "advise against", "warn about",
        "worry about", "look at", "look for", "reply", "do differently", "ask", "try", "choose",
        "use")

    /// Between an opinion and what it is about.
    static let subjects = sequences(
        "about", "of", "on", "regarding", "concerning", "as to", "with regard to", "with respect to",
        "when it comes to", "to", "for", "in", "on the question of", "on the matter of",
        "on the topic of", "towards", "into")

    /// Before somebody's opinion that is asked for.
    static let asksForOpinion = sequences(
        "give me", "give us", "get me", "get us", "get", "i want", "i need", "we need", "we want",
        "i d like", "i would like", "we d like", "we would like", "i d love", "i d appreciate",
        "i would appreciate", "hear", "have", "show me", "show us", "tell me", "tell us", "share",
        "what is", "what s", "what are", "what would be", "what could be", "what might be", "looking for",
        "i m looking for", "i am looking for", "i m after", "i am after", "i am curious about",
        "i m curious about", "i m interested in", "i am interested in", "curious about", "any",
        "can i get", "could i get", "may i get", "can i have", "could i have", "may i have", "can we get",
        "could we get", "can we have", "could we have", "ask for", "i d rather have", "i d rather hear",
        "i d prefer", "we could use", "i could use", "i would value", "i d value", "seeking",
        "requesting", "request", "add", "collect", "gather", "i d be interested in", "let me have",
        "let s have", "let s get", "let s hear")

    /// What is asked of somebody who is to judge.
    static let opinions = sequences(
        "opinion", "opinions", "second opinion", "take", "takes", "view", "views", "thoughts", "thought",
        "advice", "input", "inputs", "perspective", "perspectives", "judgement", "judgment", "verdict",
        "feedback", "assessment", "assessments", "recommendation", "recommendations", "reaction",
        "reactions", "critique", "comments", "comment", "ideas", "guidance", "suggestion", "suggestions",
        "answer", "answers", "point of view", "points of view", "two cents", "2 cents", "help",
        "expertise", "eye", "eyes", "wisdom", "word", "stance", "position", "analysis", "insight",
        "insights", "read", "review", "evaluation", "estimate", "angle", "say", "knowledge", "blessing")

    /// Between a name and what is asked.
    static let opinionAdjectives = sequences(
        "honest", "frank", "brief", "short", "quick", "expert", "professional", "first", "initial", "own",
        "candid", "considered", "personal", "best", "blunt", "unfiltered", "brutally honest", "second",
        "combined", "joint", "respective")

    /// Verbs that make a statement.
    static let copulas: Set<String> = [
        "is", "was", "are", "were", "has", "had", "have", "says", "said", "isn", "wasn", "differs",
        "makes", "made", "seems",
    ]

    /// After these the bare verb follows the name.
    static let objectBids = sequences(
        "have", "let", "make", "i d rather have", "i would rather have", "we d rather have",
        "i d like to have", "i would like to have", "i d love to have", "i d like to see",
        "i d love to see", "i want to see")

    /// Behind those who are called: that they come, and no part of the request.
    static let tails = sequences(
        "in", "in on this", "in on this one", "in on it", "in here", "in now", "in for this", "into this",
        "into it", "into the conversation", "into the discussion", "on this", "on this one",
        "on this please", "on it", "on board", "on the case", "on the line", "here", "here please", "now",
        "please", "pls", "together", "together on this", "together for this", "instead", "this time",
        "back", "back in", "again", "for this", "for this one", "for this question", "for me",
        "for a second", "for a moment", "for a minute", "for a bit", "for now", "next", "over", "persona",
        "mode", "first", "too", "as well", "to this", "to the table", "in the room", "to the room")

    /// Between "together" or "in" and the matter itself.
    static let matters = sequences(
        "on", "about", "regarding", "concerning", "over")

    /// Before somebody whose job a thing is said to be.
    static let beliefs = sequences(
        "i think", "i guess", "i believe", "i suppose", "maybe", "perhaps", "probably", "ideally", "i feel",
        "i d say", "in my opinion")

    /// Between a name and what is its job.
    static let duties = sequences(
        "should", "should both", "should each", "should all", "must", "has to", "have to", "needs to",
        "need to",
        "ought to", "had better", "should please", "should really", "should definitely")

    /// Behind a name: whether the one named is there.
    static let presences = sequences(
        "here", "there", "around", "available", "in", "free", "online", "about", "with us", "awake",
        "on here",
        "in here", "in the room", "at hand", "reachable", "listening", "here today", "around today")

    /// Behind "somebody", before the one who is meant.
    static let preferences = sequences(
        "ideally", "preferably", "best of all", "maybe", "perhaps", "probably", "for instance", "for example",
        "say", "i hope", "hopefully")

    /// They only hand over what a colon announces.
    static let errands = sequences(
        "sort this out", "sort this out for me", "sort this out for us", "sort that out", "step in",
        "take over", "take over here", "weigh in", "weigh in here", "weigh in on this", "chime in",
        "chime in here", "chime in on this", "jump in", "jump in here", "come in", "help out", "help",
        "help me", "help us", "help me out", "help here", "help with this", "help me with this",
        "help me here", "answer this", "answer this one", "look at this", "look at this one", "take this",
        "take this one", "take it", "take it from here", "handle this",
        "handle this one", "join us", "join", "join in")
}
