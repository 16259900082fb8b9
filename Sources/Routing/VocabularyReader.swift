/// Reads the vocabulary's lines:
///
///     plain: word, word
///     [area]
///     near: area, area
///     anchors: term, term
///     decisive: term,
///       term
///     strong: ...
///     weak: ...
///
/// A `#` at a line's beginning makes a comment; a line that begins with white space goes on with the list
/// above. One pass over bytes: it stands before the first paint.
struct VocabularyReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0
    private var line = 1
    private var lineStart = 0

    private var list: List?
    private var area: Int?
    private var areaNumbers: [String: Int] = [:]
    private var near: [(area: Int, name: String, place: Place)] = []
    private var terms = 0
    private var stem: [UInt8] = []
    /// Of the term read last.
    private var firstWord = TermHash()

    private enum List {
        case near
        case terms(FieldVocabulary.Role)
    }

    private typealias Place = (line: Int, column: Int)

    static func read(_ text: String, into vocabulary: inout FieldVocabulary) throws(VocabularyError) {
        var text = text
        var target = vocabulary
        let result = text.withUTF8 { bytes -> Result<Void, VocabularyError> in
            var reader = VocabularyReader(bytes: bytes)
            do throws(VocabularyError) {
                try reader.readLines(into: &target)
                return .success(())
            } catch { return .failure(error) }
        }
        vocabulary = target
        try result.get()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        stem.reserveCapacity(32)
    }

    private mutating func readLines(into vocabulary: inout FieldVocabulary) throws(VocabularyError) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
        while at < bytes.count {
            let end = bytes[at...].firstIndex(of: Byte.newLine) ?? bytes.count
            lineStart = at
            try readLine(trimmed(at, end), isIndented: isSpace(bytes[at]), into: &vocabulary)
            at = end + 1
            line += 1
        }
        try closeArea()
        try resolveNear(in: &vocabulary)
    }

    private mutating func readLine(
        _ range: Range<Int>, isIndented: Bool, into vocabulary: inout FieldVocabulary
    ) throws(VocabularyError) {
        guard !range.isEmpty, bytes[range.lowerBound] != Byte.hash else { return }
        if isIndented {
            guard let list else {
                throw error(range, "no list above to go on with; begin the line with a key")
            }
            return try readList(range, list, into: &vocabulary)
        }
        if bytes[range.lowerBound] == Byte.open { return try openArea(range, in: &vocabulary) }
        guard let colon = bytes[range].firstIndex(of: Byte.colon) else {
            throw error(range, "expected `[area]`, or a key and a colon such as `strong:`")
        }
        let key = text(trimmed(range.lowerBound, colon))
        let list = try list(for: key, at: range)
        self.list = list
        try readList(trimmed(colon + 1, range.upperBound), list, into: &vocabulary)
    }

    private func list(for key: String, at range: Range<Int>) throws(VocabularyError) -> List {
        if key == "plain" {
            guard area == nil else { throw error(range, "move `plain` above the first area") }
            return .terms(.plain)
        }
        let list: List? =
            switch key {
            case "near": .near
            case "anchors": .terms(.anchor)
            case "decisive": .terms(.decisive)
            case "strong": .terms(.strong)
            case "weak": .terms(.weak)
            default: nil
            }
        guard let list else {
            throw error(
                range, "unknown key `\(key)`; there are near, anchors, decisive, strong, weak and plain")
        }
        guard area != nil else { throw error(range, "`\(key)` needs an `[area]` above it") }
        return list
    }

    private mutating func openArea(
        _ range: Range<Int>, in vocabulary: inout FieldVocabulary
    ) throws(VocabularyError) {
        try closeArea()
        guard bytes[range.upperBound - 1] == Byte.close else {
            throw error(range, "the area's name is not closed; end the line with `]`")
        }
        let name = text(trimmed(range.lowerBound + 1, range.upperBound - 1))
        guard !name.isEmpty else { throw error(range, "no name between the brackets; write one") }
        guard areaNumbers[name] == nil else {
            throw error(range, "there is an area \"\(name)\" already; join the two or rename one")
        }
        let number = vocabulary.addArea(name)
        areaNumbers[name] = number
        area = number
        list = nil
        terms = 0
    }

    /// An area without a term would never be found.
    private func closeArea() throws(VocabularyError) {
        guard let area, terms == 0 else { return }
        let name = areaNumbers.first { $0.value == area }?.key ?? ""
        throw VocabularyError(
            line: max(line - 1, 1), column: 1, message: "the area \"\(name)\" ends without a term")
    }

    private mutating func readList(
        _ range: Range<Int>, _ list: List, into vocabulary: inout FieldVocabulary
    ) throws(VocabularyError) {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = bytes[start..<range.upperBound].firstIndex(of: Byte.comma) ?? range.upperBound
            let item = trimmed(start, end)
            guard !item.isEmpty else {
                throw error(start..<start, "nothing stands between two commas; take one away")
            }
            switch (list, area) {
            case (.near, let area?): near.append((area, text(item), place(of: item)))
            case (.terms(let role), let area):
                try addTerm(item, role, area: area ?? -1, to: &vocabulary)
            case (.near, nil): throw error(item, "`near` needs an `[area]` above it")
            }
            start = end + 1
        }
    }

    private mutating func addTerm(
        _ range: Range<Int>, _ role: FieldVocabulary.Role, area: Int, to vocabulary: inout FieldVocabulary
    ) throws(VocabularyError) {
        guard let hash = hash(of: range) else {
            throw error(range, "\"\(text(range))\" has no letter or digit; write a word")
        }
        guard hash.words <= FieldVocabulary.longestTerm else {
            throw error(
                range, "\"\(text(range))\" has more than \(FieldVocabulary.longestTerm) words")
        }
        guard vocabulary.add(hash, role, area: area) else {
            throw error(range, "\"\(text(range))\" stands here already, maybe in a kindred form")
        }
        if hash.words > 1 { vocabulary.addOpening(firstWord) }
        terms += 1
    }

    /// What `FieldVocabulary.matches` will look a term up by.
    private mutating func hash(of range: Range<Int>) -> TermHash? {
        if bytes[range].contains(where: { $0 >= 0x80 }) { return slowHash(of: range) }
        let isExact = bytes[range.lowerBound] == Byte.equals || isAcronym(range)
        var hash = TermHash()
        var index = range.lowerBound
        var first: UInt8 = 0
        while index < range.upperBound {
            guard Byte.isAlphanumeric(bytes[index]) else {
                index += 1
                continue
            }
            stem.removeAll(keepingCapacity: true)
            first = bytes[index]
            while index < range.upperBound, Byte.isAlphanumeric(bytes[index]) {
                stem.append(Byte.lower(bytes[index]))
                index += 1
            }
            if index < range.upperBound, bytes[index] == Byte.apostrophe {
                repeat { index += 1 } while index < range.upperBound && Byte.isAlphanumeric(bytes[index])
            }
            let length = stem.count
            if isExact, length > 1 { return TermHash.exact(stem) }
            Stemmer.stem(&stem)
            hash.add(stem)
            if hash.words == 1 { firstWord = hash }
            if hash.words == 1, length > 1 { first = 0 }
        }
        if hash.words == 1, first != 0, stem.count == 1 { return TermHash.exact([Byte.upper(first)]) }
        return hash.words == 0 ? nil : hash
    }

    /// One word of capitals and digits: DOE is not "does", nor ATT an attic.
    private func isAcronym(_ range: Range<Int>) -> Bool {
        bytes[range].allSatisfy { Byte.isAlphanumeric($0) && !(0x61...0x7A ~= $0) }
    }

    private mutating func slowHash(of range: Range<Int>) -> TermHash? {
        let words = Lexer.tokens(in: text(range)[...]).filter(\.isWord)
        if let first = words.first, bytes[range.lowerBound] == Byte.equals {
            return TermHash.exact(first.text.utf8)
        }
        var hash = TermHash()
        for word in words {
            hash.add(Stemmer.stem(word.text).utf8)
            if hash.words == 1 { firstWord = hash }
        }
        return words.isEmpty ? nil : hash
    }

    private func resolveNear(in vocabulary: inout FieldVocabulary) throws(VocabularyError) {
        var lists: [Int: [Int]] = [:]
        for (area, name, place) in near {
            guard let other = areaNumbers[name], other != area else {
                throw VocabularyError(
                    line: place.line, column: place.column,
                    message: "`near` names \"\(name)\", which is no other area; write an area's name")
            }
            lists[area, default: []].append(other)
        }
        for (area, near) in lists { vocabulary.setNear(near, of: area) }
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private func place(of range: Range<Int>) -> Place { (line, range.lowerBound - lineStart + 1) }

    private func error(_ range: Range<Int>, _ message: String) -> VocabularyError {
        let place = place(of: range)
        return VocabularyError(line: place.line, column: place.column, message: message)
    }

    private func trimmed(_ start: Int, _ end: Int) -> Range<Int> {
        var (start, end) = (start, end)
        while start < end, isSpace(bytes[start]) { start += 1 }
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}

private enum Byte {
    static let newLine = UInt8(ascii: "\n")
    static let hash = UInt8(ascii: "#")
    static let open = UInt8(ascii: "[")
    static let close = UInt8(ascii: "]")
    static let colon = UInt8(ascii: ":")
    static let comma = UInt8(ascii: ",")
    static let equals = UInt8(ascii: "=")
    static let apostrophe = UInt8(ascii: "'")

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        0x61...0x7A ~= byte || 0x41...0x5A ~= byte || 0x30...0x39 ~= byte
    }

    static func lower(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte + 0x20 : byte }
    static func upper(_ byte: UInt8) -> UInt8 { 0x61...0x7A ~= byte ? byte - 0x20 : byte }
}
