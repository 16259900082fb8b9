/// One picture of the whole screen. A value: made by Views, compared and painted by Terminal.
package struct Frame: Hashable, Sendable {
    package let size: Size
    /// Row after row, `size.columns` of each: one piece of memory, since a frame is made for every key.
    private var cells: [Cell]
    /// Where the real cursor stands; nil hides it.
    package var cursor: Point?

    package init(size: Size) {
        self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
        cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
    }

    /// The cells of a row of the frame, from the left.
    package func row(_ row: Int) -> ArraySlice<Cell> {
        cells[row * size.columns..<(row + 1) * size.columns]
    }

    /// All of it, copied.
    package var rows: [[Cell]] { (0..<size.rows).map { Array(row($0)) } }

    /// Puts cells from (column, row) to the right, clipped to `columns` and to the frame. A wide cell that does
    /// not fit whole is left out, and a wide cell of which one half is overwritten becomes blank, so that no half
    /// character is ever painted. Returns the column after the last cell put.
    @discardableResult
    package mutating func put(_ line: [Cell], column: Int, row: Int, columns: Int = .max) -> Int {
        guard (0..<size.rows).contains(row) else { return column }
        let (sum, overflow) = column.addingReportingOverflow(columns)
        let end = overflow ? size.columns : min(size.columns, sum)
        let width = size.columns
        return cells.withUnsafeMutableBufferPointer { cells in
            let cells = UnsafeMutableBufferPointer(rebasing: cells[row * width..<(row + 1) * width])
            return Self.put(line, into: cells, from: column, to: end)
        }
    }

    private static func put(
        _ line: [Cell], into row: UnsafeMutableBufferPointer<Cell>, from column: Int, to end: Int
    ) -> Int {
        var at = column
        for cell in line where cell.width > 0 {
            let width = Int(cell.width)
            if at + width > end { break }
            if at >= 0 {
                free(at, of: row)
                if width == 2 { free(at + 1, of: row) }
                row[at] = cell
                if width == 2 { row[at + 1] = .secondHalf(cell.style) }
            }
            at += width
        }
        return at
    }

    /// Takes over what stands there in another frame of the same size.
    package mutating func copy(_ rect: Rect, of other: Frame) {
        guard other.size == size else { return }
        for row in rows(of: rect) { cells.replaceSubrange(row, with: other.cells[row]) }
    }

    /// The places of a rectangle that are inside the frame, row by row.
    private func rows(of rect: Rect) -> [Range<Int>] {
        let columns = (rect.origin.column..<rect.origin.column + rect.size.columns).clamped(
            to: 0..<size.columns)
        let rows = (rect.origin.row..<rect.origin.row + rect.size.rows).clamped(to: 0..<size.rows)
        return rows.map { $0 * size.columns + columns.lowerBound..<$0 * size.columns + columns.upperBound }
    }

    /// Makes a place writable without leaving half a wide character beside it.
    private static func free(_ column: Int, of row: UnsafeMutableBufferPointer<Cell>) {
        let width = row[column].width
        if width == 1 { return }
        if width == 0, column > 0 { row[column - 1] = .blank }
        if width == 2, column + 1 < row.count { row[column + 1] = .blank }
    }
}

extension Frame {
    /// In which columns a row differs from that of another frame of the same width, from the first to the last place, without
    /// half a wide cell; nil when it does not. Only the first `columns` places are looked at.
    package func change(ofRow row: Int, since old: Frame, columns: Int) -> Range<Int>? {
        let start = row * size.columns
        let end = min(columns, size.columns)
        return cells.withUnsafeBufferPointer { new in
            old.cells.withUnsafeBufferPointer { old in
                // Most rows are as they were, and were copied: the same bytes are the same cells.
                if Self.haveSameBytes(new[start..<start + end], old[start..<start + end]) { return nil }
                guard var first = (0..<end).first(where: { old[start + $0] != new[start + $0] }),
                    let last = (first..<end).last(where: { old[start + $0] != new[start + $0] })
                else { return nil }
                while first > 0, new[start + first].width == 0 { first -= 1 }
                return first..<(last + 1)
            }
        }
    }

    /// False where they differ, and where they are alike in other bytes. Much faster than cell by cell.
    private static func haveSameBytes(
        _ a: Slice<UnsafeBufferPointer<Cell>>, _ b: Slice<UnsafeBufferPointer<Cell>>
    ) -> Bool {
        let (a, b) = (
            UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: a)),
            UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: b))
        )
        let word = MemoryLayout<UInt64>.size
        for offset in stride(from: 0, to: a.count - a.count % word, by: word)
        where a.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            != b.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        {
            return false
        }
        return a.count % word == 0
    }
}
