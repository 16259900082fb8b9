import Canvas

/// What reaches a user beside the screen. Text of others is neutralised here, so that no caller can forget it.
extension Terminal {
    /// How a user is called who looks at another window.
    package enum Announcement: String, CaseIterable, Sendable {
        case bell
        /// As iTerm2, kitty, foot, WezTerm and Windows Terminal take it.
        case osc9
        /// As rxvt-unicode, foot and VTE take it.
        case osc777
    }

    /// In columns.
    private static let longest = 200

    package func announce(_ text: String, by form: Announcement) {
        guard state == .open else { return }
        let bell: [UInt8] = [0x07]
        switch form {
        case .bell: writeAll(bell, to: output)
        case .osc9: sendOutside("\u{1B}]9;dramatis: \(harmless(text))\u{7}")
        case .osc777:
            // The semicolon parts the fields.
            let fields = harmless(text).split(separator: ";").joined(separator: ",")
            sendOutside("\u{1B}]777;notify;dramatis;\(fields)\u{7}")
        }
    }

    /// The window's title, where the options want one and the terminal has one. Written when it changes.
    package func setTitle(_ text: String) {
        guard state == .open, modes.hasTitle else { return }
        let title = harmless(text)
        if title == shownTitle { return }
        shownTitle = title
        writeAll(Array("\u{1B}]2;\(title)\u{7}".utf8), to: output)
    }

    /// Such a sequence is no tmux's own: where it stands between, it is asked to pass it on.
    private func sendOutside(_ sequence: String) {
        guard takesCommands else { return writeAll([0x07], to: output) }
        let bytes = Array(sequence.utf8)
        writeAll(Tmux.isBetween ? Tmux.through(bytes) : bytes, to: output)
    }

    private func harmless(_ text: String) -> String {
        let line = Line(Cells.of(text)).clipped(to: Self.longest).text
        guard encoder.encoding == .ascii else { return line }
        return String(line.map { $0.isASCII ? $0 : "?" })
    }
}
