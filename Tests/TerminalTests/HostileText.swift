import Foundation

/// Text that a terminal would obey, hide or misplace: the classes of what must never reach one, each with many members.
struct HostileText: Hashable, Sendable, CustomStringConvertible {
    let name: String
    let text: String

    var description: String { "\(name): \(text.debugDescription)" }

    init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }

    private static func scalar(_ value: UInt32) -> String {
        Unicode.Scalar(value).map { String($0) } ?? "\u{FFFD}"
    }

    private static func hex(_ value: UInt32) -> String { String(value, radix: 16, uppercase: true) }

    static let all: [HostileText] =
        controls + malformed + sequences + strings + escapes + invisible + joined + rewriting

    /// C0 but LF and TAB, DEL, C1.
    static let controls =
        ((0...0x1F).filter { $0 != 0x0A && $0 != 0x09 } + [0x7F] + Array(0x80...0x9F) as [UInt32])
        .map { HostileText("control \(hex($0))", "a\(scalar($0))b") }

    /// Bytes that are no UTF-8, as they come out of a decoder: C1 alone, overlong, surrogates, cut.
    static let malformed: [HostileText] = {
        var all: [[UInt8]] = (0x80...0x9F).map { [UInt8($0)] }
        all += [
            [0xC0, 0x9B], [0xC1, 0x9B], [0xE0, 0x80, 0x9B], [0xF0, 0x80, 0x80, 0x9B], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF],
            [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xE2, 0x80],
            [0xF0, 0x9F, 0x98],
        ]
        return all.map { bytes in
            HostileText(
                "bytes \(bytes)", String(decoding: [0x61] + bytes + Array("[2Jb".utf8), as: UTF8.self))
        }
    }()

    /// Control sequences (ECMA-48 5.4), by ESC [ and by C1; finished and not.
    static let sequences: [HostileText] = {
        let finals = "@ABCDEFGHIJKLMPSTXZ`abcdefghlmnqrstuxyz{|}"
        var all = finals.flatMap { final in
            [
                HostileText("CSI \(final)", "a\u{1B}[5\(final)b"),
                HostileText("C1 CSI \(final)", "a\u{9B}5\(final)b"),
            ]
        }
        for mode in [1, 5, 6, 7, 12, 25, 47, 66, 1000, 1002, 1003, 1004, 1006, 1049, 2004, 2026, 2027] {
            all.append(HostileText("mode \(mode)", "a\u{1B}[?\(mode)hb\u{1B}[?\(mode)l"))
        }
        for part in [
            "[", "[?", "[1;2", "[38;5;", "[38;2;1;2;3", "[ ", "[!p", "[\"q", "[>c", "[=1;1u", "[<5M", "[?u",
            "[14t", "[21t",
        ] {
            all.append(HostileText("part \(part)", "a\u{1B}\(part)"))
        }
        return all
    }()

    /// OSC, DCS, APC, PM, SOS with each of their ends, and with none.
    static let strings: [HostileText] = {
        var all: [HostileText] = []
        let payloads = [
            "]0;title", "]1;icon", "]2;title", "]4;1;?", "]7;file:///x", "]8;;http://evil", "]9;note",
            "]10;?", "]11;#000000", "]12;red",
            "]50;font", "]52;c;ZXZpbA==", "]104", "]110", "]133;A", "]777;notify;a;b",
            "]1337;File=inline=1:AAAA", "P+q544e", "P$qm",
            "Pq#0;2;0;0;0~", "_Ga=T,f=100;AAAA", "^privacy", "Xstring",
        ]
        for payload in payloads {
            for (name, end) in [("BEL", "\u{7}"), ("ST", "\u{1B}\\"), ("C1 ST", "\u{9C}"), ("nothing", "")] {
                all.append(HostileText("\(payload) to \(name)", "a\u{1B}\(payload)\(end)b"))
            }
        }
        for (value, payload) in [(0x9D, "0;t"), (0x90, "q"), (0x9F, "G"), (0x9E, "p"), (0x98, "s")]
            as [(UInt32, String)]
        {
            all.append(HostileText("C1 \(hex(value))", "a\(scalar(value))\(payload)\u{9C}b"))
        }
        return all
    }()

    /// Escape sequences of two and three bytes, alone and doubled.
    static let escapes: [HostileText] =
        [
            "c", "7", "8", "D", "E", "H", "M", "N", "O", "Z", "=", ">", "#8", "#3", "(0", "(B", ")0", "*A",
            "+B", "-A", "%G", "%@", "n",
            "o", "|", "}", "~", "F", "l", "m", " F", "\\", "\u{1B}", "\u{1B}[A", "é", "\u{202E}",
        ]
        .map { HostileText("ESC \($0)", "a\u{1B}\($0)b") }

    /// Format, filler, separator, private, unassigned and no characters; selectors and tags.
    static let invisible: [HostileText] = {
        var all: [UInt32] = [
            0xAD, 0x34F, 0x600, 0x605, 0x61C, 0x6DD, 0x70F, 0x8E2, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2028,
            0x2029, 0x3164, 0xFEFF, 0xFFA0,
            0xFFF9, 0xFFFA, 0xFFFB, 0x110BD, 0x110CD, 0x13430, 0x1BCA0, 0x1BCA3, 0x1D173, 0x1D17A, 0xE0001,
            0xE007F, 0xE0100, 0xE01EF,
            0xE0FFF, 0xE000, 0xF8FF, 0xF0000, 0xFFFFD, 0x100000, 0x10FFFD, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF,
            0x378, 0x2FE0, 0x1FAFF,
            0x9FFFF,
        ]
        all += 0x180B...0x180F
        all += 0x200B...0x200F
        all += 0x202A...0x202E
        all += 0x2060...0x206F
        all += 0xFDD0...0xFDEF
        all += 0xFE00...0xFE0F
        all += stride(from: 0xE0020, through: 0xE007E, by: 7)
        return all.map { HostileText("U+\(hex($0))", "a\(scalar($0))b") }
    }()

    /// Joiners, selectors, tones, tags and marks where they mean nothing, and too many of them.
    static let joined: [HostileText] = [
        "a\u{200D}b", "\u{200D}", "👩\u{200D}", "👩\u{200D}\u{200D}💻", "a\u{FE0F}b", "❤\u{FE0F}\u{FE0F}", "🏽",
        "a🏽b", "👍🏽🏽", "🇩", "🇩🇪🇫",
        "🏴\u{E0067}", "🏴\u{E0067}\u{E007F}", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}", "1\u{FE0F}",
        "1\u{20E3}\u{20E3}",
        "م\u{200C}\u{200C}م", "\u{301}a", "\t\u{301}", "a" + String(repeating: "\u{301}", count: 40),
        String(repeating: "\u{1161}", count: 8), "\u{1100}\u{1161}\u{11A8}\u{11A8}", "\u{200C}\u{301}",
        "漢\u{FE0F}\u{200D}字",
    ].map { HostileText("joined", "x\($0)y") }

    /// What rewrites text that stands already, and what hides what it says.
    static let rewriting: [HostileText] = [
        ("return", "safe\rEVIL"), ("backspace", "abc\u{8}\u{8}\u{8}xyz"), ("delete", "abc\u{7F}\u{7F}x"),
        ("vertical tab", "a\u{B}b"),
        ("form feed", "a\u{C}b"), ("next line", "a\u{85}b"), ("erase", "a\u{1B}[2K\u{1B}[1Gb"),
        ("trojan", "if (\u{202E}admin\u{2066}// no\u{2069}) {"),
        ("link", "[ok](http://a\u{1B}]8;;x\u{7})"), ("code", "`a\u{1B}[31mb`"),
        ("fence", "```\u{1B}[2J\na\u{1B}cb\n```"),
        ("table", "| a\u{1B}[H |\n|---|\n| \u{9B}2J |"), ("html", "<b\u{1B}[2J>x</b>"),
        ("reference", "[a]: b\u{1B}[2J"),
        ("shift out", "a\u{E}lqqk\u{F}b"), ("entity", "&#27;[2J &#x9b;2J &#8238;x"), ("padding", "a$<5000>b"),
        ("percent", "%p1%d%{27}%c"),
    ].map { HostileText($0.0, $0.1) }
}
