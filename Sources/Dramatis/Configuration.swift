import TOMLKit
import Views

/// `config.toml`. Every key may be missing; one that is unknown or of the wrong kind is an error with its name.
struct Configuration: Sendable {
    /// As for `--model`.
    var model: String?
    /// A theme's name or file (see `ThemeChoice`).
    var theme = ThemeChoice.auto
    /// The mouse wheel scrolls the transcript; false leaves the mouse to the terminal.
    var mouse = true

    /// The window is named after the session and who speaks.
    var title = true
    /// How the user is called who looks at another window.
    var notify = Notify.bell
    /// The program that calls, where `notify` is `command`: its last words are a title and a text.
    var notifyCommand: String?

    enum Notify: String, CaseIterable, Sendable {
        case bell, osc9, osc777, command, off
    }

    /// Where `/copy` puts a text besides its file.
    var clipboard = CopyWay.terminal
    /// The program that takes it, where `clipboard` is `command`; nil for the first known one that is there.
    var clipboardCommand: String?

    enum CopyWay: String, CaseIterable, Sendable {
        /// The terminal's clipboard, by OSC 52.
        case terminal
        case command, off
    }

    /// What is done with a request for which two members are about as right: the user chooses, or the model is asked.
    var unsure = Unsure.choose

    /// Whose keys the composer has.
    var editing = Editing.emacs

    enum Editing: String, CaseIterable, Sendable {
        case emacs, vi
    }

    /// The keys as they are bound: `[keys]` changes them.
    var keymap = Keymap()

    enum Unsure: String, CaseIterable, Sendable {
        case choose, model
    }

    static let known = [
        "model",
        "theme",
        "mouse",
        "unsure",
        "title",
        "notify",
        "notify_command",
        "clipboard",
        "clipboard_command",
        "editing",
        "[keys]",
    ]

    init() {}

    /// `themes`: the folder of the user's own.
    init(file path: String, themes: String) throws(Failure) {
        let table = try TOMLFile.read(path, advice: "mend the line, or move the file away")
        for key in table.keys {
            switch key {
            case "model": model = try Self.string(table, key, path)
            case "theme":
                let name = try Self.string(table, key, path)
                let base = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
                do throws(Failure) {
                    theme = try ThemeChoice(name, themes: themes, relativeTo: base)
                } catch {
                    throw Failure("\(path): \(error)")
                }
            case "mouse": mouse = try Self.bool(table, key, path)
            case "title": title = try Self.bool(table, key, path)
            case "notify": notify = try Self.choice(table, key, path)
            case "notify_command": notifyCommand = try Self.string(table, key, path)
            case "unsure": unsure = try Self.choice(table, key, path)
            case "clipboard": clipboard = try Self.choice(table, key, path)
            case "clipboard_command": clipboardCommand = try Self.string(table, key, path)
            case "editing": editing = try Self.choice(table, key, path)
            case "keys": keymap = try Self.keymap(table, key, path)
            default:
                throw Failure(
                    "\(path): \(key): there is no such setting; known are \(Self.known.joined(separator: ", "))"
                )
            }
        }
    }

    private static func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ table: TOMLTable, _ key: String, _ path: String
    ) throws(Failure) -> Value {
        let name = try string(table, key, path)
        guard let known = Value(rawValue: name) else {
            let names = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure("\(path): \(key): \"\(name)\" is none of \(names)")
        }
        return known
    }

    private static func bool(_ table: TOMLTable, _ key: String, _ path: String) throws(Failure) -> Bool {
        guard let value = table[key]?.bool else { throw Failure("\(path): \(key): must be true or false") }
        return value
    }

    private static func string(_ table: TOMLTable, _ key: String, _ path: String) throws(Failure) -> String {
        guard let value = table[key]?.string else {
            throw Failure("\(path): \(key): must be a text in quotes")
        }
        return value
    }

    /// `action = "key"`, or several in a list; an empty list takes the action its key.
    private static func keymap(_ table: TOMLTable, _ key: String, _ path: String) throws(Failure) -> Keymap {
        guard let bindings = table[key]?.table else {
            throw Failure("\(path): [\(key)]: must be a table of lines such as repaint = \"F5\"")
        }
        var changes: [KeyChange] = []
        for action in bindings.keys.sorted() {
            let value = bindings[action]
            if let one = value?.string {
                changes.append(KeyChange(action: action, keys: [one]))
            } else if let array = value?.array, array.allSatisfy({ $0.string != nil }) {
                changes.append(KeyChange(action: action, keys: array.compactMap(\.string)))
            } else {
                throw Failure(
                    "\(path): \(key).\(action): must be a key in quotes, or a list of them: [\"F5\", \"Ctrl-G\"]"
                )
            }
        }
        do throws(KeyProblem) {
            return try Keymap(changes: changes)
        } catch {
            throw Failure("\(path): \(key).\(error)")
        }
    }
}
