/// Nouns for somebody who does a job.
enum PersonNoun {
    /// One that may follow a part of a name: "the JAX person".
    static func contains(_ word: String) -> Bool { single.contains(word) || plural.contains(word) }

    static func isPlural(_ word: String) -> Bool { plural.contains(word) }

    /// Whether a word by its ending names somebody: architect, analyst, statistician.
    static func ends(_ word: String) -> Bool {
        guard word.utf8.count > 5 else { return false }
        return single.contains(word) || endings.contains { word.hasSuffix($0) }
    }

    /// Whether a word that stands in a name may be the noun of it: writer, editor, strategist.
    static func mayEnd(_ word: String) -> Bool {
        contains(word) || ends(word)
            || word.utf8.count > 4
                && ["er", "or", "ant", "ian", "ist", "eur"].contains(where: word.hasSuffix)
    }

    private static let endings = ["itect", "ician", "ist", "yst", "eer", "izer"]
    private static let single: Set<String> = [
        "person", "persona", "specialist", "expert", "engineer", "scientist", "analyst", "developer", "dev",
        "guy",
        "gal", "colleague", "agent", "member", "pro", "wizard", "guru",
    ]
    private static let plural: Set<String> = [
        "people", "persons", "personas", "specialists", "experts", "engineers", "scientists", "analysts",
        "developers",
        "devs", "guys", "folks", "colleagues", "agents", "members",
    ]
}
