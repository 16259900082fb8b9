/// How near a request lies to what each member says of itself, in the space in which the lexicon places stems: for a
/// persona of a field that no area knows. Who holds many areas is known by them, and hardly asks for this.
struct Nearness: Sendable {
    /// By member: the mean of its lines' places.
    private let centres: [[Float]]
    /// By member: how much nearness counts.
    private let shares: [Float]

    /// What it counts beside the lexicon and the vocabulary for one who holds no area, and with how many areas held
    /// that halves; it falls by their cube, so that few areas are about as
    /// good as none. Set on personas that are not in this repository.
    private static let share: Float = 30
    private static let half = 3.0
    /// Of a line: what stands in lesser fields is about manners.
    private static let leastWeight = 1.0

    init(_ lines: [PersonaLine], members: Int, holders: AreaHolders, lexicon: FieldLexicon) {
        var sums = [[Float]](repeating: [], count: members)
        var weights = [Float](repeating: 0, count: members)
        var known: [String: [Float]] = [:]
        for line in lines where line.weight >= Self.leastWeight {
            var place: [Float] = []
            for term in LexiconTerm.read(line.text) where !term.key.utf8.contains(0x20) {
                let own = known[term.key] ?? lexicon.place(of: term.key)
                known[term.key] = own
                if !own.isEmpty { Self.add(own, times: 1, to: &place) }
            }
            let length = FieldLexicon.length(of: place)
            guard length > 0 else { continue }
            let weight = Float(line.weight)
            Self.add(place, times: weight / length, to: &sums[line.member])
            weights[line.member] += weight
        }
        centres = zip(sums, weights).map { sum, weight in sum.map { $0 / weight } }
        let held = holders.held(by: members)
        shares = held.map { held in
            let rest = held / Self.half
            return Self.share / Float(1 + rest * rest * rest)
        }
    }

    /// By member, over the mean of the others; what adds up over the stems of a request.
    func pulls(of place: [Float]) -> [Float] {
        let count = centres.count
        guard count > 1, !place.isEmpty else { return [Float](repeating: 0, count: count) }
        let near = centres.map { centre in
            centre.count == place.count ? Self.product(centre, place) : 0
        }
        let mean = near.reduce(0, +) / Float(count)
        let spread = Float(count) / Float(count - 1)
        return zip(near, shares).map { ($0 - mean) * spread * $1 }
    }

    private static func product(_ one: [Float], _ other: [Float]) -> Float {
        var sum: Float = 0
        for axis in one.indices { sum += one[axis] * other[axis] }
        return sum
    }

    /// Places of different length are of different lexicons, and count for nothing.
    static func add(_ place: [Float], times factor: Float, to sum: inout [Float]) {
        if sum.isEmpty { sum = [Float](repeating: 0, count: place.count) }
        guard sum.count == place.count else { return }
        for axis in sum.indices { sum[axis] += place[axis] * factor }
    }
}
