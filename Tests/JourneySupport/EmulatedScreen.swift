import CVTerm

/// What a person would see: libvterm reads the bytes and keeps the cells.
package final class EmulatedScreen {
    package struct Cell: Hashable, Sendable {
        /// Empty for a blank never written and for the second half of a wide character.
        package var text: String
        package var width: Int
        /// Palette index; -1 for the terminal's own colour, -2 for one outside the palette.
        package var foreground: Int
        package var background: Int
        package var isBold: Bool
        package var isItalic: Bool
        package var isUnderlined: Bool
        package var isReversed: Bool
        package var isStruck: Bool
    }

    /// What the program asked of the terminal besides cells.
    package struct Properties: Hashable, Sendable {
        package var isCursorVisible = true
        package var isAlternateScreen = false
        /// Whether mouse reports are on.
        package var isMouseReported = false

        /// As before any program ran.
        package init() {}
    }

    package private(set) var columns: Int
    package private(set) var rows: Int
    package fileprivate(set) var properties = Properties()
    /// How often the whole screen was erased.
    package private(set) var clears = 0

    private let terminal: OpaquePointer
    private let screen: OpaquePointer
    private var callbacks = UnsafeMutablePointer<VTermScreenCallbacks>.allocate(capacity: 1)
    private var recent: [UInt8] = []

    package init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        terminal = vterm_new(Int32(rows), Int32(columns))
        vterm_set_utf8(terminal, 1)
        screen = vterm_obtain_screen(terminal)
        callbacks.initialize(to: VTermScreenCallbacks())
        callbacks.pointee.settermprop = { property, value, user in
            guard let user, let value else { return 1 }
            let screen = Unmanaged<EmulatedScreen>.fromOpaque(user).takeUnretainedValue()
            switch property {
            case VTERM_PROP_CURSORVISIBLE: screen.properties.isCursorVisible = value.pointee.boolean != 0
            case VTERM_PROP_ALTSCREEN: screen.properties.isAlternateScreen = value.pointee.boolean != 0
            case VTERM_PROP_MOUSE: screen.properties.isMouseReported = value.pointee.number != 0
            default: break
            }
            return 1
        }
        vterm_screen_enable_altscreen(screen, 1)
        vterm_screen_set_callbacks(screen, callbacks, Unmanaged.passUnretained(self).toOpaque())
        vterm_screen_reset(screen, 1)
    }

    deinit {
        vterm_free(terminal)
        callbacks.deallocate()
    }

    /// Takes what a program wrote and returns what the terminal answers (to questions for its type, its cursor).
    package func write(_ bytes: [UInt8]) -> [UInt8] {
        count(bytes)
        bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) {
                _ = vterm_input_write(terminal, $0.baseAddress, $0.count)
            }
        }
        var answer: [UInt8] = []
        while vterm_output_get_buffer_current(terminal) > 0 {
            var chunk = [CChar](repeating: 0, count: 256)
            let read = vterm_output_read(terminal, &chunk, chunk.count)
            answer += chunk[..<Int(read)].map { UInt8(bitPattern: $0) }
        }
        return answer
    }

    package func resize(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        vterm_set_size(terminal, Int32(rows), Int32(columns))
    }

    /// The rows without the blanks at their ends.
    package var text: [String] {
        fullRows.map { row in
            var line = row
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// The rows with all their blanks.
    package var fullRows: [String] {
        (0..<rows).map { row in
            var line = ""
            var column = 0
            while column < columns {
                let cell = self[column, row]
                line += cell.text.isEmpty ? " " : cell.text
                column += max(1, cell.width)
            }
            return line
        }
    }

    package subscript(column: Int, row: Int) -> Cell {
        var cell = VTermScreenCell()
        vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &cell)
        let scalars = withUnsafeBytes(of: &cell.chars) { Array($0.bindMemory(to: UInt32.self)) }
        var text = ""
        for value in scalars.prefix(while: { $0 != 0 && $0 != .max }) {
            text.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        let bits = dramatis_cell_attributes(&cell)
        return Cell(
            text: text, width: Int(cell.width), foreground: Int(dramatis_color_index(&cell.fg)),
            background: Int(dramatis_color_index(&cell.bg)), isBold: bits & 1 != 0, isItalic: bits & 2 != 0,
            isUnderlined: bits & 4 != 0, isReversed: bits & 8 != 0, isStruck: bits & 16 != 0)
    }

    package var cursor: (column: Int, row: Int) {
        var position = VTermPos()
        vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
        return (Int(position.col), Int(position.row))
    }

    /// Counts `ESC [ 2 J` and `ESC [ H ESC [ J`, also where a read ends within.
    private func count(_ bytes: [UInt8]) {
        let forms = [Array("\u{1B}[2J".utf8), Array("\u{1B}[H\u{1B}[J".utf8)]
        let window = recent + bytes
        for form in forms where window.count >= form.count {
            for start in 0...(window.count - form.count) where window[start] == 0x1B {
                let isNew = start + form.count > recent.count
                if isNew, window[start..<(start + form.count)].elementsEqual(form) { clears += 1 }
            }
        }
        recent = window.suffix(6)
    }
}
