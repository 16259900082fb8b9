import Dispatch
import Engine
import Glibc
import Terminal

/// `/copy`: into a file of the data folder, and to the clipboard by the way that the configuration names.
struct Copier: Sendable {
    let way: Configuration.CopyWay
    /// A line of the shell that takes the text from its input; nil for the first known program that is there.
    let command: String?
    let folder: String
    let inbox: Inbox

    private var file: String { "\(folder)/copied.txt" }

    /// `outcome`: what came of the terminal's clipboard, where that is the way. Answers with a notice.
    func copy(_ excerpt: Excerpt, terminal outcome: Clipboard.Outcome?) {
        DispatchQueue.global().async { inbox.post(carryOut(excerpt, outcome)) }
    }

    /// What came of it.
    func carryOut(_ excerpt: Excerpt, _ outcome: Clipboard.Outcome?) -> Event {
        var places: [String] = []
        var failures: [String] = []
        switch outcome {
        case .sent: places.append("sent to the terminal's clipboard")
        case .tooLong:
            failures.append(
                "It is too long for the terminal's clipboard, which takes \(Clipboard.longest) bytes at most."
            )
        case .unsupported: failures.append("A terminal of this type has no clipboard for programs.")
        case nil: break
        }
        if way == .command {
            do throws(Failure) {
                let line = try program()
                try OtherProgram.run(line, input: excerpt.text)
                places.append("given to \(line.prefix { $0 != " " })")
            } catch {
                failures.append("\(error).")
            }
        }
        do throws(Failure) {
            try Paths.makeFolder(folder)
            try SavedFile.write(excerpt.text, to: file, overwrites: true, mode: 0o600)
            places.append("written to \(file)")
        } catch {
            failures.append("\(error)")
        }
        let what =
            places.isEmpty
            ? "\(excerpt.description)." : "\(excerpt.description): \(places.joined(separator: ", and "))."
        return .notice(failures.isEmpty ? .answer : .warning, ([what] + failures).joined(separator: " "))
    }

    /// tmux passes a text on to the terminal outside by itself.
    private func program() throws(Failure) -> String {
        if let command { return command }
        let known: [(variable: String?, line: String)] = [
            ("TMUX", "tmux load-buffer -w -"), ("WAYLAND_DISPLAY", "wl-copy"),
            ("DISPLAY", "xclip -selection clipboard"), ("DISPLAY", "xsel --clipboard --input"),
            (nil, "pbcopy"), (nil, "clip.exe"),
        ]
        let found = known.first { variable, line in
            variable.map { getenv($0) != nil } ?? true
                && OtherProgram.isThere(String(line.prefix { $0 != " " }))
        }
        guard let found else {
            throw Failure(
                "No program for the clipboard is there (wl-copy, xclip, xsel): name one as clipboard_command")
        }
        return found.line
    }
}
