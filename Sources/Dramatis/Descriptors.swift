import Glibc
import Synchronization

/// Standard input, output and error, which whoever starts a program may have closed.
enum Descriptors {
    /// Puts something into the place of each that is closed, so that no other file gets its number: what is written to
    /// standard output must not end up in the database. Reading and writing there fails, as it would have.
    static func hold() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
            closed.bitwiseOr(1 << Int(descriptor), ordering: .relaxed)
            // The lowest number that is free, which is this one.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    static func wasClosed(_ descriptor: Int32) -> Bool {
        closed.load(ordering: .relaxed) & (1 << Int(descriptor)) != 0
    }
}

private let closed = Atomic<Int>(0)
