import Canvas

/// Turns the bytes that a terminal sends into what a person did. A value that is fed bytes, so where a read ends
/// makes no difference, but for two things: a lone ESC is the Escape key only when `flush()` says that nothing
/// follows, and a grapheme whose scalars come in two reads comes as two keys that join again as text.
///
/// Never waits: a sequence that ends nowhere is dropped by `flush()`, one that is longer than any known is
/// swallowed to its end without being kept, and no byte of an escape sequence is ever given out as typed text.
/// Sources: ECMA-48; xterm's ctlseqs (modifiers, modifyOtherKeys, mouse, paste); urxvt(7); console_codes(4).
package struct InputDecoder {
    private enum State: Equatable {
        case ground
        /// After ESC, or after ESC ESC when `isAlt` is set.
        case escape
        case controlSequence
        case singleShift
        /// After `ESC [ [`: the Linux console's F1 to F5.
        case console
        /// That many bytes of an X10 mouse report still come.
        case skip(Int)
        /// OSC, DCS, APC with its introducer; an answer to a question, ours or somebody else's. What it says is in
        /// `sequence`.
        case string(introducer: UInt8, isEmpty: Bool)
        case stringEscape
        case paste
    }

    private var state = State.ground
    /// An ESC stood before the ESC of the sequence under way, or before the text in `text`.
    private var isAlt = false
    /// Parameters and intermediates of the sequence under way.
    private var sequence: [UInt8] = []
    /// Typed text not given out yet; between two feeds only the beginning of a UTF-8 character.
    private var text: [UInt8] = []
    private var paste = PasteCollector()
    private var inputs: [Input] = []
    /// A paste has ended and no pause has come since. The end marker may have stood in the pasted text, so what follows at
    /// once is text too: it sends nothing and does nothing but write.
    private var isBehindPaste = false

    /// No known sequence of a key or a mouse is half as long.
    private static let longestSequence = 64

    package init() {}

    /// Whether `flush()` would change anything: an unfinished sequence, character or paste is under way.
    package var isPending: Bool {
        switch state {
        case .ground: !text.isEmpty || isBehindPaste
        case .paste: paste.isPending
        case .string, .stringEscape: !isOurAnswer
        default: true
        }
    }

    /// What we asked for is under way: its rest may be late, and must not be typed.
    private var isOurAnswer: Bool { sequence.starts(with: BackgroundAnswer.start) }

    package mutating func feed(_ bytes: some Sequence<UInt8>) -> [Input] {
        if bytes.withContiguousStorageIfAvailable({ decode($0) }) == nil {
            Array(bytes).withUnsafeBufferPointer { decode($0) }
        }
        return take()
    }

    /// To be called some 25 to 50 ms after the last byte while `isPending`: what is unfinished will not be
    /// finished. A paste whose end is late gives out what it has and goes on.
    package mutating func flush() -> [Input] {
        isBehindPaste = false
        switch state {
        case .ground:
            decodeText(isComplete: true)
        case .escape:
            emit(Key(.escape))
            if isAlt { emit(Key(.escape)) }
            reset()
        case .controlSequence where sequence.isEmpty: emitAltIntroducer("[")
        case .singleShift where sequence.isEmpty: emitAltIntroducer("O")
        case .string(let introducer, isEmpty: true): emitAltIntroducer(Character(UnicodeScalar(introducer)))
        case .paste:
            guard let keys = paste.pause(into: &inputs) else { break }
            reset()
            for byte in keys { step(byte) }
            return flush()
        case .string where isOurAnswer, .stringEscape where isOurAnswer: break
        case .controlSequence, .singleShift, .console, .skip, .string, .stringEscape:
            reset()
        }
        return take()
    }

    private mutating func take() -> [Input] {
        defer { inputs = [] }
        return inputs
    }

    private mutating func emit(_ key: Key) {
        guard isBehindPaste else {
            inputs.append(.key(key))
            return
        }
        switch key.code {
        case .enter: inputs.append(.pasteMore("\n"))
        case .tab: inputs.append(.pasteMore("\t"))
        case .character(let character):
            let isInterrupt = key == Key(.character("c"), .control)
            if character == "j", key.modifiers == .control { inputs.append(.pasteMore("\n")) }
            if key.modifiers.isEmpty || isInterrupt { inputs.append(.key(key)) }
        case .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown:
            inputs.append(.key(key))
        case .escape, .insert, .function: break
        }
    }

    private mutating func emitAltIntroducer(_ character: Character) {
        if isAlt { emit(Key(.escape)) }
        emit(Key(.character(character), .alt))
        reset()
    }

    private mutating func reset() {
        state = .ground
        isAlt = false
        sequence.removeAll(keepingCapacity: true)
    }
}

// The machine.
extension InputDecoder {
    private mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>) {
        var at = 0
        if state == .paste, paste.isLeft(by: bytes) { reset() }
        while at < bytes.count {
            if state == .paste {
                at = collect(bytes, from: at)
            } else {
                step(bytes[at])
                at += 1
            }
        }
        if state == .ground { decodeText(isComplete: false) }
    }

    private mutating func collect(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        switch paste.collect(bytes, from: start) {
        case .more: return bytes.count
        case .ended(let next):
            paste.finish(into: &inputs)
            reset()
            isBehindPaste = true
            return next
        case .left(let seen, let next):
            reset()
            for byte in seen { step(byte) }
            return next
        }
    }

    private mutating func step(_ byte: UInt8) {
        switch state {
        case .ground: ground(byte)
        case .escape: escape(byte)
        case .controlSequence: controlSequence(byte)
        case .singleShift: singleShift(byte)
        case .console:
            reset()
            if (0x41...0x45).contains(byte) { emit(Key(.function(Int(byte) - 0x40))) } else { step(byte) }
        case .skip(let left):
            if left > 1 { state = .skip(left - 1) } else { reset() }
        case .string: string(byte)
        case .stringEscape:
            if byte == 0x5C { answer() }
            reset()
            if byte != 0x5C {
                state = .escape
                escape(byte)
            }
        case .paste: break
        }
    }

    private mutating func ground(_ byte: UInt8) {
        if byte >= 0x20, byte != 0x7F {
            text.append(byte)
            return
        }
        decodeText(isComplete: true)
        if byte == 0x1B { state = .escape } else { emit(Key(control: byte)) }
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x1B:
            if isAlt { emit(Key(.escape)) }
            isAlt = true
        case UInt8(ascii: "["): state = .controlSequence
        case UInt8(ascii: "O"): state = .singleShift
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"):
            state = .string(introducer: byte, isEmpty: true)
        default:
            if isAlt { emit(Key(.escape)) }
            reset()
            if byte < 0x20 || byte == 0x7F {
                emit(Key(control: byte).with(.alt))
            } else {
                isAlt = true
                text.append(byte)
            }
        }
    }

    private mutating func controlSequence(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "[") where sequence.isEmpty: state = .console
        case UInt8(ascii: "$") where ControlSequence.isShifted(sequence): finish(byte)
        case 0x20...0x3F:
            // One byte over the limit marks it as too long to mean anything.
            if sequence.count <= Self.longestSequence { sequence.append(byte) }
        case 0x40...0x7E: finish(byte)
        default: abandon(byte)
        }
    }

    private mutating func singleShift(_ byte: UInt8) {
        switch byte {
        case 0x30...0x3B:
            if sequence.count <= Self.longestSequence { sequence.append(byte) }
        case 0x20...0x7E:
            let key = ControlSequence(sequence, final: byte).singleShiftKey
            let alt = isAlt
            reset()
            if let key { emit(alt ? key.with(.alt) : key) }
        default: abandon(byte)
        }
    }

    private mutating func string(_ byte: UInt8) {
        switch byte {
        case 0x1B: state = .stringEscape
        case 0x07:
            answer()
            reset()
        case 0x18, 0x1A: reset()
        default:
            guard case .string(let introducer, _) = state else { return }
            state = .string(introducer: introducer, isEmpty: false)
            // An answer that grows beyond any of ours is none.
            if introducer != UInt8(ascii: "]") || sequence.count > Self.longestSequence {
                sequence = []
            } else {
                sequence.append(byte)
            }
        }
    }

    private mutating func answer() {
        if let color = BackgroundAnswer.color(sequence) { inputs.append(.background(color)) }
    }

    /// A byte that cannot stand in a sequence ends it; the byte itself counts.
    private mutating func abandon(_ byte: UInt8) {
        reset()
        ground(byte)
    }

    private mutating func finish(_ final: UInt8) {
        let meaning =
            sequence.count > Self.longestSequence
            ? .nothing : ControlSequence(sequence, final: final).meaning
        let alt = isAlt
        reset()
        switch meaning {
        case .nothing: break
        case .input(.key(let key)): emit(alt ? key.with(.alt) : key)
        case .input(let input):
            if alt { emit(Key(.escape)) }
            inputs.append(input)
        case .skip(let count): state = .skip(count)
        case .paste:
            if alt { emit(Key(.escape)) }
            state = .paste
            paste = PasteCollector()
        }
    }

    /// Gives out the typed text; without `isComplete` a character that may still be finished stays.
    private mutating func decodeText(isComplete: Bool) {
        let end = isComplete ? text.count : UTF8Tail.start(in: text)
        guard end > 0 else { return }
        for character in String(decoding: text[..<end], as: UTF8.self) {
            emit(Key(.character(character), isAlt ? .alt : []))
            isAlt = false
        }
        text.removeFirst(end)
    }
}
