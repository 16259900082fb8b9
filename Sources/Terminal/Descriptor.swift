import Glibc

/// Writes all of it, also where a signal comes between or the descriptor is non-blocking; gives up on any other error.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
        var at = 0
        while at < buffer.count {
            let written = write(descriptor, buffer.baseAddress?.advanced(by: at), buffer.count - at)
            if written > 0 {
                at += written
            } else if errno == EAGAIN {
                var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                if poll(&wait, 1, 1000) <= 0 { return }
            } else if errno != EINTR {
                return
            }
        }
    }
}

/// A pipe of which neither end blocks or reaches a child process.
func wakePipe() throws(TerminalError) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .system(call: "pipe", errno: errno) }
    for end in ends {
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    return (ends[0], ends[1])
}

func drain(_ descriptor: Int32) {
    withUnsafeTemporaryAllocation(byteCount: 512, alignment: 1) { buffer in
        while read(descriptor, buffer.baseAddress, buffer.count) == buffer.count {}
    }
}
