/// How much each word of a request speaks for each area of the field: a linear model (multinomial logistic regression
/// over `LexiconTerm` keys), learned from `Resources/field-requests.tsv` by `Scripts/learn-field`. It knows the everyday
/// speech for which nobody would think of writing a vocabulary.
///
/// The text is read where it stands: terms are found by binary search over its lines, so it costs nothing to load.
///
///     # comment
///     areas<TAB>name;name;...
///     bias<TAB>weights
///     <empty line>
///     key<TAB>weights<TAB>place          in the order of their bytes
///
/// A weight is a character: quarters, `O` being 0. Weights are one for each area behind a space, or pairs of an area
/// (`!` and on) and its weight, where the others are 0. The place of a stem, which pairs of stems have not, is where its
/// word vector lies along the axes that tell areas apart best: a character for each, `O` being 0.
package struct FieldLexicon: Sendable {
    /// Where the text stands.
    package enum Storage: Sendable {
        case array([UInt8])
        /// For as long as the program runs.
        case fixed(@Sendable () -> UnsafeBufferPointer<UInt8>)

        func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
            switch self {
            case .array(let bytes): bytes.withUnsafeBufferPointer(body)
            case .fixed(let bytes): body(bytes())
            }
        }
    }

    private let storage: Storage
    private let body: Range<Int>
    /// The areas of the vocabulary that the text's areas are.
    private let areas: [Int]
    /// By area of the vocabulary.
    private let bias: [Float]

    /// - Throws: `VocabularyError` where the head can't be read or names an area that the vocabulary has not.
    package init(_ storage: Storage, areas known: [String]) throws(VocabularyError) {
        let head = try storage.withBytes { bytes in
            Swift.Result { () throws(VocabularyError) in try LexiconHead(bytes, areas: known) }
        }.get()
        self.storage = storage
        body = head.body
        areas = head.areas
        bias = head.bias
    }

    /// The chance of each area of the vocabulary, in its order, and how each known term bears on it.
    func reading(of terms: [LexiconTerm]) -> Reading {
        storage.withBytes { bytes in
            let found = terms.compactMap { term -> Reading.Term? in
                LexiconLines(bytes, in: body).value(of: term.key).map {
                    let value = LexiconCode.split(bytes[$0])
                    return Reading.Term(
                        term: term, weights: weights(value.weights), place: LexiconCode.place(value.place))
                }
            }
            let share = 1 / Float(found.count + 3).squareRoot()
            var scores = bias
            for term in found {
                for (area, weight) in term.weights { scores[area] += weight * share }
            }
            let best = scores.max() ?? 0
            let powers = scores.map { Exponential.of($0 - best) }
            let sum = powers.reduce(0, +)
            return Reading(chances: powers.map { Double($0 / sum) }, terms: found, share: Double(share))
        }
    }

    /// Where a stem lies; empty where the lexicon has no place for it.
    func place(of stem: String) -> [Float] {
        storage.withBytes { bytes in
            LexiconLines(bytes, in: body).value(of: stem)
                .map { LexiconCode.place(LexiconCode.split(bytes[$0]).place) } ?? []
        }
    }

    static func length(of place: [Float]) -> Float {
        place.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }

    struct Reading {
        struct Term {
            var term: LexiconTerm
            var weights: [(area: Int, weight: Float)]
            /// Empty where it has none.
            var place: [Float]
        }

        /// By area of the vocabulary; they add up to 1.
        var chances: [Double]
        var terms: [Term]
        /// Terms count by one over the root of their number, so that a long request is no surer than a short one; and three
        /// more, so that one word alone is less sure.
        var share: Double

        /// The sum of the terms' places, and its length.
        var place: (sum: [Float], length: Float) {
            var sum: [Float] = []
            for term in terms where !term.place.isEmpty { Nearness.add(term.place, times: 1, to: &sum) }
            return (sum, FieldLexicon.length(of: sum))
        }
    }

    private func weights(_ codes: some Collection<UInt8>) -> [(area: Int, weight: Float)] {
        LexiconCode.weights(codes).compactMap { areas.indices.contains($0) ? (areas[$0], $1) : nil }
    }
}

/// The characters that weights are written in.
enum LexiconCode {
    private static let firstArea = UInt8(ascii: "!")
    private static let zero = UInt8(ascii: "O")
    private static let all = UInt8(ascii: " ")

    /// By area of the text.
    static func weights(_ codes: some Collection<UInt8>) -> [(area: Int, weight: Float)] {
        if codes.first == all {
            return codes.dropFirst().enumerated().map { (area: $0, weight: weight($1)) }
        }
        var weights: [(area: Int, weight: Float)] = []
        var area: Int?
        for byte in codes {
            if let known = area {
                weights.append((known, weight(byte)))
                area = nil
            } else {
                area = Int(byte) - Int(firstArea)
            }
        }
        return weights
    }

    static func split<Codes: Collection<UInt8>>(
        _ value: Codes
    ) -> (weights: Codes.SubSequence, place: Codes.SubSequence) {
        guard let tab = value.firstIndex(of: LexiconLines.tab) else {
            return (value[...], value[value.endIndex...])
        }
        return (value[..<tab], value[value.index(after: tab)...])
    }

    static func place(_ codes: some Collection<UInt8>) -> [Float] { codes.map { Float($0) - Float(zero) } }

    private static func weight(_ byte: UInt8) -> Float { (Float(byte) - Float(zero)) / 4 }
}
