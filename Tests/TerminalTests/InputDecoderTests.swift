import Canvas
import Testing

@testable import Terminal

/// A sequence of bytes and what a person did, in the words of the test.
struct Decoding: CustomTestStringConvertible, Sendable {
    let bytes: String
    let inputs: [Input]

    init(_ bytes: String, _ inputs: Input...) {
        self.bytes = bytes
        self.inputs = inputs
    }

    var testDescription: String { String(reflecting: bytes) }
}

private func key(_ code: Key.Code, _ modifiers: Key.Modifiers = []) -> Input { .key(Key(code, modifiers)) }
private func typed(_ text: String, _ modifiers: Key.Modifiers = []) -> [Input] {
    text.map { key(.character($0), modifiers) }
}

/// Joins neighbouring typed text and pastes, since where a read ends may cut a grapheme or a paste in two.
private func joined(_ inputs: [Input]) -> [String] {
    var parts: [String] = []
    var run = ""
    for input in inputs {
        if case .key(let key) = input, case .character(let character) = key.code, key.modifiers.isEmpty {
            run.append(character)
        } else {
            if !run.isEmpty { parts.append("text \(run)") }
            run = ""
            parts.append("\(input)")
        }
    }
    return run.isEmpty ? parts : parts + ["text \(run)"]
}

private func decode(_ bytes: [UInt8]) -> [Input] {
    var decoder = InputDecoder()
    return decoder.feed(bytes) + decoder.flush()
}

let decodings: [Decoding] = [
    // Text and control keys.
    Decoding("a", key(.character("a"))), Decoding("A", key(.character("A"))),
    Decoding("é", key(.character("é"))),
    Decoding("\u{4E2D}", key(.character("\u{4E2D}"))), Decoding("\u{1F600}", key(.character("\u{1F600}"))),
    Decoding("\u{1F469}\u{200D}\u{1F4BB}", key(.character("\u{1F469}\u{200D}\u{1F4BB}"))),
    Decoding("e\u{301}", key(.character("e\u{301}"))),
    Decoding("\r", key(.enter)), Decoding("\n", key(.character("j"), .control)), Decoding("\t", key(.tab)),
    Decoding("\u{7F}", key(.backspace)), Decoding("\u{8}", key(.backspace)), Decoding("\u{1B}", key(.escape)),
    Decoding("\u{0}", key(.character(" "), .control)), Decoding("\u{3}", key(.character("c"), .control)),
    Decoding("\u{1A}", key(.character("z"), .control)), Decoding("\u{1F}", key(.character("_"), .control)),
    Decoding("\u{1C}", key(.character("\\"), .control)),
    // Alt.
    Decoding("\u{1B}b", key(.character("b"), .alt)), Decoding("\u{1B}é", key(.character("é"), .alt)),
    Decoding("\u{1B}\r", key(.enter, .alt)), Decoding("\u{1B}\u{7F}", key(.backspace, .alt)),
    Decoding("\u{1B}\u{2}", key(.character("b"), [.alt, .control])),
    Decoding("\u{1B}[", key(.character("["), .alt)),
    Decoding("\u{1B}O", key(.character("O"), .alt)), Decoding("\u{1B}]", key(.character("]"), .alt)),
    Decoding("\u{1B}P", key(.character("P"), .alt)),
    Decoding("\u{1B}\u{1B}", key(.escape), key(.escape)), Decoding("\u{1B}\u{1B}[A", key(.up, .alt)),
    Decoding("\u{1B}\u{1B}OA", key(.up, .alt)),
    Decoding("\u{1B}\u{1B}x", key(.escape), key(.character("x"), .alt)),
    // xterm, with and without application mode, with modifiers.
    Decoding("\u{1B}[A", key(.up)), Decoding("\u{1B}OB", key(.down)), Decoding("\u{1B}[C", key(.right)),
    Decoding("\u{1B}OD", key(.left)), Decoding("\u{1B}[H", key(.home)), Decoding("\u{1B}OF", key(.end)),
    Decoding("\u{1B}[1;5C", key(.right, .control)), Decoding("\u{1B}[1;2A", key(.up, .shift)),
    Decoding("\u{1B}[1;3D", key(.left, .alt)), Decoding("\u{1B}[1;8H", key(.home, [.shift, .alt, .control])),
    Decoding("\u{1B}[1;9A", key(.up, .alt)), Decoding("\u{1B}O5A", key(.up, .control)),
    Decoding("\u{1B}[Z", key(.tab, .shift)), Decoding("\u{1B}[3~", key(.delete)),
    Decoding("\u{1B}[2~", key(.insert)),
    Decoding("\u{1B}[5~", key(.pageUp)), Decoding("\u{1B}[6;5~", key(.pageDown, .control)),
    Decoding("\u{1B}[3;3~", key(.delete, .alt)), Decoding("\u{1B}OP", key(.function(1))),
    Decoding("\u{1B}OS", key(.function(4))), Decoding("\u{1B}[1;2P", key(.function(1), .shift)),
    Decoding("\u{1B}[1;5R", key(.function(3), .control)), Decoding("\u{1B}[15~", key(.function(5))),
    Decoding("\u{1B}[17;2~", key(.function(6), .shift)), Decoding("\u{1B}[21~", key(.function(10))),
    Decoding("\u{1B}[24~", key(.function(12))), Decoding("\u{1B}[34~", key(.function(20))),
    // The keypad in application mode.
    Decoding("\u{1B}OM", key(.enter)), Decoding("\u{1B}Op", key(.character("0"))),
    Decoding("\u{1B}Oy", key(.character("9"))), Decoding("\u{1B}Ok", key(.character("+"))),
    // tmux, screen, the VT220 and the Linux console.
    Decoding("\u{1B}[1~", key(.home)), Decoding("\u{1B}[4~", key(.end)),
    Decoding("\u{1B}[[A", key(.function(1))),
    Decoding("\u{1B}[[E", key(.function(5))), Decoding("\u{1B}[25~", key(.function(13))),
    // rxvt.
    Decoding("\u{1B}[7~", key(.home)), Decoding("\u{1B}[8~", key(.end)),
    Decoding("\u{1B}[a", key(.up, .shift)),
    Decoding("\u{1B}Oa", key(.up, .control)), Decoding("\u{1B}[11~", key(.function(1))),
    Decoding("\u{1B}[3$", key(.delete, .shift)), Decoding("\u{1B}[7^", key(.home, .control)),
    Decoding("\u{1B}[8@", key(.end, [.control, .shift])),
    // modifyOtherKeys and CSI u.
    Decoding("\u{1B}[27;5;13~", key(.enter, .control)), Decoding("\u{1B}[27;2;13~", key(.enter, .shift)),
    Decoding("\u{1B}[27;6;65~", key(.character("a"), [.control, .shift])),
    Decoding("\u{1B}[27;2;65~", key(.character("A"))), Decoding("\u{1B}[13;3u", key(.enter, .alt)),
    Decoding("\u{1B}[27u", key(.escape)), Decoding("\u{1B}[97;5u", key(.character("a"), .control)),
    Decoding("\u{1B}[97:65;2u", key(.character("A"))), Decoding("\u{1B}[233;3u", key(.character("é"), .alt)),
    Decoding("\u{1B}[9;5u", key(.tab, .control)), Decoding("\u{1B}[97;1:3u"), Decoding("\u{1B}[1;1:3A"),
    Decoding("\u{1B}[57376u", key(.function(13))), Decoding("\u{1B}[57414u", key(.enter)),
    Decoding("\u{1B}[57358u"), Decoding("\u{1B}[99999999999999999999u"), Decoding("\u{1B}[55296u"),
    // Mouse and focus.
    Decoding("\u{1B}[<64;10;5M", .wheel(1, at: Point(column: 9, row: 4))),
    Decoding("\u{1B}[<65;1;1M", .wheel(-1, at: Point(column: 0, row: 0))),
    Decoding("\u{1B}[<68;3;3M", .wheel(1, at: Point(column: 2, row: 2))),
    Decoding("\u{1B}[<0;80;24M", .press(at: Point(column: 79, row: 23))), Decoding("\u{1B}[<0;80;24m"),
    Decoding("\u{1B}[<35;1;1M"), Decoding("\u{1B}[<2;1;1M"),
    Decoding("\u{1B}[<0;0;0M", .press(at: Point(column: 0, row: 0))), Decoding("\u{1B}[<0;1M"),
    Decoding("\u{1B}[I", .focus(true)), Decoding("\u{1B}[O", .focus(false)),
    // Answers, reports and things unknown: swallowed whole, and what follows is read again.
    Decoding("\u{1B}[M !!x", key(.character("x"))), Decoding("\u{1B}[32;10;5Mx", key(.character("x"))),
    Decoding("\u{1B}[?1;2cx", key(.character("x"))), Decoding("\u{1B}[24;80Rx", key(.character("x"))),
    Decoding("\u{1B}[?2026;2$yx", key(.character("x"))), Decoding("\u{1B}[?2026$px", key(.character("x"))),
    Decoding("\u{1B}]10;rgb:00/00/00\u{7}x", key(.character("x"))),
    Decoding("\u{1B}]10;rgb:00/00/00\u{1B}\\x", key(.character("x"))),
    Decoding("\u{1B}P1$r0m\u{1B}\\x", key(.character("x"))),
    Decoding("\u{1B}_Gi=1;OK\u{1B}\\x", key(.character("x"))),
    Decoding("\u{1B}P1$r\u{1B}[A", key(.up)), Decoding("\u{1B}[999~x", key(.character("x"))),
    Decoding("\u{1B}[[xy", key(.character("x")), key(.character("y"))),
    Decoding("\u{1B}[1;\u{1B}[A", key(.up)),
    Decoding("\u{1B}[12\u{3}", key(.character("c"), .control)), Decoding("\u{1B}O\r", key(.enter)),
    Decoding("\u{1B}[1;5"), Decoding("\u{1B}O5"), Decoding("\u{1B}]0;title"), Decoding("\u{1B}[[", ),
    Decoding("\u{1B}[1é", key(.character("é"))), Decoding("\u{1B}[;;;;A", key(.up)), Decoding("\u{1B}[201~"),
    Decoding("\u{1B}[:;:<>A"),
    // Paste.
    Decoding(
        "\u{1B}[200~one\r\ntwo\rthree\nfour\u{1B}[201~x", .paste("one\ntwo\nthree\nfour"),
        key(.character("x"))),
    Decoding("\u{1B}[200~a\u{1B}b\u{1B}[Ac\u{1B}[200~d\u{1B}[201~", .paste("a\u{1B}b\u{1B}[Ac\u{1B}[200~d")),
    Decoding("\u{1B}[200~\u{1B}[20\u{1B}[201\u{1B}\u{1B}[201~", .paste("\u{1B}[20\u{1B}[201\u{1B}")),
    Decoding("\u{1B}[200~\u{3}\u{0}\u{1B}[201~", .paste("\u{3}\u{0}")), Decoding("\u{1B}[200~\u{1B}[201~"),
    Decoding("\u{1B}[200~\u{4E2D}\u{6587}\u{1B}[201~", .paste("\u{4E2D}\u{6587}")),
    Decoding("\u{1B}[200~\r\r\n\n\u{1B}[201~", .paste("\n\n\n")),
    Decoding("\u{1B}\u{1B}[200~x\u{1B}[201~", key(.escape), .paste("x")),
]

@Suite struct InputDecoderTests {
    @Test(arguments: decodings)
    func decodes(_ decoding: Decoding) {
        #expect(decode(Array(decoding.bytes.utf8)) == decoding.inputs)
    }

    @Test(arguments: decodings)
    func whereAReadEndsMakesNoDifference(_ decoding: Decoding) {
        let bytes = Array(decoding.bytes.utf8)
        let whole = joined(decode(bytes))
        for split in 0...bytes.count {
            var decoder = InputDecoder()
            let inputs = decoder.feed(bytes[..<split]) + decoder.feed(bytes[split...]) + decoder.flush()
            #expect(joined(inputs) == whole, "split at \(split)")
        }
        var decoder = InputDecoder()
        let single = bytes.flatMap { decoder.feed(CollectionOfOne($0)) } + decoder.flush()
        #expect(joined(single) == whole)
    }

    @Test(arguments: decodings)
    func isReadyForTheNextKeyAfterAFlush(_ decoding: Decoding) {
        var decoder = InputDecoder()
        _ = decoder.feed(decoding.bytes.utf8)
        _ = decoder.flush()
        #expect(!decoder.isPending)
        #expect(decoder.feed("k".utf8) == typed("k"))
    }

    @Test(arguments: decodings)
    func severalInOneRead(_ decoding: Decoding) {
        // A key that ends in an unfinished sequence is not finished by the next one.
        var decoder = InputDecoder()
        let bytes = Array(decoding.bytes.utf8)
        _ = decoder.feed(bytes)
        guard !decoder.isPending else { return }
        #expect(joined(decode(bytes + bytes + Array("\u{1B}[B".utf8))).last == "\(key(.down))")
    }

    @Test(
        arguments: [
            ([0xFF], "\u{FFFD}"), ([0xC3, 0x28], "\u{FFFD}("), ([0xE2, 0x82], "\u{FFFD}"),
            ([0x80, 0x41], "\u{FFFD}A"),
            ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"), ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}"),
            ([0xF5, 0x41], "\u{FFFD}A"), ([0x9B, 0x41], "\u{FFFD}A"),
        ] as [([UInt8], String)])
    func replacesMalformedUTF8(_ bytes: [UInt8], _ text: String) {
        #expect(decode(bytes) == typed(text))
        let paste = Array("\u{1B}[200~".utf8) + bytes + Array("\u{1B}[201~".utf8)
        #expect(decode(paste) == [.paste(text)])
    }

    @Test func aCharacterCutByAPauseIsOneCharacterOnly() {
        var decoder = InputDecoder()
        #expect(decoder.feed([0xE4, 0xB8]) == [])
        #expect(decoder.isPending)
        #expect(decoder.feed([0xAD]) == typed("\u{4E2D}"))
        #expect(!decoder.isPending)
    }

    @Test func anEndlessSequenceIsSwallowedWithoutBeingKept() {
        var decoder = InputDecoder()
        let digits = [UInt8](repeating: UInt8(ascii: "1"), count: 1 << 20)
        #expect(decoder.feed(Array("\u{1B}[".utf8) + digits + [UInt8(ascii: "A")]) == [])
        #expect(decoder.feed("x".utf8) == typed("x"))
        #expect(decoder.feed(Array("\u{1B}]".utf8) + digits) == [])
        #expect(decoder.flush() == [])
        #expect(decoder.feed("x".utf8) == typed("x"))
    }

    @Test func aLargePasteIsOnePieceInWhateverReadsItComes() {
        let line = "zw\u{F6}lf \u{1B}[31m Boxk\u{E4}mpfer \u{4E2D}\r\n"
        let bytes = Array("\u{1B}[200~\(String(repeating: line, count: 40_000))\u{1B}[201~".utf8)
        let text = String(repeating: line.replacing("\r\n", with: "\n"), count: 40_000)
        for size in [997, 4096, 65_536, bytes.count] {
            var decoder = InputDecoder()
            var inputs: [Input] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                inputs += decoder.feed(bytes[start..<min(start + size, bytes.count)])
            }
            #expect(inputs == [.paste(text)], "reads of \(size)")
        }
    }

    @Test func noBytesWhateverTrapOrHang() {
        var generator = SystemRandomNumberGenerator()
        let alphabet: [UInt8] =
            Array("\u{1B}[O]P_;:<>?0129~$^@AMu\u{7}\u{18}\\\r\n\u{3}a".utf8) + [0x80, 0xC3, 0xE2, 0xFF]
        for _ in 0..<3000 {
            let bytes = (0..<40).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            var decoder = InputDecoder()
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Int.random(in: 1...8, using: &generator)
                _ = decoder.feed(rest.prefix(count))
                rest = rest.dropFirst(count)
                if Bool.random(using: &generator) { _ = decoder.flush() }
            }
            for _ in 0..<3 where decoder.isPending { _ = decoder.flush() }
            #expect(!decoder.isPending, "\(bytes)")
        }
    }
}

/// A paste whose end does not come.
@Suite struct LatePasteTests {
    private func begun(_ text: String) -> InputDecoder {
        var decoder = InputDecoder()
        #expect(decoder.feed("\u{1B}[200~\(text)".utf8) == [])
        #expect(decoder.isPending)
        #expect(decoder.flush() == [.paste(text)])
        #expect(!decoder.isPending)
        return decoder
    }

    @Test func itsRestIsStillPasted() {
        var decoder = begun("one")
        #expect(decoder.feed("\rtwo\r".utf8) == [])
        #expect(
            decoder.feed("three\u{1B}[201~x".utf8) == [
                .pasteMore("\ntwo\nthree"), .key(Key(.character("x"))),
            ])
    }

    @Test func aLineEndCutInTwoIsOne() {
        var decoder = InputDecoder()
        _ = decoder.feed("\u{1B}[200~one\r".utf8)
        #expect(decoder.flush() == [.paste("one\n")])
        #expect(decoder.feed("\ntwo\u{1B}[201~".utf8) == [.pasteMore("two")])
    }

    @Test func aCharacterCutInTwoIsOne() {
        var decoder = InputDecoder()
        _ = decoder.feed(Array("\u{1B}[200~a".utf8) + [0xE4, 0xB8])
        #expect(decoder.flush() == [.paste("a")])
        #expect(!decoder.isPending)
        #expect(decoder.feed([0xAD] + Array("\u{1B}[201~".utf8)) == [.pasteMore("\u{4E2D}")])
    }

    @Test func anEndMarkerCutInTwoIsOne() {
        var decoder = begun("one")
        #expect(decoder.feed("\u{1B}[2".utf8) == [])
        #expect(decoder.feed("01~x".utf8) == typed("x"))
    }

    @Test(arguments: [
        Decoding("\r", key(.enter)), Decoding("\u{3}", key(.character("c"), .control)),
        Decoding("\u{1B}[A", key(.up)), Decoding("\u{1B}x", key(.character("x"), .alt)),
        Decoding("\u{1B}", key(.escape)), Decoding("\u{7F}", key(.backspace)),
        Decoding("\u{1B}[200~new\u{1B}[201~", .paste("new")),
    ])
    func aKeyEndsIt(_ decoding: Decoding) {
        var decoder = begun("one")
        #expect(decoder.feed(decoding.bytes.utf8) + decoder.flush() == decoding.inputs)
        #expect(decoder.feed("k\r".utf8) == typed("k") + [key(.enter)])
    }
}

/// The end marker can stand in the pasted text, so what follows it without a pause is text.
@Suite struct BehindPasteTests {
    @Test func enterSendsNothingBeforeAPause() {
        var decoder = InputDecoder()
        #expect(
            decoder.feed("\u{1B}[200~rm\u{1B}[201~\r\tx\n".utf8) == [
                .paste("rm"), .pasteMore("\n"), .pasteMore("\t"), key(.character("x")), .pasteMore("\n"),
            ])
        #expect(decoder.isPending)
        // The next read is still the same burst.
        #expect(decoder.feed("\r".utf8) == [.pasteMore("\n")])
        #expect(decoder.flush() == [])
        #expect(!decoder.isPending)
        #expect(decoder.feed("\r".utf8) == [key(.enter)])
    }

    /// Nothing that would start an editor, leave, or say a command.
    @Test func commandsAreNotObeyedBeforeAPause() {
        var decoder = InputDecoder()
        let burst = "\u{1B}[200~a\u{1B}[201~\u{18}\u{5}\u{4}\u{1A}\u{1B}OQ\u{1B}x\u{1B}[D"
        #expect(decoder.feed(burst.utf8) == [.paste("a"), key(.left)])
        #expect(decoder.flush() == [])
    }
}
