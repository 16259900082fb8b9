/// The fixed words around names at a sentence's end, in brackets and behind labels.
extension Phrases {
    /// Behind a name that is called.
    static let pleases = sequences(
        "please", "pls", "plz", "here please", "please here", "please help", "now please", "next please",
        "again please", "please thanks", "thanks", "thank you", "here pls")

    /// Before a verb, and no part of the request.
    static let politeness = sequences(
        "please", "pls", "kindly", "maybe", "perhaps", "possibly", "just", "also", "please also",
        "please just", "kindly please", "be so kind and", "be so kind as to")

    /// Behind a name: the one called is to speak.
    static let turns = sequences(
        "together", "you two", "you three", "both of you", "all of you",
        "your turn", "it s your turn", "you re up", "you are up", "over to you", "this one s for you",
        "this one is for you", "this is for you", "this s for you", "question for you",
        "a question for you", "quick question for you", "i have a question for you", "i have a question",
        "i ve got a question", "got a question for you", "one for you", "here s one for you",
        "a word please", "now", "next", "again", "instead", "this time", "go ahead", "are you there",
        "you there", "i need you", "i need your help", "help", "help me", "help me out", "take over",
        "please take over", "now you", "on this", "on this one", "on this please")

    /// Questions that only hand over to the one named behind them.
    static let tags = sequences(
        "dear", "my dear", "thanks", "thank you", "many thanks",
        "what do you think", "what do you say", "what say you", "what would you say", "what would you do",
        "what would you suggest", "what would you recommend", "what do you recommend",
        "what do you suggest", "what s your take", "what s your view", "what s your opinion",
        "what is your take", "what is your view", "what is your opinion", "what are your thoughts",
        "your take", "your thoughts", "your view", "your opinion", "any thoughts", "any ideas",
        "any idea", "any advice", "any opinion", "any opinions", "thoughts", "ideas", "opinions",
        "over to you", "your turn", "would you agree", "do you agree", "don t you think",
        "how do you see it", "how do you see this", "how would you do it", "can you help",
        "could you help", "can you help me", "what s your advice", "what is your advice", "please",
        "tell me", "you tell me", "help me", "help me out")

    /// Before names at the end of a text, or in brackets there.
    static let closers = sequences(
        "question for", "question to", "a question for", "a question to", "this is a question for",
        "quick question for", "that s a question for", "this is for", "this one is for", "this one s for",
        "that s for", "that one is for", "that one s for", "one for", "asking", "i m asking",
        "i am asking", "answer as", "reply as", "respond as", "speak as", "speaking as", "answering as",
        "explain as", "answer like", "answer in the role of", "answer from the perspective of",
        "answer from the point of view of", "from the point of view of", "from the perspective of",
        "in the role of", "over to", "calling", "paging", "pinging", "attn", "attention", "cc",
        "to be answered by", "answer by", "answered by", "for the attention of", "i d like to hear from",
        "i want to hear from", "hear from", "let me hear from", "directed at", "addressed to",
        "directed to", "aimed at", "meant for", "intended for", "i m looking at you", "looking at you",
        "i m talking to", "talking to")

    /// In brackets before names.
    static let bracketed = sequences(
        "as", "as the", "to", "for", "ask", "asking", "attn", "attention", "question for", "question to",
        "a question for", "answer as", "respond as", "speaking to", "calling", "paging", "role",
        "persona", "cc", "this is for", "this one is for", "this one s for")

    /// Before names that are spoken to.
    static let addresses = sequences(
        "question for", "question to", "questions for", "a question for", "a question to",
        "another question for", "another question to", "quick question for", "quick question to",
        "a quick question for", "a quick question to", "a quick one for", "quick one for",
        "next question for", "next question to", "next question is for", "my question for",
        "my question to", "my question is for", "i have a question for", "i have a question to",
        "i ve got a question for", "i have one for", "one question for", "one for", "one more for",
        "this is for", "this is one for", "this one is for", "this one s for", "this goes to",
        "this one goes to",
        "this question is for", "this is a question for", "here is a question for",
        "here s a question for", "here s one for", "here is one for", "next one is for", "next one for",
        "time for", "a case for", "case for", "something for", "one more thing for", "work for",
        "some work for",
        "job for", "a job for", "task for", "a task for", "request for", "a request for", "message for",
        "message to", "note to", "over to", "passing this to", "passing to", "handing this to",
        "handing over to", "handing this over to", "switching to", "switching over to",
        "switching back to", "changing to", "moving to", "moving over to", "moving on to", "turning to",
        "going to", "back to", "calling", "calling on", "calling in", "calling for", "paging",
        "summoning", "pinging", "asking", "consulting", "bringing in", "bringing back", "looking for",
        "looping in", "attention", "attn", "dear")

    /// Before names that are spoken to, where a colon or dash follows.
    static let strictAddresses = sequences(
        "to", "for", "next up", "up next", "cc", "now", "next", "and now", "then")

    /// Behind a name without a comma: the one named is spoken to.
    static let asksOfNamed = sequences(
        "can you", "could you", "would you", "will you", "do you", "are you", "how would you",
        "what would you", "what do you", "how do you", "how can you", "which would you",
        "where would you", "why would you", "when would you", "i need you", "i want you",
        "please can you", "please could you")

    /// Behind a role without a comma, and no part of the request.
    static let asksOfPlayer = sequences(
        "can you", "could you", "would you", "will you", "can you please", "could you please",
        "would you please", "will you please", "i want you to", "i need you to", "i d like you to",
        "i would like you to")

    /// What a user says of themselves and means of the one spoken to.
    static let asksOfYou = sequences(
        "i want you", "i need you", "i would like you", "i d like you", "we want you", "we need you",
        "we would like you", "we d like you")

    /// Before names that are not called.
    static let negations = sequences(
        "not", "not as", "not for", "not to", "not you", "no not", "no not as", "don t ask", "do not ask",
        "don t use", "do not use", "don t call", "instead of", "instead of asking", "rather than",
        "rather than asking", "forget", "forget about", "never mind", "skip", "leave out", "i don t want",
        "i don t need", "i do not want", "i do not need", "i didn t mean", "i did not mean",
        "i don t mean", "no i don t mean", "enough of", "enough from", "stop being", "no longer as",
        "no longer", "no more")

    /// Between who is not called and who is.
    static let contrasts = sequences(
        "but", "but rather", "rather", "and instead", "instead", "but instead", "this time", "today",
        "now", "this time but", "i want", "i meant", "i mean", "but use", "but ask")

    /// Before names that a list leaves out.
    static let exclusions = sequences(
        "not", "and not", "but not", "instead of", "rather than", "excluding", "except", "except for",
        "without", "minus", "in place of", "as opposed to")

    /// Before names that a group leaves out.
    static let exceptions = sequences(
        "but", "apart from", "other than", "save", "bar")

    /// All members.
    static let everybody = sequences(
        "everyone", "everybody", "all of you", "you all", "all hands", "the whole team",
        "the entire team", "the full team", "the complete team", "whole team", "entire team", "full team",
        "all the team", "all of the team", "all the members", "the whole group", "the whole crew",
        "everyone on the team", "everybody on the team", "everyone in the team", "everybody in the team",
        "every one of you", "each of you", "each member", "every member", "each persona", "every persona",
        "each team member", "every team member", "all team members", "all members of the team",
        "the team as a whole", "the whole panel")

    /// A list of words of one kind goes on behind them.
    static let listLeads: Set<String> = [
        "like", "as", "including", "between", "among", "either", "neither", "titles", "roles", "jobs",
        "called", "code", "codes",
        "label", "abbreviation", "acronym",
    ]

    /// Numbers that are said with a group.
    static let numbers: [String: Int] = [
        "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9, "10": 10,
        "11": 11, "12": 12,
    ]
}
