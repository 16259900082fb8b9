import Engine
import Glibc
import Terminal
import Views

/// While the terminal is somebody else's: the editor's, or the plain screen's with the conversation on it. The loop goes
/// on, so that what streams is kept; nothing is painted.
extension Shell {
    enum Away {
        case editor(ExternalEditor)
        /// Until Enter.
        case bare
    }

    mutating func editExternally() {
        if away != nil { return }
        terminal.suspend()
        do throws(Failure) {
            away = .editor(try ExternalEditor.start(engine.state.composer.whole, wake: inbox.wake))
        } catch {
            comeBack()
            handle(.notice(.failure, error.description))
        }
    }

    /// `/bare`.
    mutating func showBare() {
        if away != nil { return }
        terminal.suspend()
        away = .bare
        for piece in BareTranscript.pieces(engine.state) {
            if !Output.write(Array(piece.utf8), to: STDOUT_FILENO) { break }
        }
        Output.write(Array("-- Enter goes back to dramatis --".utf8), to: STDOUT_FILENO)
    }

    mutating func comeBack() {
        away = nil
        terminal.resume()
        isDirty = true
    }

    /// Takes what the editor has left, when it has ended.
    mutating func lookAfterEditor() {
        guard case .editor(let editor)? = away, let result = editor.result() else { return }
        comeBack()
        switch result {
        case .success(let text):
            // What was given back meanwhile stands behind what was written.
            let now = engine.state.composer.whole
            let isSame = now == editor.text || now.isEmpty
            handle(.draft(isSame ? text : [text, now].filter { !$0.isEmpty }.joined(separator: "\n")))
        case .failure(let failure): handle(.notice(.failure, failure.description))
        }
    }

    /// A line at the plain screen: back to the panes. Its text is nobody's.
    mutating func takeBareInput() {
        _ = terminal.read()
        comeBack()
    }

    /// The shell ends while the editor runs.
    mutating func abandonEditor() {
        guard case .editor(let editor)? = away else { return }
        away = nil
        if let text = editor.abandon(), text != editor.text { handle(.draft(text)) }
    }
}
