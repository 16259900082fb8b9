/// What follow-ups are made of.
enum FollowUpWords {
    static let thanks = set(
        """
        thanks thank you ok okay great cool nice good perfect hm hmm ah oh yes yeah yep right sure i see got
        it fine no
        """)

    /// By these alone a short text joins on to what was said.
    static let openings: [[String]] = [
        ["what", "about"], ["how", "about"], ["what", "if"], ["same", "for"], ["same", "in"],
        ["same", "with"],
        ["same", "thing"], ["the", "same"], ["and", "what"], ["and", "how"], ["and", "why"], ["and", "if"],
        ["and", "then"],
        ["but", "what"], ["but", "why"], ["but", "how"], ["but", "if"], ["or", "is"], ["now", "in"],
        ["now", "for"],
        ["now", "with"], ["why", "not"], ["so", "why"], ["so", "how"], ["then", "why"], ["then", "how"],
    ]

    static let joints = set("and but or so also then")

    static let prepositions = set("in for with without on by from as to at via per")

    /// Words about the talk itself.
    static let talk = set(
        """
        why how more less shorter longer simpler briefer clearer again further continue go proceed explain
        elaborate expand clarify summarize summarise rephrase repeat reword example examples detail details
        detailed point points step steps part parts paragraph sentence answer answers reply mean meant sure
        certain else instead alternative alternatives alternatively keep finish briefly brief short shorten
        bullet bullets tldr eli5 recap summary deeper version wrong right correct incorrect really seriously
        say said option options line lines rest
        """)

    /// Words that go with them and say nothing by themselves.
    static let frame = set(
        """
        a an the you i me we us it that this these those them your my of on in to for with by and or but so do
        does did is are was were can could would will should please just bit little much what which who when
        where one first second third fourth fifth last next previous other another same some any not no than
        now then too also there here give tell show make write put into out up be have has about only very
        words word simple simpler plain english from at as if all both each
        """)

    /// An "it" that points at nothing.
    static let emptyIt: [[String]] = [
        ["it", "possible"], ["it", "take"], ["it", "takes"], ["it", "worth"], ["it", "better"],
        ["it", "best"],
        ["it", "ok"], ["it", "okay"], ["it", "safe"], ["it", "raining"], ["it", "rain"], ["it", "true"],
    ]

    private static func set(_ words: String) -> Set<String> {
        Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
