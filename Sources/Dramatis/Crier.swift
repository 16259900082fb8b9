import Dispatch
import Engine
import Terminal
import Views

/// Calls the user who looks at another window, by the way that the configuration names.
struct Crier: Sendable {
    let way: Configuration.Notify
    /// A line of the shell, to which a title and a text are added; nil for `notify-send`.
    let command: String?
    let inbox: Inbox

    func call(_ call: Attention.Call, on terminal: Terminal) {
        switch way {
        case .off: break
        case .bell: terminal.announce(call.text, by: .bell)
        case .osc9: terminal.announce(call.text, by: .osc9)
        case .osc777: terminal.announce(call.text, by: .osc777)
        case .command:
            let text = Plain.line(call.text)
            DispatchQueue.global().async {
                do throws(Failure) {
                    try OtherProgram.run("\(command ?? "notify-send") \"$@\"", ["dramatis", text])
                } catch {
                    inbox.post(.notice(.warning, "\(error)."))
                }
            }
        }
    }
}
