import Canvas

@testable import Terminal

/// What must hold for any bytes that a terminal sends. Used by the tests and by `Scripts/fuzz`.
enum DecoderProperty {
    /// Where reads end makes no difference; no control character is ever typed; afterwards a key is a key.
    static func broken(_ bytes: [UInt8]) -> String? {
        guard let seed = bytes.first else { return nil }
        let input = Array(bytes.dropFirst())
        var whole = InputDecoder()
        let expected = joined(whole.feed(input))
        var parts = InputDecoder()
        var inputs: [Input] = []
        var at = 0
        var step = Int(seed) % 7 + 1
        while at < input.count {
            let end = min(at + step, input.count)
            inputs += parts.feed(input[at..<end])
            at = end
            step = (step * 5 + 3) % 7 + 1
        }
        if joined(inputs) != expected { return "\(joined(inputs)) is not \(expected)" }
        if whole.isPending != parts.isPending { return "pending differs" }
        for input in inputs {
            switch input {
            case .key(let key):
                if case .character(let character) = key.code,
                    character.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
                {
                    return "a control character was typed"
                }
            case .paste, .pasteMore, .wheel, .press, .focus, .background: continue
            }
        }
        // Three pauses end whatever is unfinished, but for a paste, which a control key leaves.
        for _ in 0..<3 { _ = whole.flush() }
        if whole.isPending { return "pending after three pauses" }
        return nil
    }

    /// Typed text and pastes joined to their neighbours, since a read may cut a grapheme or a paste in two.
    private static func joined(_ inputs: [Input]) -> [String] {
        var parts: [String] = []
        var run: (kind: String, text: String)?
        let hadPaste = inputs.contains { if case .paste = $0 { true } else { false } }
        func close() {
            if let run { parts.append("\(run.kind) \(Array(run.text.utf8))") }
            run = nil
        }
        for input in inputs {
            switch input {
            case .key(let key):
                guard case .character(let character) = key.code, key.modifiers.isSubset(of: .alt) else {
                    fallthrough
                }
                // Behind a paste Alt's letters are nothing, with their marks only where these come in the same read.
                var text = String(character)
                if hadPaste {
                    text.unicodeScalars.removeAll { $0.properties.generalCategory == .nonspacingMark }
                }
                if text.isEmpty { continue }
                if key.modifiers == .alt, let first = character.unicodeScalars.first {
                    // A mark that comes in another read than its letter is a key of its own.
                    close()
                    parts.append("alt \(first.value)")
                    text.unicodeScalars.removeFirst()
                    if text.isEmpty { continue }
                }
                if run?.kind != "text" { close() }
                run = ("text", (run?.text ?? "") + text)
            case .wheel, .press, .focus, .background:
                close()
                parts.append("\(input)")
            case .paste(let text):
                close()
                run = ("paste", text)
            case .pasteMore(let text):
                if run?.kind != "paste" { close() }
                run = ("paste", (run?.text ?? "") + text)
            }
        }
        close()
        return parts
    }
}
