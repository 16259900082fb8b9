import Conversation
import Foundation

/// A route receipt as bytes. Reading a long session decodes one for each reply, and JSON would take most of that
/// time. Format 1: strings as length (UInt32, little endian) and UTF-8, a missing one as length 0xFFFFFFFF; lists as
/// count and items; numbers of type Double as their bits; fields in the order of `RouteReceipt`. Format 2 is the same for
/// a receipt that the user overrode.
enum ReceiptPacking {
    private static let format: UInt8 = 1
    private static let overriddenFormat: UInt8 = 2
    private static let missing = UInt32.max

    static func pack(_ receipt: RouteReceipt) -> Data {
        var data = Data([receipt.isOverride ? overriddenFormat : format])
        put(receipt.rung.rawValue, &data)
        put(receipt.speakers.map(\.text), &data)
        put(receipt.request, &data)
        put(receipt.runnerUp?.text, &data)
        put(receipt.score, &data)
        put(receipt.matched, &data)
        put(UInt32(receipt.candidates.count), &data)
        for candidate in receipt.candidates {
            put(candidate.slug.text, &data)
            put(candidate.score, &data)
            put(candidate.matched, &data)
        }
        return data
    }

    /// Nil for bytes that this format does not allow.
    static func unpack(_ data: Data) -> RouteReceipt? {
        data.withUnsafeBytes { bytes in
            var reader = Reader(bytes: bytes)
            guard let format = reader.byte(), format == Self.format || format == overriddenFormat,
                let rung = reader.string().flatMap(Rung.init(rawValue:)),
                let speakers = reader.strings(), let request = reader.string(),
                let runnerUp = reader.optionalString(), let score = reader.double(),
                let matched = reader.strings(), let count = reader.count()
            else { return nil }
            var candidates: [RouteReceipt.Candidate] = []
            for _ in 0..<count {
                guard let slug = reader.string(), let score = reader.double(), let matched = reader.strings()
                else { return nil }
                candidates.append(.init(slug: Slug(slug), score: score, matched: matched))
            }
            return RouteReceipt(
                rung: rung, speakers: speakers.map(Slug.init), request: request,
                runnerUp: runnerUp.map(Slug.init), score: score, matched: matched, candidates: candidates,
                isOverride: format == overriddenFormat)
        }
    }

    private static func put(_ number: UInt32, _ data: inout Data) {
        withUnsafeBytes(of: number.littleEndian) { data.append(contentsOf: $0) }
    }

    private static func put(_ number: Double, _ data: inout Data) {
        withUnsafeBytes(of: number.bitPattern.littleEndian) { data.append(contentsOf: $0) }
    }

    private static func put(_ text: String?, _ data: inout Data) {
        guard let text else { return put(missing, &data) }
        put(UInt32(text.utf8.count), &data)
        data.append(contentsOf: text.utf8)
    }

    private static func put(_ texts: [String], _ data: inout Data) {
        put(UInt32(texts.count), &data)
        for text in texts { put(text, &data) }
    }

    /// Every read is checked against the end.
    private struct Reader {
        let bytes: UnsafeRawBufferPointer
        var offset = 0

        mutating func take(_ length: Int) -> UnsafeRawBufferPointer? {
            guard length <= bytes.count - offset else { return nil }
            defer { offset += length }
            return UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + length)])
        }

        mutating func byte() -> UInt8? { take(1)?[0] }

        mutating func number() -> UInt32? {
            take(4).map { UInt32(littleEndian: $0.loadUnaligned(as: UInt32.self)) }
        }

        mutating func double() -> Double? {
            take(8).map { Double(bitPattern: UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self))) }
        }

        /// Of items that take four bytes at least, so that a wrong count ends soon.
        mutating func count() -> Int? {
            number().flatMap { Int($0) <= (bytes.count - offset) / 4 ? Int($0) : nil }
        }

        mutating func string() -> String? { optionalString() ?? nil }

        /// Outer nil: no such field.
        mutating func optionalString() -> String?? {
            guard let length = number() else { return nil }
            if length == missing { return .some(nil) }
            return take(Int(length)).map { String(decoding: $0, as: UTF8.self) }
        }

        mutating func strings() -> [String]? {
            guard let count = count() else { return nil }
            var texts: [String] = []
            for _ in 0..<count {
                guard let text = string() else { return nil }
                texts.append(text)
            }
            return texts
        }
    }
}
