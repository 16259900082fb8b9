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
        var isChanged = frame.cursor != painted?.cursor
        let old = painted.flatMap { $0.size == frame.size ? $0 : nil }
        if old == nil { isChanged = true }
        for row in 0..<min(frame.size.rows, size.rows) where put(row, of: frame, over: old) {
            isChanged = true
        }
        painted = frame
        if !isChanged { return }
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

    /// True when something of the row was put into the window.
    private func put(_ row: Int, of frame: Frame, over old: Frame?) -> Bool {
        let end = min(frame.size.columns, size.columns)
        var range = 0..<end
        if let old {
            guard let changed = frame.change(ofRow: row, since: old, columns: end) else { return false }
            range = changed
        }
        let cells = frame.row(row)
        let start = cells.startIndex
        var encoded = encoder.encode(cells[start + range.lowerBound..<start + range.upperBound])
        // A wide cell that the window's edge cuts in two is left out.
        if end < cells.count, end > 0, cells[start + end - 1].width == 2, !encoded.isEmpty {
            encoded[encoded.count - 1] = encoder.encode([.blank])[0]
        }
        guard !encoded.isEmpty else { return false }
        wmove(window, Int32(row), Int32(range.lowerBound))
        wadd_wchnstr(window, &encoded, Int32(encoded.count))
        return true
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
