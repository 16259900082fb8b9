import CNcurses
import Canvas
import Glibc

extension Terminal {
    /// To be called for `Signal.windowChange`. The next `paint` draws every cell again: also a window that has its
    /// old size may have lost what stood in it.
    package func resize() {
        guard state == .open else { return }
        fit(to: modes.windowSize)
    }

    func fit(to new: Size) {
        painted = nil
        if new == size, getmaxx(window) == new.columns, getmaxy(window) == new.rows {
            wredrawln(window, 0, Int32(size.rows))
        } else {
            resizeterm(Int32(new.rows), Int32(new.columns))
            size = Size(columns: Int(getmaxx(window)), rows: Int(getmaxy(window)))
        }
        werase(window)
    }

    /// Gives the terminal away for a while: to the user's shell (Ctrl-Z) or to an editor.
    package func suspend() {
        guard state == .open else { return }
        leave()
        state = .suspended
    }

    /// Takes it back and draws what stood there. Also good after a stop that nobody announced (SIGSTOP): modes that
    /// somebody changed meanwhile are ours again.
    package func resume() {
        guard state != .closed else { return }
        state = .open
        reset_prog_mode()
        modes.enter()
        let current = modes.windowSize
        if current != size { fit(to: current) }
        clearok(window, true)
        wnoutrefresh(window)
        doupdate()
        // ncurses shows the cursor when it leaves the screen, and does not hide it again.
        if !isCursorShown {
            isCursorShown = true
            showCursor(false)
        }
    }

    package enum Reading: Hashable, Sendable {
        case bytes([UInt8])
        /// Somebody else took it, or a signal came between.
        case nothing
        /// The terminal is gone, or whoever held its other end.
        case hangup
    }

    /// Reads once; waits where nothing is there, so to be called when `Poll` says that there is.
    package func read() -> Reading {
        var count = 0
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 16 * 1024) { buffer, initialized in
            count = Glibc.read(input, buffer.baseAddress, buffer.count)
            failure = errno
            initialized = max(0, count)
        }
        if count > 0 { return .bytes(bytes) }
        if count < 0, failure == EINTR || failure == EAGAIN { return .nothing }
        return .hangup
    }

    /// For handlers of signals that end the process: async-signal-safe, gives the terminal back without ncurses.
    /// Those of crashes call it already.
    package static func emergencyRestore() {
        EmergencyRestore.run()
    }
}
