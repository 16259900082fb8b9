/// A number in a server's JSON, of whatever sign, size and fraction, or as a text. What is none, or is beyond a Double,
/// counts as absent.
/// Never fails to decode, and what it yields can be added and multiplied without overflow.
struct ServerNumber: Decodable {
    static let countLimit = Int(Int32.max)
    static let contextLimit = 10_000_000

    private let value: Double?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Double.self) {
            self.init(number)
        } else {
            self.init(text: (try? container.decode(String.self)) ?? "")
        }
    }

    init(text: some StringProtocol) { self.init(Double(text)) }

    private init(_ number: Double?) { value = number.flatMap { $0.isFinite ? $0 : nil } }

    /// 0...countLimit, the nearest to the number.
    var count: Int? { value.map { Int(min(max($0, 0), Double(Self.countLimit))) } }

    /// 1...contextLimit tokens; nil below, where some servers mean that they do not know.
    var context: Int? {
        guard let value, value >= 1 else { return nil }
        return Int(min(value, Double(Self.contextLimit)))
    }
}
