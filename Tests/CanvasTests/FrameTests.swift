import Testing

@testable import Canvas

@Suite struct FrameTests {
    /// Each wide cell has its second half behind it, and no half stands alone.
    static func isWhole(_ frame: Frame) -> Bool {
        frame.rows.allSatisfy { row in
            row.count == frame.size.columns
                && row.indices.allSatisfy { place in
                    switch row[place].width {
                    case 2: place + 1 < row.count && row[place + 1].width == 0
                    case 0: place > 0 && row[place - 1].width == 2
                    default: true
                    }
                }
        }
    }

    @Test(arguments: 0..<40)
    func noHalfCharacterIsLeft(_ seed: Int) {
        var dice = Dice(UInt64(seed))
        var frame = Frame(size: Size(columns: Int(dice.next() % 9), rows: 2))
        for _ in 0..<200 {
            let text = (0..<Int(dice.next() % 5)).map { _ in dice.pick(["漢", "a", "👍", " ", "e\u{301}"]) }
                .joined()
            let column = Int(dice.next() % 13) - 3
            let columns = dice.pick([Int.max, Int.max - 1, 0, 1, 2, 5, -1])
            let end = frame.put(
                Cells.of(text), column: column, row: Int(dice.next() % 4) - 1, columns: columns)
            #expect(end >= column)
            #expect(Self.isWhole(frame))
        }
    }

    @Test func textIsClippedAtTheEdge() {
        var frame = Frame(size: Size(columns: 4, rows: 1))
        #expect(frame.put(Cells.of("ab漢字"), column: 0, row: 0) == 4)
        #expect(frame.rows[0].map(\.text) == ["a", "b", "漢", ""])
        #expect(frame.put(Cells.of("x"), column: 3, row: 0) == 4)
        #expect(frame.rows[0].map(\.text) == ["a", "b", " ", "x"])
    }
}
