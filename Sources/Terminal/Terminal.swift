import CNcurses
import Canvas
import Glibc

/// The screen. One at a time, on the main thread: ncurses keeps its state in globals.
///
/// From `init` to `close` (or `suspend` to `resume`) the terminal is ours: keys come as bytes, Ctrl-C and Ctrl-Z
/// among them. Whatever ends the process in between, a crash included, gives it back as it was found.
package final class Terminal {
    package struct Options: Sendable {
        /// Asks for mouse reports; otherwise the mouse is the terminal's own, for selecting.
        package var mouse: Bool
        /// Names the window after the session, and gives it its own name back at the end.
        package var title: Bool
        /// The type of terminal; nil for what TERM says.
        package var type: String?
        package var depth: ColorDepth

        package init(mouse: Bool = false, title: Bool = false, type: String? = nil, depth: ColorDepth) {
            self.mouse = mouse
            self.title = title
            self.type = type
            self.depth = depth
        }
    }

    let type: String?
    package let input: Int32
    let output: Int32
    let screen: OpaquePointer
    let window: UnsafeMutablePointer<WINDOW>
    let modes: TerminalModes
    let takesCommands: Bool
    var encoder: CellEncoder
    var state = State.open
    package internal(set) var size: Size

    /// What ncurses was given last; nil when every cell has to be given again.
    var painted: Frame?
    var isCursorShown = true
    /// The window's title as it was written last; nil when it is not ours.
    var shownTitle: String?

    enum State {
        case open, suspended, closed
    }

    private let files: [UnsafeMutablePointer<FILE>]

    /// Takes the terminal. Of its descriptors it makes copies; the caller's stay the caller's.
    package init(
        input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO, options: Options
    ) throws(TerminalError) {
        for descriptor in [input, output] where isatty(descriptor) == 0 {
            throw .notTerminal(descriptor: descriptor)
        }
        let type = options.type ?? Self.environment("TERM")
        let lent = options.depth == .trueColor ? DirectColor.lend(type ?? "") : nil
        defer { lent?.takeBack() }
        let capabilities = try Capabilities(type: type)
        let depth = options.depth == .trueColor && !capabilities.isDirect ? .palette256 : options.depth
        let encoding = CharacterEncoding.adopt(environment: Self.environment)
        let modes = try TerminalModes(
            input: input, output: output, mouse: options.mouse,
            title: options.title && capabilities.takesCommands, restore: capabilities.restore)
        var files: [UnsafeMutablePointer<FILE>] = []
        for (descriptor, mode) in [(output, "w"), (input, "r")] {
            if let file = fdopen(fcntl(descriptor, F_DUPFD_CLOEXEC, 3), mode) { files.append(file) }
        }
        guard files.count == 2 else { throw .system(call: "fdopen", errno: errno) }

        let handlers = SignalHandlers(of: [SIGINT, SIGTERM, SIGTSTP, SIGWINCH])
        // The window knows its size better than LINES and COLUMNS.
        use_tioctl(true)
        guard let screen = newterm(type, files[0], files[1]), let window = dramatis_standard_window() else {
            for file in files { fclose(file) }
            throw .insufficient(type ?? "")
        }
        handlers.putBack()
        self.type = type
        self.input = input
        self.output = output
        self.screen = screen
        self.window = window
        self.modes = modes
        takesCommands = capabilities.takesCommands
        self.files = files
        encoder = CellEncoder(encoding: encoding, colors: capabilities.colors, depth: depth)
        size = Size(columns: Int(getmaxx(window)), rows: Int(getmaxy(window)))
        raw()
        noecho()
        nonl()
        if depth != .none {
            start_color()
            use_default_colors()
        }
        // ncurses would leave a paint half done when a key waits.
        typeahead(-1)
        leaveok(window, false)
        scrollok(window, false)
        modes.enter()
        def_prog_mode()
        fit(to: modes.windowSize)
    }

    deinit {
        close()
    }

    /// Gives the terminal back as it was found. Any number of times.
    package func close() {
        if state == .closed { return }
        if state == .open { leave() }
        state = .closed
        delscreen(screen)
        for file in files { fclose(file) }
    }

    func leave() {
        shownTitle = nil
        modes.switchOff()
        endwin()
        modes.leave()
    }

    static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
