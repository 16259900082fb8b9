import Glibc
import Synchronization

/// The signals that the loop acts on.
package enum Signal: CaseIterable, Hashable, Sendable {
    /// The window may have another size.
    case windowChange
    case terminate, hangup, interrupt, quit
    /// Somebody asks the shell to stop, as Ctrl-Z in a cooked terminal does.
    case stop
    /// The shell runs again after a stop that it did not make itself.
    case resume

    /// The system's number; a process that ends because of the signal ends with it.
    package var number: Int32 {
        switch self {
        case .windowChange: SIGWINCH
        case .terminate: SIGTERM
        case .hangup: SIGHUP
        case .interrupt: SIGINT
        case .quit: SIGQUIT
        case .stop: SIGTSTP
        case .resume: SIGCONT
        }
    }
}

/// Signals as something that `Poll` can wait for. A handler only marks the signal and writes a byte, so none is lost
/// and ten thousand of one kind are one. One for each process; handlers, unlike a mask, do not reach child processes.
package struct SignalDescriptor: Sendable {
    let readEnd: Int32

    package init() throws(TerminalError) {
        let ends = try wakePipe()
        readEnd = ends.read
        _ = marked.load(ordering: .relaxed)
        signalWriteEnd.store(ends.write, ordering: .sequentiallyConsistent)
        for signal in Signal.allCases { Self.handle(signal) }
        // A terminal that is gone must give an error at the write, and no end without a word.
        _ = Glibc.signal(SIGPIPE, SIG_IGN)
    }

    /// What came since the last call.
    package func take() -> Set<Signal> {
        drain(readEnd)
        let bits = marked.exchange(0, ordering: .sequentiallyConsistent)
        return Set(Signal.allCases.filter { bits & (1 << UInt64($0.number)) != 0 })
    }

    /// Stops the process group, as Ctrl-Z would in a cooked terminal, and returns when it runs again; at once where
    /// nobody could continue it (an orphaned group). The terminal has to be suspended before.
    package func stopProcess() {
        _ = signal(SIGTSTP, SIG_DFL)
        kill(0, SIGTSTP)
        Self.handle(.stop)
        // The continue that ended this stop is known to the caller.
        marked.bitwiseAnd(~(1 << UInt64(SIGCONT)), ordering: .sequentiallyConsistent)
    }

    /// Ends the process with the signal's own default action, so that the exit status is true.
    package static func die(of signal: Signal) -> Never {
        _ = Glibc.signal(signal.number, SIG_DFL)
        var blocked = sigset_t()
        sigemptyset(&blocked)
        sigaddset(&blocked, signal.number)
        pthread_sigmask(SIG_UNBLOCK, &blocked, nil)
        raise(signal.number)
        exit(128 + signal.number)
    }

    private static func handle(_ signal: Signal) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { number in
            let saved = errno
            marked.bitwiseOr(1 << UInt64(number), ordering: .sequentiallyConsistent)
            var byte: UInt8 = 1
            _ = write(signalWriteEnd.load(ordering: .relaxed), &byte, 1)
            errno = saved
        }
        action.sa_flags = SA_RESTART
        sigaction(signal.number, &action, nil)
    }
}

private let marked = Atomic<UInt64>(0)
private let signalWriteEnd = Atomic<Int32>(-1)
