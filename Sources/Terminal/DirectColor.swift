import Glibc

/// A terminal's description in which colours are 24 bits: most terminals show them and say so in COLORTERM only, while
/// their terminfo entry knows 256.
///
/// It is made from the compiled entry (term(5)), and given to ncurses in TERMINFO as `hex:...`, for which no file has
/// to be written. Where that fails, 256 colours are used.
enum DirectColor {
    /// As many as ncurses takes for direct colours, red, green and blue with eight bits each.
    static let colors = 0x100_0000

    /// TERMINFO as it was, to be given back when ncurses has read the entry.
    struct Lent {
        fileprivate let before: String?

        func takeBack() {
            if let before { setenv("TERMINFO", before, 1) } else { unsetenv("TERMINFO") }
        }
    }

    /// Puts the description into TERMINFO; nil, and nothing is changed, where there is none.
    static func lend(_ type: String) -> Lent? {
        guard let entry = compiled(type), let direct = CompiledEntry(entry)?.withDirectColors else {
            return nil
        }
        let lent = Lent(before: Terminal.environment("TERMINFO"))
        setenv("TERMINFO", "hex:" + hex(direct), 1)
        return lent
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 0xF)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The entry's file, from where ncurses looks for it.
    static func compiled(_ type: String) -> [UInt8]? {
        guard let first = type.utf8.first, !type.utf8.contains(UInt8(ascii: "/")) else { return nil }
        var folders: [String] = []
        if let own = Terminal.environment("TERMINFO") { folders.append(own) }
        if let home = Terminal.environment("HOME") { folders.append(home + "/.terminfo") }
        if let more = Terminal.environment("TERMINFO_DIRS") {
            folders += more.split(separator: ":").map(String.init)
        }
        folders += ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo"]
        for folder in folders {
            for name in [String(UnicodeScalar(first)), String(first, radix: 16)] {
                if let bytes = read("\(folder)/\(name)/\(type)") { return bytes }
            }
        }
        return nil
    }

    private static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        // The longest entry that ncurses reads is 32 kB.
        let bytes = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
            count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
        }
        return bytes.isEmpty ? nil : bytes
    }
}
