/// Who and what of a step, as slices of the line.
struct StepParts {
    let role: Substring
    let task: Substring

    /// `**Role** → task` or `Role -> task`; after a bold role a colon or a dash will do. Nil without either.
    init?(_ text: Substring) {
        if text.hasPrefix("**"), let close = text.dropFirst(2).firstPair(of: "*") {
            let role = text.dropFirst(2)[..<close].trimmed
            let rest = text[text.index(close, offsetBy: 2)...].trimmed
            let task = rest.drop { Self.isArrow($0) || ":-–—=>".contains($0) || $0.isWhitespace }
            if Self.arrow(in: role) == nil, rest.isEmpty || task.startIndex > rest.startIndex {
                self.role = role.last == ":" ? role.dropLast().trimmed : role
                self.task = task
                return
            }
            if role.last == ":" {
                (self.role, self.task) = (role.dropLast().trimmed, rest)
                return
            }
        }
        guard let arrow = Self.arrow(in: text) else { return nil }
        role = text[..<arrow].trimmed.plain
        task = text[arrow...].drop { Self.isArrow($0) || "-–—=>".contains($0) || $0.isWhitespace }
    }

    private static func isArrow(_ character: Character) -> Bool { "→⇒➔➜⟶➝➞▶⇨".contains(character) }

    /// Where the first arrow begins, `->`, `-->` and `=>` among them.
    private static func arrow(in text: Substring) -> Substring.Index? {
        var shaft: Substring.Index?
        for index in text.indices {
            let character = text[index]
            if isArrow(character) { return index }
            if "-–—=".contains(character) {
                shaft = shaft ?? index
            } else if character == ">", let shaft {
                return shaft
            } else {
                shaft = nil
            }
        }
        return nil
    }
}
