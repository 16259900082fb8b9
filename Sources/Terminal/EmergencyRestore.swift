import Glibc
import Synchronization

/// Gives the terminal back from a handler of a signal that ends the process: nothing here allocates, locks or asks
/// ncurses.
enum EmergencyRestore {
    /// Allocated for good, since a handler may read it at any time.
    struct Plan {
        let input: Int32
        let output: Int32
        let modes: termios
        let bytes: UnsafeMutableBufferPointer<UInt8>
    }

    /// What ends a process that went wrong; a Swift trap is SIGILL or SIGTRAP.
    static let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT]

    static func prepare(input: Int32, output: Int32, modes: termios, bytes: [UInt8]) {
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = copy.initialize(from: bytes)
        let next = UnsafeMutablePointer<Plan>.allocate(capacity: 1)
        next.initialize(to: Plan(input: input, output: output, modes: modes, bytes: copy))
        isArmed.store(false, ordering: .sequentiallyConsistent)
        plan.store(UInt(bitPattern: next), ordering: .sequentiallyConsistent)
        if !isInstalled.exchange(true, ordering: .sequentiallyConsistent) { install() }
    }

    static func arm(_ armed: Bool) {
        isArmed.store(armed, ordering: .sequentiallyConsistent)
    }

    /// Async-signal-safe. Once; nothing while the terminal is not ours.
    static func run() {
        guard isArmed.exchange(false, ordering: .sequentiallyConsistent),
            let plan = UnsafePointer<Plan>(bitPattern: plan.load(ordering: .sequentiallyConsistent))
        else { return }
        _ = write(plan.pointee.output, plan.pointee.bytes.baseAddress, plan.pointee.bytes.count)
        withUnsafePointer(to: plan.pointee.modes) { _ = tcsetattr(plan.pointee.input, TCSANOW, $0) }
    }

    private static func install() {
        // A stack that has run over has no room for a handler.
        let size = 64 * 1024
        var stack = stack_t()
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        stack.ss_size = size
        sigaltstack(&stack, nil)

        let before = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
        before.initialize(repeating: sigaction(), count: 65)
        for signal in crashes { sigaction(signal, nil, before + Int(signal)) }
        previous.store(UInt(bitPattern: before), ordering: .sequentiallyConsistent)

        var action = sigaction()
        action.__sigaction_handler.sa_sigaction = { number, information, _ in
            EmergencyRestore.run()
            EmergencyRestore.passOn(number, code: information?.pointee.si_code ?? 0)
        }
        action.sa_flags = SA_SIGINFO | SA_ONSTACK
        for signal in crashes { sigaction(signal, &action, nil) }
    }

    /// Leaves the signal to whoever handled it before us, at the latest to the system, which ends the process with
    /// it. A fault happens again by itself when its instruction runs again, with its address for a backtrace; what
    /// somebody sent does not.
    private static func passOn(_ number: Int32, code: Int32) {
        if let before = UnsafePointer<sigaction>(bitPattern: previous.load(ordering: .sequentiallyConsistent))
        {
            sigaction(number, before + Int(number), nil)
        }
        let isFault = code > 0 && number != SIGTRAP && number != SIGABRT
        if !isFault { raise(number) }
    }
}

/// Addresses, since an atomic pointer is not `Sendable`: of a `Plan`, and of the former actions by signal.
private let plan = Atomic<UInt>(0)
private let previous = Atomic<UInt>(0)
private let isArmed = Atomic<Bool>(false)
private let isInstalled = Atomic<Bool>(false)
