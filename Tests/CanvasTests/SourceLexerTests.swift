import Testing

@testable import Canvas

/// Source and, below each line of it, the colour of each place: k keyword, s string, c comment, n number, blank for plain.
struct Sample: CustomTestStringConvertible, Sendable {
    let language: SourceLanguage
    let lines: [String]
    let inks: [String]

    init(_ language: SourceLanguage, _ text: String) {
        self.language = language
        let all = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines = stride(from: 0, to: all.count - 1, by: 2).map { all[$0] }
        inks = stride(from: 1, to: all.count, by: 2).map { all[$0] }
    }

    var testDescription: String { "\(language)" }
}

@Suite struct SourceLexerTests {
    static func letters(_ line: String, _ lexer: inout SourceLexer) -> String {
        var letters = ""
        for span in lexer.spans(of: Array(line.utf8)) {
            let letter: Character =
                switch span.ink {
                case .codeKeyword: "k"
                case .codeString: "s"
                case .codeComment: "c"
                case .codeNumber: "n"
                default: " "
                }
            letters += String(repeating: letter, count: span.end - letters.count)
        }
        while letters.last == " " { letters.removeLast() }
        return letters
    }

    @Test(arguments: samples)
    func partsAreTold(_ sample: Sample) {
        var lexer = SourceLexer(sample.language)
        for (line, inks) in zip(sample.lines, sample.inks) {
            let letters = Self.letters(line, &lexer)
            #expect(letters == inks, "\(line)")
        }
    }

    static let samples = [
        Sample(
            .python,
            #"""
            import pandas as pd  # the usual
            kkkkkk        kk     ccccccccccc
            x = df["a'b"].sum() + 1_000.5e-3 if n2 else None
                   sssss          nnnnnnnnnn kk    kkkk kkkk
            s = f"a \" {x}" 'it' obj.class_ obj.is
                 ssssssssss ssss
            d = """one # no
                sssssssssss
            two" '''
            ssssssss
            end""" + b
            ssssss
            t = 'open
                sssss
            for i in range(0xFF): pass
            kkk   kk       nnnn   kkkk
            """#),
        Sample(
            .sql,
            """
            SELECT a, 'it''s', "Of" FROM t -- all
            kkkkkk    sssssss  ssss kkkk   cccccc
            where x.date >= DATE '2024-01-01' /* no
            kkkkk           kkkk ssssssssssss ccccc
            from */ and n > 1e6 'a
            ccccccc kkk     nnn ss
            b' Limit 10;
            ss kkkkk nn
            """),
        Sample(
            .shell,
            """
            for f in *.csv; do echo "$f #1" 'a; done # end
            kkk   kk        kk      sssssss ssssssssssssss
            b' \\' "x # c
            ss    ssssss
            y" && a#b 7 7z # c
            ss        n    ccc
            if cat <<'END' >out; then
            kk       sssss       kkkk
            for x # END
            sssssssssss
             END
            ssss
            END

            done <<< "$x"
            kkkk     ssss
            """),
        Sample(
            .yaml,
            """
            # c
            ccc
            name: it's a "b" # c
            kkkk         sss ccc
            - key: 'v' # c
              kkk  sss ccc
              n: 12.5
              k  nnnn
              on: [push, true, "x"]
              kk         kkkk  sss
              run: |
              kkk
                a: 1 # no
            sssssssssssss


                b
            sssss
              url: http://x#y
              kkk
            at: 2024-01-01
            kk  nnnnnnnnnn
            """),
        Sample(
            .json,
            """
            {"a b": "c", "d" : [1, -2.5e+3, true], // c
             kkkkk  sss  kkk    n   nnnnnn  kkkk   cccc
             "e": null}
             kkk  kkkk
            """),
        Sample(
            .toml,
            """
            [tool.x] # c
            kkkkkkkk ccc
            a.b = "c" # d
            kkk   sss ccc
            n = [1, 2_000, 1979-05-27]
            k    n  nnnnn  nnnnnnnnnn
            s = '''
            k   sss
            [no]
            ssss
            ''' # c
            sss ccc
            b = true
            k   kkkk
            """),
        Sample(
            .r,
            """
            f <- function(x, n = 10L) if (is.na(x)) NULL else 'a' # c
                 kkkkkkkk        nnn  kk            kkkk kkkk sss ccc
            library(dplyr); y <- "a
            kkkkkkk              ss
            b" %>% next.one()
            ss
            """),
        Sample(
            .dockerfile,
            """
            FROM python:3.12-slim AS base
            kkkk
            # from
            cccccc
            RUN pip install "a>1" \\
            kkk             sssss
              # c
              ccc
              add this

            COPY . /app # no
            kkkk
            """),
    ]

    @Test(arguments: [
        ("py", SourceLanguage.python), ("Python3", .python), ("SQL", .sql), ("bash", .shell), ("yml", .yaml),
        ("jsonl", .json), ("toml", .toml), ("R", .r), ("Dockerfile", .dockerfile), ("text", nil), ("", nil),
        ("pythonpythonpythonpython", nil), ("console", nil),
    ])
    func languagesHaveNames(_ name: String, _ language: SourceLanguage?) {
        #expect(SourceLanguage(named: Array(name.utf8)) == language)
    }

    static func styles(_ text: String) -> [Ink] {
        MarkdownText.lines(of: text, width: 60).flatMap { $0.cells.map(\.style.ink) }
    }

    @Test func blocksAreColouredByTheirLabel() {
        #expect(Self.styles("```py\nif\n```").suffix(2) == [.codeKeyword, .codeKeyword])
        #expect(Self.styles("```{r, echo=FALSE}\nif\n```").suffix(2) == [.codeKeyword, .codeKeyword])
        #expect(Self.styles("```{.python}\nif\n```").suffix(2) == [.codeKeyword, .codeKeyword])
        #expect(Self.styles("```\nif\n```").suffix(2) == [.code, .code])
        #expect(Self.styles("```text\nif\n```").suffix(2) == [.code, .code])
        #expect(
            Self.styles("- ```sql\n  select\n  ```").suffix(6) == Array(repeating: .codeKeyword, count: 6))
    }

    /// A block that grows, of pieces that open and close whatever a language has.
    @Test(arguments: ["py", "sql", "sh", "yaml", "json", "toml", "r", "dockerfile"], 0..<4)
    func blocksGrowAsTheyAreReadWhole(_ language: String, _ seed: Int) {
        var dice = Dice(UInt64(seed))
        let pieces = [
            "\n", "\n", "\n  ", "\n\n", "\"", "\"\"\"", "'", "'''", "#", "--", "/*", "*/", "<<E", "\nE\n",
            "\\", "key: |",
            "a = ", "$$", "if ", "1.5", "é", "\t", "漢", "r\"(", ")\"", "- ", "[x]", "RUN ", " ", "\r\n",
            "e\u{301}",
        ]
        for indent in ["", "- "] {
            var text = indent + "```" + language + "\n"
            let inner = indent.isEmpty ? "" : "  "
            var grown = MarkdownText()
            grown.append(text)
            for _ in 0..<150 {
                let piece = dice.pick(pieces).replacing("\n", with: "\n" + inner)
                text += piece
                grown.append(piece)
                grown.layout(width: 30)
                if let difference = MarkdownTextTests.differing(grown, text, 30) {
                    Issue.record("\(difference)")
                    return
                }
            }
        }
    }

    /// The spans cover any line, without gaps.
    @Test(arguments: [SourceLanguage.python, .sql, .shell, .yaml, .json, .toml, .r, .dockerfile])
    func everyByteHasAnInk(_ language: SourceLanguage) {
        var dice = Dice(7)
        var lexer = SourceLexer(language)
        let bytes = Array("\"'`#-/*<$\\|>[]{}:=.aIfE19 \té".utf8)
        for _ in 0..<3_000 {
            let line = (0..<Int(dice.next() % 14)).map { _ in dice.pick(bytes) }
            let spans = lexer.spans(of: line)
            #expect(spans.last?.end ?? 0 == line.count)
            #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end < $1.end && $0.ink != $1.ink })
        }
    }
}
