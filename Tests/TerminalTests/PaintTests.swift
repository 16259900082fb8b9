import Canvas
import JourneySupport
import Testing

@testable import Terminal

extension ScreenTests {
    @Suite struct PaintTests {
        private func text(_ own: OwnScreen) -> [String] { own.screen.text }

        @Test func showsWhatTheFrameSays() throws {
            let own = try OwnScreen(columns: 20, rows: 4)
            own.paint(Frame(["one", "", "\u{4E2D}\u{6587} e\u{301}\u{1F600}x"], columns: 20, rows: 4))
            #expect(text(own) == ["one", "", "\u{4E2D}\u{6587} e\u{301}\u{1F600}x", ""])
            #expect(own.screen.properties.isAlternateScreen)
            #expect(own.screen[5, 2].text == "e\u{301}")
            #expect(own.screen[6, 2].width == 2)
            #expect(own.screen[8, 2].text == "x")
        }

        @Test func fillsTheLastCellWithoutScrolling() throws {
            let own = try OwnScreen(columns: 5, rows: 3)
            own.paint(Frame(["aaaaa", "bbbbb", "ccccc"], columns: 5, rows: 3))
            #expect(text(own) == ["aaaaa", "bbbbb", "ccccc"])
        }

        @Test func writesNothingWhenNothingChanged() throws {
            let own = try OwnScreen()
            let frame = Frame(["one", "two"], columns: 80, rows: 24, cursor: Point(column: 3, row: 1))
            own.paint(frame)
            #expect(own.paint(frame) == [])
            var same = Frame(["one"], columns: 80, rows: 24, cursor: Point(column: 3, row: 1))
            same.put(Cells.of("two"), column: 0, row: 1)
            #expect(own.paint(same) == [])
        }

        @Test func aTypedKeyCostsFewBytes() throws {
            let own = try OwnScreen(columns: 120, rows: 40)
            func frame(_ text: String, _ style: Style) -> Frame {
                var frame = Frame(["transcript"], columns: 120, rows: 40)
                frame.put(Cells.of("MLOPS > " + text, style), column: 0, row: 38)
                frame.cursor = Point(column: 8 + text.count, row: 38)
                return frame
            }
            own.paint(frame("", .plain))
            var typed = ""
            for letter in "hello world" {
                typed.append(letter)
                #expect(own.paint(frame(typed, .plain)).count <= 4)
            }
            #expect(text(own)[38] == "MLOPS > hello world")
            #expect(own.screen.cursor == (19, 38))
        }

        @Test func theCursorStandsWhereTheFrameSaysOrIsHidden() throws {
            let own = try OwnScreen()
            own.paint(Frame(["one"], columns: 80, rows: 24, cursor: Point(column: 7, row: 9)))
            #expect(own.screen.cursor == (7, 9))
            #expect(own.screen.properties.isCursorVisible)
            own.paint(Frame(["one"], columns: 80, rows: 24))
            #expect(!own.screen.properties.isCursorVisible)
            own.paint(Frame(["one"], columns: 80, rows: 24, cursor: Point(column: 80, row: 0)))
            #expect(!own.screen.properties.isCursorVisible)
            own.paint(Frame(["one"], columns: 80, rows: 24, cursor: Point(column: 0, row: 0)))
            #expect(own.screen.cursor == (0, 0))
            #expect(own.screen.properties.isCursorVisible)
        }

        @Test func stylesReachTheScreen() throws {
            let own = try OwnScreen(columns: 20, rows: 2)
            let all: Style.Attributes = [.bold, .italic, .underline, .reverse]
            own.paint(Frame(["x"], columns: 20, rows: 2, style: Style(.text, all)))
            let cell = own.screen[0, 0]
            #expect(cell.isBold && cell.isItalic && cell.isUnderlined && cell.isReversed)
            own.paint(Frame(["x"], columns: 20, rows: 2))
            let plain = own.screen[0, 0]
            #expect(!plain.isBold && !plain.isItalic && !plain.isUnderlined && !plain.isReversed)
        }

        @Test func coloursAreTheThemes() throws {
            let own = try OwnScreen(columns: 20, rows: 2)
            let appearance = testTheme.appearance(of: Style(.error), depth: .palette256)
            own.paint(Frame(["x"], columns: 20, rows: 2, style: Style(.error)))
            #expect(own.screen[0, 0].foreground == Int(appearance.foreground))
            #expect(own.screen[0, 0].background == Int(appearance.background))
        }

        @Test func withoutColourNoneIsSent() throws {
            let own = try OwnScreen(columns: 20, rows: 2, depth: .none)
            own.paint(Frame(["x"], columns: 20, rows: 2, style: Style(.error)))
            #expect(own.screen[0, 0].foreground == -1)
            let sent = String(decoding: own.output, as: UTF8.self)
            for color in 0...9 {
                #expect(
                    !sent.contains("\u{1B}[3\(color)") && !sent.contains("\u{1B}[4\(color)"),
                    "\(sent.debugDescription)")
            }
        }

        @Test(arguments: ["vt100", "linux", "screen", "tmux-256color", "xterm", "rxvt-unicode-256color"])
        func everyTerminalGetsTheText(_ type: String) throws {
            let own = try OwnScreen(columns: 30, rows: 5, type: type, depth: .sixteen)
            var frame = Frame(["hello", "a\u{2502}b\u{2500}\u{253C}\u{2534}\u{252C}"], columns: 30, rows: 5)
            frame.put(Cells.of("red", Style(.error, .bold)), column: 10, row: 4)
            own.paint(frame)
            frame.put(Cells.of("help!"), column: 0, row: 0)
            own.paint(frame)
            #expect(
                text(own) == ["help!", "a\u{2502}b\u{2500}\u{253C}\u{2534}\u{252C}", "", "", "          red"])
        }

        @Test func changesOnBothSidesOfAWideCharacterKeepTheColumns() throws {
            let own = try OwnScreen(columns: 10, rows: 1)
            for line in [
                "ab\u{4E2D}cd", "a\u{4E2D}bcd", "\u{4E2D}\u{4E2D}cd", "abcdef", "x\u{4E2D}\u{4E2D}f", "",
                "\u{4E2D}",
            ] {
                own.paint(Frame([line], columns: 10, rows: 1))
                #expect(text(own) == [line])
            }
        }

        @Test func randomFramesAreShownAsTheyAre() throws {
            let own = try OwnScreen(columns: 24, rows: 6)
            let pieces = [
                "a", "bc", " ", "\u{4E2D}", "\u{1F600}", "e\u{301}", "\u{2502}", "   ", "\u{645}", "z",
            ]
            let styles = [Style.plain, Style(.error), Style(.text, .bold), Style(.code, .reverse)]
            var frame = Frame(size: Size(columns: 24, rows: 6))
            for round in 0..<300 {
                for _ in 0..<(round % 7) {
                    let text = (0..<Int.random(in: 1...12)).map { _ in pieces.randomElement() ?? "" }.joined()
                    // libvterm 0.1.4 puts a mark on the next row when its letter stands in the last column.
                    frame.put(
                        Cells.of(text, styles.randomElement() ?? .plain).filter { $0.text != "e\u{301}" },
                        column: .random(in: 18..<24), row: .random(in: 0..<6))
                    let column = Int.random(in: 0..<23)
                    frame.put(
                        Cells.of(text, styles.randomElement() ?? .plain), column: column,
                        row: .random(in: 0..<6),
                        columns: 23 - column)
                }
                own.paint(frame)
                for row in 0..<6 {
                    for column in 0..<24 where frame.rows[row][column].width > 0 {
                        let cell = frame.rows[row][column]
                        let seen = own.screen[column, row]
                        #expect(
                            seen.text == cell.text || seen.text.isEmpty && cell.text == " ",
                            "round \(round), \(column),\(row): \(own.screen.text) for \(frame.rows[row].map(\.text))"
                        )
                        if seen.text != cell.text && cell.text != " " { return }
                        #expect(seen.isBold == cell.style.attributes.contains(.bold))
                    }
                }
            }
            #expect(own.screen.clears <= 1)
        }
    }
}
