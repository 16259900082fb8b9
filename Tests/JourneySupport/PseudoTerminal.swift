import Glibc

/// A pair of terminal ends. Ours stays open on both sides, so that what a program wrote before it ended can still be
/// read, and the settings that it left can be looked at.
package final class PseudoTerminal {
    /// Non-blocking.
    package private(set) var master: Int32
    package let slave: Int32
    package let path: String

    package init(columns: Int, rows: Int) throws {
        var ends: (master: Int32, slave: Int32) = (-1, -1)
        // Not ttyname: journeys run beside each other.
        var name = [CChar](repeating: 0, count: 64)
        guard openpty(&ends.master, &ends.slave, nil, nil, nil) == 0,
            ttyname_r(ends.slave, &name, name.count) == 0
        else {
            throw JourneyError(what: "no pseudo-terminal: error number \(errno)")
        }
        (master, slave) = ends
        path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(master, F_SETFL, O_NONBLOCK)
        resize(columns: columns, rows: rows)
    }

    deinit {
        hangUp()
        close(slave)
    }

    /// The size changes, and with it the foreground group gets SIGWINCH.
    package func resize(columns: Int, rows: Int) {
        var size = winsize(
            ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    /// As if the terminal's window were closed.
    package func hangUp() {
        if master >= 0 { close(master) }
        master = -1
    }

    /// All settings of the line, in the form of `stty -g`.
    package var settings: String {
        var modes = termios()
        guard tcgetattr(slave, &modes) == 0 else { return "error \(errno)" }
        let characters = withUnsafeBytes(of: &modes.c_cc) { Array($0) }
        return ([modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag] + characters.map(tcflag_t.init))
            .map { String($0, radix: 16) }.joined(separator: ":")
    }

    /// What can be read now, up to `limit` bytes.
    package func read(limit: Int = 65536) -> [UInt8] {
        guard master >= 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            count = max(0, Glibc.read(master, buffer.baseAddress, buffer.count))
        }
    }

    /// Waits until something can be read, or written where `toWrite` is set; at most `seconds`.
    package func wait(seconds: Double, toWrite: Bool = false) -> (canRead: Bool, canWrite: Bool) {
        guard master >= 0 else { return (false, false) }
        var descriptor = pollfd(
            fd: master, events: Int16(POLLIN) | (toWrite ? Int16(POLLOUT) : 0), revents: 0)
        poll(&descriptor, 1, Int32(max(0, seconds * 1000).rounded(.up)))
        return (descriptor.revents & Int16(POLLIN) != 0, descriptor.revents & Int16(POLLOUT) != 0)
    }
}
