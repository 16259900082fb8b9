/// A persona as a step or a table names it: `ML Engineer (PyTorch/TF/JAX)` is a base and three qualifiers.
struct Role {
    let text: Substring
    let base: Substring
    /// The parts of the brackets at the end; empty without brackets.
    let qualifiers: [Substring]

    init(_ text: Substring) {
        self.text = text
        if text.last == ")", let open = text.lastIndex(of: "(") {
            base = text[..<open].trimmed
            qualifiers = Self.alternatives(text[text.index(after: open)...].dropLast())
        } else {
            base = text
            qualifiers = []
        }
    }

    /// Parted by `/`, `|`, `,` or the word "or".
    static func alternatives(_ text: Substring) -> [Substring] {
        var parts: [Substring] = []
        for piece in text.split(whereSeparator: { "/|,".contains($0) }) {
            var start = piece.startIndex
            for word in piece.split(whereSeparator: \.isWhitespace) where word.lowercased() == "or" {
                parts.append(piece[start..<word.startIndex].trimmed)
                start = word.endIndex
            }
            parts.append(piece[start...].trimmed)
        }
        return parts.filter { !$0.isEmpty }
    }
}

/// Finds the personas that a role names, by the words of their names, slugs and abbreviations.
struct RoleResolver {
    enum Resolution: Equatable {
        /// Indices of the personas, in the order written.
        case members([Int])
        /// `part` names no persona, or, where there are `candidates`, more than one.
        case unresolved(part: Substring, candidates: [Int])
    }

    /// Whole names, as `nameKey`, of one persona each.
    var names: [String: Int]
    private let vocabularies: [Set<String>]

    init(_ personas: [Persona], names: [String: Int]) {
        self.names = names
        vocabularies = personas.map(\.vocabulary)
    }

    func resolve(_ role: Role) -> Resolution {
        let whole = members(for: role)
        if whole.count == 1 { return .members(whole) }
        if role.qualifiers.count > 1 {
            return each(role.qualifiers) { qualifier in members(base: role.base, qualifier) }
        }
        let parts = Role.alternatives(role.text)
        if whole.isEmpty, role.qualifiers.isEmpty, parts.count > 1 {
            return each(parts) { part in members(for: Role(part)) }
        }
        return .unresolved(part: role.text, candidates: whole)
    }

    /// Without choosing among alternatives: more than one where the role is too short to tell.
    func members(for role: Role) -> [Int] {
        if let index = names[role.text.nameKey] { return [index] }
        switch role.qualifiers.count {
        case 0: return members(with: role.base.words)
        case 1: return members(base: role.base, role.qualifiers[0])
        default: return []
        }
    }

    private func members(base: Substring, _ qualifier: Substring) -> [Int] {
        if let index = names["\(base) (\(qualifier))".nameKey] { return [index] }
        guard !qualifier.words.isEmpty else { return [] }
        return members(with: base.words + qualifier.words)
    }

    private func each(_ parts: [Substring], _ find: (Substring) -> [Int]) -> Resolution {
        var members: [Int] = []
        for part in parts.prefix(PersonaDocument.Limit.alternatives) {
            let found = find(part)
            guard found.count == 1 else { return .unresolved(part: part, candidates: found) }
            if !members.contains(found[0]) { members.append(found[0]) }
        }
        return .members(members)
    }

    /// Those who have all the words; where nobody has, those who have words that begin so ("arch" for
    /// "architect"), then words with the same stem ("statistics" for "statistical").
    private func members(with words: [String]) -> [Int] {
        let words = words.filter { !["the", "a", "an", "our"].contains($0) }
        guard !words.isEmpty else { return [] }
        let likenesses: [(String, String) -> Bool] = [Self.begins, Self.sharesStem]
        let exact = vocabularies.indices.filter { index in words.allSatisfy(vocabularies[index].contains) }
        if !exact.isEmpty { return exact }
        for alike in likenesses {
            let found = vocabularies.indices.filter { index in
                words.allSatisfy { word in
                    vocabularies[index].contains(word) || vocabularies[index].contains { alike(word, $0) }
                }
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    private static func begins(_ word: String, _ known: String) -> Bool {
        word.count >= 3 && known.hasPrefix(word)
    }

    private static func sharesStem(_ word: String, _ known: String) -> Bool {
        let common = zip(word, known).prefix { $0 == $1 }.count
        return begins(word, known) || (common >= 5 && 2 * common >= max(word.count, known.count))
    }
}

extension Persona {
    /// The words of name, slug and abbreviation, in lower case.
    var vocabulary: Set<String> { Set(name.words + slug.text.words + abbreviation.words) }
}
