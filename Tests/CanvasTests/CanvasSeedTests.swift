import Foundation
import Testing

@testable import Canvas

/// What fuzzing began with and what it found: all hold now.
@Suite struct CanvasSeedTests {
    static func seeds(_ target: String) throws -> [(name: String, bytes: [UInt8])] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fuzz/Seeds/\(target)")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
            ($0, Array(try Data(contentsOf: folder.appendingPathComponent($0))))
        }
    }

    @Test(arguments: ["neutraliser", "wrapper", "markdown"])
    func hold(_ target: String) throws {
        let seeds = try Self.seeds(target)
        #expect(!seeds.isEmpty)
        for (name, bytes) in seeds {
            let wrong =
                switch target {
                case "neutraliser": CanvasProperties.neutraliser(bytes)
                case "wrapper": CanvasProperties.wrapper(bytes)
                default: CanvasProperties.markdown(bytes)
                }
            #expect(wrong == nil, "\(name)")
        }
    }

    /// So that the properties are known to see something.
    @Test func propertiesFail() {
        var cell = Cells.of("a")[0]
        #expect(cell.combine("\u{202E}") && CellRules.broken([cell]) != nil)
    }
}
