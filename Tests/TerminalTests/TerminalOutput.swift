import Canvas
import Foundation

/// What may be written to a terminal: text that is safe, and the sequences that its terminfo entry holds, with those that
/// switch on what the shell asks for.
struct TerminalOutput {
    /// `ESC [ H` as `[H`, `ESC ( B` as `(B`; private modes with their numbers.
    private var forms: Set<String> = []
    private var controls: Set<UInt8> = []

    /// By `infocmp`, which every Debian has (ncurses-bin is essential).
    init(type: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/infocmp")
        process.arguments = ["-1", type]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        for line in text.split(separator: "\n") where line.hasPrefix("\t") {
            guard let sign = line.firstIndex(of: "=") else { continue }
            let value = line[line.index(after: sign)...].dropLast()
            // Colours of the palette are never changed; what keys send, what answers are like, what a printer and a reset
            // want is not what a screen is made with.
            let name = String(line.dropFirst().prefix { $0 != "=" })
            let others = ["initc", "oc", "rs1", "rs2", "rs3", "is1", "is2", "is3", "mc0", "mc4", "mc5"]
            if others.contains(name) || name.hasPrefix("k") || name.hasPrefix("u") && name.count == 2 {
                continue
            }
            take(Self.bytes(value))
        }
        for mode in ["2004", "1004", "1000", "1002", "1006"] {
            forms.formUnion(["[?\(mode)h", "[?\(mode)l"])
        }
    }

    /// What a capability sends, with `0` for each parameter.
    private static func bytes(_ value: Substring) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(value.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\\"):
                let next = rest.popFirst() ?? 0
                bytes.append(
                    next == UInt8(ascii: "E")
                        ? 0x1B : next == UInt8(ascii: "r") ? 0x0D : next == UInt8(ascii: "n") ? 0x0A : next)
            case UInt8(ascii: "^"): bytes.append((rest.popFirst() ?? 0) & 0x1F)
            case UInt8(ascii: "$") where rest.first == UInt8(ascii: "<"):
                while let next = rest.popFirst(), next != UInt8(ascii: ">") {}
            case UInt8(ascii: "%"):
                switch rest.popFirst() ?? 0 {
                case UInt8(ascii: "{"): while let next = rest.popFirst(), next != UInt8(ascii: "}") {}
                case UInt8(ascii: "p"), UInt8(ascii: "P"), UInt8(ascii: "g"): _ = rest.popFirst()
                case UInt8(ascii: "'"): rest = rest.dropFirst(2)
                case UInt8(ascii: "d"): bytes.append(UInt8(ascii: "0"))
                default: break
                }
            default: bytes.append(byte)
            }
        }
        return bytes
    }

    private mutating func take(_ bytes: [UInt8]) {
        var at = 0
        while at < bytes.count {
            if bytes[at] == 0x1B {
                let (forms, next) = Self.sequence(bytes, at)
                self.forms.formUnion(forms)
                at = next
            } else {
                if bytes[at] < 0x20 { controls.insert(bytes[at]) }
                at += 1
            }
        }
    }

    /// The sequence that begins with the ESC at `start`, and what is behind it. Modes come one by one.
    private static func sequence(_ bytes: [UInt8], _ start: Int) -> (forms: [String], next: Int) {
        var at = start + 1
        guard at < bytes.count else { return (["ESC at the end"], at) }
        guard bytes[at] == UInt8(ascii: "[") else {
            var text = ""
            while at < bytes.count, (0x20...0x2F).contains(bytes[at]) {
                text.append(Character(UnicodeScalar(bytes[at])))
                at += 1
            }
            if at < bytes.count { text.append(Character(UnicodeScalar(bytes[at]))) }
            return ([text], at + 1)
        }
        at += 1
        var inner: [UInt8] = []
        while at < bytes.count, !(0x40...0x7E).contains(bytes[at]) {
            inner.append(bytes[at])
            at += 1
        }
        guard at < bytes.count else { return (["unfinished"], at) }
        let final = Character(UnicodeScalar(bytes[at]))
        let text = String(decoding: inner, as: UTF8.self)
        if text.hasPrefix("?"), final == "h" || final == "l" {
            return (text.dropFirst().split(separator: ";").map { "[?\($0)\(final)" }, at + 1)
        }
        return (["[" + text.filter { !$0.isNumber && $0 != ";" } + String(final)], at + 1)
    }

    /// What was written that may not be; nil when all may.
    func violation(in bytes: [UInt8]) -> String? {
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 0x1B {
                let (found, next) = Self.sequence(bytes, at)
                if let wrong = found.first(where: { !forms.contains($0) }) {
                    return
                        "ESC \(wrong) in \(String(decoding: bytes[max(0, at - 20)..<min(bytes.count, next + 20)], as: UTF8.self).debugDescription)"
                }
                at = next
            } else if byte < 0x20 || byte == 0x7F {
                if !controls.contains(byte) { return "control \(byte)" }
                at += 1
            } else if byte < 0x7F {
                at += 1
            } else {
                let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1
                let part = bytes[at..<min(bytes.count, at + length)]
                guard let text = String(validating: part, as: UTF8.self),
                    let scalar = text.unicodeScalars.first,
                    ScalarClass.allows(scalar)
                else { return "bytes \(Array(part))" }
                at += length
            }
        }
        return nil
    }
}
