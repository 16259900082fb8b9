import Conversation

/// The models that the embedded engine can run, as `Resources/models.toml` lists them: in order of preference.
package struct ModelCatalogue: Sendable, Equatable {
    package struct Entry: Sendable, Equatable {
        /// After `local/` in a model's name.
        package var id: String
        /// What `--model` takes as well ("small").
        package var short: String?
        package var title: String
        package var file: String
        package var bytes: Int64
        /// Of the whole file, 64 lower-case hex digits.
        package var sha256: String
        package var licence: String
        /// Tokens that the engine is started with, prompt and reply together.
        package var context: Int
        package var sources: [Source]

        package var name: ModelName { ModelName(provider: "local", name: id) }
    }

    package enum Source: Sendable, Equatable {
        case url(String)
        /// A member of a Python package's wheel; of `parts` of them, when the file was cut.
        case package(name: String, version: String, member: String, parts: Int, partBytes: Int64?)
    }

    package var entries: [Entry]
    package var standard: Entry

    /// By id or short name.
    package subscript(name: String) -> Entry? {
        entries.first { $0.id == name || $0.short == name }
    }
}
