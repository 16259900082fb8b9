import Foundation
import Testing

@testable import Routing

@Suite struct LexiconTests {
    /// Two areas; the weights of `join` are +4 and -2, those of `plot it` 0 and +6, and every area has a bias of 0.
    static let small = """
        # made by hand
        areas\ttables;charts
        bias\t OO

        join\t _G\tPN
        plot\t!O"W
        plot it\t"g
        zebra\t OO\tOW
        """

    private static func lexicon(
        _ text: String = small, areas: [String] = ["charts", "tables"]
    ) throws -> FieldLexicon {
        try FieldLexicon(.array(Array(text.utf8)), areas: areas)
    }

    private static func reading(_ request: String) throws -> FieldLexicon.Reading {
        try lexicon().reading(of: LexiconTerm.read(request))
    }

    @Test func weightsAreOfTheVocabularysAreas() throws {
        let reading = try Self.reading("join")
        #expect(reading.terms.first?.weights.map(\.area) == [1, 0])
        #expect(reading.terms.first?.weights.map(\.weight) == [4, -2])
        #expect(reading.chances[1] > 0.8)
        #expect(abs(reading.chances.reduce(0, +) - 1) < 1e-6)
    }

    @Test func aPairIsATermBesideItsWords() throws {
        let reading = try Self.reading("Plot it!")
        #expect(reading.terms.map(\.term.key) == ["plot", "plot it"])
        #expect(abs(reading.share * reading.share - 1 / 5.0) < 1e-6)
        #expect(try Self.reading("plot_it").terms.map(\.term.key) == ["plot", "plot it"])
        #expect(try Self.reading("plot. it").terms.map(\.term.key) == ["plot"])
    }

    @Test func whatIsNotThereSaysNothing() throws {
        let reading = try Self.reading("apple joins mango zebras zoo")
        #expect(reading.terms.map(\.term.key) == ["join", "zebra"])
        #expect(try Self.reading("").chances == [0.5, 0.5])
    }

    /// The place of `join` is +1 and -1, that of `zebra` 0 and +8; pairs have none, and whoever has none says nothing.
    @Test func placesAreAdded() throws {
        let lexicon = try Self.lexicon()
        #expect(lexicon.place(of: "zebra") == [0, 8])
        #expect(lexicon.place(of: "plot") == [] && lexicon.place(of: "apple") == [])
        let reading = try Self.reading("join zebras")
        #expect(reading.place.sum == [1, 7])
        #expect(reading.terms.map(\.place) == [[1, -1], [0, 8]])
    }

    @Test(arguments: [
        ("", "expected `areas`"), ("areas\ta\n", "no area \"a\""), ("areas\tcharts\n", "expected `bias`"),
        ("areas\tcharts\nbias\t OO\n\n", "weight too many"), ("areas\tcharts\nbias\t O\nx\t", "empty line"),
    ])
    func whatIsWrongIsSaid(_ text: String, _ message: String) {
        #expect {
            try Self.lexicon(text)
        } throws: {
            ($0 as? VocabularyError)?.message.contains(message) == true
        }
    }

    /// Lines in no order, without tabs, without an end: a look-up ends and does not trap.
    @Test func anyBytesAreSearchedWithoutHarm() throws {
        let pieces = Array("\n\t\ta \u{FF}".utf8)
        for _ in 0..<300 {
            let body = (0..<Int.random(in: 0...60)).compactMap { _ in pieces.randomElement() }
            let bytes = Array("areas\tcharts\nbias\t O\n\n".utf8) + body
            let lexicon = try FieldLexicon(.array(bytes), areas: ["charts"])
            for key in ["a", "aa", "a a", "\u{00FF}", ""] {
                let terms = [LexiconTerm(key: key, start: 0, end: 0)]
                _ = lexicon.reading(of: terms).place
                _ = lexicon.place(of: key)
            }
        }
    }

    /// A key that the stemmer would make another of can never be found: the lexicon is older than the stemmer.
    @Test func theShippedLexiconIsOfThisStemmer() throws {
        let whole = try Shipped.lexicon.get()
        let text = whole[try #require(whole.range(of: "\n\n")).upperBound...]
        let keys = text.split(separator: "\n").compactMap { $0.split(separator: "\t").first.map(String.init) }
        #expect(keys.count > 10_000)
        for (key, next) in zip(keys, keys.dropFirst()) {
            let isInOrder = key.utf8.lexicographicallyPrecedes(next.utf8)
            #expect(isInOrder, "\(key) stands before \(next)")
        }
    }

    @Test(arguments: [0, -0.001, -0.5, -1, -3.7, -20, -79] as [Float])
    func theExponentialIsRight(_ x: Float) {
        // exp(x) by squaring: (1 + x / 2^20)^(2^20) is within 1e-3 for small x only, so halve first.
        var power = Double(x) / 1_048_576
        power = 1 + power + power * power / 2
        for _ in 0..<20 { power *= power }
        #expect(abs(Double(Exponential.of(x)) / power - 1) < 1e-4)
    }
}
