/// English words that say nothing about the subject of a request.
enum StopWords {
    static func contains(_ word: String) -> Bool { words.contains(word) }

    private static let words: Set<String> = {
        var words: Set<String> = []
        for word in list.split(whereSeparator: \.isWhitespace) { words.insert(String(word)) }
        return words
    }()

    /// Function words, contractions cut at the apostrophe, and the verbs and nouns with which requests of any
    /// kind are put.
    private static let list = """
        a about above after again against all almost along already also although always am among an and
        another any anybody anyone anything anyway are aren around as ask asked at away b back be because been
        before being below best better between both but by call called came can cannot cant case come comes
        could couldn cause d did didn different do does doesn doing don done dont down due during e each
        either else end enough etc even ever every everybody everyone everything exactly fact far few find
        first follow for found from further gave get gets getting give given gives go goes going gone good got
        great had has hasn have haven having he hello help her here hers hey hi him his how however i idea if
        in indeed instead into is isn it its itself just keep kind know known last later least left less let
        like likely little ll long look looking looks lot m made make makes making many may maybe me mean
        means might mind mine more most mr much must my myself near need needed needs neither never new next
        nice no nobody none nor not nothing now o of off often ok okay old on once one ones only onto or other
        others otherwise ought our ours out over own part people per perhaps please point possible put
        question quite rather re really right s said same saw say says second see seem seems seen several
        shall she should shouldn show side simply since so some somebody someone something sometimes somewhere
        soon still such suppose supposed sure t take taken takes tell than thank thanks that the their theirs
        them then there these they thing things think third this those though three through thus till times to
        together told too took toward tried tries try trying turn two u under until up upon us use used useful
        user uses using usually v ve very via w want wanted wants was wasn way ways we well went were weren
        what whatever when whenever where whereas whereupon wherever whether which while who whole whom whose
        why will with within without won wonder word words work works would wouldn wrong yes yet you your
        yours yourself
        """
}
