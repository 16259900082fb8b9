import Conversation

/// What keeps a model from being had at all: a user's error, with what to do about it. What goes wrong during a
/// reply is a `ServerFailure` and ends as a `ModelEnding`.
package enum ModelError: Error, Equatable, CustomStringConvertible {
    /// The catalogue's text is not what it must be; `place` is line:column, or the entry's name.
    case catalogue(String, place: String)
    case unknownProvider(String, known: [String])
    /// `nearest` are known names, the most alike first.
    case unknownModel(ModelName, nearest: [String])
    case modelFileMissing(ModelName, path: String)
    case engineMissing(path: String)
    /// `name` is the value of the variable, which names nothing that can be run.
    case engineNotExecutable(name: String)
    case address(String, reason: String)
    /// The value never stands in the text.
    case badKey(variable: String)
    case folder(path: String, reason: String)
    case engineFailed(String)
    case unreadable(path: String, reason: String)
    case wrongHash(path: String, found: String, expected: String)

    package var description: String {
        switch self {
        case .catalogue(let reason, let place):
            "models.toml, \(place): \(reason)"
        case .unknownProvider(let name, let known):
            "there is no provider \"\(name)\"; --model takes PROVIDER/NAME, with one of: "
                + known.joined(separator: ", ")
        case .unknownModel(let model, let nearest):
            "there is no model \"\(model)\"; the nearest: \(nearest.joined(separator: ", "))"
        case .modelFileMissing(let model, let path):
            "the file of \(model) is not there (\(path)): run Scripts/run to get it, or choose another with --model"
        case .engineMissing(let path):
            "the embedded engine is not installed (\(path)), and no llama-server is on PATH: run Scripts/run, "
                + "or choose a model elsewhere with --model openai/NAME"
        case .engineNotExecutable(let name):
            "DRAMATIS_ENGINE names \"\(name)\", which cannot be run: give the path of a llama-server, or unset it"
        case .address(let address, let reason):
            "the address \"\(address)\" is no use: \(reason)"
        case .badKey(let variable):
            "the value of \(variable) holds characters that no key has (a line end, a space?): set it again"
        case .folder(let path, let reason):
            "the folder \(path) cannot be used: \(reason)"
        case .engineFailed(let reason):
            reason
        case .unreadable(let path, let reason):
            "\(path) cannot be read: \(reason)"
        case .wrongHash(let path, let found, let expected):
            "\(path) is damaged or another file (SHA-256 \(found), expected \(expected)): "
                + "remove it and run Scripts/run"
        }
    }
}
