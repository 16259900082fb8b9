/// The multiplexer tmux, when it stands between this program and the terminal.
enum Tmux {
    static var isBetween: Bool { Terminal.environment("TMUX").map { !$0.isEmpty } ?? false }

    /// A sequence for the terminal outside. A tmux whose `allow-passthrough` is off throws it away unseen.
    static func through(_ sequence: [UInt8]) -> [UInt8] {
        Array("\u{1B}Ptmux;".utf8) + sequence.flatMap { $0 == 0x1B ? [0x1B, 0x1B] : [$0] }
            + Array("\u{1B}\\".utf8)
    }
}
