/// A light English stemmer: brings the forms of one word to one key, and is content with keys that are no
/// words.
///
/// Three passes, each keeping at least three letters: plural `-s` (Harman's S-stemmer), then `-ing`/`-ed`
/// with a doubled consonant undone (steps 1a and 1b of Porter's), then one derivational ending from a table
/// that holds together the families a data team speaks of (statistics, statistical, statistician; optimize,
/// optimizer, optimization). Words with anything but ASCII letters in them stay as they are.
enum Stemmer {
    /// - Parameter word: in lower case.
    static func stem(_ word: String) -> String {
        var letters = Array(word.utf8)
        stem(&letters)
        return String(decoding: letters, as: UTF8.self)
    }

    /// - Parameter letters: a word's UTF-8, in lower case.
    static func stem(_ letters: inout [UInt8]) {
        guard letters.count > 3, letters.allSatisfy({ 0x61...0x7A ~= $0 }) else { return }
        dropPlural(&letters)
        dropParticiple(&letters)
        dropDerivation(&letters)
    }

    private static func dropPlural(_ letters: inout [UInt8]) {
        guard letters.last == s else { return }
        if ends(letters, "sses") || ends(letters, "xes") || ends(letters, "ches") || ends(letters, "shes") {
            letters.removeLast(2)
        } else if ends(letters, "ies"), letters.count > 4 {
            letters.removeLast(3)
            letters.append(y)
        } else if ends(letters, "ysis") || ends(letters, "yses") {
            letters.removeLast(2)
        } else if !ends(letters, "ss") && !ends(letters, "us") && !ends(letters, "is") {
            letters.removeLast()
        }
    }

    private static func dropParticiple(_ letters: inout [UInt8]) {
        let length =
            ends(letters, "ing") ? 3 : ends(letters, "ed") && !ends(letters, "eed") ? 2 : 0
        guard length > 0, letters.count - length >= 3,
            letters.dropLast(length).contains(where: isVowel)
        else { return }
        letters.removeLast(length)
        let count = letters.count
        if count > 3, letters[count - 1] == letters[count - 2], !isVowel(letters[count - 1]),
            letters[count - 1] != l, letters[count - 1] != s
        {
            letters.removeLast()
        }
    }

    private static func dropDerivation(_ letters: inout [UInt8]) {
        guard let last = letters.last, 0x61...0x7A ~= last else { return }
        for (ending, replacement) in endingsByLast[Int(last - 0x61)]
        where letters.count - ending.utf8CodeUnitCount >= 3 {
            guard ends(letters, ending) else { continue }
            letters.removeLast(ending.utf8CodeUnitCount)
            replacement.withUTF8Buffer { letters.append(contentsOf: $0) }
            return
        }
    }

    /// Longest first among those that end alike.
    private static let endings: [(StaticString, StaticString)] = [
        ("ization", "iz"), ("isation", "iz"), ("izer", "iz"), ("iser", "iz"), ("ize", "iz"), ("ise", "iz"),
        ("ician", ""), ("ically", ""), ("ical", ""), ("ic", ""),
        ("yze", "ys"), ("yzer", "ys"), ("yst", "ys"), ("yse", "ys"),
        ("ation", "at"), ("ator", "at"), ("ate", "at"),
        ("ly", ""), ("e", ""), ("y", "i"),
    ]

    private static let endingsByLast = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { last in
        endings.filter { ending, _ in ending.utf8Start[ending.utf8CodeUnitCount - 1] == last }
    }

    private static let s = UInt8(ascii: "s")
    private static let y = UInt8(ascii: "y")
    private static let l = UInt8(ascii: "l")

    private static func ends(_ letters: [UInt8], _ ending: StaticString) -> Bool {
        let length = ending.utf8CodeUnitCount
        guard letters.count >= length else { return false }
        let from = letters.count - length
        var index = length - 1
        while index >= 0 {
            if letters[from + index] != ending.utf8Start[index] { return false }
            index -= 1
        }
        return true
    }

    private static func isVowel(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"), y:
            true
        default: false
        }
    }
}
