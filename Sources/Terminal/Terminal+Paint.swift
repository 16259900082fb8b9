import CNcurses
import Canvas

extension Terminal {
    /// Shows the frame: what is outside the window is cut off. Writes nothing when nothing changed.
    package func paint(_ frame: Frame, theme: Theme) {
        guard state == .open else { return }
        if encoder.theme != theme {
            encoder.theme = theme
            painted = nil
        }
        if frame == painted { return }
        for row in 0..<min(frame.size.rows, size.rows) { put(frame.rows[row], at: row) }
        painted = frame
        place(frame.cursor)
        wnoutrefresh(window)
        doupdate()
        if let cursor = frame.cursor, contains(cursor) { showCursor(true) }
    }

    /// Draws everything again, for a screen that something else has written on.
    package func repaint() {
        guard state == .open else { return }
        clearok(window, true)
        wnoutrefresh(window)
        doupdate()
    }

    private func put(_ cells: [Cell], at row: Int) {
        let end = min(cells.count, size.columns)
        var range = 0..<end
        if let painted, painted.size == Size(columns: cells.count, rows: painted.size.rows) {
            guard painted.rows.indices.contains(row),
                let changed = Self.difference(painted.rows[row], cells, end)
            else { return }
            range = changed
        }
        var encoded = encoder.encode(cells[range])
        // A wide cell that the window's edge cuts in two is left out.
        if end < cells.count, end > 0, cells[end - 1].width == 2, !encoded.isEmpty {
            encoded[encoded.count - 1] = encoder.encode([.blank])[0]
        }
        guard !encoded.isEmpty else { return }
        wmove(window, Int32(row), Int32(range.lowerBound))
        wadd_wchnstr(window, &encoded, Int32(encoded.count))
    }

    /// The places between the first and the last that differ, without half a wide cell; nil when none does.
    private static func difference(_ old: [Cell], _ new: [Cell], _ end: Int) -> Range<Int>? {
        guard var first = (0..<end).first(where: { old[$0] != new[$0] }),
            let last = (first..<end).last(where: { old[$0] != new[$0] })
        else { return nil }
        while first > 0, new[first].width == 0 { first -= 1 }
        return first..<(last + 1)
    }

    private func place(_ cursor: Point?) {
        if let cursor, contains(cursor) {
            wmove(window, Int32(cursor.row), Int32(cursor.column))
        } else {
            showCursor(false)
        }
    }

    private func contains(_ point: Point) -> Bool {
        (0..<size.columns).contains(point.column) && (0..<size.rows).contains(point.row)
    }

    func showCursor(_ shown: Bool) {
        guard shown != isCursorShown else { return }
        curs_set(shown ? 1 : 0)
        isCursorShown = shown
    }
}
