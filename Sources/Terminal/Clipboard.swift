/// A text on its way to the clipboard of the terminal's machine: OSC 52 (XTerm Control Sequences, "Manipulate
/// Selection Data"). Nothing of the text is sent but its base64.
package enum Clipboard {
    package enum Outcome: Hashable, Sendable {
        /// Whether the terminal takes it, it does not say.
        case sent
        case tooLong
        /// A terminal of this type takes no such command.
        case unsupported
    }

    /// In bytes of text. With this many the sequence is 100,000 bytes long, which is what the strictest of those that
    /// take it at all take.
    package static let longest = 74_994

    /// `isInTmux`: sent a second time to the terminal outside, for a tmux whose own `set-clipboard` is not `on`. Nil where
    /// the text is too long.
    package static func sequence(_ text: String, isInTmux: Bool) -> [UInt8]? {
        guard text.utf8.count <= longest else { return nil }
        let plain = Array("\u{1B}]52;c;".utf8) + Base64.encode(text.utf8) + [0x07]
        return isInTmux ? plain + Tmux.through(plain) : plain
    }

    /// For a terminal that is no screen of ours.
    package static func send(_ text: String, to descriptor: Int32, type: String?) -> Outcome {
        guard let capabilities = try? Capabilities(type: type), capabilities.takesCommands else {
            return .unsupported
        }
        guard let sequence = sequence(text, isInTmux: Tmux.isBetween) else { return .tooLong }
        writeAll(sequence, to: descriptor)
        return .sent
    }
}

extension Terminal {
    package func copy(_ text: String) -> Clipboard.Outcome {
        guard state == .open, takesCommands else { return .unsupported }
        guard let sequence = Clipboard.sequence(text, isInTmux: Tmux.isBetween) else { return .tooLong }
        writeAll(sequence, to: output)
        return .sent
    }
}
