import Routing

// What the lexicon sees of each line of standard input, for `Scripts/learn-field`: a term a field, its key and the
// word as written with a space between (a pair has no word), fields parted by tabs.
while let line = readLine() {
    let terms = LexiconTerm.read(line).map { term -> String in
        if term.key.utf8.contains(0x20) { return term.key.replacing(" ", with: "\u{1F}") }
        let start = line.utf8.index(line.startIndex, offsetBy: term.start)
        let end = line.utf8.index(line.startIndex, offsetBy: term.end)
        return term.key + " " + line[start..<end].lowercased()
    }
    print(terms.joined(separator: "\t"))
}
