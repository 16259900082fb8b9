import Glibc

/// The handlers of some signals at one moment: ncurses installs its own, which end the process from inside a handler.
struct SignalHandlers {
    private var actions: [(signal: Int32, action: sigaction)] = []

    init(of signals: [Int32]) {
        for signal in signals {
            var action = sigaction()
            sigaction(signal, nil, &action)
            actions.append((signal, action))
        }
    }

    func putBack() {
        for (signal, action) in actions {
            withUnsafePointer(to: action) { _ = sigaction(signal, $0, nil) }
        }
    }
}
