/// Finds a name by some of its letters in their order, as they are typed in haste.
package enum Fuzzy {
    package struct Match: Sendable, Equatable {
        /// The higher the better.
        package let score: Int
        /// Which characters of the name were met, ascending.
        package let places: [Int]
    }

    /// Nil when a letter is missing. A whole beginning counts most, then beginnings of the name's words, then neighbours.
    package static func match(_ typed: String, in name: String) -> Match? {
        let wanted = Array(typed.lowercased())
        let letters = Array(name.lowercased())
        if wanted.isEmpty { return Match(score: 0, places: []) }
        var best: Match?
        for start in letters.indices where letters[start] == wanted[0] {
            guard let match = match(wanted, letters, from: start) else { break }
            if match.score > best?.score ?? .min { best = match }
        }
        return best
    }

    private static func match(_ wanted: [Character], _ letters: [Character], from start: Int) -> Match? {
        var places: [Int] = []
        var score = 0
        var at = start
        for character in wanted {
            // The beginning of a word is meant rather than the same letter within one.
            var place: Int?
            if places.last == at - 1 || places.isEmpty, at < letters.count, letters[at] == character {
                place = at
            }
            place =
                place ?? letters.indices[at...].first { letters[$0] == character && isWordStart($0, letters) }
                ?? letters.indices[at...].first { letters[$0] == character }
            guard let place else { return nil }
            if place == 0 { score += 12 }
            if isWordStart(place, letters) { score += 6 }
            if places.last == place - 1 { score += 8 }
            places.append(place)
            at = place + 1
        }
        return Match(score: score * 4 - (letters.count - wanted.count), places: places)
    }

    private static func isWordStart(_ place: Int, _ letters: [Character]) -> Bool {
        place == 0 || !(letters[place - 1].isLetter || letters[place - 1].isNumber)
    }
}
