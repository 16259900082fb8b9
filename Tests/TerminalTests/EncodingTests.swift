import Canvas
import Glibc
import Testing

@testable import Terminal

extension ScreenTests {
    @Suite struct EncodingTests {
        /// Line drawing is known once a screen is open.
        private let own: OwnScreen

        init() throws {
            own = try OwnScreen(columns: 5, rows: 2)
        }

        private func shown(_ text: String, _ encoding: CharacterEncoding) -> String {
            var encoder = CellEncoder(encoding: encoding, colors: 0, depth: .none)
            let cells = Cells.of(text)
            let encoded = encoder.encode(cells[...])
            return encoded.map { cell in
                var text = ""
                for value in [cell.chars.0, cell.chars.1, cell.chars.2, cell.chars.3, cell.chars.4]
                where value != 0 {
                    text.unicodeScalars.append(Unicode.Scalar(UInt32(value)) ?? "?")
                }
                return text
            }.joined()
        }

        @Test func inAnASCIILocaleOtherCharactersAreQuestionMarksOfTheirWidth() {
            #expect(shown("aé\u{4E2D}e\u{301}z", .ascii) == "a???" + "?z")
        }

        @Test func atMostFourMarksStandOnALetter() {
            let zalgo = "a" + String(repeating: "\u{301}", count: 10_000) + "b"
            #expect(shown(zalgo, .utf8) == "a\u{301}\u{301}\u{301}\u{301}b")
        }

        @Test func noCellIsWiderForNcursesThanForUs() {
            var encoder = CellEncoder(encoding: .utf8, colors: 0, depth: .none)
            var refused = 0
            for value in UInt32(0)...0x2FFFF {
                guard let scalar = Unicode.Scalar(value) else { continue }
                let cells = Cells.of(String(Character(scalar)))
                let encoded = encoder.encode(cells[...])
                let columns = encoded.reduce(0) { $0 + CellEncoder.columns(of: $1.chars.0) }
                if columns != cells.columns { Issue.record("U+\(String(value, radix: 16)): \(columns)") }
                if let first = cells.first, first.width > 0, first.text.unicodeScalars.first == scalar,
                    encoded.first?.chars.0 != wchar_t(value)
                {
                    refused += 1
                }
            }
            #expect(refused == 0, "shown as ? though allowed")
        }

        @Test func saysNothingMeansUTF8AndCMeansASCII() async {
            // LC_CTYPE is the process's, so in a process of its own.
            await #expect(processExitsWith: .success) {
                func adopted(_ variables: [String: String]) -> CharacterEncoding {
                    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
                        if let value = variables[name] { setenv(name, value, 1) } else { unsetenv(name) }
                    }
                    return CharacterEncoding.adopt(environment: Terminal.environment)
                }
                let cases: [([String: String], CharacterEncoding)] = [
                    ([:], .utf8), (["LANG": ""], .utf8), (["LANG": "C.UTF-8"], .utf8),
                    (["LC_ALL": "C"], .ascii),
                    (["LANG": "POSIX"], .ascii), (["LC_CTYPE": "C", "LANG": "C.UTF-8"], .ascii),
                    (["LANG": "xx_YY.UTF-8"], .utf8), (["LANG": "xx_YY.utf8"], .utf8),
                    (["LANG": "xx_YY"], .ascii),
                    (["LC_ALL": "C.UTF-8", "LANG": "C"], .utf8),
                ]
                for (variables, encoding) in cases where adopted(variables) != encoding {
                    print("wrong for", variables)
                    exit(1)
                }
            }
        }

        @Test(
            arguments: [
                (["TERM": "xterm-256color"], ColorDepth.palette256),
                (["TERM": "xterm-256color", "NO_COLOR": "1"], .none),
                (["TERM": "xterm-256color", "NO_COLOR": ""], .palette256), (["TERM": "xterm"], .sixteen),
                (["TERM": "linux"], .sixteen), (["TERM": "vt100"], .none), (["TERM": "dumb"], .none),
                (["TERM": "bogus"], .none), ([:], .none),
            ] as [([String: String], ColorDepth)])
        func colorDepth(_ environment: [String: String], _ depth: ColorDepth) {
            #expect(Terminal.colorDepth(environment: environment) == depth)
        }
    }
}
