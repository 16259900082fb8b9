import Canvas
import JourneySupport
import Testing

@testable import Terminal

extension ScreenTests {
    @Suite struct ResizeTests {
        private func filled(_ size: Size, _ letter: String) -> Frame {
            let line = String(repeating: letter, count: size.columns)
            return Frame(Array(repeating: line, count: size.rows), columns: size.columns, rows: size.rows)
        }

        @Test(arguments: [1, 2, 3, 5, 24, 200], [1, 2, 3, 10, 80, 500])
        func everySize(_ rows: Int, _ columns: Int) throws {
            let size = Size(columns: columns, rows: rows)
            let line = String(repeating: "x", count: columns)
            let own = try OwnScreen(columns: columns, rows: rows)
            #expect(own.terminal.size == size)
            own.paint(filled(size, "x"))
            #expect(own.screen.text == Array(repeating: line, count: rows))
            own.resize(columns: 80, rows: 24)
            own.paint(filled(Size(columns: 80, rows: 24), "y"))
            #expect(own.screen.text == Array(repeating: String(repeating: "y", count: 80), count: 24))
            own.resize(columns: columns, rows: rows)
            #expect(own.terminal.size == size)
            own.paint(filled(size, "x"))
            #expect(own.screen.text == Array(repeating: line, count: rows))
        }

        @Test func aFrameOfTheOldSizeIsCut() throws {
            let own = try OwnScreen(columns: 10, rows: 3)
            own.paint(Frame(["0123456789AB", "aaaaaaaaa\u{4E2D}b", "c", "d"], columns: 12, rows: 4))
            #expect(own.screen.text == ["0123456789", "aaaaaaaaa", "c"])
            own.paint(Frame(["012", "a"], columns: 5, rows: 2))
            #expect(own.screen.text[0].hasPrefix("012  "))
        }

        @Test func aWindowThatHasItsOldSizeAgainIsDrawnWithoutClearing() throws {
            let own = try OwnScreen(columns: 20, rows: 4)
            let frame = Frame(["one", "two", "", "four"], columns: 20, rows: 4)
            own.paint(frame)
            let clears = own.screen.clears
            own.screen.resize(columns: 5, rows: 2)
            own.screen.resize(columns: 20, rows: 4)
            own.terminal.resize()
            own.paint(frame)
            #expect(own.screen.text == ["one", "two", "", "four"])
            #expect(own.screen.clears == clears)
        }

        @Test func twoHundredResizesEndRight() throws {
            let own = try OwnScreen(columns: 80, rows: 24)
            for round in 0..<200 {
                let size = Size(columns: 20 + (round * 37) % 150, rows: 2 + (round * 13) % 60)
                own.resize(columns: size.columns, rows: size.rows)
                own.paint(filled(size, round.isMultiple(of: 2) ? "a" : "b"))
            }
            let size = own.terminal.size
            #expect(
                own.screen.text
                    == Array(repeating: String(repeating: "b", count: size.columns), count: size.rows))
        }
    }
}
