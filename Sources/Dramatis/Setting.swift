import Conversation
import Engine
import Foundation
import Models
import Terminal

/// What the options, the configuration and the environment come to.
struct Setting: Sendable {
    let paths: Paths
    let configuration: Configuration
    let model: ModelName
    let environment: [String: String]
    let color: ColorUse

    /// `isLenient`: a configuration that can't be used is as none (for the doctor, who tells of it).
    init(_ options: CommonOptions, isLenient: Bool = false) throws(Failure) {
        color = options.color
        environment = ProcessInfo.processInfo.environment
        paths = Paths(environment: environment, data: options.data.map(Self.absolute))
        let file = options.config ?? "\(paths.configuration)/config.toml"
        do throws(Failure) {
            let isThere = options.config != nil || Files.exists(file)
            configuration =
                isThere
                ? try Configuration(file: file, themes: "\(paths.configuration)/themes") : Configuration()
        } catch {
            if !isLenient { throw error }
            configuration = Configuration()
        }
        model = try Self.model(options.model ?? configuration.model ?? Self.standardModel)
    }

    /// `provider/name`, or a short name of the catalogue.
    private static func model(_ name: String) throws(Failure) -> ModelName {
        if let model = ModelName(name) { return model }
        if name.isEmpty || name.contains("/") {
            throw Failure("--model \"\(name)\": a model is named provider/name, for example \(standardModel)")
        }
        do throws(ModelError) {
            return try Providers.name(name, in: try catalogue)
        } catch {
            throw Failure("--model \(name): \(error)")
        }
    }

    /// The embedded model is not asked who is to answer: it is right in a third of the cases.
    var whenUnsure: SessionEngine.WhenUnsure {
        configuration.unsure == .model && model.provider != "local" ? .askModel : .letUserChoose
    }

    static var catalogue: ModelCatalogue {
        get throws(ModelError) {
            try ModelCatalogue.read(Shipped.models)
        }
    }

    static let standardModel = "local/qwen2.5-coder-1.5b"

    /// The process may change its folder; a path that the user gave must not.
    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    func site() throws(ModelError) -> Providers.Site {
        Providers.Site(
            catalogue: try Self.catalogue, models: paths.models, python: paths.enginePython,
            launcher: Shipped.launcher, state: paths.state)
    }

    /// The provider is made off the main thread: the catalogue is read and a folder made for it.
    func provider(inbox: Inbox) -> Task<any ModelProvider, any Error> {
        Task.detached { [self] in
            do {
                try Paths.makeFolder(paths.state)
                let provider = try Providers.make(for: model, environment: environment, site: try site()) {
                    inbox.post(.modelStatus($0))
                }
                // The weights are loaded while the user reads and types.
                if let embedded = provider as? EmbeddedProvider { await embedded.engine.start() }
                inbox.post(.modelTraits(await provider.traits))
                if model.provider != "local" { inbox.post(.modelStatus(.ready)) }
                return provider
            } catch {
                inbox.post(.modelStatus(.failed(detail: "\(error)")))
                throw error
            }
        }
    }

    /// What is assumed of a model until the provider has said it, a moment after the start: a context that all have,
    /// and the layout of the default.
    static let assumedTraits = ModelTraits(
        contextTokens: 8192, takesLateSystem: true, continuesReply: true, warms: false)
}
