/// What people call a persona who know its name, slug and short names: `PyTorch Specialist`, `viz person`,
/// `statistician`. Rules over words, none of which knows a particular team. A subject alone (`JAX`,
/// `PyTorch`) is never an alias: sentences speak about it far more often than to its specialist. Claims that
/// clash are sorted out by `AliasBook`.
struct DerivedAliases {
    private var aliases: [String] = []

    /// A name in its parts: `ML Engineer - PyTorch Specialist` has the base `ML Engineer`, the subject
    /// `PyTorch` and the role `Specialist`; `Data Viz Specialist` has only the base.
    private struct Parts {
        let base: [String]
        let subjects: [[String]]
        let role: String?
    }

    init(_ persona: Persona, used: [String]) {
        aliases.append(persona.slug.text.split(separator: "-").joined(separator: " "))
        let parts = ([persona.name] + used).map(Self.parts(ofName:)) + Self.parts(ofSlug: persona.slug.text)
        let nouns = parts.compactMap { parts in parts.base.last.flatMap { AgentNoun.isOne($0) ? $0 : nil } }
        for part in parts { add(part, nouns: nouns) }
        for part in parts { addSubjectWords(of: part) }
        for word in persona.name.split(whereSeparator: { !$0.isLetter }) {
            if let noun = AgentNoun.of(String(word)) { aliases.append(noun) }
        }
    }

    /// Without those whose words would fit another persona as well.
    func aliases(unlike others: [Set<String>]) -> [String] {
        let anybody = Set(AgentNoun.anybody.map { $0.lowercased() })
        return aliases.filter { alias in
            let words = alias.words
            let telling = words.filter { !anybody.contains($0) }
            return !telling.isEmpty && !others.contains { $0.isSuperset(of: telling) }
        }
    }

    private mutating func add(_ parts: Parts, nouns: [String]) {
        let base = parts.base
        guard let head = base.last, AgentNoun.isOne(head) else { return }
        aliases.append(base.joined(separator: " "))
        for start in base.indices.dropFirst() { aliases.append(base[start...].joined(separator: " ")) }
        for subject in parts.subjects {
            let subject = subject.joined(separator: " ")
            let whole = base.joined(separator: " ")
            aliases += ["\(whole) (\(subject))", "\(whole) \(subject)", "\(subject) \(whole)"]
            aliases += ([head] + nouns).map { "\(subject) \($0)" }
            if let role = parts.role { aliases.append("\(subject) \(role)") }
        }
    }

    /// `viz person`, `PyTorch expert`: of the subjects, and of what stands before the noun of a base without
    /// one.
    private mutating func addSubjectWords(of parts: Parts) {
        var subjects = parts.subjects
        if subjects.isEmpty {
            let isHeaded = parts.base.last.map(AgentNoun.isOne) ?? false
            let modifiers = isHeaded ? parts.base.dropLast() : parts.base[...]
            for start in modifiers.indices { subjects.append(Array(modifiers[start...])) }
        }
        for subject in subjects where !subject.isEmpty {
            for noun in AgentNoun.anybody {
                aliases.append(subject.joined(separator: " ") + " " + noun)
            }
        }
    }

    /// Parted at ` - ` or `:`, or by brackets at its end.
    private static func parts(ofName name: String) -> Parts {
        let role = Role(Substring(name))
        if !role.qualifiers.isEmpty {
            return Parts(base: words(role.base), subjects: role.qualifiers.map(words), role: nil)
        }
        let words = words(Substring(name))
        guard let dash = words.firstIndex(where: { ["-", "–", "—"].contains($0) || $0.hasSuffix(":") })
        else { return Parts(base: words, subjects: [], role: nil) }
        var base = Array(words[..<dash])
        if words[dash].count > 1 { base.append(String(words[dash].dropLast())) }
        var suffix = Array(words[(dash + 1)...])
        let noun = suffix.count > 1 ? suffix.last.flatMap { AgentNoun.isOne($0) ? $0 : nil } : nil
        if noun != nil { suffix.removeLast() }
        return Parts(base: base, subjects: suffix.isEmpty ? [] : [suffix], role: noun)
    }

    /// `ml-engineer-pytorch`: up to the last noun for somebody who acts is the base, the rest the subject.
    private static func parts(ofSlug slug: String) -> [Parts] {
        let words = slug.split(separator: "-").map(String.init)
        guard let noun = words.lastIndex(where: AgentNoun.isOne) else { return [] }
        let subject = Array(words[(noun + 1)...])
        return [Parts(base: Array(words[...noun]), subjects: subject.isEmpty ? [] : [subject], role: nil)]
    }

    private static func words(_ text: Substring) -> [String] {
        text.split { $0.isWhitespace }.map(String.init)
    }
}

/// English nouns for somebody who does something.
enum AgentNoun {
    private static let endings = ["er", "or", "ist", "yst", "ian", "itect", "ant"]
    private static let others: Set<String> = ["lead", "expert", "head", "chief", "person", "scout"]
    /// Those that fit whoever knows a subject, and so tell nobody from anybody.
    static let anybody = ["Specialist", "Expert", "Person"]

    static func isOne(_ word: String) -> Bool {
        let word = word.lowercased()
        return others.contains(word)
            || (word.count >= 5 && word.allSatisfy(\.isLetter) && endings.contains(where: word.hasSuffix))
    }

    /// From an adjective or a field to who works in it; only endings that have one reading.
    private static let derivations = [
        ("istical", "istician"), ("istics", "istician"), ("ematical", "ematician"), ("ematics", "ematician"),
        ("ological", "ologist"), ("ology", "ologist"), ("alysis", "alyst"), ("alytics", "alyst"),
        ("nomics", "nomist"), ("ographical", "ographer"), ("ography", "ographer"), ("itectural", "itect"),
        ("itecture", "itect"), ("ineering", "ineer"),
    ]

    /// `Statistical`: `Statistician`.
    static func of(_ word: String) -> String? {
        for (ending, noun) in derivations where word.lowercased().hasSuffix(ending) {
            return word.dropLast(ending.count) + noun
        }
        return nil
    }
}
