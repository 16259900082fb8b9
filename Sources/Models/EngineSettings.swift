import FoundationEssentials
import NIOCore

/// How llama.cpp is started, the same for both ways of starting it. The launcher reads it as JSON, key for key.
package struct EngineSettings: Sendable, Equatable, Encodable {
    /// Path of the GGUF file.
    package var model: String
    package var socket: String
    package var key: String
    /// Tokens, shared by all slots.
    package var context: Int
    package var slots = standardSlots
    /// Prompt tokens evaluated at a time. Small, for a request is only noticed as cancelled, and progress only
    /// reported, between two of them; the speed is the same from 64 to 2,048 (measured on two cores).
    package var batch = 64
    package var threads = System.coreCount
    /// Memory for prompts that left their slot.
    package var cacheMiB = 512

    /// One: each slot evaluates by itself what is common to all, and does not share it with the others.
    package static let standardSlots = 1

    private enum CodingKeys: String, CodingKey {
        case model
        case socket
        case key
        case context
        case slots
        case batch
        case threads
        case cacheMiB = "cache_mib"
    }

    package init(model: String, socket: String, key: String, context: Int) {
        self.model = model
        self.socket = socket
        self.key = key
        self.context = context
    }

    /// One line, its end included.
    func line() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }

    /// For `llama-server`, in flags that old builds know too; the key comes another way.
    var arguments: [String] {
        [
            "--model", model, "--host", socket, "--ctx-size", "\(context)", "--parallel", "\(slots)",
            "--batch-size", "\(batch)", "--ubatch-size", "\(batch)", "--threads", "\(threads)",
            "--poll", "0", "--jinja", "--no-warmup", "--log-verbosity", "2",
        ]
    }
}
