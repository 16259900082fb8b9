import Foundation
import Testing

@testable import Terminal

/// What fuzzing began with and what it found: all hold now.
@Suite struct DecoderSeedTests {
    @Test func hold() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fuzz/Seeds/decoder")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(!names.isEmpty)
        for name in names {
            let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
            #expect(DecoderProperty.broken(bytes) == nil, "\(name)")
        }
    }
}
