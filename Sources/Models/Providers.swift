import Conversation

/// Makes the provider that a model's name asks for.
package enum Providers {
    /// Where the things of the embedded engine are on this machine.
    package struct Site: Sendable {
        package var catalogue: ModelCatalogue
        /// The folder that holds the GGUF files.
        package var models: String
        /// The Python of the engine's virtual environment.
        package var python: String
        /// The text of `Resources/engine/launcher.py`.
        package var launcher: String
        /// The folder of the engine's log; it must be there.
        package var state: String

        package init(
            catalogue: ModelCatalogue, models: String, python: String, launcher: String, state: String
        ) {
            self.catalogue = catalogue
            self.models = models
            self.python = python
            self.launcher = launcher
            self.state = state
        }

        package func path(of entry: ModelCatalogue.Entry) -> String { "\(models)/\(entry.file)" }
    }

    package static let known = ["local", "openai"]

    /// `status` is told how the embedded engine stands, from any thread; other providers never call it. Of
    /// `environment` are read: DRAMATIS_ENGINE, PATH, XDG_RUNTIME_DIR; OPENAI_BASE_URL, OPENAI_API_KEY.
    package static func make(
        for model: ModelName, environment: [String: String], site: Site,
        status: @escaping @Sendable (ModelStatus) -> Void
    ) throws(ModelError) -> any ModelProvider {
        switch model.provider {
        case "local":
            guard let entry = site.catalogue[model.name] else {
                let names = site.catalogue.entries.map(\.id)
                throw .unknownModel(
                    model, nearest: Edits.nearest(to: model.name, among: names).map { "local/\($0)" })
            }
            let path = site.path(of: entry)
            guard POSIX.isFile(path) else { throw .modelFileMissing(entry.name, path: path) }
            let program = try EngineProgram.find(
                python: site.python, launcher: site.launcher, environment: environment)
            let engine = EmbeddedEngine(
                program: program, model: path, context: entry.context, stateFolder: site.state,
                environment: environment, report: status)
            return EmbeddedProvider(model: entry.name, context: entry.context, engine: engine)
        case "openai":
            let endpoint = try Endpoint(
                address: environment["OPENAI_BASE_URL"].flatMap { $0.isEmpty ? nil : $0 }
                    ?? "https://api.openai.com/v1",
                key: environment["OPENAI_API_KEY"])
            return OpenAIProvider(model: model, endpoint: endpoint)
        default:
            throw .unknownProvider(
                model.provider, known: Edits.nearest(to: model.provider, among: known, count: known.count))
        }
    }

    /// A model's name as the user writes it: `PROVIDER/NAME`, or the short name or id of one in the catalogue.
    package static func name(_ text: String, in catalogue: ModelCatalogue) throws(ModelError) -> ModelName {
        if let entry = catalogue[text] { return entry.name }
        if let name = ModelName(text) { return name }
        let names = catalogue.entries.flatMap { [$0.id] + [$0.short].compactMap(\.self) }
        throw .unknownModel(
            ModelName(provider: "local", name: text), nearest: Edits.nearest(to: text, among: names))
    }
}
