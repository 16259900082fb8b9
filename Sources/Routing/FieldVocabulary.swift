/// Words of the field by area of work: what people say when they mean hypothesis tests, containers or the
/// axis of a chart, though no persona has those words. A value that is read once; areas are tied to members by
/// `AreaHolders`.
package struct FieldVocabulary: Sendable {
    struct Area: Sendable, Equatable {
        var name: String
        /// Whose holders take it over where nobody holds it, nearest first.
        var near: [Int] = []
    }

    /// What a term says about its area.
    enum Role: UInt8, Sendable {
        /// A persona with it holds the area; says nothing in a request.
        case anchor
        case decisive
        case strong
        case weak
        /// Of no area: says nothing about anybody.
        case plain
    }

    /// One sense of a term. The senses of a term are a chain; `next` is -1 at its end.
    struct Sense: Sendable {
        var area: Int32
        var role: Role
        var next: Int32
    }

    private(set) var areas: [Area] = []
    /// By the hash of a term's stems.
    private var heads: [UInt64: Int32] = [:]
    private var senses: [Sense] = []
    /// By the low bits of the hash of a word: whether a term of several words may begin with it. Spares most
    /// words of a text the look for longer terms.
    private var openings: [Bool] = []

    /// What everyday words say of the areas; nil where none was given.
    private(set) var lexicon: FieldLexicon?

    /// Knows nothing.
    package static let empty = FieldVocabulary()

    private init() {}

    /// - Throws: `VocabularyError` at the first fault.
    package init(_ text: String) throws(VocabularyError) {
        openings = [Bool](repeating: false, count: 1 << 16)
        heads.reserveCapacity(text.utf8.count / 12)
        senses.reserveCapacity(text.utf8.count / 12)
        try VocabularyReader.read(text, into: &self)
    }

    /// - Parameter lexicon: as `FieldLexicon` describes it.
    /// - Throws: `VocabularyError` at the first fault of either.
    package init(_ text: String, lexicon: FieldLexicon.Storage) throws(VocabularyError) {
        try self.init(text)
        self.lexicon = try FieldLexicon(lexicon, areas: areas.map(\.name))
    }

    package var isEmpty: Bool { senses.isEmpty }

    /// In words.
    static let longestTerm = 5

    func senses(of hash: TermHash) -> Senses? {
        heads[hash.value].map { Senses(all: senses, head: $0) }
    }

    func isPlain(_ hash: TermHash) -> Bool {
        senses(of: hash)?.contains { $0.role == .plain } ?? false
    }

    /// The senses of one term, in no particular order.
    struct Senses: Sequence, IteratorProtocol {
        fileprivate let all: [Sense]
        fileprivate var head: Int32

        mutating func next() -> Sense? {
            guard head >= 0 else { return nil }
            let sense = all[Int(head)]
            head = sense.next
            return sense
        }
    }

    mutating func addOpening(_ word: TermHash) { openings[Int(word.value & 0xFFFF)] = true }

    func mayOpen(_ word: TermHash) -> Bool { openings[Int(word.value & 0xFFFF)] }

    mutating func addArea(_ name: String) -> Int {
        areas.append(Area(name: name))
        return areas.count - 1
    }

    mutating func setNear(_ near: [Int], of area: Int) { areas[area].near = near }

    /// False where the area has the term already; an anchor may be a term of a request as well.
    mutating func add(_ hash: TermHash, _ role: Role, area: Int) -> Bool {
        Self.add(
            Sense(area: Int32(area), role: role, next: -1), to: &senses,
            head: &heads[hash.value, default: -1])
    }
}

extension FieldVocabulary {
    fileprivate static func add(_ sense: Sense, to senses: inout [Sense], head: inout Int32) -> Bool {
        var at = head
        while at >= 0 {
            let other = senses[Int(at)]
            if other.area == sense.area, (other.role == .anchor) == (sense.role == .anchor) { return false }
            at = other.next
        }
        var sense = sense
        sense.next = head
        head = Int32(senses.count)
        senses.append(sense)
        return true
    }
}

/// FNV-1a, 64 bits, over the stems of a term with one space between them. Grows word by word, so that all
/// terms that begin at one place of a text are looked up in passing.
struct TermHash: Sendable, Equatable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325
    private(set) var words = 0

    mutating func add(_ stem: some Sequence<UInt8>) {
        if words > 0 { mix(0x20) }
        for byte in stem { mix(byte) }
        words += 1
    }

    /// Of one word in the very form given, which no stem's hash equals.
    static func exact(_ word: some Sequence<UInt8>) -> TermHash {
        var hash = TermHash()
        hash.mix(UInt8(ascii: "="))
        hash.add(word)
        return hash
    }

    mutating func mix(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
}
