import Canvas
import TOMLKit

/// Which theme is used: one that was named, or one that suits the terminal's background.
enum ThemeChoice: Sendable, Equatable {
    case fixed(Theme)
    case auto

    static let names = ["auto"] + Theme.all.map(\.name)

    /// `name` is a theme's name, one of the user's in `folder`, or a path to a file, which ends in `.toml`; a relative
    /// path counts from the folder of the configuration that names it.
    init(_ name: String, themes folder: String, relativeTo base: String) throws(Failure) {
        if name == "auto" {
            self = .auto
        } else if let shipped = Theme.all.first(where: { $0.name == name }) {
            self = .fixed(shipped)
        } else if name.hasSuffix(".toml") {
            self = .fixed(try ThemeFile.read(name.hasPrefix("/") ? name : "\(base)/\(name)"))
        } else {
            let file = "\(folder)/\(name).toml"
            guard !name.isEmpty, !name.contains("/"), Files.exists(file) else {
                let known = Self.names.joined(separator: ", ")
                throw Failure("theme: \"\(name)\" is none of \(known), and \(file) is not there")
            }
            self = .fixed(try ThemeFile.read(file))
        }
    }

    /// Until the terminal has said what its background is.
    func theme(environment: [String: String]) -> Theme {
        switch self {
        case .fixed(let theme): theme
        case .auto: environment["COLORFGBG"].flatMap(Theme.suited(toColorFGBG:)) ?? .dark
        }
    }

    /// Nothing but the terminal can say it.
    func asksTerminal(environment: [String: String]) -> Bool {
        self == .auto && environment["COLORFGBG"].flatMap(Theme.suited(toColorFGBG:)) == nil
    }
}

/// A theme of the user's: TOML, a role a line.
enum ThemeFile {
    static func read(_ path: String) throws(Failure) -> Theme {
        let table = try TOMLFile.read(path, advice: "mend the line")
        let entries = table.keys.map { key in (key: key, value: value(table, key)) }
        let reading = ThemeSource.read(entries, name: path)
        guard reading.problems.isEmpty else {
            throw Failure(reading.problems.map { "\(path): \($0)" }.joined(separator: "\n"))
        }
        return reading.theme
    }

    private static func value(_ table: TOMLTable, _ key: String) -> ThemeSource.Value {
        if let text = table[key]?.string { return .text(text) }
        if let flag = table[key]?.bool { return .flag(flag) }
        guard let array = table[key]?.array else { return .other }
        let texts = array.compactMap(\.string)
        return texts.count == array.count ? .list(texts) : .other
    }
}
